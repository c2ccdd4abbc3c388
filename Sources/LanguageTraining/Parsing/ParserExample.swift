import Language

/// A sentence with its tree, as the trainer sees it.
package final class ParserExample {
  package let count: Int
  /// Rows of the embedding, -1 for features that are not known.
  let features: [Int32]
  /// Heads and labels from place 1.
  package let heads: [Int32]
  package let labels: [UInt8]
  let labelCount: Int
  let sentence: StateFeatures.Sentence
  /// Whether a token counts in scores: punctuation does not.
  package let counts: [Bool]
  private let frequencies: [Float]

  init(
    features: [Int32], heads: [Int32], labels: [UInt8], labelCount: Int, sentence: StateFeatures.Sentence,
    counts: [Bool], frequencies: [Float]
  ) {
    count = heads.count - 1
    self.features = features
    self.heads = heads
    self.labels = labels
    self.labelCount = labelCount
    self.sentence = sentence
    self.counts = counts
    self.frequencies = frequencies
  }

  func dropChance(_ row: Int32, _ amount: Float) -> Float { amount / (amount + frequencies[Int(row)]) }
}

/// A token of a treebank.
package struct TreebankToken: Sendable {
  package var form: [UInt8]
  package var tag: String
  package var head: Int
  package var label: String
  package var isPunctuation: Bool
}

package enum TreebankReader {
  static let punctuation: Set<String> = ["PUNCT", ",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "(", ")"]

  package static func sentences(_ text: String) -> [[TreebankToken]] {
    var result: [[TreebankToken]] = []
    var here: [TreebankToken] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.isEmpty || line.first == UInt8(ascii: "#") {
        if line.isEmpty, !here.isEmpty {
          result.append(here)
          here = []
        }
        continue
      }
      let columns = line.split(separator: UInt8(ascii: "\t"))
      guard columns.count >= 8, let head = Int(String(Substring(columns[6]))) else { continue }
      let tag = String(Substring(columns[4]))
      let upos = String(Substring(columns[3]))
      here.append(
        TreebankToken(
          form: Array(columns[1]), tag: tag, head: head, label: String(Substring(columns[7])),
          isPunctuation: punctuation.contains(tag) || punctuation.contains(upos)))
    }
    if !here.isEmpty { result.append(here) }
    return result
  }
}

/// What a parser's training knows by name: tags, labels, features.
package final class ParserLexicon {
  package let tags: [String]
  package let labels: [String]
  private let tagNumbers: [String: UInt8]
  private let labelNumbers: [String: UInt8]
  private(set) var rows: [UInt32: Int32] = [:]
  private(set) var frequencies: [Float] = []
  package var featureCount: Int { frequencies.count }

  /// What `sentences` hold; features that come less often than `least` times are left out.
  package init(_ sentences: [[TreebankToken]], least: Int) {
    tags = Set(sentences.joined().map(\.tag)).sorted()
    labels = Set(sentences.joined().map(\.label)).sorted()
    tagNumbers = Dictionary(uniqueKeysWithValues: tags.enumerated().map { ($1, UInt8($0)) })
    labelNumbers = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, UInt8($0)) })
    var counts: [UInt32: Int] = [:]
    for sentence in sentences { for key in keys(sentence) { counts[key, default: 0] += 1 } }
    for key in counts.keys.sorted() where counts[key, default: 0] >= least {
      rows[key] = Int32(frequencies.count)
      frequencies.append(Float(counts[key, default: 0]))
    }
  }

  private func numbers(_ sentence: [TreebankToken]) -> [UInt8] { sentence.map { tagNumbers[$0.tag] ?? 62 } }

  private func keys(_ sentence: [TreebankToken]) -> [UInt32] {
    let forms = sentence.map { $0.form.withUnsafeBufferPointer(TokenFeatures.form) }
    let tags = numbers(sentence)
    return [UInt32](unsafeUninitializedCapacity: sentence.count * TokenFeatures.count) { buffer, count in
      forms.withUnsafeBufferPointer { forms in
        tags.withUnsafeBufferPointer { tags in
          guard let base = buffer.baseAddress else { return }
          for index in sentence.indices {
            TokenFeatures.write(at: index, forms: forms, tags: tags, to: base + index * TokenFeatures.count)
          }
        }
      }
      count = sentence.count * TokenFeatures.count
    }
  }

  package func example(_ sentence: [TreebankToken]) -> ParserExample {
    var state = StateFeatures.Sentence()
    state.fill(numbers(sentence), count: sentence.count, counts: tags.map(StateFeatures.Sentence.count))
    return ParserExample(
      features: keys(sentence).map { rows[$0] ?? -1 }, heads: [0] + sentence.map { Int32($0.head) },
      labels: [0] + sentence.map { labelNumbers[$0.label] ?? 0 }, labelCount: labels.count, sentence: state,
      counts: [false] + sentence.map { !$0.isPunctuation }, frequencies: frequencies)
  }
}
