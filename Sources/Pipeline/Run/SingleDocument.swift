import Citations
import DocumentModel
import KnowledgeGraph
import Readers
public import Text

/// Reads one document and gives its structure, for `claimgraph read`.
public struct SingleDocument: Sendable {
  private let plan: Plan

  /// A reader with the stages of `plan`.
  public init(plan: Plan) { self.plan = plan }

  /// The contract's Document of the file at `path`, works resolved within it.
  ///
  /// - Throws: why the file cannot be read as a document.
  public func json(ofFile path: String) throws(RunError) -> JSON {
    try record(ofFile: path).json(.structure) { $0.item.csl(id: "ref-\($0.index)", work: $0.work) }
  }

  /// The same for people: an indented tree with ranges.
  ///
  /// - Throws: why the file cannot be read as a document.
  public func tree(ofFile path: String) throws(RunError) -> String { try record(ofFile: path).tree }

  private func record(ofFile path: String) throws(RunError) -> DocumentRecord {
    guard Path.kind(of: path) != .folder else {
      throw RunError("\(path): is a folder; ‘read’ takes one file, ‘run’ takes folders")
    }
    guard let file = try Inputs([path], output: "").files.first else {
      throw RunError("\(path): no such file")
    }
    do {
      let bytes = try FileBytes.read(file.file, limit: Run.largestFile)
      var record = try DocumentProcessor(plan).process(bytes, id: file.documentID, path: file.path).record
      let ids = WorkResolver().works(citedBy: [(record.id, record.references)]).ids[record.id] ?? []
      for (position, work) in ids.enumerated() { record.references[position].work = work }
      return record
    } catch let error as StageError {
      throw RunError("\(path): \(error.code): \(error.message)")
    } catch let error as RunError {
      throw RunError("\(path): \(error.description)")
    } catch {
      throw RunError("\(path): \(error)")
    }
  }
}
