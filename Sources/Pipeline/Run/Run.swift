import Citations
import DocumentModel
import Foundation
public import KnowledgeGraph
import Readers
import Text

/// The main job: documents in, graph out.
public struct Run: Sendable {
  /// What to read and where to write.
  public struct Options: Sendable {
    /// Files and folders.
    public var inputs: [String]
    /// The folder for the output.
    public var output: String
    /// How many documents are processed at once.
    public var workers: Int

    /// Options of a run.
    public init(inputs: [String], output: String, workers: Int) {
      self.inputs = inputs
      self.output = output
      self.workers = workers
    }
  }

  /// What a run did.
  public struct Summary: Sendable {
    /// The manifest that it wrote.
    public let manifest: Manifest
    /// Diagnostics of each document, by path; warnings and errors only.
    public let warnings: [(path: String, message: String)]
  }

  /// Files larger than this are quarantined: their layers would take gigabytes.
  static let largestFile = 16 << 20

  private let plan: Plan
  private let version: String

  /// A run of `plan` by the program's `version`.
  public init(plan: Plan, version: String) {
    self.plan = plan
    self.version = version
  }

  /// Reads, processes and writes. `progress` is told how many of how many documents are done.
  ///
  /// - Throws: what keeps the whole run from being done; then nothing has been written.
  public func run(
    _ options: Options, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(RunError) -> Summary {
    let inputs = try Inputs(options.inputs, output: options.output)
    // Whether the output can be written is known before an hour is spent.
    var output = try OutputFolder(options.output)
    let count = inputs.files.count
    let outcomes = await BoundedMap.map(
      inputs.files, workers: options.workers, finished: { progress($0, count) },
      transform: { outcome(of: $0) })
    var records: [DocumentRecord] = []
    for outcome in outcomes { if case .processed(let result) = outcome { records.append(result.record) } }
    let works = resolveWorks(&records)
    let generator = Generator(
      name: "claimgraph", version: version, pipeline: plan.name, fingerprint: plan.fingerprint.description)
    let graph = GraphBuilder(generator: generator).graph(of: records, works: works)
    let manifest = Manifest(
      generator: generator, vocabulary: plan.fingerprint(ofDefinitions: "vocabulary").description,
      rules: plan.fingerprint(ofDefinitions: "rules").description, counts: Manifest.Counts(graph, records),
      durations: durations(outcomes), documents: zip(inputs.files, outcomes).map { $1.entry(of: $0) })
    try write(records, works: works, graph: graph, manifest: manifest, to: &output)
    return Summary(manifest: manifest, warnings: warnings(of: records))
  }

  private enum Outcome: Sendable {
    case processed(DocumentProcessor.Result)
    case quarantined(sha256: String?, reason: String)
    case skipped(reason: String)

    func entry(of input: InputFile) -> Manifest.Entry {
      switch self {
      case .processed(let result):
        Manifest.Entry(
          path: input.path, id: input.documentID, sha256: result.record.sha256, status: .processed)
      case .quarantined(let sha256, let reason):
        Manifest.Entry(
          path: input.path, id: input.documentID, sha256: sha256, status: .quarantined, reason: reason)
      case .skipped(let reason):
        Manifest.Entry(path: input.path, id: nil, sha256: nil, status: .skipped, reason: reason)
      }
    }
  }

  private func outcome(of input: InputFile) -> Outcome {
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.read(input.file, limit: Self.largestFile)
    } catch {
      return .quarantined(sha256: nil, reason: error.description)
    }
    let sha256 = Fingerprint(bytes: bytes).hex
    guard bytes.isEmpty || Format.detect(bytes) != nil else {
      return .skipped(reason: "its content is no format that is read (HTML, text, markdown, JATS, TEI, PDF)")
    }
    do {
      return .processed(try DocumentProcessor(plan).process(bytes, id: input.documentID, path: input.path))
    } catch {
      return .quarantined(sha256: sha256, reason: "\(error.code): \(error.message)")
    }
  }

  /// Finds the works behind all reference lists, and notes them in the records.
  private func resolveWorks(_ records: inout [DocumentRecord]) -> [Work] {
    let (works, ids) = WorkResolver().works(citedBy: records.map { ($0.id, $0.references) })
    for record in records.indices {
      for (position, work) in (ids[records[record].id] ?? []).enumerated() {
        records[record].references[position].work = work
      }
    }
    return works
  }

  private func durations(_ outcomes: [Outcome]) -> [Manifest.StageTime] {
    var total = Array(repeating: Duration.zero, count: plan.stages.count)
    for case .processed(let result) in outcomes {
      for (index, time) in result.times.enumerated() { total[index] += time }
    }
    return zip(plan.stages, total).map { stage, time in
      Manifest.StageTime(stage: stage.descriptor.name, milliseconds: Int(time / .milliseconds(1)))
    }
  }

  private func write(
    _ records: [DocumentRecord], works: [Work], graph: KnowledgeGraph, manifest: Manifest,
    to output: inout OutputFolder
  ) throws(RunError) {
    for record in records {
      let name = record.id.dropFirst("doc:".count)
      try output.write(record.document.text.bytes, to: "text/\(name).txt")
      let json = record.json { $0.item.csl(id: "ref-\($0.index)", work: $0.work) }
      try output.write(json.encoded(indent: 1) + [0x0A], to: "documents/\(name).json")
    }
    let csl = JSON.array(works.map { $0.item.csl(id: $0.id, work: $0.id) })
    try output.write(csl.encoded(indent: 1) + [0x0A], to: "works.csl.json")
    try output.write(manifest.json.encoded(indent: 1) + [0x0A], to: "manifest.json")
    try output.write(graph.json.encoded(indent: 1) + [0x0A], to: "graph.json")
    try output.commit()
  }

  private func warnings(of records: [DocumentRecord]) -> [(path: String, message: String)] {
    records.flatMap { record in
      record.diagnostics.filter { $0.severity >= .warning }.map { (record.path, "\($0.code): \($0.message)") }
    }
  }
}
