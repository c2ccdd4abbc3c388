import ArgumentParser
import Foundation
import SequenceLabeling

/// Reads tagged references from JSON Lines.
enum TaggedReferences {
  /// One reference.
  struct Entry {
    var id: String
    var text: String
    var fields: [(tag: String, words: String)]

    /// The work's title as letters and digits, or the whole string where there is none of any length: what two
    /// references to one work have in common.
    var key: String {
      let title = fields.first { ["title", "title@a", "title@m"].contains($0.tag) }?.words ?? ""
      let letters = Self.squeezed(title)
      return letters.count > 25 ? letters : Self.squeezed(text)
    }

    /// The fold of the source document. Where ids do not tell it, of twenty neighbours, for collections keep the
    /// references of one document together.
    func fold(of count: Int) -> Int {
      let mark = id.lastIndex { $0 == "#" || $0 == "-" } ?? id.startIndex
      let number = (Int(id[mark...].drop { $0 == "#" || $0 == "-" }) ?? 0) / 20
      let isCollection = id[mark...].first == "-" || id.hasPrefix("citations") || id.hasPrefix("kisti")
      let document = isCollection ? "\(id[..<mark])/\(number)" : String(id[..<mark])
      return Int(FeatureHash.mix(FeatureHash.of(document.utf8), 1) % UInt64(count))
    }

    private static func squeezed(_ text: String) -> String {
      text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
  }

  /// The references of the file at `path`.
  ///
  /// - Throws: what is wrong, with the line.
  static func read(_ path: String) throws -> [Entry] {
    try DataFile.text(path).split(separator: "\n").enumerated().map { number, line in
      guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        let id = object["id"] as? String, let text = object["text"] as? String,
        let fields = object["fields"] as? [[String]], fields.allSatisfy({ $0.count == 2 })
      else {
        throw ValidationError("\(path):\(number + 1): is no tagged reference (id, text and fields)")
      }
      return Entry(id: id, text: text, fields: fields.map { ($0[0], $0[1]) })
    }
  }
}
