import DocumentModel
import Text

/// Compiles rule files. First what all share (variables, frames, modality, anaphors, tables), then the rules.
struct RuleCompiler {
  var reader = DefinitionReader()
  private(set) var rules: [Rule] = []
  private(set) var examples: [RuleExample] = []
  private(set) var tables = TableRules()
  private(set) var modality = Modality()
  private(set) var anaphors: [Anaphor] = []
  /// Lemmas that begin a clause: the verbs that rules fill into frames, and those of `$clauseverb`.
  private(set) var verbs: Set<String> = []
  /// Names of entities that are never an argument.
  private(set) var plainNames: Set<String> = []
  /// Names of kinds of proteins.
  private(set) var kinds: Set<String> = []
  private let predicates: Set<String>
  private var variables: [String: String] = [:]
  private var frames: [String: [(name: String, pattern: DefinitionValue)]] = [:]
  private var names: Set<String> = []

  private static let fileKeys = [
    "about", "variables", "frames", "no-arguments", "kinds", "modality", "anaphors", "tables", "rules",
  ]
  private static let ruleKeys = [
    "name", "kind", "predicate", "pattern", "patterns", "frames", "with", "implicit", "every", "negated",
    "deniable", "certainty", "qualifiers", "examples",
  ]

  init(predicates: Set<String>) { self.predicates = predicates }

  /// Reads what a file offers to all others.
  mutating func readShared(_ file: DefinitionValue) {
    let fields = reader.fields(file, known: Self.fileKeys)
    for entry in reader.entries(fields["variables"]) {
      if variables.updateValue(text(of: entry.value), forKey: entry.name) != nil {
        reader.report("the variable ‘\(entry.name)’ stands twice", at: entry.key)
      }
    }
    for entry in reader.entries(fields["frames"]) {
      frames[entry.name] = reader.entries(entry.value).map { ($0.name, $0.value) }
    }
    plainNames.formUnion(reader.strings(fields["no-arguments"]))
    kinds.formUnion(reader.strings(fields["kinds"]))
    if let value = fields["modality"] { readModality(value) }
    for value in reader.list(fields["anaphors"]) { readAnaphor(value) }
    if let value = fields["tables"] { tables = TableRules(value, predicates: predicates, reader: &reader) }
  }

  /// A pattern's text; a list stands for its members as alternatives.
  private mutating func text(of value: DefinitionValue) -> String {
    if case .list(let values) = value.content {
      return values.map { reader.string($0) }.joined(separator: " | ")
    }
    return reader.string(value)
  }

  private mutating func readModality(_ value: DefinitionValue) {
    let fields = reader.fields(
      value, known: ["negations", "pseudo-negations", "suggestions", "hypotheses", "boundaries"])
    modality.negations.formUnion(reader.strings(fields["negations"]))
    modality.suggestions.formUnion(reader.strings(fields["suggestions"]))
    modality.hypotheses.formUnion(reader.strings(fields["hypotheses"]))
    modality.boundaries.formUnion(reader.strings(fields["boundaries"]))
    for phrase in reader.strings(fields["pseudo-negations"]) {
      modality.pseudoNegations.insert(phrase.split(separator: " ").map(String.init))
    }
  }

  private mutating func readAnaphor(_ value: DefinitionValue) {
    let fields = reader.fields(value, known: ["words", "refers-to"])
    let words = reader.strings(fields["words"]).map { Set($0.split(separator: "|").map(String.init)) }
    let categories = categories(fields["refers-to"])
    if words.isEmpty || categories.isEmpty {
      reader.report("an anaphor needs ‘words’ and ‘refers-to’", at: value)
    }
    anaphors.append(Anaphor(words: words, categories: categories))
    // Longer phrases are tried first.
    anaphors.sort { $0.words.count > $1.words.count }
  }

  private mutating func categories(_ value: DefinitionValue?) -> Set<Category> {
    var result: Set<Category> = []
    for item in reader.list(value) {
      let name = reader.string(item)
      if let category = Category(rawValue: name) {
        result.insert(category)
      } else {
        reader.report("unknown category ‘\(name)’", at: item)
      }
    }
    return result
  }

  /// Compiles the rules of a file.
  mutating func compile(_ file: DefinitionValue, file name: String) {
    var quiet = DefinitionReader()
    let fields = quiet.fields(file, known: Self.fileKeys)
    for rule in reader.list(fields["rules"]) { compileRule(rule, file: name) }
  }

  private mutating func compileRule(_ value: DefinitionValue, file: String) {
    let fields = reader.fields(value, known: Self.ruleKeys)
    guard let name = required("name", of: fields, at: value),
      let kindName = required("kind", of: fields, at: value),
      let predicate = required("predicate", of: fields, at: value)
    else { return }
    guard let kind = Claim.Kind(rawValue: kindName) else {
      return reader.report(
        "unknown kind ‘\(kindName)’; known are mechanism, agent, trial", at: fields["kind"] ?? value)
    }
    if !predicates.contains(predicate) {
      reader.report("‘\(predicate)’ is no predicate of predicates.yaml", at: fields["predicate"] ?? value)
    }
    let own = parameters(fields["with"])
    let scope = variables.merging(own) { _, own in own }
    for text in [own["verb"], variables["clauseverb"]].compactMap(\.self) { addVerbs(text) }
    let common = Common(
      kind: kind, predicate: predicate, implicit: implicitRoles(fields["implicit"]),
      isEvery: fields["every"].map { reader.string($0) } == "true",
      isNegative: fields["negated"].map { reader.string($0) } == "true",
      isDeniable: fields["deniable"].map { reader.string($0) } != "false",
      certainty: certainty(fields["certainty"]), qualifiers: parameters(fields["qualifiers"]))
    for (position, pattern) in reader.list(fields["patterns"] ?? fields["pattern"]).enumerated() {
      let suffix = fields["patterns"] == nil ? "" : "-\(position + 1)"
      add(pattern, name: "\(file)/\(name)\(suffix)", scope: scope, common: common)
    }
    for frame in reader.list(fields["frames"]) {
      guard let patterns = frames[reader.string(frame)] else {
        reader.report("unknown frame ‘\(reader.string(frame))’", at: frame)
        continue
      }
      for pattern in patterns {
        add(pattern.pattern, name: "\(name)/\(pattern.name)", scope: scope, common: common)
      }
    }
    if fields["pattern"] == nil, fields["patterns"] == nil, fields["frames"] == nil {
      reader.report("the rule ‘\(name)’ needs ‘pattern’, ‘patterns’ or ‘frames’", at: value)
    }
    readExamples(fields["examples"], rule: name, file: file, at: value)
  }

  private mutating func addVerbs(_ text: String) {
    guard case .words(let words, _)? = try? PatternParser.parse(text, variables: variables) else { return }
    verbs.formUnion(words.words)
  }

  private struct Common {
    var kind: Claim.Kind
    var predicate: String
    var implicit: [String: Rule.Source]
    var isEvery: Bool
    var isNegative: Bool
    var isDeniable: Bool
    var certainty: Claim.Certainty?
    var qualifiers: [String: String]
  }

  private mutating func required(
    _ key: String, of fields: [String: DefinitionValue], at value: DefinitionValue
  )
    -> String?
  {
    guard let field = fields[key] else {
      reader.report("the rule needs ‘\(key)’", at: value)
      return nil
    }
    return reader.string(field)
  }

  private mutating func parameters(_ value: DefinitionValue?) -> [String: String] {
    var result: [String: String] = [:]
    for entry in reader.entries(value) { result[entry.name] = text(of: entry.value) }
    return result
  }

  private mutating func certainty(_ value: DefinitionValue?) -> Claim.Certainty? {
    guard let value else { return nil }
    let certainty = Claim.Certainty(rawValue: reader.string(value))
    if certainty == nil { reader.report("certainty is asserted, suggested or hypothesised", at: value) }
    return certainty
  }

  private mutating func implicitRoles(_ value: DefinitionValue?) -> [String: Rule.Source] {
    var result: [String: Rule.Source] = [:]
    for entry in reader.entries(value) {
      guard let source = Rule.Source(rawValue: reader.string(entry.value)),
        ["subject", "object"].contains(entry.name)
      else {
        reader.report(
          "implicit roles are subject or object, from topic, focus, event or trial", at: entry.value)
        continue
      }
      result[entry.name] = source
    }
    return result
  }

  private mutating func add(
    _ value: DefinitionValue, name: String, scope: [String: String], common: Common
  ) {
    let text = text(of: value)
    do {
      let program = PatternProgram(try PatternParser.parse(text, variables: scope))
      var roles = program.roles
      roles.formUnion(common.implicit.keys)
      guard roles.isSuperset(of: ["subject", "object"]) else {
        return reader.report("‘\(name)’ must bind subject and object", at: value)
      }
      guard names.insert(name).inserted else {
        return reader.report("the rule ‘\(name)’ stands twice", at: value)
      }
      rules.append(
        Rule(
          name: name, kind: common.kind, predicate: common.predicate, pattern: text, program: program,
          implicit: common.implicit, isEvery: common.isEvery, isNegative: common.isNegative,
          isDeniable: common.isDeniable, certainty: common.certainty, qualifiers: common.qualifiers))
    } catch {
      reader.report("\(name): \(error.message), at character \(error.offset + 1) of the pattern", at: value)
    }
  }

  private mutating func readExamples(
    _ value: DefinitionValue?, rule: String, file: String, at place: DefinitionValue
  ) {
    let fields = reader.fields(value, known: ["match", "no-match"])
    let before = examples.count
    for (key, isMatch) in [("match", true), ("no-match", false)] {
      for item in reader.list(fields[key]) {
        var text = item
        var claims: [String] = []
        if case .map = item.content {
          let parts = reader.fields(item, known: ["text", "claims"])
          text = parts["text"] ?? item
          claims = reader.strings(parts["claims"])
        }
        examples.append(
          RuleExample(
            rule: "\(file)/\(rule)", text: reader.string(text), claims: claims, isMatch: isMatch, place: item)
        )
      }
    }
    let own = examples[before...]
    if !own.contains(where: \.isMatch) || own.allSatisfy(\.isMatch) {
      reader.report("the rule ‘\(rule)’ needs examples that match and such that do not", at: place)
    }
  }
}

extension PatternProgram {
  /// The roles that a match may bind.
  var roles: Set<String> {
    var result: Set<String> = []
    for case .mention(let role?, let isPair, _) in instructions {
      result.insert(role)
      if isPair { result.insert("object") }
    }
    return result
  }
}
