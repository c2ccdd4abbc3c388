import DocumentModel
import Text

/// Which substance each section is about: the one that its headings name, innermost first, else the one that the
/// document's title or metadata name.
struct SectionTopics {
  private let topics: [Int?]

  private static let categories: Set<Category> = [.drug, .smallMolecule, .treatment]

  init(_ annotations: Annotations) {
    let document = annotations.document
    var ofHeading: [Int: Int] = [:]
    for (index, mention) in annotations.mentions.enumerated() {
      let block = document.blocks[annotations.sentences[mention.sentence].block]
      guard block.kind == .heading, Self.categories.contains(mention.entity.category),
        ofHeading[block.section] == nil
      else { continue }
      ofHeading[block.section] = index
    }
    let compound = document.metadata.compound.flatMap { name in
      annotations.mentions.firstIndex {
        document.text.string($0.range).lowercased() == name.lowercased()
          && Self.categories.contains($0.entity.category)
      }
    }
    topics = document.sections.indices.map { section in
      var current: Int? = section
      while let index = current {
        if let topic = ofHeading[index] { return topic }
        current = document.sections[index].parent
      }
      return compound ?? ofHeading.min { $0.key < $1.key }?.value
    }
  }

  /// The mention that names the topic of a section.
  func topic(ofSection section: Int) -> Int? { topics[section] }
}
