public import DocumentModel
import Foundation
import Language
public import Text
public import Vocabulary

/// Answers the lines of `claimgraph ground`: a name in its context in, what it may mean out, one for one.
public struct GroundingAnswers: Sendable {
  private let grounder: Grounder
  private let shapes: NameShapes
  private let isExact: Bool
  /// What of the user's preferences comes to nothing.
  public let notices: [DefinitionProblem]
  /// Matches that an answer shows.
  private static let mostMatches = 10
  /// Lines that one task does.
  private static let batch = 32

  /// Grounds with the curated tables of the pipeline of `path` among `files` and with their compiled vocabulary, or with
  /// `vocabulary`, the text of a TSV file, alone. `exact` looks up names by their key alone: the floor that all else is held to.
  ///
  /// - Throws: a pipeline or vocabulary that cannot be used.
  public init(
    files: DefinitionFiles, path: String, vocabulary: (file: String, text: String)? = nil, exact: Bool = false
  ) throws(DefinitionError) {
    var files = files
    var definition = try PipelineDefinition(try files.yaml(path))
    if let vocabulary {
      files = files.adding(vocabulary.text, at: vocabulary.file)
      definition.replaceNames(by: vocabulary.file)
    }
    files = try files.withVocabulary(of: definition)
    let loader = DefinitionLoader(files)
    let terms = try loader.vocabulary(definition.namesOptions["vocabulary"])
    let preferences = try loader.preferences(definition.namesOptions["preferences"], terms: terms)
    shapes = try loader.shapes(definition.namesOptions["shapes"])
    grounder = Grounder(
      curated: exact ? nil : CompiledVocabulary(terms, preferences: preferences), file: files.vocabulary,
      preferences: preferences, commonWords: shapes.commonWords)
    notices = try loader.organismNotices(definition.namesOptions["preferences"])
    isExact = exact
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

  /// The answer to one line; an error object where it is not valid.
  func answer(to line: [UInt8]) -> JSON {
    func invalid(_ code: String, _ message: String) -> JSON {
      .members([
        "text": .null, "error": .members(["code": .string(code), "message": .string(message)]),
      ])
    }
    guard let object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any] else {
      return invalid("ground.not-json", "the line is not a JSON object; give {\"text\": …, \"context\": …}")
    }
    guard let text = object["text"] as? String else {
      return invalid("ground.no-text", "‘text’ is missing or no string")
    }
    /// A string that may be missing or null; nil where it is something else.
    func optional(_ key: String) -> String?? {
      guard let value = object[key], !(value is NSNull) else { return .some(nil) }
      return (value as? String).map { .some($0) }
    }
    guard let context = optional("context") else {
      return invalid("ground.context", "‘context’ is no string; give the words around the name")
    }
    guard let name = optional("category") else {
      return invalid("ground.unknown-category", "‘category’ is no string; give one such as Gene")
    }
    let category = name.flatMap(Category.init(named:))
    guard name == nil || category != nil else {
      let known = Category.allCases.map(\.rawValue).joined(separator: ", ")
      return invalid("ground.unknown-category", "unknown category ‘\(name ?? "")’; known are \(known)")
    }
    guard let organisms = Self.taxa(object["organisms"]) else {
      return invalid(
        "ground.organisms", "‘organisms’ is no list of NCBI's numbers of species, such as [9606, 10090]")
    }
    let matches = matches(text, context: context ?? "", category: category, organisms: organisms)
    return .members(["text": .string(text), "matches": .array(matches.map(Self.json))])
  }

  /// What `text` may mean, best first.
  public func matches(
    _ text: String, context: String = "", category: Category? = nil, organisms: [UInt32] = []
  ) -> [GroundingMatch] {
    let source = SourceText(context)
    let found = AbbreviationFinder().abbreviations(
      in: [Sentence(range: source.range, block: 0)], of: source)
    let request = GroundingRequest(
      text, abbreviations: found.map { (source.string($0.short), source.string($0.long)) }, context: context,
      category: category, organisms: organisms)
    return isExact
      ? grounder.exactMatches(request, limit: Self.mostMatches)
      : shaped(
        known(grounder.matches(request, limit: Self.mostMatches), text, isDefined: request.isDefined), text,
        category)
  }

  /// `matches` but, for a term of the laboratory that the context gives no other sense, only what is spelt like it: "PCR" is no
  /// pathologic complete response.
  private func known(_ matches: [GroundingMatch], _ name: String, isDefined: Bool) -> [GroundingMatch] {
    guard !isDefined, shapes.laboratoryTerms.contains(name) else { return matches }
    return matches.filter { $0.status == .curated ? $0.score > 0.95 : $0.matched == name }
  }

  /// `matches`, or, where the shape of `name` tells what it is, those of the very same name, else that: a code or a drug of
  /// other letters is another one. Systematic names have many spellings.
  private func shaped(
    _ matches: [GroundingMatch], _ name: String, _ category: Category?
  ) -> [GroundingMatch] {
    let text = SourceText(name)
    let tokens = Tokenizer(lemmatizer: Lemmatizer(LanguageResources())).tokens(in: text, range: text.range)
    guard let shape = shapes.match(tokens, in: text), category.map({ $0 == shape.entity.category }) ?? true
    else { return matches }
    if shape.entity.category == .smallMolecule, !matches.isEmpty { return matches }
    let key = NameKey.of(text.bytes[...])
    let same = matches.filter { NameKey.of(Array($0.matched.utf8)[...]) == key }
    return same.isEmpty ? [shape] : same
  }

  /// Species as a list of numbers or of CURIEs of NCBI's taxonomy, or one such; nil where something is none.
  private static func taxa(_ value: Any?) -> [UInt32]? {
    guard let value, !(value is NSNull) else { return [] }
    let values = value as? [Any] ?? [value]
    let taxa = values.compactMap { taxon($0) }
    return taxa.count == values.count ? taxa : nil
  }

  private static func taxon(_ value: Any) -> UInt32? {
    let number =
      (value as? Int).flatMap { UInt32(exactly: $0) }
      ?? (value as? String).flatMap { UInt32($0.split(separator: ":").last ?? "") }
    return number.flatMap { $0 > 0 ? $0 : nil }
  }

  private static func json(_ match: GroundingMatch) -> JSON {
    .members([
      "identifier": .string(match.entity.identifier), "name": .string(match.entity.name),
      "category": .string(match.entity.category.rawValue), "score": .double(match.score),
      "xrefs": .strings(match.entity.xrefs), "matched": .string(match.matched),
      "status": .string(match.status.word), "source": .string(match.source), "why": .strings(match.reasons),
    ])
  }
}
