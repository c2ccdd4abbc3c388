import DocumentModel
import Text

extension XMLWalk {
  /// Writes an entry of the reference list as one block, and keeps what its tags say of the work.
  mutating func writeEntry(_ index: Int) {
    composer.end()
    joint = nil
    let (label, printed) = label(of: index)
    entryCount = printed ?? entryCount + 1
    if lists.isEmpty { lists.append((composer.newList(), nil)) }
    if let id = tape[index, .id] ?? tape[index, .xmlID] { composer.anchor(id) }
    composer.begin(
      Block(
        kind: .reference, range: ByteRange(0, 0), section: 0, list: lists.last?.number, ordinal: entryCount))
    isInEntry = true
    defer { isInEntry = false }
    let fields = TaggedEntry(tape, source, index)
    if let fields { write(fields) } else { writePrinted(index, label: label) }
    let start = composer.openStart
    composer.end()
    if let start { items[start] = TaggedEntry.item(of: fields ?? TaggedEntry(all: tape, source, index)) }
  }

  /// Whether no text stands in node `index`.
  func isEmpty(_ index: Int) -> Bool {
    inside(index).allSatisfy { node in
      tape.nodes[node].element != nil || source[tape.nodes[node].source].allSatisfy(\.isASCIISpace)
    }
  }

  /// Writes the numbers of the entries that an empty reference leads to: journals leave them to the style sheet.
  mutating func writeNumbers(_ index: Int) {
    guard !isSilent else { return }
    let numbers = entryNumbers ?? numbersOfEntries()
    entryNumbers = numbers
    for target in (tape[index, .rid] ?? tape[index, .target] ?? "").split(separator: " ") {
      let name = target.hasPrefix("#") ? target.dropFirst() : target
      guard let number = numbers[String(name)] else { continue }
      composer.openMark(.link(target: "#\(name)"))
      composer.write(bytes: Array("[\(number)]".utf8), for: tape.nodes[index].source)
      composer.closeMark()
    }
  }

  private func numbersOfEntries() -> [String: Int] {
    var numbers: [String: Int] = [:]
    var count = 0
    var index = 0
    while index < tape.nodes.count {
      guard tape.nodes[index].element == .entry else {
        index += 1
        continue
      }
      count = label(of: index).number ?? count + 1
      if let id = tape[index, .id] ?? tape[index, .xmlID] { numbers[id] = count }
      index = max(index + 1, tape.nodes[index].end)
    }
    return numbers
  }

  /// The label of the entry at node `index`, and its number.
  private func label(of index: Int) -> (node: Int?, number: Int?) {
    let label = tape.children(of: index).first { tape.nodes[$0].element == .label }
    return (label, label.flatMap { Int(tape.text(of: $0, in: source).filter { !".[]() ".contains($0) }) })
  }

  /// An entry with its own punctuation.
  private mutating func writePrinted(_ index: Int, label: Int?) {
    var node = index + 1
    while node < tape.nodes[index].end {
      let end = max(node + 1, tape.nodes[node].end)
      if composer.isWritten, tape.nodes[node].element == .citation { joint = joint ?? " " }
      walk(node..<end)
      if node == label { joint = " " }
      node = end
    }
    joint = nil
  }

  /// An entry whose fields stand without punctuation: it gets that of most journals.
  private mutating func write(_ entry: TaggedEntry) {
    var last: TaggedEntry.Field?
    for field in entry.fields {
      if composer.isWritten { composer.separate(separator(from: last, to: field)) }
      if let id = tape[field.index, .id] { composer.anchor(id) }
      if field.isStated {
        composer.write(bytes: Array(field.text.utf8), for: tape.nodes[field.index].source)
      } else {
        walk(inside(field.index))
      }
      last = field
    }
  }

  private func separator(from last: TaggedEntry.Field?, to next: TaggedEntry.Field) -> String {
    let isClosed = composer.builder.last.map { ".?!;:,".utf8.contains($0) } ?? true
    let stop = isClosed ? " " : ". "
    if next.isInName { return next.beginsName ? (last?.isInName ?? false ? ", " : stop) : " " }
    switch (last?.element, next.element) {
    case (.label, _), (.source, .year), (.source, .volume), (.month, .day), (.year, .month), (.month, .year),
      (.day, .year),
      (.day, .month):
      return " "
    case (.year, .volume), (.month, .volume), (.day, .volume): return ";"
    case (.volume, .issue): return "("
    case (.issue, .firstPage), (.issue, .pageRange), (.issue, .elocation): return "):"
    case (.volume, .firstPage), (.volume, .pageRange), (.volume, .elocation), (.year, .firstPage),
      (.year, .pageRange):
      return ":"
    case (.firstPage, .lastPage): return "–"
    case (.issue, .year): return ") "
    case (.issue, _): return "). "
    case (_, .identifier): return stop + (["doi": "doi:", "pmid": "PMID: "][next.kind] ?? "")
    default: return stop
    }
  }
}
