import DocumentModel
import Text
import Vocabulary

extension SourceReader {
  /// A compiled vocabulary, so that terms can be added to it.
  mutating func compiled(_ take: (Entry) -> Void) {
    let vocabulary: VocabularyFile
    do throws(VocabularyFileError) {
      vocabulary = try VocabularyFile(MappedFile(permanent: bytes))
      try vocabulary.verify()
    } catch {
      report(error.description, line: 1)
      return
    }
    vocabulary.eachConcept { entity, organism, names in
      var concept = SourceConcept(
        entity.identifier, entity.name, category: entity.category, organism: organism, xrefs: entity.xrefs)
      concept.names = []
      for name in names { concept.names.append(.init(text: name.text, status: name.status)) }
      concept.names.sort {
        ($1.status, $0.text == entity.name ? 0 : 1, $0.text) < (
          $0.status, $1.text == entity.name ? 0 : 1, $1.text
        )
      }
      if concept.names.first?.text != entity.name {
        concept.names.insert(.init(text: entity.name, status: .name), at: 0)
      }
      take(.concept(concept))
    }
  }
}
