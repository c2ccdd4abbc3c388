import Text

/// A stretch of a sentence as words and punctuation, asked for the marks of clauses.
struct Words {
  private struct Word {
    /// Lower-cased word, or one punctuation mark.
    var form: String
    var start: Int
  }

  private let words: [Word]
  private static let punctuation = ",;:"

  /// The words of `range`.
  init(_ text: SourceText, _ range: ByteRange) {
    var words: [Word] = []
    var index = range.start
    while index < range.end, let scalar = text.bytes.scalar(at: index) {
      let start = index
      index += scalar.byteCount
      if Self.punctuation.unicodeScalars.contains(scalar) {
        words.append(Word(form: String(scalar), start: start))
      } else if !scalar.isSpace {
        while index < range.end, let next = text.bytes.scalar(at: index), !next.isSpace,
          !Self.punctuation.unicodeScalars.contains(next)
        {
          index += next.byteCount
        }
        words.append(Word(form: text.string(ByteRange(start, index)).lowercased(), start: start))
      }
    }
    self.words = words
  }

  // MARK: Lists of words

  private static let connectives: Set<String> = [
    ",", ";", ":", "and", "or", "&", "as", "well", "see", "also",
  ]
  /// Conjunctions that begin a clause wherever they follow a comma.
  private static let subordinators: Set<String> = [
    "but", "while", "whereas", "whilst", "although", "though", "yet", "however", "unlike",
  ]
  private static let coordinators: Set<String> = ["and", "or", "nor", "so", "then"]
  /// What follows a callout that closes a clause.
  private static let continuations: Set<String> = subordinators.union(coordinators).union([
    "because", "since", "which", "who", "where", "when", "whose", "thereby", "–", "—", "if", "as",
  ])
  private static let pronouns: Set<String> = [
    "it", "they", "this", "these", "we", "there", "that", "those", "its",
  ]
  private static let verbs: Set<String> = [
    "is", "are", "was", "were", "has", "have", "had", "can", "may", "might", "could", "will", "would", "does",
    "did", "do", "inhibits", "inhibit", "activates", "activate", "increases", "decreases", "reduces",
    "induces",
    "shows", "remains", "leads", "causes", "requires", "blocks", "binds", "becomes", "appears", "seems",
    "suggests", "confers", "promotes", "prevents", "targets", "acts", "improves", "led", "became", "began",
  ]
  private static let openings: Set<String> = [
    "in", "as", "for", "by", "with", "after", "before", "among", "according", "following", "based", "like",
    "during", "given", "from", "on", "at", "to", "since", "under", "within", "consistent", "similar",
    "despite",
  ]

  // MARK: Questions

  /// Whether they only join callouts: "and", commas, or nothing.
  var areConnectives: Bool { words.allSatisfy { Self.connectives.contains($0.form) } }

  /// Whether they open a sentence before its subject, as in "In mice" or "According to others".
  var areOpeningPhrase: Bool {
    guard let first = words.first else { return true }
    return Self.openings.contains(first.form) && !words.contains { $0.form == "," }
  }

  /// Whether the first of them is a comma.
  var beginWithComma: Bool { words.first?.form == "," }

  /// Whether the clause before has ended: punctuation or a conjunction comes first.
  var beginWithBoundary: Bool {
    guard let first = words.first?.form else { return true }
    return Self.punctuation.contains(first) || Self.continuations.contains(first)
      || first.utf8.allSatisfy { !$0.isASCIIAlphanumeric && $0 < 0x80 }
  }

  /// Where the last clause among them begins, if there is a boundary: the byte offset of its first word.
  var lastBoundary: Int? { words.indices.last(where: isBoundary).map { words[$0].start + 1 } }

  /// Where the first boundary stands: the byte offset of its punctuation mark.
  var firstBoundary: Int? { words.indices.first(where: isBoundary).map { words[$0].start } }

  /// Whether a punctuation mark ends a clause: a semicolon; a comma before a conjunction and a new clause.
  private func isBoundary(_ index: Int) -> Bool {
    guard index + 1 < words.count else { return false }
    let form = words[index].form
    if form == ";" { return true }
    guard form == "," else { return false }
    let next = words[index + 1].form
    return Self.subordinators.contains(next) || Self.coordinators.contains(next) && isClause(after: index + 1)
  }

  /// Whether a clause of its own follows: a pronoun, or a finite verb before the next punctuation mark.
  private func isClause(after index: Int) -> Bool {
    let rest = words[(index + 1)...].prefix { !Self.punctuation.contains($0.form) }
    guard let first = rest.first?.form else { return false }
    return Self.pronouns.contains(first) || rest.dropFirst().contains { Self.isFinite($0.form) }
  }

  private static func isFinite(_ form: String) -> Bool {
    verbs.contains(form) || form.utf8.count > 4 && form.hasSuffix("ed")
  }
}
