public import Text

/// A pipeline as its YAML says it: its name and its stages in order, with their options.
public struct PipelineDefinition: Sendable {
  /// One stage and what it is told.
  public struct Step: Sendable {
    /// The stage's name.
    public var stage: String
    /// Its options: each a list of values.
    public var options: [String: [String]]
    /// Where it stands.
    public var place: DefinitionValue
  }

  /// The pipeline's name.
  public var name: String
  /// Its stages.
  public var steps: [Step]

  /// The pipeline of a YAML value.
  public init(_ definition: DefinitionValue) throws(DefinitionError) {
    var reader = DefinitionReader()
    let fields = reader.fields(definition, known: ["name", "about", "stages"])
    name = fields["name"].map { reader.string($0) } ?? ""
    steps = []
    for item in reader.list(fields["stages"]) {
      switch item.content {
      case .scalar(let stage): steps.append(Step(stage: stage, options: [:], place: item))
      case .map(let entries):
        for entry in entries {
          var options: [String: [String]] = [:]
          for option in reader.entries(entry.value) { options[option.name] = reader.strings(option.value) }
          steps.append(Step(stage: entry.name, options: options, place: entry.key))
        }
      case .list: reader.report("a stage is a name, or a name with options", at: item)
      }
    }
    if name.isEmpty { reader.report("the pipeline needs a ‘name’", at: definition) }
    if steps.isEmpty { reader.report("the pipeline needs ‘stages’", at: definition) }
    try reader.finish()
  }

  /// The options of the stage that recognises names; none where the pipeline has no such stage.
  var namesOptions: [String: [String]] { steps.first { $0.stage == "mentions" }?.options ?? [:] }

  /// Takes `table` for all names, in the place of what the pipeline names.
  mutating func replaceNames(by table: String) {
    for index in steps.indices where steps[index].options["vocabulary"] != nil {
      steps[index].options["vocabulary"] = [table]
      steps[index].options["compiled"] = ["none"]
    }
  }
}
