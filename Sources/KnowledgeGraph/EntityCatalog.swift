import DocumentModel

/// All entities that any document mentions, each gathered under its key from all its mentions.
struct EntityCatalog {
  fileprivate struct Entry {
    var identifiers = Tally()
    var names = Tally()
    var categories = Tally()
    var surfaces: Set<String> = []
    var xrefs: Set<String> = []
  }

  private var entries: [EntityKey: Entry] = [:]

  mutating func add(_ index: RecordIndex) {
    for (mention, key) in zip(index.record.mentions, index.keys) where !mention.isDerived {
      let entity = mention.entity
      entries[key, default: Entry()].add(entity, surface: index.words(mention.range))
    }
  }

  /// The id of the node that `key` stands for, or nil where no document mentions it.
  func id(of key: EntityKey) -> String? { entries[key]?.identifiers.winner }

  /// The node of `key`: name and category as most mentions have them.
  func node(of key: EntityKey) -> EntityNode? {
    guard let entry = entries[key], let id = entry.identifiers.winner, let name = entry.names.winner,
      let category = entry.categories.winner.flatMap(Category.init(rawValue:))
    else { return nil }
    return EntityNode(
      id: id, category: category, name: name, synonyms: entry.surfaces.sorted(),
      xrefs: entry.xrefs.subtracting([id]).sorted())
  }
}

extension EntityCatalog.Entry {
  fileprivate mutating func add(_ entity: Entity, surface: String) {
    identifiers.add(entity.identifier)
    names.add(entity.name)
    categories.add(entity.category.rawValue)
    surfaces.insert(surface)
    xrefs.formUnion(entity.xrefs)
  }
}
