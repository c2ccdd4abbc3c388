import DocumentModel
import Text
public import Vocabulary

extension SourceReader {
  /// A compiled vocabulary, so that terms can be added to it.
  mutating func compiled(_ take: (Entry) -> Void) {
    do throws(VocabularyFileError) {
      let vocabulary = try VocabularyFile(MappedFile(permanent: bytes))
      try vocabulary.verify()
      Self.read(vocabulary, take)
    } catch {
      report(error.description, line: 1)
    }
  }

  /// Hands all that `vocabulary` holds to `take`, so that it can be compiled again without any change.
  public static func read(_ vocabulary: VocabularyFile, _ take: (Entry) -> Void) {
    for source in vocabulary.sources { take(.source(source.name)) }
    vocabulary.eachConcept { content in
      let entity = content.entity
      var concept = SourceConcept(
        entity.identifier, entity.name, category: entity.category, organism: content.organism,
        xrefs: entity.xrefs)
      concept.weight = content.weight
      concept.isSettled = true
      concept.preferredName = entity.name
      concept.names = content.names.map {
        SourceConcept.Name(text: $0.text, status: $0.status, source: $0.source)
      }
      take(.concept(concept))
    }
  }
}
