import Text

extension Document {
  /// The document as an indented tree for people and for the golden files of tests: sections, blocks, rows and
  /// marks, each with its range in Unicode scalars and the beginning of its text.
  public var tree: String { TreeDump(self).text }
}

/// Writes ``Document/tree``.
private struct TreeDump {
  private let document: Document
  private let offsets: ScalarOffsets
  private(set) var text = ""

  init(_ document: Document) {
    self.document = document
    offsets = ScalarOffsets(document.text)
    addHead()
    addBlocks()
    for mark in document.marks { add("mark \(name(mark.kind)) \(place(mark.range)) \(words(mark.range))") }
    for diagnostic in document.diagnostics {
      add("\(diagnostic.severity.rawValue) \(diagnostic.code): \(diagnostic.message)")
    }
  }

  private mutating func add(_ line: String, depth: Int = 0) {
    text += String(repeating: "  ", count: depth) + line + "\n"
  }

  private mutating func addHead() {
    let metadata = document.metadata
    add("document \(document.mediaType) \(document.encoding)")
    let fields: [(String, String?)] = [
      ("title", metadata.title),
      ("authors", metadata.authors.isEmpty ? nil : metadata.authors.joined(separator: "; ")),
      ("date", metadata.date), ("publisher", metadata.publisher), ("language", metadata.language),
      ("catalogue number", metadata.catalogNumber), ("compound", metadata.compound),
    ]
    for (name, value) in fields { if let value { add("\(name): \(value)") } }
    for (name, value) in metadata.identifiers.sorted(by: { $0.key < $1.key }) { add("\(name): \(value)") }
  }

  private mutating func addBlocks() {
    var last = 0
    for block in document.blocks {
      if block.section != last {
        let section = document.sections[block.section]
        add("section \(section.kind.rawValue) \(place(section.range))", depth: section.level)
        last = block.section
      }
      let depth = document.sections[block.section].level + 1
      add("\(name(block)) \(place(block.range)) \(words(block.range))", depth: depth)
      guard let table = block.table else { continue }
      if !table.heads.isEmpty { add("heads \(heads(of: table))", depth: depth + 1) }
      for cells in table.rows { add("row \(row(cells))", depth: depth + 1) }
    }
  }

  private func name(_ block: Block) -> String {
    var name = block.kind.rawValue
    if let role = block.role { name += " (\(role.rawValue))" }
    if let level = block.level { name += " level \(level)" }
    if let list = block.list { name += " list \(list)" }
    if let ordinal = block.ordinal { name += " number \(ordinal)" }
    if let label = block.label { name += " label \(words(label))" }
    return name
  }

  private func name(_ kind: Mark.Kind) -> String {
    switch kind {
    case .superscript: "superscript"
    case .subscript: "subscript"
    case .link(let target): "link <\(target)>"
    case .anchor(let name): "anchor #\(name)"
    }
  }

  private func place(_ range: ByteRange) -> String {
    let scalars = offsets.scalars(range)
    return "@\(scalars.lowerBound)-\(scalars.upperBound)"
  }

  private func heads(of table: Table) -> String {
    table.heads.map { cell in (cell.above + [cell.range]).map(words).joined(separator: " + ") }
      .joined(separator: " | ")
  }

  private func row(_ cells: [Table.Cell]) -> String { cells.map { words($0.range) }.joined(separator: " | ") }

  /// The text of `range` in quotes, its middle left out where it is long.
  private func words(_ range: ByteRange) -> String {
    let text = document.text
    guard range.count > 72 else { return quoted(text.string(range)) }
    var head = range.start + 48
    while text.bytes[head].isUTF8Continuation { head += 1 }
    var tail = range.end - 16
    while text.bytes[tail].isUTF8Continuation { tail -= 1 }
    return quoted(text.string(ByteRange(range.start, head)) + "…" + text.string(ByteRange(tail, range.end)))
  }

  private func quoted(_ string: String) -> String {
    var quoted = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\"": quoted += "\\\""
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
