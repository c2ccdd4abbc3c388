import DocumentModel
import Text

/// The tagged fields of one entry of a reference list, in the order of the file.
struct TaggedEntry {
  /// One field: an element that holds nothing but its value.
  struct Field {
    var element: XMLElement
    var index: Int
    var text: String
    /// Whether attributes say it, not text.
    var isStated = false
    var isInName = false
    var beginsName = false
    /// Whether the name is that of an editor or translator.
    var isEditor = false
    /// Which of the works that the entry cites it is of, from 0.
    var work = 0
    /// The kind of an identifier, lower case.
    var kind = ""
  }

  private(set) var fields: [Field] = []
  private(set) var type: String?
  private let tape: Tape<XMLElement>
  private let source: SourceText
  private var isPrinted = false
  private var works = 0
  private var isAmongEditors = false

  /// The fields of an entry that stand without print between them; nil where the entry has its own punctuation.
  init?(_ tape: Tape<XMLElement>, _ source: SourceText, _ entry: Int) {
    self.init(all: tape, source, entry)
    if isPrinted || fields.allSatisfy({ $0.element == .label }) { return nil }
  }

  /// The fields of an entry, whatever stands between them.
  init(all tape: Tape<XMLElement>, _ source: SourceText, _ entry: Int) {
    self.tape = tape
    self.source = source
    collect(entry, depth: 0)
  }

  private static let deepest = 50

  private mutating func collect(_ parent: Int, depth: Int) {
    guard depth < Self.deepest else {
      isPrinted = true
      return
    }
    var index = parent + 1
    while index < tape.nodes[parent].end {
      let node = tape.nodes[index]
      switch node.element {
      case nil: isPrinted = isPrinted || !source[node.source].allSatisfy(\.isASCIISpace)
      case .citation:
        type = type ?? tape[index, .publicationType] ?? tape[index, .citationType]
        collect(index, depth: depth + 1)
        works += 1
      case .alternatives: collectFirst(index, depth: depth + 1)
      case .people, .editors: collectPeople(index, depth: depth + 1)
      case .other where holdsText(index): add(.other, index)
      case .contributor, .analytic, .monograph, .other: collect(index, depth: depth + 1)
      case .name: collectName(index)
      case .footnote, .hidden: break
      case let element?: add(element, index)
      }
      index = max(index + 1, node.end)
    }
  }

  /// The first of several ways to tell one work.
  private mutating func collectFirst(_ index: Int, depth: Int) {
    guard let first = tape.children(of: index).first(where: { tape.nodes[$0].element == .citation }) else {
      return collect(index, depth: depth)
    }
    type = type ?? tape[first, .publicationType] ?? tape[first, .citationType]
    collect(first, depth: depth)
    works += 1
  }

  private mutating func collectPeople(_ index: Int, depth: Int) {
    let outer = isAmongEditors
    let group = tape[index, .personGroupType] ?? "author"
    isAmongEditors =
      outer || tape.nodes[index].element == .editors || !["author", "inventor"].contains(group)
    collect(index, depth: depth)
    isAmongEditors = outer
  }

  /// Whether text stands right within node `index`, as in a field that no other name fits.
  private func holdsText(_ index: Int) -> Bool {
    var child = index + 1
    while child < tape.nodes[index].end {
      let node = tape.nodes[child]
      if node.element == nil, !source[node.source].allSatisfy(\.isASCIISpace) { return true }
      child = max(child + 1, node.end)
    }
    return false
  }

  private mutating func collectName(_ index: Int) {
    let first = fields.count
    for child in tape.children(of: index) {
      if let element = tape.nodes[child].element, element != .hidden { add(element, child) }
    }
    if fields.count == first { add(.name, index) }
    for field in first..<fields.count { fields[field].isInName = true }
    if first < fields.count { fields[first].beginsName = true }
  }

  private mutating func add(_ element: XMLElement, _ index: Int) {
    var field = Field(element: element, index: index, text: tape.text(of: index, in: source))
    field.isEditor = isAmongEditors
    field.work = works
    switch element {
    case .collaboration, .etAl:
      field.isInName = true
      field.beginsName = true
      if field.text.isEmpty, element == .etAl { field.state("et al") }
    case .articleTitle:
      if let level = tape[index, .level], level != "a", level == "j" || fields.contains(where: \.isTitle) {
        field.element = .source
      }
    case .pageRange:
      let unit = tape[index, .unit] ?? "page"
      field.element = unit == "volume" ? .volume : unit == "issue" ? .issue : .pageRange
      if field.text.isEmpty, let from = tape[index, .from] {
        field.state(tape[index, .to].map { "\(from)–\($0)" } ?? from)
      }
    case .date:
      field.element = .year
      if field.text.isEmpty, let when = tape[index, .when] { field.state(when) }
    case .identifier: field.kind = (tape[index, .pubIDType] ?? tape[index, .type] ?? "").lowercased()
    default: break
    }
    if !field.text.isEmpty { fields.append(field) }
  }
}

extension TaggedEntry.Field {
  fileprivate var isTitle: Bool { element == .articleTitle }

  fileprivate mutating func state(_ words: String) {
    text = words
    isStated = true
  }
}

// MARK: - The work

extension TaggedEntry {
  /// What `entry` says of the work, in the terms of CSL.
  static func item(of entry: TaggedEntry) -> BibliographicItem {
    var item = BibliographicItem(type: "document")
    var firstPage: String?
    for field in entry.fields where field.work == 0 {
      let text = field.text
      switch field.element {
      case .surname: item.authors.append(.init(family: text))
      case .name, .collaboration: item.authors.append(.init(family: text))
      case .givenNames: break
      case .articleTitle: item.title = item.title ?? text.withoutStop
      case .source: item.containerTitle = item.containerTitle ?? text.withoutStop
      case .year: if item.issued.isEmpty { item.issued = year(text).map { [$0] } ?? [] }
      case .volume: item.volume = item.volume ?? text
      case .issue: item.issue = item.issue ?? text
      case .firstPage, .elocation, .pageRange: firstPage = firstPage ?? text
      case .lastPage:
        if let first = firstPage, first != text, !first.contains("–") { firstPage = "\(first)–\(text)" }
      case .identifier: identify(field, &item)
      default: break
      }
    }
    item.page = firstPage
    item.authors = entry.authors
    if item.title == nil {
      item.title = item.containerTitle
      if item.volume == nil { item.containerTitle = nil } else { item.title = nil }
    }
    item.type = entry.cslType(item)
    return item
  }

  /// Names of a person, of which each begins where the field says so.
  private var authors: [BibliographicItem.Name] {
    let authors = names(areEditors: false)
    return authors.isEmpty ? names(areEditors: true) : authors
  }

  private func names(areEditors: Bool) -> [BibliographicItem.Name] {
    var names: [BibliographicItem.Name] = []
    for field in fields
    where field.isInName && field.element != .etAl && field.work == 0 && field.isEditor == areEditors {
      if field.beginsName { names.append(.init(family: "")) }
      guard let last = names.indices.last else { continue }
      switch field.element {
      case .givenNames: names[last].given = names[last].given.map { "\($0) \(field.text)" } ?? field.text
      case .suffix: names[last].given = names[last].given.map { "\($0) \(field.text)" }
      default: names[last].family = field.text
      }
    }
    return names.filter { !$0.family.isEmpty }
  }

  private static func year(_ text: String) -> Int? {
    Int(text.utf8.prefix(4).reduce(into: "") { $0.append(Character(Unicode.Scalar($1))) })
      .flatMap { (1500...2199).contains($0) ? $0 : nil }
  }

  private static func identify(_ field: Field, _ item: inout BibliographicItem) {
    switch field.kind {
    case "doi": item.doi = field.text.lowercased()
    case "pmid": item.pmid = field.text
    case "pmc", "pmcid": item.pmcid = field.text.hasPrefix("PMC") ? field.text : "PMC" + field.text
    default: break
    }
  }

  private func cslType(_ item: BibliographicItem) -> String {
    switch type {
    case "journal": return "article-journal"
    case "book": return item.containerTitle == nil ? "book" : "chapter"
    case "confproc": return "paper-conference"
    case "thesis": return "thesis"
    case "web", "webpage": return "webpage"
    default: return item.containerTitle != nil && item.volume != nil ? "article-journal" : "document"
    }
  }
}

extension String {
  /// Without the stop that ends a title in the list.
  fileprivate var withoutStop: String {
    utf8.last.map { ".;,".utf8.contains($0) } ?? false ? String(dropLast()) : self
  }
}
