/// The words that tell whether a full stop ends a sentence: data of `Pipelines/language.yaml`.
///
/// All are lower case and without their last stop ("e.g").
public struct BoundaryWords: Sendable, Hashable {
  /// Abbreviations that always have their word after them: "Dr. Smith", "e.g. mice".
  public var joining: Set<String>
  /// Abbreviations that have a name after them where they are written with a capital: "Ms. Li", but "for 5 ms."
  public var titles: Set<String>
  /// Abbreviations where a number comes next, words anywhere else: "No. 5" but "She said no."
  public var numbered: Set<String>
  /// Abbreviations that end a sentence where an opener follows: "in the U.S. How", but "the U.S. Senate".
  public var either: Set<String>
  /// Times of day, which end a sentence before any capital: "at 6 p.m. Mice were".
  public var times: Set<String>
  /// Words that open sentences and are no names: "the", "we", "however".
  public var openers: Set<String>
  /// Words that come before names of persons: "by J. Smith", but "vitamin D."
  public var naming: Set<String>
  /// Sentences with ` | ` where one ends and the next begins: what the lists are for, and what tests run.
  public var examples: [String]

  /// All abbreviations, of whatever class.
  var abbreviations: Set<String> {
    [joining, titles, numbered, either, times].reduce(into: []) { $0.formUnion($1) }
  }

  /// Words of these classes.
  public init(
    joining: Set<String> = [], titles: Set<String> = [], numbered: Set<String> = [], either: Set<String> = [],
    times: Set<String> = [],
    openers: Set<String> = [], naming: Set<String> = [], examples: [String] = []
  ) {
    self.joining = joining
    self.titles = titles
    self.numbered = numbered
    self.either = either
    self.times = times
    self.openers = openers
    self.naming = naming
    self.examples = examples
  }
}
