import DocumentModel
import Text

/// What the front matter of a JATS article says of it.
enum JATSMetadata {
  static func read(_ tape: Tape<XMLElement>, source: SourceText) -> Metadata {
    var metadata = Metadata()
    guard let root = tape.nodes.indices.first(where: { tape.nodes[$0].element == .root }) else {
      return metadata
    }
    metadata.language = tape[root, .xmlLang]
    guard let front = (root..<tape.nodes[root].end).first(where: { tape.nodes[$0].element == .front }) else {
      return metadata
    }
    var journal: String?
    var dates: [(rank: Int, date: String)] = []
    var index = front + 1
    while index < tape.nodes[front].end {
      let node = tape.nodes[index]
      switch node.element {
      case .articleTitle: metadata.title = metadata.title ?? tape.text(of: index, in: source)
      case .contributor: author(index, tape, source).map { metadata.authors.append($0) }
      case .date: date(index, tape, source).map { dates.append($0) }
      case .journalTitle: journal = journal ?? tape.text(of: index, in: source)
      case .publisherName: metadata.publisher = metadata.publisher ?? tape.text(of: index, in: source)
      case .articleID, .issn: identify(index, tape, source, &metadata)
      // The journal's own part of the tree is hidden from the text, not from the metadata.
      case .abstract, .furniture, .keywords:
        index = node.end
        continue
      default: break
      }
      index += 1
    }
    metadata.date = dates.min { ($0.rank, $0.date) < ($1.rank, $1.date) }?.date
    metadata.publisher = metadata.publisher ?? journal
    return metadata
  }

  private static func author(_ index: Int, _ tape: Tape<XMLElement>, _ source: SourceText) -> String? {
    if let type = tape[index, .contribType], type != "author" { return nil }
    func value(_ element: XMLElement) -> String? {
      (index..<tape.nodes[index].end).first { tape.nodes[$0].element == element }
        .map { tape.text(of: $0, in: source) }
    }
    guard let surname = value(.surname) else { return value(.name) ?? value(.collaboration) }
    return [value(.givenNames), surname, value(.suffix)].compactMap(\.self).joined(separator: " ")
  }

  /// A date of publication and its rank: the first one online, then in print, then that of a collection.
  private static func date(
    _ index: Int, _ tape: Tape<XMLElement>, _ source: SourceText
  ) -> (rank: Int, date: String)? {
    func value(_ element: XMLElement) -> String? {
      tape.children(of: index).first { tape.nodes[$0].element == element }
        .map { tape.text(of: $0, in: source) }
    }
    guard let year = value(.year) else { return nil }
    let printed = [year, value(.month), value(.day)].compactMap(\.self).joined(separator: " ")
    guard let date = DateText.iso(Array(printed.utf8)[...]) else { return nil }
    let ranks = ["epub": 0, "pub": 0, "ppub": 1, "epub-ppub": 1]
    let type = tape[index, .pubType] ?? tape[index, .dateType] ?? ""
    return (ranks[type] ?? 2, date)
  }

  private static func identify(
    _ index: Int, _ tape: Tape<XMLElement>, _ source: SourceText, _ metadata: inout Metadata
  ) {
    let value = tape.text(of: index, in: source)
    guard !value.isEmpty else { return }
    switch tape.nodes[index].element == .issn ? "issn" : tape[index, .pubIDType] {
    case "doi": metadata.identifiers["doi"] = value
    case "pmid": metadata.identifiers["pmid"] = value
    case "pmc", "pmcid": metadata.identifiers["pmcid"] = value.hasPrefix("PMC") ? value : "PMC" + value
    case "issn": metadata.identifiers["issn"] = metadata.identifiers["issn"] ?? value
    default: break
    }
  }
}

extension Tape {
  /// The words of node `index`, white space folded.
  func text(of index: Int, in source: SourceText) -> String {
    var composer = Composer(source: source)
    for node in nodes[index..<Swift.max(index, nodes[index].end)] where node.element == nil {
      if node.isRaw { composer.write(node.source) } else { composer.writeDecoding(node.source) }
    }
    composer.finish()
    return composer.blocks.first.map { composer.builder.text.string($0.range) } ?? ""
  }
}
