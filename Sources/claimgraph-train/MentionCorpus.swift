import ArgumentParser
import Foundation
import SequenceLabeling
import Text
import Vocabulary

/// Reads texts with marked mentions from JSON Lines.
enum MentionCorpus {
  /// One text: its mentions of each family that its corpus annotates.
  struct Document {
    var id: String
    var corpus: String
    var text: SourceText
    var spans: [MentionFamily: [ByteRange]]

    /// Whether it is one of the `count` folds' `fold`th; the same text of two corpora is in one.
    func fold(of count: Int) -> Int {
      Int(FeatureHash.mix(FeatureHash.of(id.utf8), 7) % UInt64(count))
    }
  }

  /// What each corpus annotates in full. CRAFT's diseases follow a convention of their own.
  private static let families: [String: Set<MentionFamily>] = [
    "craft_concepts": [.chemicals], "bc5cdr": [.chemicals, .diseases],
    "biored": [.chemicals, .diseases], "ncbi_disease": [.diseases],
  ]

  /// The documents of the file at `path`.
  ///
  /// - Throws: what is wrong, with the line.
  static func read(_ path: String) throws -> [Document] {
    try DataFile.text(path).split(separator: "\n").enumerated().map { number, line in
      guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        let id = object["id"] as? String, let text = object["text"] as? String,
        let corpus = object["dataset"] as? String, let families = families[corpus],
        let entities = object["entities"] as? [[String: Any]]
      else {
        throw ValidationError(
          "\(path):\(number + 1): is no text with mentions (id, dataset, text and entities); known data sets are "
            + Self.families.keys.sorted().joined(separator: ", "))
      }
      let source = SourceText(text)
      let spans = Self.spans(of: entities, in: source)
      return Document(
        id: id, corpus: corpus, text: source,
        spans: Dictionary(uniqueKeysWithValues: families.map { ($0, spans[$0] ?? []) }))
    }
  }

  /// The spans of each family, sorted; of those that overlap the longest. Only spans and coarse kinds are looked at.
  private static func spans(
    of entities: [[String: Any]], in text: SourceText
  ) -> [MentionFamily: [ByteRange]] {
    let offsets = ScalarOffsets(text)
    var result: [MentionFamily: [ByteRange]] = [:]
    for entity in entities where entity["discontinuous"] as? Bool != true {
      guard let start = entity["start"] as? Int, let end = entity["end"] as? Int,
        let range = offsets.bytes(start: start, end: end),
        let family = (entity["category"] as? String).flatMap(family)
      else { continue }
      result[family, default: []].append(range)
    }
    return result.mapValues { spans in
      var kept: [ByteRange] = []
      for span in spans.sorted(by: { ($1.count, $0.start) < ($0.count, $1.start) })
      where !kept.contains(where: { $0.overlaps(span) }) { kept.append(span) }
      return kept.sorted { $0.start < $1.start }
    }
  }

  private static func family(_ category: String) -> MentionFamily? {
    switch category {
    case "ChemicalEntity": .chemicals
    case "Disease": .diseases
    default: nil
    }
  }
}
