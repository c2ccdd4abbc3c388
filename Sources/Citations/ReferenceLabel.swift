/// What a word of a reference string is part of.
enum ReferenceLabel: String, CaseIterable {
  case other, author, editor, title, journal, book, series, date, volume, issue, pages, publisher, place
  case institution, edition, genre, note, number, doi, identifier, url, contributor

  /// The labels whose first words are told from the rest.
  static let divided: [ReferenceLabel] = [
    .author, .editor, .title, .journal, .book, .publisher, .place, .date,
  ]

  /// The names of all labels of the model: one for each case, and `B-` for the first words of the divided ones.
  static let names = allCases.map(\.rawValue) + divided.map { "B-\($0.rawValue)" }

  /// The label of `name`, and whether it begins a field.
  static func named(_ name: String) -> (label: ReferenceLabel, begins: Bool)? {
    if let label = ReferenceLabel(rawValue: name) { return (label, !divided.contains(label)) }
    guard name.hasPrefix("B-") else { return nil }
    return ReferenceLabel(rawValue: String(name.dropFirst(2))).map { ($0, true) }
  }
}
