import Citations
import DocumentModel
import KnowledgeGraph
import Text

/// Checks the citations of files, for `claimgraph check`.
public struct CitationCheck: Sendable {
  private let plan: Plan
  private let retractions: Retractions?

  /// A check by the stages of `plan`; works that are in the list `retractions` are told.
  ///
  /// - Throws: a line of the list that is neither a PMID nor a DOI.
  public init(plan: Plan, retractions list: (file: String, text: String)?) throws(RunError) {
    self.plan = plan
    do {
      retractions = try list.map { list throws(Retractions.Problem) in try Retractions(list.text) }
    } catch {
      throw RunError("\(list?.file ?? ""):\(error.line): ‘\(error.text)’ is neither a PMID nor a DOI")
    }
  }

  /// What is found in the files of `inputs`, files or folders, in the order of their paths; `workers` at a time. A
  /// file that cannot be read is a finding, too; one in a folder that is no document is left out.
  ///
  /// - Throws: an input that is missing or unreadable.
  public func check(_ inputs: [String], workers: Int) async throws(RunError) -> [CheckedFile] {
    var files: [InputFile] = []
    for input in inputs {
      files += try Inputs([input], output: "").files.filter { new in !files.contains { $0.file == new.file } }
    }
    let given = Set(inputs.map(Path.absolute))
    let checked = await BoundedMap.map(files, workers: workers) { file in
      check(file, isNamed: given.contains(file.file))
    }
    return checked.compactMap { $0 }
  }

  private func check(_ file: InputFile, isNamed: Bool) -> CheckedFile? {
    let path = Path.relative(file.file)
    do {
      let bytes = try FileBytes.read(file.file, limit: Run.largestFile)
      let record = try DocumentProcessor(plan).process(bytes, id: file.documentID, path: file.path).record
      let ofCitations = record.diagnostics.filter { isOfCitations($0.code) }
      let retracted = retractions?.diagnostics(of: record.references) ?? []
      let places = FindingPlaces(record.document)
      return CheckedFile(
        path: path, isText: places.areOfSource,
        findings: (ofCitations + retracted).sorted {
          ($0.range?.start ?? 0, $0.code) < ($1.range?.start ?? 0, $1.code)
        }.map(places.finding))
    } catch let error as StageError {
      if error.code == "reader.binary", !isNamed { return nil }
      return unreadable(path, code: error.code, error.message)
    } catch {
      return unreadable(path, code: "reader.unreadable", "\(error)")
    }
  }

  private func isOfCitations(_ code: String) -> Bool {
    ["citation.", "reference.", "identifier."].contains { code.hasPrefix($0) }
  }

  private func unreadable(_ path: String, code: String, _ message: String) -> CheckedFile {
    CheckedFile(
      path: path, isText: false, findings: [Finding(code: code, severity: .error, message: message)])
  }
}
