import DocumentModel
import Text

/// Makes a bibliographic item of the fields of a reference string.
struct ReferenceItem {
  private let bytes: [UInt8]
  private let tokens: [ReferenceToken]
  private let fields: [ReferenceField]
  private let text: FieldText

  /// The item of the string `bytes`, which was cut into `tokens` and these into `fields`.
  init(bytes: [UInt8], tokens: [ReferenceToken], fields: [ReferenceField]) {
    self.bytes = bytes
    self.tokens = tokens
    self.fields = fields
    text = FieldText(bytes, tokens)
  }

  /// The item. Identifiers and addresses are left to ``Identifiers``.
  var item: BibliographicItem {
    var item = BibliographicItem(type: "document")
    var confidence: [String: Double] = [:]
    func take(_ field: ReferenceField?, as key: String) -> String? {
      guard let field else { return nil }
      confidence[key] = Self.rounded(field.confidence)
      return text.text(of: field)
    }
    item.title = take(first(.title), as: "title")
    item.containerTitle = take(first(.journal) ?? first(.book) ?? secondTitle, as: "container-title")
    item.collectionTitle = take(
      first(.series) ?? (first(.journal) == nil ? nil : first(.book)), as: "collection-title")
    item.volume = take(first(.volume), as: "volume")
    item.issue = take(first(.issue), as: "issue")
    item.page = take(first(.pages), as: "page")
    item.edition = take(first(.edition), as: "edition")
    item.genre = take(first(.genre), as: "genre")
    item.publisher = take(first(.publisher), as: "publisher")
    item.publisherPlace = take(first(.place), as: "publisher-place")
    item.note = take(first(.note), as: "note")
    item.authors = names(.author)
    if item.authors.isEmpty, let body = openingBody {
      item.authors = [.init(family: text.text(of: body))]
    }
    item.editors = names(.editor)
    item.issued = date
    for (label, key) in [(ReferenceLabel.author, "author"), (.editor, "editor"), (.date, "issued")] {
      if let least = all(label).map(\.confidence).min() { confidence[key] = Self.rounded(least) }
    }
    item.confidence = confidence
    takeMark(&item)
    item.type =
      ReferenceType(
        item: item, isBook: first(.journal) == nil && item.containerTitle != nil, marks: marks
      ).name
    if item.type == "thesis" || item.type == "report", item.publisher == nil, openingBody == nil {
      item.publisher = first(.institution).map(text.text)
    }
    takeRest(&item)
    return item
  }

  // MARK: Fields

  private func all(_ label: ReferenceLabel) -> [ReferenceField] { fields.filter { $0.label == label } }
  private func first(_ label: ReferenceLabel) -> ReferenceField? { fields.first { $0.label == label } }
  /// A title behind another is that of the book or journal.
  private var secondTitle: ReferenceField? { all(.title).dropFirst().last }

  /// A body that stands where authors do, before all fields but a number.
  private var openingBody: ReferenceField? {
    fields.first { $0.label != .number }.flatMap { $0.label == .institution ? $0 : nil }
  }

  private func names(_ label: ReferenceLabel) -> [BibliographicItem.Name] {
    all(label).flatMap { NameList.names(in: text.bytes(of: $0)) }
  }

  /// The first date that has a year.
  private var date: [Int] {
    for field in all(.date) {
      let parts = ReferenceDate(tokens[field.tokens], in: bytes).parts
      if !parts.isEmpty { return parts }
    }
    return []
  }

  /// The words that are part of no field.
  private var marks: String {
    var covered = 0
    var words: [UInt8] = []
    for field in fields {
      words += bytes[covered..<max(covered, tokens[field.tokens.lowerBound].range.start)] + [0x20]
      covered = max(covered, tokens[field.tokens.upperBound - 1].range.end)
    }
    return String(decoding: words + bytes[covered...], as: UTF8.self)
  }

  /// `Title [video]`: what the work is, behind its title.
  private func takeMark(_ item: inout BibliographicItem) {
    guard let title = item.title, title.utf8.last == byte("]"), let open = title.lastIndex(of: "[") else {
      return
    }
    let mark = String(title[title.index(after: open)...].dropLast())
    guard open > title.startIndex, ReferenceType.isMark(mark) else { return }
    item.title = String(decoding: Array(title[..<open].utf8)[...].trimmedOfStops, as: UTF8.self)
    item.genre = item.genre ?? mark
  }

  /// What stands behind the words that were labelled is kept as a note.
  private func takeRest(_ item: inout BibliographicItem) {
    guard tokens.count == ReferenceModel.mostTokens, let end = tokens.last?.range.end else { return }
    let rest = String(decoding: bytes[end...].drop { $0.isASCIISpace }, as: UTF8.self)
    item.note = [item.note, rest.isEmpty ? nil : rest].compactMap { $0 }.joined(separator: " ")
  }

  private static func rounded(_ probability: Float) -> Double {
    Double((probability * 1_000).rounded()) / 1_000
  }
}
