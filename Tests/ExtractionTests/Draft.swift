import DocumentModel
import Text

@testable import Extraction

/// Builds the layers that extraction reads from sentences in which `[name|Category]` marks a mention.
struct Draft {
  private var text = ""
  private var sentences: [Sentence] = []
  private var tokens: [Token] = []
  private var mentions: [Mention] = []
  private var citations: [Citation] = []
  private var table: Table?

  /// The layers of one paragraph.
  static func annotations(_ sentences: [String]) -> Annotations {
    var draft = Draft()
    for sentence in sentences { draft.add(sentence, cell: nil) }
    return draft.annotations(kind: .paragraph)
  }

  /// The layers of a table; the first row holds the heads.
  static func annotations(table rows: [[String]]) -> Annotations {
    var draft = Draft()
    var cells: [[Table.Cell]] = []
    for (row, words) in rows.enumerated() {
      cells.append(
        words.enumerated().map { column, cell in
          Table.Cell(draft.add(cell, cell: CellIndex(row: row - 1, column: column)))
        })
    }
    draft.table = Table(heads: cells[0], rows: Array(cells.dropFirst()))
    return draft.annotations(kind: .table)
  }

  /// The items of one sentence as rules see them, without brackets.
  static func items(_ sentence: String) -> [SentenceItem] {
    var annotations = annotations([sentence])
    return ItemSequence(sentence: 0, in: &annotations, context: SentenceContext()).plain
  }

  private static let lemmas = [
    "binds": "bind", "blocks": "block", "blocked": "block", "induces": "induce", "is": "be", "does": "do",
    "has": "have",
  ]

  @discardableResult private mutating func add(_ words: String, cell: CellIndex?) -> ByteRange {
    if !text.isEmpty { text += " " }
    let start = text.utf8.count
    let firstToken = tokens.count
    for part in words.split(separator: " ") {
      if text.utf8.count > start, part != ",", part != "." { text += " " }
      guard part.first == "[", let bar = part.firstIndex(of: "|") else {
        addToken(String(part))
        continue
      }
      let name = String(part[part.index(after: part.startIndex)..<bar])
      let category = Category(rawValue: String(part[part.index(after: bar)...].dropLast())) ?? .gene
      addToken(name)
      mentions.append(
        Mention(
          range: tokens[tokens.count - 1].range, tokens: (tokens.count - 1)..<tokens.count,
          sentence: sentences.count, entity: Entity(identifier: "x:\(name)", name: name, category: category),
          score: 1))
    }
    let range = ByteRange(start, text.utf8.count)
    sentences.append(Sentence(range: range, block: 0, cell: cell, tokens: firstToken..<tokens.count))
    return range
  }

  private mutating func addToken(_ word: String) {
    let start = text.utf8.count
    text += word
    let form = word.lowercased()
    let tag = form.hasSuffix("ed") ? "VBN" : form.hasSuffix("s") ? "NNS" : ""
    tokens.append(
      Token(
        range: ByteRange(start, text.utf8.count), form: form, lemma: Self.lemmas[form] ?? form, tag: tag))
  }

  private func annotations(kind: Block.Kind) -> Annotations {
    var document = Document(plain: SourceText(text))
    document.blocks = [Block(kind: kind, range: document.text.range, section: 0, table: table)]
    return Annotations(
      document: document, sentences: sentences, tokens: tokens, mentions: mentions, abbreviations: [],
      citations: citations)
  }
}

/// Definition values written in code.
func scalar(_ text: String) -> DefinitionValue { value(.scalar(text)) }
func list(_ items: [DefinitionValue]) -> DefinitionValue { value(.list(items)) }
func map(_ entries: KeyValuePairs<String, DefinitionValue>) -> DefinitionValue {
  value(.map(entries.map { DefinitionValue.Entry(key: scalar($0.key), value: $0.value) }))
}
private func value(_ content: DefinitionValue.Content) -> DefinitionValue {
  DefinitionValue(content, file: "test.yaml", line: 1, column: 1)
}

/// A rule set with binding, blocking and the pronoun "it".
func ruleSet(tables: DefinitionValue? = nil) throws -> RuleSet {
  func rule(_ name: String, _ predicate: String, _ verb: String) -> DefinitionValue {
    map([
      "name": scalar(name), "kind": scalar("mechanism"), "predicate": scalar(predicate),
      "pattern": scalar("<subject> ([may do not only]){0,3} @$verb <object>"),
      "with": map(["verb": scalar("[\(verb)]")]),
      "examples": map(["match": list([scalar("a")]), "no-match": list([scalar("b")])]),
    ])
  }
  let shared = map([
    "about": scalar("tests"),
    "variables": map(["clauseverb": scalar("[be have do may]")]),
    "modality": map([
      "negations": list([scalar("not"), scalar("without")]), "pseudo-negations": list([scalar("not only")]),
      "suggestions": list([scalar("may")]), "hypotheses": list([scalar("whether")]),
      "boundaries": list([scalar("but")]),
    ]),
    "anaphors": list([
      map(["words": list([scalar("it")]), "refers-to": list([scalar("Gene"), scalar("Drug")])])
    ]),
    "tables": tables ?? map(["focus": scalar("agent")]),
    "rules": list([rule("binding", "binds", "bind"), rule("blocking", "inhibits", "block")]),
  ])
  return try RuleSet(
    files: [(name: "test", content: shared)], predicates: ["binds", "inhibits", "is_a", "evaluates"])
}

/// The claims of some layers as `subject predicate object`, with `not` and the certainty where it is not asserted.
func claims(_ annotations: Annotations, _ rules: RuleSet) -> [String] {
  let result = ClaimExtractor(rules).claims(in: annotations)
  return result.claims.map { claim in
    let words = [
      result.mentions[claim.subject].entity.name, claim.isNegated ? "not" : "", claim.predicate,
      result.mentions[claim.object].entity.name, claim.certainty == .asserted ? "" : claim.certainty.rawValue,
    ]
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
