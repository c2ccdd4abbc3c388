import DocumentModel
public import Text

extension DocumentRecord {
  /// One line that `annotate` answers, for the input line `id`. The canonical text goes along where the caller
  /// does not have it: where the format is not `plain`.
  public func annotation(id: JSON, withText: Bool = false) -> JSON {
    let index = RecordIndex(self)
    let text = withText ? [JSON.Member("text", .string(document.text.string))] : []
    let sentences = JSON.Member("sentences", .array(sentences.map { index.span($0.range) }))
    return .object([JSON.Member("id", id)] + text + [sentences] + index.claimMembers)
  }

  /// The line that `annotate` answers where the input line is not valid; `id` is null where it has none.
  public static func annotationError(id: JSON, code: String, message: String) -> JSON {
    .members(["id": id, "error": .members(["code": .string(code), "message": .string(message)])])
  }
}
