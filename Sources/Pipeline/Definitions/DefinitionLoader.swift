import Citations
import DocumentModel
import Extraction
import Language
import Readers
import SequenceLabeling
import Text
import Vocabulary

/// Compiles definition files into what the stages know.
struct DefinitionLoader {
  private let files: DefinitionFiles

  init(_ files: DefinitionFiles) { self.files = files }

  /// The paths that an option's patterns name; a pattern that names none is an error.
  func paths(_ patterns: [String]?) throws(DefinitionError) -> [String] {
    var paths: [String] = []
    var problems: [DefinitionProblem] = []
    for pattern in patterns ?? [] {
      let found = files.paths(matching: pattern)
      if found.isEmpty {
        let message = "there is no such file; the pipeline names it"
        problems.append(
          DefinitionProblem(file: files.name(of: pattern), line: 1, column: 1, message: message))
      }
      paths += found.filter { !paths.contains($0) }
    }
    guard problems.isEmpty else { throw DefinitionError(problems) }
    return paths
  }

  /// The trained model that an option names.
  func model(_ patterns: [String]?) throws(DefinitionError) -> SequenceModel {
    var message = "names no model"
    for path in try paths(patterns) {
      do throws(ModelFileError) {
        return try ModelFile.decode(files.model(path).map { Array($0.buffer) } ?? [])
      } catch {
        message = error.description
      }
      throw DefinitionError([
        DefinitionProblem(file: files.name(of: path), line: 1, column: 1, message: message)
      ])
    }
    throw DefinitionError([
      DefinitionProblem(file: files.name(of: ""), line: 1, column: 1, message: message)
    ])
  }

  /// The models that propose and vet mentions; nil where the option names none.
  func mentionModels(_ patterns: [String]?) throws(DefinitionError) -> MentionModels? {
    var models: [MentionFamily: SequenceModel] = [:]
    for path in try paths(patterns) {
      guard let family = MentionFamily.allCases.first(where: { path.hasSuffix("/\($0.fileName)") }) else {
        let known = MentionFamily.allCases.map(\.fileName).joined(separator: ", ")
        let message = "is no model of mentions; known are \(known)"
        throw DefinitionError([
          DefinitionProblem(file: files.name(of: path), line: 1, column: 1, message: message)
        ])
      }
      models[family] = try model([path])
    }
    return models.isEmpty ? nil : MentionModels(models)
  }

  /// What reads reference strings, as the options of the stage `references` say.
  func referenceParser(_ options: [String: [String]]) throws(DefinitionError) -> ReferenceParser {
    ReferenceParser(model: try model(options["model"]), hosts: try hosts(options["hosts"]))
  }

  /// What is known of hosts; nothing where no file is named.
  func hosts(_ patterns: [String]?) throws(DefinitionError) -> HostTable {
    guard let path = try paths(patterns).first else { return HostTable() }
    return try HostTable(try files.yaml(path))
  }

  /// The model of tags and lemmas: that in the binary is used where it lies, that of a file is copied.
  func taggerModel() throws(DefinitionError) -> TaggerModel {
    let path = "models/\(TaggerModel.fileName)"
    var message = "there is no such model; train it with claimgraph-train tagger"
    if let model = files.model(path) {
      do throws(LanguageModelError) {
        return try model.isEmbedded ? TaggerModel(lasting: model.buffer) : TaggerModel(Array(model.buffer))
      } catch {
        message = error.description
      }
    }
    throw DefinitionError([
      DefinitionProblem(file: files.name(of: path), line: 1, column: 1, message: message)
    ])
  }

  func sections(_ patterns: [String]?) throws(DefinitionError) -> SectionVocabulary {
    var reader = DefinitionReader()
    var lists: [SectionVocabulary.List: [String]] = [:]
    for path in try paths(patterns) {
      for entry in reader.entries(try files.yaml(path)) {
        guard let list = SectionVocabulary.List(rawValue: entry.name) else {
          let known = SectionVocabulary.List.allCases.map(\.rawValue).joined(separator: ", ")
          reader.report("unknown list ‘\(entry.name)’; known are \(known)", at: entry.key)
          continue
        }
        lists[list, default: []] += reader.strings(entry.value)
      }
    }
    try reader.finish()
    return SectionVocabulary(lists)
  }

  func language(_ patterns: [String]?) throws(DefinitionError) -> LanguageResources {
    var reader = DefinitionReader()
    var resources = LanguageResources()
    for path in try paths(patterns) {
      let fields = reader.fields(
        try files.yaml(path),
        known: ["boundaries", "irregular", "uninflected", "mute-e", "without-e", "prefixes"])
      boundaries(fields["boundaries"], into: &resources.boundaries, with: &reader)
      resources.uninflected.formUnion(reader.strings(fields["uninflected"]))
      resources.muteE.formUnion(reader.strings(fields["mute-e"]))
      resources.withoutE.formUnion(reader.strings(fields["without-e"]))
      resources.prefixes.formUnion(reader.strings(fields["prefixes"]))
      for entry in reader.entries(fields["irregular"]) {
        let words = reader.strings(entry.value)
        if words.count != 2 { reader.report("expected [lemma, tag]", at: entry.value) }
        resources.irregular[entry.name] = .init(lemma: words.first ?? "", tag: words.last ?? "")
      }
    }
    try reader.finish()
    return resources
  }

  private func boundaries(
    _ value: DefinitionValue?, into words: inout BoundaryWords, with reader: inout DefinitionReader
  ) {
    let lists: [(String, WritableKeyPath<BoundaryWords, Set<String>>)] = [
      ("joining", \.joining), ("titles", \.titles), ("numbered", \.numbered), ("either", \.either),
      ("times", \.times), ("openers", \.openers), ("naming", \.naming),
    ]
    let fields = reader.fields(value, known: lists.map(\.0))
    for (name, list) in lists {
      let parts = reader.fields(fields[name], known: ["words", "examples"])
      words[keyPath: list].formUnion(reader.strings(parts["words"]))
      words.examples += reader.strings(parts["examples"])
    }
  }

  func vocabulary(_ patterns: [String]?) throws(DefinitionError) -> [Term] {
    var terms: [Term] = []
    var problems: [DefinitionProblem] = []
    for path in try paths(patterns) {
      do {
        terms += try Term.rows(tsv: files.text(path) ?? "", file: files.name(of: path))
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw DefinitionError(problems) }
    return terms
  }

  /// What the user wants of names; nothing where no file is named. Prefixes are those of sources, of `terms`, of the
  /// compiled vocabulary.
  func preferences(_ patterns: [String]?, terms: [Term]) throws(DefinitionError) -> NamePreferences {
    guard let path = try paths(patterns).first else { return .none }
    var prefixes = Set(files.vocabulary?.sources.map(\.name) ?? [])
    for term in terms {
      for curie in [term.identifier ?? ""] + term.xrefs {
        prefixes.insert(String(curie.prefix { $0 != ":" }))
      }
    }
    return try NamePreferences(try files.yaml(path), prefixes: prefixes)
  }

  /// The species in the user's preferences that nothing in the compiled vocabulary is of.
  func organismNotices(_ patterns: [String]?) throws(DefinitionError) -> [DefinitionProblem] {
    guard let path = try paths(patterns).first, let known = files.vocabulary?.organisms, !known.isEmpty
    else { return [] }
    var reader = DefinitionReader()
    let preferences = try files.yaml(path)
    guard case .map(let entries) = preferences.content else { return [] }
    let species = entries.filter { $0.name == "organisms" }.flatMap { reader.list($0.value) }
    return species.compactMap { value in
      guard let number = UInt32(reader.string(value)), !known.contains(number) else { return nil }
      let numbers = known.sorted().prefix(10).map(String.init).joined(separator: ", ")
      return DefinitionProblem(
        file: value.file, line: value.line, column: value.column,
        message: "nothing in the vocabulary is of the species \(number); it has those of \(numbers)")
    }
  }

  func shapes(_ patterns: [String]?) throws(DefinitionError) -> NameShapes {
    var reader = DefinitionReader()
    var shapes = NameShapes()
    for path in try paths(patterns) {
      let fields = reader.fields(
        try files.yaml(path),
        known: [
          "class-nouns", "drug-stems", "not-drugs", "not-enzymes", "head-nouns", "common-words",
          "condition-heads",
          "not-in-conditions", "not-codes", "counted-nouns", "chemical-pieces", "catalogue-numbers",
          "not-cell-lines", "examples", "catalogue-labels", "catalogue-numerals", "laboratory-terms",
          "conjunctions", "organisations", "organisation-heads", "organisation-joints", "guidance-nouns",
          "gene-nouns", "treatment-nouns", "companions", "chromosome-changes", "exon-changes",
          "words-in-capitals",
        ])
      shapes.classNouns.formUnion(reader.strings(fields["class-nouns"]))
      shapes.drugStems += reader.strings(fields["drug-stems"])
      shapes.notDrugs.formUnion(reader.strings(fields["not-drugs"]))
      shapes.notEnzymes.formUnion(reader.strings(fields["not-enzymes"]))
      shapes.countedNouns.formUnion(reader.strings(fields["counted-nouns"]))
      shapes.chemicalPieces += reader.strings(fields["chemical-pieces"])
      shapes.catalogueNumbers += reader.strings(fields["catalogue-numbers"])
      shapes.catalogueLabels.formUnion(reader.strings(fields["catalogue-labels"]))
      shapes.catalogueNumerals.formUnion(reader.strings(fields["catalogue-numerals"]))
      for kind in reader.entries(fields["laboratory-terms"]) {
        shapes.laboratoryTerms.formUnion(reader.strings(kind.value))
      }
      for kind in reader.entries(fields["organisations"]) {
        shapes.organisations.formUnion(reader.strings(kind.value))
      }
      shapes.organisationHeads.formUnion(reader.strings(fields["organisation-heads"]))
      shapes.organisationJoints.formUnion(reader.strings(fields["organisation-joints"]))
      shapes.guidanceNouns.formUnion(reader.strings(fields["guidance-nouns"]))
      shapes.geneNouns.formUnion(reader.strings(fields["gene-nouns"]))
      shapes.treatmentNouns.formUnion(reader.strings(fields["treatment-nouns"]))
      shapes.exonChanges.formUnion(reader.strings(fields["exon-changes"]))
      shapes.companions += companions(fields["companions"], &reader)
      for entry in reader.entries(fields["chromosome-changes"]) {
        shapes.chromosomeChanges[entry.name] = reader.string(entry.value)
      }
      if let capitals = fields["words-in-capitals"] {
        shapes.capitalWords = capitalWords(capitals, &reader)
      }
      shapes.conjunctions.formUnion(reader.strings(fields["conjunctions"]))
      shapes.notCellLines.formUnion(reader.strings(fields["not-cell-lines"]))
      shapes.examples += reader.strings(fields["examples"])
      shapes.notCodes.formUnion(reader.strings(fields["not-codes"]))
      shapes.notInConditions.formUnion(reader.strings(fields["not-in-conditions"]))
      shapes.commonWords.formUnion(reader.strings(fields["common-words"]))
      shapes.conditionHeads.formUnion(reader.strings(fields["condition-heads"]))
      for entry in reader.entries(fields["head-nouns"]) {
        guard let category = Category(rawValue: reader.string(entry.value)) else {
          reader.report("unknown category ‘\(reader.string(entry.value))’", at: entry.value)
          continue
        }
        shapes.headNouns[entry.name] = category
      }
    }
    try reader.finish()
    return shapes
  }

  private func companions(
    _ value: DefinitionValue?, _ reader: inout DefinitionReader
  ) -> [NameShapes.Companion] {
    var result: [NameShapes.Companion] = []
    for entry in reader.list(value) {
      let fields = reader.fields(entry, known: ["name", "means", "beside"])
      guard let name = fields["name"], let meaning = fields["means"] else {
        reader.report("expected {name, means, beside}", at: entry)
        continue
      }
      result.append(
        NameShapes.Companion(
          name: reader.string(name), meaning: reader.string(meaning),
          beside: Set(reader.strings(fields["beside"]))))
    }
    return result
  }

  private func capitalWords(
    _ value: DefinitionValue, _ reader: inout DefinitionReader
  ) -> NameShapes.CapitalWords {
    let fields = reader.fields(value, known: ["words", "behind", "before", "pronouns"])
    var result = NameShapes.CapitalWords()
    result.words = Set(reader.strings(fields["words"]))
    result.behind = Set(reader.strings(fields["behind"]))
    result.before = Set(reader.strings(fields["before"]))
    result.pronouns = Set(reader.strings(fields["pronouns"]))
    return result
  }

  func predicates(_ patterns: [String]?) throws(DefinitionError) -> [String: Predicate] {
    var table: [String: Predicate] = [:]
    for path in try paths(patterns) {
      table.merge(try Predicate.table(try files.yaml(path))) { _, new in new }
    }
    return table
  }

  func rules(_ patterns: [String]?, predicates: [String]?) throws(DefinitionError) -> RuleSet {
    let known = Set(try self.predicates(predicates).keys)
    var parsed: [(name: String, content: DefinitionValue)] = []
    var problems: [DefinitionProblem] = []
    for path in try paths(patterns) {
      let stem = path.split(separator: "/").last?.dropLast(".yaml".count) ?? ""
      do {
        parsed.append((String(stem), try files.yaml(path)))
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw DefinitionError(problems) }
    return try RuleSet(files: parsed, predicates: known)
  }
}
