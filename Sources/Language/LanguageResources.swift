/// What the language stages know of English: data of `Pipelines/language.yaml`.
public struct LanguageResources: Sendable, Hashable {
  /// Abbreviations that end in a full stop without ending a sentence, lower case, without their last stop.
  public var abbreviations: Set<String>
  /// Irregular forms: form → lemma and Penn Treebank tag (empty where the form does not tell).
  public var irregular: [String: Inflection]
  /// Words that look inflected and are not ("during", "species"), lower case.
  public var uninflected: Set<String>
  /// Verbs that end in a mute `e` which the rules for their ending would not restore ("interfere").
  public var muteE: Set<String>
  /// Verbs that end in a consonant although the rules for their ending would add an `e` ("target").
  public var withoutE: Set<String>
  /// Prefixes that a hyphen joins to a word ("anti-inflammatory"), as the treebank has it.
  public var prefixes: Set<String>

  /// The lemma and the tag of a form.
  public struct Inflection: Sendable, Hashable {
    /// The lemma.
    public var lemma: String
    /// The Penn Treebank tag, or empty.
    public var tag: String

    /// An inflection of `lemma`.
    public init(lemma: String, tag: String) {
      self.lemma = lemma
      self.tag = tag
    }
  }

  /// Resources of these words.
  public init(
    abbreviations: Set<String> = [], irregular: [String: Inflection] = [:], uninflected: Set<String> = [],
    muteE: Set<String> = [], withoutE: Set<String> = [],
    prefixes: Set<String> = []
  ) {
    self.abbreviations = abbreviations
    self.irregular = irregular
    self.uninflected = uninflected
    self.muteE = muteE
    self.withoutE = withoutE
    self.prefixes = prefixes
  }
}
