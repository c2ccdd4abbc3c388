import DocumentModel
import Foundation
import Readers
import Testing
import Text

/// Where files lie, told from this one.
enum Place {
  static let tests = URL(filePath: #filePath).deletingLastPathComponent()
  static let root = tests.deletingLastPathComponent().deletingLastPathComponent()
  static let goldens = tests.appending(path: "Goldens")
  static let corpus = root.appending(path: "Corpus")
  /// Development data beside the clone; absent on most machines.
  static let shared = root.deletingLastPathComponent().appending(path: "shared")
  static let seed = shared.appending(path: "seeds/benchchem-nelarabine.txt")

  static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }

  /// All files below `folder`, in the order of their paths.
  static func files(in folder: URL) -> [URL] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
    let files = (found?.allObjects as? [URL] ?? []).filter {
      (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) ?? false
    }
    return files.sorted { $0.path < $1.path }
  }
}

/// `Pipelines/sections.yaml`, read by hand: keys with lists of strings is all that it holds.
let vocabulary: SectionVocabulary = {
  var lists: [SectionVocabulary.List: [String]] = [:]
  var open: SectionVocabulary.List?
  let text =
    (try? String(contentsOf: Place.root.appending(path: "Pipelines/sections.yaml"), encoding: .utf8)) ?? ""
  for line in text.split(separator: "\n") where !line.hasPrefix("#") {
    if line.hasPrefix("  - ") {
      guard let open else { continue }
      let value = line.dropFirst(4)
      lists[open, default: []].append(
        value.hasPrefix("\"") ? String(value.dropFirst().dropLast()) : String(value))
    } else if line.hasSuffix(":") {
      open = SectionVocabulary.List(rawValue: String(line.dropLast()))
      if open == nil { Issue.record("sections.yaml names an unknown list: \(line)") }
    }
  }
  return SectionVocabulary(lists)
}()

extension Format {
  /// All but those that need a program to read them.
  static let ofMarkup = allCases.filter { $0 != .pdf }
}

let reader = DocumentReader(vocabulary: vocabulary)

func read(_ text: String, _ format: Format? = nil) throws -> Document {
  let document = try reader.read(Array(text.utf8), format: format)
  try check(document)
  return document
}

func readText(_ text: String) throws -> Document { try read(text, .text) }
func readHTML(_ text: String) throws -> Document { try read(text, .html) }

extension Document {
  func words(_ range: ByteRange) -> String { text.string(range) }
  func texts(_ kind: Block.Kind) -> [String] { blocks.filter { $0.kind == kind }.map { words($0.range) } }
  var tables: [Table] { blocks.compactMap { $0.kind == .table ? $0.table : nil } }
  func cells(_ row: [Table.Cell]) -> [String] { row.map { words($0.range) } }
  func codes() -> [String] { diagnostics.map(\.code) }
}

/// What holds of every document, whatever it was read from.
func check(_ document: Document, _ comment: Comment? = nil) throws {
  let whole = document.text.range
  #expect(document.sections.first?.path == [], comment)
  #expect(document.sections.first?.range == whole, comment)
  var last = 0
  for block in document.blocks {
    try #require(block.range.start >= last, comment)
    try #require(block.range.end <= whole.end, comment)
    #expect(!block.range.isEmpty, comment)
    last = block.range.end
    #expect(document.sections.indices.contains(block.section), comment)
    try #require(isSlice(block.range, document), comment)
    if let label = block.label { #expect(block.range.contains(label) && isSlice(label, document), comment) }
    for cell in (block.table?.rows ?? []).joined() {
      try #require(block.range.contains(cell.range) && isSlice(cell.range, document), comment)
    }
    for cell in block.table?.heads ?? [] { try #require(isSlice(cell.range, document), comment) }
  }
  for (index, section) in document.sections.enumerated() {
    try #require(isSlice(section.range, document), comment)
    guard let parent = section.parent else { continue }
    #expect(parent < index && document.sections[parent].range.contains(section.range), comment)
    #expect(document.sections[parent].level + 1 == section.level, comment)
  }
  for mark in document.marks {
    try #require(mark.range.end <= whole.end && isSlice(mark.range, document), comment)
  }
  #expect(zip(document.marks, document.marks.dropFirst()).allSatisfy { $0.range <= $1.range }, comment)
  try checkOrigin(document, comment)
}

private func checkOrigin(_ document: Document, _ comment: Comment?) throws {
  #expect(document.origin.pieces.last?.canonical.end ?? 0 == document.text.count, comment)
  for piece in document.origin.pieces {
    try #require(piece.source.end <= document.source.count, comment)
    if piece.isVerbatim {
      try #require(document.text[piece.canonical].elementsEqual(document.source[piece.source]), comment)
    }
  }
  try #require(UTF8Repair.repair(document.text.bytes).replacements == 0, comment)
}

/// Whether `range` begins and ends between scalars.
private func isSlice(_ range: ByteRange, _ document: Document) -> Bool {
  guard range.end <= document.text.count else { return false }
  return [range.start, range.end].allSatisfy {
    $0 == document.text.count || !document.text.bytes[$0].isUTF8Continuation
  }
}
