import DocumentModel
import KnowledgeGraph
import Vocabulary
public import Text

/// A pipeline made ready: its stages in order, every layer that one reads written by one before it.
public struct Plan: Sendable {
  /// The pipeline's name.
  public let name: String
  /// What decides the results of the whole pipeline.
  public let fingerprint: Fingerprint
  /// What of the user's preferences comes to nothing.
  public let notices: [DefinitionProblem]
  let stages: [Stage]
  private let ofDefinitions: [String: Fingerprint]

  /// How far a plan goes.
  public enum Depth: Sendable {
    /// Text, structure, citations and references: what `read` and `check` show.
    case structure
    /// All that the graph needs.
    case claims

    /// The layers that a record of this depth is made of.
    fileprivate var layers: [String] {
      let structure = [
        Layer.document.name, Layer.references.name, Layer.tokens.name, Layer.citations.name,
        Layer.integrity.name,
      ]
      switch self {
      case .structure: return structure
      case .claims: return structure + [Layer.abbreviations.name, Layer.claims.name]
      }
    }
  }

  /// Plans the pipeline of `path` among `files`, `technical-notes.yaml` by default. A `vocabulary`, the text of a
  /// TSV file, takes the place of those that the pipeline names. Without `models` mentions are found by vocabularies and
  /// shapes alone, whatever the pipeline says. Stages that nothing of `depth` needs are left out.
  ///
  /// - Throws: everything that is wrong in any definition file that is needed.
  public init(
    files: DefinitionFiles = .embedded, path: String = "technical-notes.yaml",
    vocabulary: (file: String, text: String)? = nil, depth: Depth = .claims,
    models: Bool = true
  ) throws(DefinitionError) {
    var files = files
    var definition = try PipelineDefinition(try files.yaml(path))
    if let vocabulary {
      files = files.adding(vocabulary.text, at: vocabulary.file)
      definition.replaceNames(by: vocabulary.file)
    }
    if !models {
      for index in definition.steps.indices where definition.steps[index].stage == "mentions" {
        definition.steps[index].options["model"] = nil
      }
    }
    files = try files.withVocabulary(of: definition)
    var stages: [Stage] = []
    var problems: [DefinitionProblem] = []
    var layers: [String: Fingerprint] = [Layer.source.name: Fingerprint([])]
    var ofDefinitions: [String: Fingerprint] = [:]
    for step in Self.steps(of: definition, for: depth) {
      do {
        let stage = try Self.stage(step, files: files, layers: layers)
        layers[stage.descriptor.writes] = stage.fingerprint
        stages.append(stage)
        for option in stage.descriptor.options {
          ofDefinitions[option] = try Self.fingerprint(ofFiles: step.options[option], in: files)
          if option == "vocabulary", let compiled = files.vocabulary, let tables = ofDefinitions[option] {
            ofDefinitions[option] = Fingerprint([tables.hex, String(compiled.checksum)])
          }
        }
      } catch {
        problems += error.problems
        // What a faulty stage would write counts as written: one mistake is told once.
        let kind = StageRegistry.kinds.first { $0.descriptor.name == step.stage }
        if let kind { layers[kind.descriptor.writes] = Fingerprint([]) }
      }
    }
    if problems.isEmpty, let missing = depth.layers.first(where: { layers[$0] == nil }) {
      let message = "no stage writes the layer ‘\(missing)’, which the graph needs"
      problems.append(DefinitionProblem(file: files.name(of: path), line: 1, column: 1, message: message))
    }
    guard problems.isEmpty else { throw DefinitionError(problems) }
    name = definition.name
    notices =
      depth == .claims
      ? try DefinitionLoader(files).organismNotices(definition.namesOptions["preferences"]) : []
    self.stages = stages
    self.ofDefinitions = ofDefinitions
    fingerprint = Fingerprint([definition.name] + stages.map(\.fingerprint.hex))
  }

  /// The steps that the layers of `depth` come from; steps of unknown stages stay, to be told.
  private static func steps(of definition: PipelineDefinition, for depth: Depth) -> [PipelineDefinition.Step]
  {
    guard depth != .claims else { return definition.steps }
    var wanted = Set(depth.layers)
    let steps = definition.steps.reversed().filter { step in
      let descriptor = StageRegistry.kinds.first { $0.descriptor.name == step.stage }?.descriptor
      guard let descriptor else { return true }
      guard wanted.contains(descriptor.writes) else { return false }
      wanted.formUnion(descriptor.reads)
      return true
    }
    return steps.reversed()
  }

  /// The fingerprint of the files that the option `option` of a stage names, such as `rules` or `vocabulary`.
  public func fingerprint(ofDefinitions option: String) -> Fingerprint {
    ofDefinitions[option] ?? Fingerprint([])
  }

  /// The examples of `shapes.yaml` among `files`, for tests.
  ///
  /// - Throws: what is wrong in that file.
  public static func shapeExamples(in files: DefinitionFiles) throws(DefinitionError) -> [String] {
    try DefinitionLoader(files).shapes(["shapes.yaml"]).examples
  }

  private static func stage(
    _ step: PipelineDefinition.Step, files: DefinitionFiles, layers: [String: Fingerprint]
  ) throws(DefinitionError) -> Stage {
    func problem(_ message: String) -> DefinitionError {
      DefinitionError([
        DefinitionProblem(
          file: step.place.file, line: step.place.line, column: step.place.column, message: message)
      ])
    }
    guard let kind = StageRegistry.kinds.first(where: { $0.descriptor.name == step.stage }) else {
      let known = StageRegistry.kinds.map(\.descriptor.name).joined(separator: ", ")
      throw problem("unknown stage ‘\(step.stage)’; known are \(known)")
    }
    let descriptor = kind.descriptor
    if let unknown = step.options.keys.sorted().first(where: {
      !(descriptor.options + descriptor.optional).contains($0)
    }) {
      throw problem("the stage ‘\(step.stage)’ has no option ‘\(unknown)’")
    }
    if let missing = descriptor.options.first(where: { step.options[$0] == nil }) {
      throw problem("the stage ‘\(step.stage)’ needs the option ‘\(missing)’")
    }
    if let missing = descriptor.reads.first(where: { layers[$0] == nil }) {
      throw problem("the stage ‘\(step.stage)’ reads the layer ‘\(missing)’, which no stage before it writes")
    }
    if layers[descriptor.writes] != nil {
      throw problem("the layer ‘\(descriptor.writes)’ is written already by a stage before ‘\(step.stage)’")
    }
    var parts = [descriptor.name, String(descriptor.version)]
    for option in descriptor.options {
      parts += [option, try fingerprint(ofFiles: step.options[option], in: files).hex]
      if option == "vocabulary", let compiled = files.vocabulary { parts.append(String(compiled.checksum)) }
    }
    for option in descriptor.optional where option != "compiled" && step.options[option] != nil {
      parts += [option, try fingerprint(ofFiles: step.options[option], in: files).hex]
    }
    parts += descriptor.reads.compactMap { layers[$0]?.hex }
    return Stage(
      descriptor: descriptor, fingerprint: Fingerprint(parts), run: try kind.make(step.options, files))
  }

  private static func fingerprint(
    ofFiles patterns: [String]?, in files: DefinitionFiles
  ) throws(DefinitionError)
    -> Fingerprint
  {
    let paths = try DefinitionLoader(files).paths(patterns)
    return Fingerprint(paths.flatMap { [$0, files.text($0) ?? ""] })
  }
}
