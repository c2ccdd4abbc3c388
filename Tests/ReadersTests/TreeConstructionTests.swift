import DocumentModel
import Foundation
import Readers
import Testing
import Text

/// The inputs of html5lib's tree-construction tests, which are not ours to commit: they run where they are at hand.
///
/// libxml2 is a parser of HTML 4, so some give other text than a browser shows. `Goldens/html5lib.differences` lists
/// these by their ids; `UPDATE_GOLDENS=1` writes it anew.
@Suite(.enabled(if: Place.exists(TreeConstruction.inputs), "html5lib's inputs are not on this machine"))
struct TreeConstructionTests {
  @Test func noTextIsLostThatWasFoundBefore() throws {
    let found = try TreeConstruction.differences()
    let baseline = Place.goldens.appending(path: "html5lib.differences")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
      try Data(found.utf8).write(to: baseline)
    }
    #expect(try String(contentsOf: baseline, encoding: .utf8) == found)
  }
}

enum TreeConstruction {
  static let inputs = Place.shared.appending(path: "data/bench/html5lib_tree.jsonl.gz")

  /// A line for each file of tests: the numbers of those whose visible letters differ, with `-` where letters are
  /// lost, `+` where there are others, and nothing where only their order differs.
  static func differences() throws -> String {
    var files: [(name: String, numbers: [String])] = []
    for line in try lines() {
      guard let record = JSON(parsing: line), let id = record["id"]?.string,
        let data = record["data"]?.string,
        let tree = record["document"]?.string, let hash = id.lastIndex(of: "#")
      else { continue }
      if files.last?.name != String(id[..<hash]) { files.append((String(id[..<hash]), [])) }
      guard let sign = try difference(between: visibleLetters(ofTree: tree), and: letters(read: data)) else {
        continue
      }
      files[files.count - 1].numbers.append(id[id.index(after: hash)...] + sign)
    }
    return files.filter { !$0.numbers.isEmpty }.map { "\($0.name): \($0.numbers.joined(separator: " "))\n" }
      .joined()
  }

  private static func lines() throws -> [ArraySlice<UInt8>] {
    let unpack = Process()
    unpack.executableURL = URL(filePath: "/usr/bin/env")
    unpack.arguments = ["gzip", "-dc", inputs.path]
    let pipe = Pipe()
    unpack.standardOutput = pipe
    try unpack.run()
    let bytes = [UInt8](pipe.fileHandleForReading.readDataToEndOfFile())
    unpack.waitUntilExit()
    return bytes.split(separator: 0x0A)
  }

  private static func letters(read data: String) throws -> [UInt8] {
    do {
      let document = try reader.read(Array(data.utf8), format: .html)
      try check(document)
      return document.text.bytes.filter { !$0.isASCIISpace }
    } catch let error as ReadError where error.code == "reader.empty" {
      return []
    }
  }

  private static func difference(between expected: [UInt8], and found: [UInt8]) -> String? {
    if expected == found { return nil }
    var counts: [UInt8: Int] = [:]
    for unit in expected { counts[unit, default: 0] += 1 }
    for unit in found { counts[unit, default: 0] -= 1 }
    return (counts.values.contains { $0 > 0 } ? "-" : "") + (counts.values.contains { $0 < 0 } ? "+" : "")
  }

  /// The letters in a printed tree, each node on a line of its own ("|   <p>", "|     \"text\""), but for those in
  /// elements that readers leave out.
  private static func visibleLetters(ofTree tree: String) -> [UInt8] {
    var letters: [UInt8] = []
    var hiddenDepth = Int.max
    var isText = false
    for line in tree.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let node = line.dropFirst(1).drop { $0 == 0x20 }
      if !line.starts(with: "| ".utf8) || isText && !isNode(node) {
        if isText { isText = append(line, &letters) }
        continue
      }
      let depth = line.count - node.count
      if depth <= hiddenDepth { hiddenDepth = Int.max }
      isText = false
      if node.first == byte("<"), isInvisible(node) { hiddenDepth = min(hiddenDepth, depth) }
      if node.first == byte("\""), hiddenDepth == Int.max { isText = append(node.dropFirst(), &letters) }
    }
    return letters
  }

  private static func isNode(_ node: Substring.UTF8View) -> Bool {
    node.first == byte("<") || node.first == byte("\"")
  }

  /// Appends a line of text; gives whether the text goes on in the next line.
  private static func append(_ line: Substring.UTF8View, _ letters: inout [UInt8]) -> Bool {
    let isEnd = line.last == byte("\"")
    letters += (isEnd ? line.dropLast() : line).filter { !$0.isASCIISpace }
    return !isEnd
  }

  private static let invisible: Set<String> = [
    "head", "script", "style", "template", "noscript", "svg", "iframe", "object", "audio", "video",
    "canvas",
    "applet", "embed", "button", "select", "option", "optgroup", "textarea", "input", "dialog", "rt", "rp",
    "map",
  ]

  private static func isInvisible(_ node: Substring.UTF8View) -> Bool {
    invisible.contains(String(decoding: node.dropFirst().prefix { $0 != byte(">") }, as: UTF8.self))
  }
}
