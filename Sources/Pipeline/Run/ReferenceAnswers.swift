import Citations

public import Text

/// Answers the lines of `claimgraph reference`: a reference string in, its CSL-JSON out, one for one.
public struct ReferenceAnswers: Sendable {
  private let parser: ReferenceParser
  /// Lines that one task does: a single one is not worth handing over.
  private static let batch = 64

  /// Reads reference strings as the pipeline of `path` among `files` does.
  ///
  /// - Throws: a pipeline without the stage `references`, or a model that cannot be used.
  public init(
    files: DefinitionFiles = .embedded, path: String = "technical-notes.yaml"
  ) throws(DefinitionError) {
    let definition = try PipelineDefinition(try files.yaml(path))
    let step = definition.steps.first { $0.stage == "references" }
    parser = try DefinitionLoader(files).referenceParser(step?.options ?? [:])
  }

  /// The answers to `lines`, in order, `workers` batches at a time: each is an object and a line feed.
  public func answers(to lines: [[UInt8]], workers: Int) async -> [UInt8] {
    let batches = stride(from: 0, to: lines.count, by: Self.batch).map {
      lines[$0..<min($0 + Self.batch, lines.count)]
    }
    return await BoundedMap.map(batches, workers: workers) { batch in
      batch.reduce(into: [UInt8]()) { bytes, line in
        answer(to: line).write(to: &bytes, indent: nil, level: 0)
        bytes.append(0x0A)
      }
    }.flatMap { $0 }
  }

  /// The answer to one line; a document of which nothing is known where it is blank.
  func answer(to line: [UInt8]) -> JSON {
    let text = String(decoding: UTF8Repair.repair(line).text.bytes, as: UTF8.self)
    return parser.item(of: text).csl()
  }
}
