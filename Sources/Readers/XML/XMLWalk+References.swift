import DocumentModel
import Text

extension XMLWalk {
  /// Writes an entry of the reference list as one block, and keeps what its tags say of the work.
  mutating func writeEntry(_ index: Int) {
    composer.end()
    joint = nil
    let label = tape.children(of: index).first { tape.nodes[$0].element == .label }
    let printed = label.flatMap { Int(tape.text(of: $0, in: source).filter { !".[]() ".contains($0) }) }
    entryCount = printed ?? entryCount + 1
    if lists.isEmpty { lists.append((composer.newList(), nil)) }
    if let id = tape[index, .id] ?? tape[index, .xmlID] { composer.anchor(id) }
    composer.begin(
      Block(
        kind: .reference, range: ByteRange(0, 0), section: 0, list: lists.last?.number, ordinal: entryCount))
    let fields = TaggedEntry(tape, source, index)
    if let fields { write(fields) } else { writePrinted(index, label: label) }
    let start = composer.openStart
    composer.end()
    if let start { items[start] = TaggedEntry.item(of: fields ?? TaggedEntry(all: tape, source, index)) }
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
    case (.label, _), (.source, .year), (.month, .day), (.year, .month), (.month, .year), (.day, .year),
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
