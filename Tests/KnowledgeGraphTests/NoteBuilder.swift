import DocumentModel
import KnowledgeGraph
import Text

/// Writes small records by hand: words are found in the text, so that no offset is counted by eye.
struct NoteBuilder {
  private var draft: DocumentRecord
  private let text: SourceText

  /// A document of one block that is `text`, under the heading path `section`.
  init(id: String, path: String, text string: String, section: [String] = ["Mechanism"]) {
    text = SourceText(string)
    var document = Document(plain: text)
    document.metadata.title = "Note \(path)"
    document.sections.append(Section(path: section, range: text.range, level: 1, parent: 0, kind: .body))
    document.blocks[0].section = 1
    draft = DocumentRecord(
      id: id, path: path, sha256: String(repeating: "ab", count: 32), document: document)
  }

  /// The place of `words` at or after byte `start`.
  func range(_ words: String, from start: Int = 0) -> ByteRange {
    guard let found = text.bytes.firstIndex(of: words, from: start) else {
      preconditionFailure("'\(words)' is not in the text")
    }
    return ByteRange(found, found + words.utf8.count)
  }

  /// Makes `words` a sentence and gives its index.
  mutating func sentence(_ words: String, cell: CellIndex? = nil) -> Int {
    draft.sentences.append(Sentence(range: range(words), block: 0, cell: cell))
    return draft.sentences.count - 1
  }

  /// Makes `words` a mention within sentence `index` and gives its index.
  mutating func mention(_ words: String, _ entity: Entity, in index: Int, givenID: String? = nil) -> Int {
    let place = range(words, from: draft.sentences[index].range.start)
    draft.mentions.append(
      Mention(range: place, tokens: 0..<0, sentence: index, entity: entity, score: 0.9, givenID: givenID))
    return draft.mentions.count - 1
  }

  /// Adds a claim of sentence `index`; `trigger` are words of it.
  mutating func claim(
    _ subject: Int, _ predicate: String, _ object: Int, in index: Int, kind: Claim.Kind = .mechanism,
    qualifiers: [String: String] = [:], isNegated: Bool = false, certainty: Claim.Certainty = .asserted,
    rule: String = "test/rule", trigger: String = "", citations: [String] = []
  ) {
    let sentence = draft.sentences[index].range
    draft.claims.append(
      Claim(
        kind: kind, subject: subject, predicate: predicate, object: object, qualifiers: qualifiers,
        isNegated: isNegated, certainty: certainty, rule: rule,
        trigger: range(trigger, from: sentence.start), sentence: index, span: sentence,
        citations: citations))
  }

  /// Adds an entry of the reference list.
  mutating func reference(_ index: String, work: String?) {
    var reference = Reference(
      index: index, range: ByteRange(0, 0), text: "A title", item: BibliographicItem(type: "webpage"))
    reference.work = work
    draft.references.append(reference)
  }

  /// Adds a callout after sentence `index`.
  mutating func citation(_ words: String, indices: [String], supports index: Int) {
    var citation = Citation(range: range(words), indices: indices, style: .bracket)
    citation.attachedTo = draft.sentences[index].range
    citation.scopeRule = "sentence/after-stop"
    draft.citations.append(citation)
  }

  /// Makes the block a table of these cells.
  mutating func table(heads: [String], rows: [[String]]) {
    draft.document.blocks[0].kind = .table
    draft.document.blocks[0].table = Table(
      heads: heads.map { Table.Cell(range($0)) },
      rows: rows.map { $0.map { $0.isEmpty ? Table.Cell(ByteRange(0, 0)) : Table.Cell(range($0)) } })
  }

  /// The finished record; the citations of its claims lead to the first reference of their index.
  var record: DocumentRecord {
    var record = draft
    for index in record.claims.indices {
      record.claims[index].entries = record.claims[index].citations.compactMap { citation in
        record.references.firstIndex { $0.index == citation }
      }
    }
    return record
  }

  /// Changes the document's metadata or diagnostics.
  mutating func edit(_ change: (inout DocumentRecord) -> Void) { change(&draft) }
}
