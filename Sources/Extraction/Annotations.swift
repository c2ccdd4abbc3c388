public import DocumentModel
import Text

/// The layers that extraction reads, and the mentions that it adds to them.
///
/// Pronouns, elided subjects and names with their short form in brackets become mentions of their own, behind
/// those that were found.
public struct Annotations: Sendable {
  /// The document.
  public let document: Document
  /// Its sentences, with tokens.
  public let sentences: [Sentence]
  /// Its tokens.
  public let tokens: [Token]
  /// Its mentions, those found first.
  public internal(set) var mentions: [Mention]
  /// For each mention the one found that it stands for: itself, or what a pronoun refers to.
  public internal(set) var origins: [Int]
  /// Short forms that it defines.
  public let abbreviations: [Abbreviation]
  /// Its callouts, with what they are attached to.
  public let citations: [Citation]
  private let citationsOfSentence: [Int: [Int]]
  /// For each sentence its mentions among those found.
  let mentionsOfSentence: [Range<Int>]

  /// The layers of one document; `mentions` are sorted and do not overlap.
  public init(
    document: Document, sentences: [Sentence], tokens: [Token], mentions: [Mention],
    abbreviations: [Abbreviation], citations: [Citation]
  ) {
    self.document = document
    self.sentences = sentences
    self.tokens = tokens
    self.mentions = mentions
    origins = Array(mentions.indices)
    self.abbreviations = abbreviations
    self.citations = citations
    var ranges: [Range<Int>] = []
    var lower = 0
    for index in sentences.indices {
      var upper = lower
      while upper < mentions.count, mentions[upper].sentence <= index { upper += 1 }
      ranges.append(lower..<upper)
      lower = upper
    }
    mentionsOfSentence = ranges
    citationsOfSentence = Self.citationsOfSentence(citations, sentences)
  }

  /// The mentions found within `range`, in the order of the text.
  func found(in range: ByteRange) -> Range<Int> {
    let count = mentionsOfSentence.last?.upperBound ?? 0
    func first(from start: Int, where isPast: (ByteRange) -> Bool) -> Int {
      var (low, high) = (start, count)
      while low < high {
        let middle = (low + high) / 2
        if isPast(mentions[middle].range) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    let lower = first(from: 0) { $0.lower >= range.lower }
    return lower..<first(from: lower) { $0.upper > range.upper }
  }

  /// Adds a mention of what mention `index` names, at other words; gives its index.
  mutating func add(_ index: Int, at range: ByteRange, tokens: Range<Int>, sentence: Int) -> Int {
    var mention = mentions[index]
    mention.isDerived = true
    mention.range = range
    mention.tokens = tokens
    mention.sentence = sentence
    mention.givenID = nil
    mentions.append(mention)
    origins.append(origins[index])
    return mentions.count - 1
  }

  /// What the callouts print that support the words at `range` of a sentence: those that close the
  /// smallest stretch around it. What stands at the end of the sentence supports no clause that has a callout of its
  /// own.
  func citations(
    supporting range: ByteRange, sentence: Int
  ) -> (indices: [String], entries: [Int], rule: String?) {
    let around = (citationsOfSentence[sentence] ?? []).map { citations[$0] }.filter {
      $0.attachedTo?.contains(range.start) ?? false
    }
    let shortest = around.compactMap { $0.attachedTo?.count }.min()
    let nearest = around.filter { $0.attachedTo?.count == shortest }
    var indices: [String] = []
    for index in nearest.flatMap(\.indices) where !indices.contains(index) { indices.append(index) }
    var entries: [Int] = []
    for entry in nearest.flatMap(\.entries).compactMap(\.self) where !entries.contains(entry) {
      entries.append(entry)
    }
    return (indices, entries, nearest.first?.scopeRule)
  }

  /// For each sentence the callouts that support any of it.
  private static func citationsOfSentence(_ citations: [Citation], _ sentences: [Sentence]) -> [Int: [Int]] {
    var result: [Int: [Int]] = [:]
    for (index, citation) in citations.enumerated() {
      guard let attached = citation.attachedTo else { continue }
      var (low, high) = (0, sentences.count)
      while low < high {
        let middle = (low + high) / 2
        if sentences[middle].range.upper > attached.lower { high = middle } else { low = middle + 1 }
      }
      while low < sentences.count, sentences[low].range.lower < attached.upper {
        result[low, default: []].append(index)
        low += 1
      }
    }
    return result
  }
}
