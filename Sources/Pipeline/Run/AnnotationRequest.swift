import DocumentModel
import Foundation
import Readers
import Text

/// One line of `annotate`'s input.
struct AnnotationRequest: Sendable {
  /// Why a line is not valid.
  struct Invalid: Error {
    var id: JSON
    var code: String
    var message: String
  }

  /// The caller's id, given back as it is.
  let id: JSON
  /// The text.
  let text: String
  /// The format to read the text as; nil for plain text, whose offsets must stay.
  let format: Format?
  /// The entities to use; nil where they are to be found.
  let given: GivenEntities?

  init(_ line: [UInt8]) throws(Invalid) {
    func invalid(_ code: String, _ message: String, id: JSON = .null) -> Invalid {
      Invalid(id: id, code: code, message: message)
    }
    guard line.contains(where: { !$0.isASCIISpace }) else {
      throw invalid("annotate.blank", "the line is blank; give one JSON object a line")
    }
    guard let object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any] else {
      throw invalid("annotate.not-json", "the line is not a JSON object; give {\"id\": …, \"text\": …}")
    }
    id = Self.json(object["id"])
    guard let text = object["text"] as? String else {
      throw invalid("annotate.no-text", "‘text’ is missing or no string", id: id)
    }
    self.text = text
    let given = object["format"].flatMap { $0 is NSNull ? nil : $0 }
    let name = given.map { $0 as? String ?? "\($0)" } ?? "plain"
    format = Format(named: name)
    guard format != nil || name == "plain" else {
      throw invalid(
        "annotate.unknown-format",
        "unknown format ‘\(name)’; known are plain, html, markdown, pdf-text, jats",
        id: id)
    }
    guard let entities = object["entities"], !(entities is NSNull) else {
      self.given = nil
      return
    }
    guard let list = entities as? [[String: Any]] else {
      throw invalid("annotate.entities", "‘entities’ is no list of objects", id: id)
    }
    guard format == nil else {
      throw invalid(
        "annotate.entities",
        "‘entities’ go with the format ‘plain’ only: their offsets point into the text as given",
        id: id)
    }
    let recognizes = object["recognize"].flatMap { $0 is NSNull ? nil : $0 } ?? false
    guard let recognizesOthers = recognizes as? Bool else {
      throw invalid("annotate.entities", "‘recognize’ is neither true nor false", id: id)
    }
    do throws(GivenEntities.Invalid) {
      self.given = try GivenEntities(list, in: text, recognizesOthers: recognizesOthers)
    } catch {
      throw invalid("annotate.entity", error.message, id: id)
    }
  }

  private static func json(_ value: Any?) -> JSON {
    switch value {
    case let string as String: .string(string)
    case let number as Int: .int(number)
    case let number as Double: .double(number)
    default: .null
    }
  }
}
