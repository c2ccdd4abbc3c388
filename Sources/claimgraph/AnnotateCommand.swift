import ArgumentParser
import Foundation
import Pipeline
import Text

struct AnnotateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Annotates JSON Lines from standard input: one object in, one object out, in order.",
    discussion: """
      In: {"id": "1", "text": "…"}, with "format" (plain, html, markdown, pdf-text) and "entities" where wanted.
      Out: sentences, entities, abbreviations and claims, with offsets in Unicode code points. A line that is not
      valid is answered with an "error" in its place.

      Examples:
        echo '{"id": "1", "text": "Venetoclax inhibits BCL-2."}' | claimgraph annotate
        claimgraph annotate --workers 2 < notes.jsonl > annotated.jsonl
      """)

  @OptionGroup var definitions: DefinitionOptions

  @Option(help: ArgumentHelp("Lines to annotate at once; one a core where it is not given.", valueName: "n"))
  var workers = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard workers > 0 else { throw ValidationError("--workers must be 1 or more") }
  }

  func run() async throws {
    let annotator = Annotator(plan: try await reportingErrors { try definitions.plan() })
    var input = LineReader(FileHandle.standardInput)
    while let batch = input.lines(upTo: 64 * workers) {
      for answer in await annotator.answers(to: batch, workers: workers) {
        Console.output(answer.encoded() + [0x0A])
      }
    }
  }
}

/// Reads lines as they come, in batches, so that a stream of any length takes little memory and whoever writes one
/// line gets its answer at once.
struct LineReader {
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  init(_ handle: FileHandle) { self.handle = handle }

  /// Up to `count` further lines without their ends, as many as are there, at least one; nil after the last.
  mutating func lines(upTo count: Int) -> [[UInt8]]? {
    var lines: [[UInt8]] = []
    var searched = start
    while lines.count < count {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        lines.append(Self.withoutReturn(buffer[start..<end]))
        start = end + 1
        searched = start
      } else if !lines.isEmpty {
        break
      } else if !isAtEnd {
        buffer.removeSubrange(..<start)
        start = 0
        searched = buffer.count
        let more = handle.availableData
        isAtEnd = more.isEmpty
        buffer += more
      } else {
        if start < buffer.count { lines.append(Self.withoutReturn(buffer[start...])) }
        start = buffer.count
        break
      }
    }
    return lines.isEmpty ? nil : lines
  }

  private static func withoutReturn(_ line: ArraySlice<UInt8>) -> [UInt8] {
    Array(line.last == 0x0D ? line.dropLast() : line)
  }
}
