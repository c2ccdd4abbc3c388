import Text

/// A reference string whose fields a data set has tagged, in the tags of AnyStyle or of GROBID, as labels of words.
struct TaggedReference {
  private let bytes: [UInt8]
  private let fields: [(tag: String, words: String)]

  /// A string and its fields in order.
  init(_ bytes: [UInt8], _ fields: [(tag: String, words: String)]) {
    self.bytes = bytes
    self.fields = fields
  }

  /// The label of each token as an index of ``ReferenceLabel/names``; nil where a field is not found in the string.
  func labels(of tokens: [ReferenceToken]) -> [UInt8]? {
    var fieldOfToken = [Int](repeating: -1, count: tokens.count)
    var labels = [ReferenceLabel](repeating: .other, count: tokens.count)
    var from = 0
    for (number, field) in fields.enumerated() {
      guard let range = find(Array(field.words.utf8), from: from) else { return nil }
      from = range.upperBound
      guard let label = label(of: field.tag) else { continue }
      for (index, token) in tokens.enumerated() where range.contains(token.range.start) {
        labels[index] = label
        fieldOfToken[index] = number
      }
    }
    for number in fields.indices {
      trim(tokens, &labels, fieldOfToken.indices.filter { fieldOfToken[$0] == number })
    }
    return labels.indices.map { index in
      let begins =
        index == 0 || labels[index - 1] != labels[index] || fieldOfToken[index - 1] != fieldOfToken[index]
      return Self.index(of: labels[index], begins: begins)
    }
  }

  private static let indices = Dictionary(
    uniqueKeysWithValues: ReferenceLabel.names.enumerated().map { ($1, UInt8($0)) })

  private static func index(of label: ReferenceLabel, begins: Bool) -> UInt8 {
    let name = begins && ReferenceLabel.divided.contains(label) ? "B-\(label.rawValue)" : label.rawValue
    return indices[name] ?? 0
  }

  /// Where `words` stand at or after `from`, white space of any length aside; rather not inside a number or word.
  private func find(_ words: [UInt8], from: Int) -> Range<Int>? {
    let words = words.filter { !$0.isASCIISpace }
    guard let first = words.first else { return from..<from }
    var inside: Range<Int>?
    for start in from..<max(from, bytes.count) where bytes[start] == first {
      guard let end = end(of: words, at: start) else { continue }
      if !isInside(start, end) { return start..<end }
      inside = inside ?? start..<end
    }
    return inside
  }

  private func isInside(_ start: Int, _ end: Int) -> Bool {
    func goesOn(_ index: Int) -> Bool {
      index > 0 && index < bytes.count && bytes[index].isASCIIAlphanumeric
        && bytes[index - 1].isASCIIAlphanumeric
    }
    return goesOn(start) || goesOn(end)
  }

  private func end(of words: [UInt8], at start: Int) -> Int? {
    var index = start
    for unit in words {
      while index < bytes.count, bytes[index].isASCIISpace { index += 1 }
      guard index < bytes.count, bytes[index] == unit else { return nil }
      index += 1
    }
    return index
  }

  // MARK: One set of labels

  /// The label of a tag; nil for what is part of no field of ours.
  private func label(of tag: String) -> ReferenceLabel? {
    if tag == "title@m" { return fields.contains { $0.tag == "title@a" } ? .book : .title }
    return Self.tags[tag] ?? (tag.hasPrefix("idno") ? .identifier : nil)
  }

  private static let tags: [String: ReferenceLabel] = [
    "author": .author, "authors": .author, "director": .contributor, "producer": .contributor,
    "editor": .editor,
    "translator": .contributor, "orgName": .institution, "orgName@collaboration": .institution,
    "institution": .institution, "title": .title, "title@a": .title, "journal": .journal, "title@j": .journal,
    "container-title": .book, "booktitle": .book, "collection-title": .series, "title@s": .series,
    "date": .date, "year": .date, "month": .date, "volume": .volume, "biblScope@volume": .volume,
    "biblScope@vol": .volume, "volumes": .volume, "issue": .issue, "biblScope@issue": .issue, "pages": .pages,
    "biblScope@page": .pages, "biblScope@pp": .pages, "biblScope@pages": .pages, "biblStruct@page": .pages,
    "page": .pages, "publisher": .publisher, "publishe": .publisher, "location": .place, "pubPlace": .place,
    "pubplace": .place, "edition": .edition, "genre": .genre, "medium": .genre, "note@report": .genre,
    "tech": .genre, "note": .note, "notes": .note, "source": .note, "citation-number": .number,
    "doi": .doi, "idno@DOI": .doi, "url": .url, "ptr@web": .url, "isbn": .identifier,
  ]

  /// Words that only say which field follows are part of none: one data set tags them, the other does not.
  private static let markers: [ReferenceLabel: Set<String>] = [
    .pages: ["p", "pp", "pages", "page", "pgs", "pg", "s", "seiten"],
    .volume: ["vol", "volume", "vols", "v", "no", "n", "nr", "bd", "t", "tome", "number"],
    .issue: ["no", "n", "nr", "number", "issue", "num"], .doi: ["doi"],
    .book: ["in"], .journal: ["in"], .editor: ["in"],
  ]

  /// Takes markers off the start of a field, and the issue out of a volume such as `12 (3)`.
  private func trim(_ tokens: [ReferenceToken], _ labels: inout [ReferenceLabel], _ field: [Int]) {
    guard let first = field.first else { return }
    let label = labels[first]
    if field.count > 1, let markers = Self.markers[label] {
      for index in field.dropLast() {
        guard markers.contains(text(tokens[index]).lowercased()) else { break }
        labels[index] = .other
      }
    }
    guard label == .volume, !fields.contains(where: { $0.tag.hasSuffix("issue") }) else { return }
    var field = field
    // `2015;12(3)` tagged as one volume is a date and a volume.
    if tokens[first].isYear, field.count > 1, tokens[first + 1].gap == .semicolon {
      labels[first] = .date
      field.removeFirst()
    }
    let numbers = field.filter { tokens[$0].shape == .digits || tokens[$0].shape == .mixed }
    guard numbers.count >= 2 else { return }
    for index in field where index >= numbers[1] { labels[index] = .issue }
    for index in field where index > numbers[0] && index < numbers[1] { labels[index] = .other }
  }

  private func text(_ token: ReferenceToken) -> String {
    String(decoding: bytes[token.range.start..<token.range.end], as: UTF8.self)
  }
}
