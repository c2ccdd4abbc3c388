import DocumentModel
public import KnowledgeGraph
import Readers

/// Runs the stages of a plan over one document.
public struct DocumentProcessor: Sendable {
  private let plan: Plan

  /// A processor for `plan`.
  public init(_ plan: Plan) { self.plan = plan }

  /// A processed document, and how long each stage took.
  public struct Result: Sendable {
    /// The document with all its layers.
    public var record: DocumentRecord
    /// Time of each stage in the order of the plan.
    public var times: [Duration]
  }

  /// The record of the document in `bytes`.
  ///
  /// - Throws: why it cannot be processed.
  public func process(_ bytes: [UInt8], id: String, path: String) throws(StageError) -> Result {
    var layers = Layers()
    layers[Layer.source] = bytes
    return try process(&layers, id: id, path: path, sha256: Fingerprint(bytes: bytes).hex)
  }

  /// Runs all stages over what is known; layers that are there already stay.
  func process(_ layers: inout Layers, id: String, path: String, sha256: String) throws(StageError) -> Result
  {
    let clock = ContinuousClock()
    var times: [Duration] = []
    for stage in plan.stages {
      let start = clock.now
      try stage.run(&layers)
      times.append(clock.now - start)
    }
    return Result(record: Self.record(layers, id: id, path: path, sha256: sha256), times: times)
  }

  private static func record(_ layers: Layers, id: String, path: String, sha256: String) -> DocumentRecord {
    let document = layers[Layer.document]
    var claims = layers.has(Layer.claims) ? layers[Layer.claims] : ClaimLayer()
    for index in claims.mentions.indices { claims.mentions[index].entity.keepApart(in: id) }
    return DocumentRecord(
      id: id, path: path, sha256: sha256, document: document, sentences: layers[Layer.tokens].sentences,
      citations: layers[Layer.citations], references: layers[Layer.references], mentions: claims.mentions,
      abbreviations: layers.has(Layer.abbreviations) ? layers[Layer.abbreviations] : [],
      claims: claims.claims,
      diagnostics: document.diagnostics + layers[Layer.integrity] + claims.diagnostics)
  }
}

extension Entity {
  /// "A phase 3 trial" is another trial in another document: what is called by a description and no name gets an
  /// identifier of the document's own.
  fileprivate mutating func keepApart(in document: String) {
    guard category == .clinicalTrial, !isGrounded, name == name.lowercased() else { return }
    identifier += "-\(document.dropFirst("doc:".count).prefix(8))"
  }
}
