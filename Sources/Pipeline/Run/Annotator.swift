import DocumentModel
import Foundation
import KnowledgeGraph
public import Text

/// Answers the lines of `claimgraph annotate`: JSON in, JSON out, one for one.
public struct Annotator: Sendable {
  private let processor: DocumentProcessor

  /// An annotator with the stages of `plan`.
  public init(plan: Plan) { processor = DocumentProcessor(plan) }

  /// The answers to `lines`, in order, `workers` at a time.
  public func answers(to lines: [[UInt8]], workers: Int) async -> [JSON] {
    await BoundedMap.map(lines, workers: workers) { answer(to: $0) }
  }

  /// The answer to one line; an error object where it is not valid.
  func answer(to line: [UInt8]) -> JSON {
    let request: AnnotationRequest
    do {
      request = try AnnotationRequest(line)
    } catch {
      return DocumentRecord.annotationError(id: error.id, code: error.code, message: error.message)
    }
    do {
      return try processor.record(of: request).annotation(id: request.id, withText: request.format != nil)
    } catch {
      return DocumentRecord.annotationError(id: request.id, code: error.code, message: error.message)
    }
  }
}

extension DocumentProcessor {
  /// The record of a request: plain text is taken as it stands, other formats are read. Claims speak of the
  /// mentions found or given, never of a pronoun.
  fileprivate func record(of request: AnnotationRequest) throws(StageError) -> DocumentRecord {
    var layers = Layers()
    layers[Layer.source] = Array(request.text.utf8)
    if let format = request.format {
      layers[Layer.format] = format
    } else {
      layers[Layer.document] = Document(plain: SourceText(request.text))
    }
    if let given = request.given { layers[Layer.given] = given }
    var record = try process(&layers, id: "doc:0000000000000000", path: "", sha256: "").record
    let origins = layers[Layer.claims].origins
    record.mentions.removeLast(origins.count - layers[Layer.claims].foundCount)
    for index in record.claims.indices {
      record.claims[index].subject = origins[record.claims[index].subject]
      record.claims[index].object = origins[record.claims[index].object]
    }
    return record
  }
}
