import DocumentModel
import Text

/// Reads metadata that are printed in the text: "Author: … Date: …", "Cat. No.: …".
struct MetadataLines {
  let text: SourceText
  let vocabulary: CompiledVocabulary
  /// Whether the text is that of printed pages, where such lines stand among others of the imprint and are kept.
  var isPrinted = false
  /// Metadata stand at the beginning; further down, "Date:" is a table's or a protocol's.
  private static let reach = 60

  /// Fills what `metadata` does not know yet, and sets the lines aside.
  func read(_ blocks: inout [Block], into metadata: inout Metadata) {
    var seen = 0
    for index in blocks.indices where seen < Self.reach {
      seen += 1
      // What references say is said of the works that they name.
      if blocks[index].kind == .reference || vocabulary.referenceHeadings.contains(text[blocks[index].range])
      {
        break
      }
      switch blocks[index].kind {
      case .paragraph, .listItem, .boilerplate: readLine(&blocks[index], &metadata)
      case .heading where isIdentifier(blocks[index].range): readLine(&blocks[index], &metadata)
      case .table: readRows(blocks[index].table, &metadata)
      default: break
      }
    }
    if metadata.publisher == nil { metadata.publisher = publisher(among: metadata.authors) }
  }

  /// "PMCID: PMC99" in capitals only looks like a heading.
  private func isIdentifier(_ range: ByteRange) -> Bool {
    labels(in: range).contains { $0.start == range.start && PrintedIdentifier.name(text[$0]) != nil }
  }

  private func readLine(_ block: inout Block, _ metadata: inout Metadata) {
    let labels = readPairs(block.range, &metadata)
    guard labels.first?.start == block.range.start, !isPrinted || isBrief(block, labels) else { return }
    block.kind = .boilerplate
    block.role = .metadata
    block.level = nil
    block.label = nil
  }

  /// A line of labels alone: "Author: … Date: …"; what is longer holds more than metadata.
  private func isBrief(_ block: Block, _ labels: [ByteRange]) -> Bool {
    labels.count > 1 && block.range.count < 160
  }

  /// Reads each label and what follows it up to the next; gives the labels.
  @discardableResult
  private func readPairs(_ range: ByteRange, _ metadata: inout Metadata) -> [ByteRange] {
    let labels = labels(in: range)
    for (index, label) in labels.enumerated() {
      // In the middle of a sentence, a DOI is that of a work it speaks of.
      guard index == 0 && label.start == range.start || PrintedIdentifier.name(text[label]) == nil else {
        continue
      }
      let end = index + 1 < labels.count ? labels[index + 1].start : range.end
      state(text[label], value(ByteRange(label.end + 1, max(label.end + 1, end))), &metadata)
    }
    return labels
  }

  private func readRows(_ table: Table?, _ metadata: inout Metadata) {
    for row in table?.rows ?? [] {
      if row.count == 2 { state(text[row[0].range], value(row[1].range), &metadata) }
      for cell in row.prefix(4) { readPairs(cell.range, &metadata) }
    }
  }

  /// The labels in `range`: up to four words before a colon that the vocabulary knows.
  private func labels(in range: ByteRange) -> [ByteRange] {
    let end = min(range.end, range.start + 400)
    var labels: [ByteRange] = []
    for colon in range.start..<end where text.bytes[colon] == byte(":") {
      var start = colon
      for _ in 0..<4 {
        while start > range.start, text.bytes[start - 1] == 0x20 { start -= 1 }
        while start > range.start, !text.bytes[start - 1].isASCIISpace { start -= 1 }
        if start >= (labels.last?.end ?? range.start), isLabel(text.bytes[start..<colon]) {
          labels.append(ByteRange(start, colon))
          break
        }
      }
    }
    return labels
  }

  private func isLabel(_ words: ArraySlice<UInt8>) -> Bool {
    vocabulary.isMetadataLabel(words) || PrintedIdentifier.name(words) != nil
  }

  private func value(_ range: ByteRange) -> ByteRange {
    var range = text.trimmed(range)
    while range.count > 0,
      [byte("."), byte(","), byte(";"), byte("|"), 0x20].contains(text.bytes[range.end - 1])
    {
      range = ByteRange(range.start, range.end - 1)
    }
    return range
  }

  private func state(_ label: ArraySlice<UInt8>, _ range: ByteRange, _ metadata: inout Metadata) {
    guard !range.isEmpty else { return }
    let value = text.string(range)
    if vocabulary.authorLabels.contains(label) {
      if metadata.authors.isEmpty { metadata.authors = Self.names(value) }
    } else if vocabulary.dateLabels.contains(label) {
      metadata.date = metadata.date ?? DateText.iso(text[range])
    } else if vocabulary.catalogLabels.contains(label) {
      let number = text[range].prefix { !$0.isASCIISpace && $0 != byte("(") }
      metadata.catalogNumber = metadata.catalogNumber ?? String(decoding: number, as: UTF8.self)
    } else if vocabulary.compoundLabels.contains(label) {
      metadata.compound = metadata.compound ?? value
    } else if vocabulary.titleLabels.contains(label) {
      metadata.title = metadata.title ?? value
    } else if let name = PrintedIdentifier.name(label) {
      let printed = PrintedIdentifier.value(text[range], of: name)
      metadata.identifiers[name] = metadata.identifiers[name] ?? printed
    }
  }

  /// One name each: parted by semicolons, or by commas where every part is a whole name.
  static func names(_ printed: String) -> [String] {
    let parts = printed.utf8.split(separator: byte(";")).map(trimmed)
    guard parts.count == 1 else { return parts.filter { !$0.isEmpty } }
    let names = printed.utf8.split(separator: byte(",")).map(trimmed)
    return names.count > 1 && names.allSatisfy { $0.utf8.contains(0x20) } ? names : [printed]
  }

  private static func trimmed(_ part: Substring.UTF8View) -> String {
    var part = part.drop { $0 == 0x20 }
    while part.last == 0x20 { part.removeLast() }
    return String(decoding: part, as: UTF8.self)
  }

  private func publisher(among names: [String]) -> String? {
    vocabulary.publishers.first { publisher in
      names.contains { Array($0.utf8).firstIndex(of: publisher, from: 0) != nil }
    }
  }
}
