import DocumentModel
import Text

/// Compiles a vocabulary into the bytes of its file; the same for any order of concepts, names and sources.
public struct VocabularyWriter {
  private let content: VocabularyContent
  private let variants: WordVariants
  private var strings = StringPool()
  private var conceptRank: [UInt32]
  private var sourceRank: [UInt8]
  private var sortedConcepts: [Int]
  private var sortedSources: [Int]

  private init(_ content: VocabularyContent, _ variants: WordVariants) {
    self.content = content
    self.variants = variants
    sortedConcepts = content.concepts.indices.sorted {
      let (a, b) = (content.concepts[$0], content.concepts[$1])
      return (a.identifier, a.name, $0) < (b.identifier, b.name, $1)
    }
    conceptRank = Array(repeating: 0, count: sortedConcepts.count)
    for (rank, index) in sortedConcepts.enumerated() { conceptRank[index] = UInt32(rank) }
    sortedSources = content.sources.indices.sorted { content.sources[$0].name < content.sources[$1].name }
    sourceRank = Array(repeating: 0, count: sortedSources.count)
    for (rank, index) in sortedSources.enumerated() { sourceRank[index] = UInt8(rank) }
  }

  /// The file of `content`.
  public static func encode(_ content: VocabularyContent, variants: WordVariants) -> [UInt8] {
    var writer = VocabularyWriter(content, variants)
    return writer.encode()
  }

  private struct Entry {
    var key: UInt64
    /// Names stand in the order of the table's slots, so that neighbours there are neighbours here.
    var order: UInt64
    var name: VocabularyContent.Name
  }

  private mutating func encode() -> [UInt8] {
    typealias Section = VocabularyFormat.Section
    var sections = [[UInt8]](repeating: [], count: Section.allCases.count)
    func set(_ section: Section, _ bytes: [UInt8]) { sections[section.rawValue] = bytes }
    let (concepts, crossReferences) = encodedConcepts()
    set(.concepts, concepts)
    set(.crossReferences, crossReferences)
    let entries = sortedEntries()
    addStrings(of: entries)
    set(.keys, keyTable(entries))
    set(.names, encodedNames(entries))
    set(.prefixes, PrefixFilter.encode(prefixes(entries)))
    let bags = BagIndex(entries.map { content.bytes(of: $0.name) }, variants: variants) { index in
      content.concepts[Int(entries[index].name.concept)].category.allowsShortBags
    }
    set(.bags, bags.table)
    set(.bagLists, bags.lists)
    set(.shortBags, bags.shortTable)
    set(.shortBagLists, bags.shortLists)
    var words: [UInt8] = []
    for word in bags.words { words.append(littleEndian: strings.add(Array(word.utf8)[...])) }
    set(.words, words)
    set(.variants, Array(variants.text.utf8))
    set(
      .sources,
      sortedSources.flatMap {
        Array("\(content.sources[$0].name)\t\(content.sources[$0].licence)\n".utf8)
      })
    set(.strings, strings.bytes)
    return Self.file(sections)
  }

  private static func file(_ sections: consuming [[UInt8]]) -> [UInt8] {
    var sections = sections
    var table: [UInt8] = []
    var file = [UInt8](repeating: 0, count: VocabularyFormat.headerLength)
    file.reserveCapacity(sections.reduce(file.count) { $0 + $1.count + 64 })
    for index in sections.indices {
      table.append(littleEndian: UInt64(file.count))
      table.append(littleEndian: UInt64(sections[index].count))
      file += sections[index]
      sections[index] = []
      // Sections begin at multiples of a line of the cache.
      file += repeatElement(0, count: (64 - file.count & 63) & 63)
    }
    var header = VocabularyFormat.magic
    header.append(littleEndian: VocabularyFormat.version)
    header.append(littleEndian: VocabularyFormat.byteOrder)
    header.append(littleEndian: UInt64(file.count))
    header.append(
      littleEndian: file.withUnsafeBytes {
        VocabularyFormat.checksum(UnsafeRawBufferPointer(rebasing: $0[VocabularyFormat.headerLength...]))
      })
    let place = header.count
    header.append(littleEndian: UInt64(0))
    header += table
    header += repeatElement(0, count: VocabularyFormat.headerLength - header.count)
    let checksum = header.withUnsafeBytes(VocabularyFormat.checksum)
    for shift in 0..<8 { header[place + shift] = UInt8(truncatingIfNeeded: checksum >> (8 * shift)) }
    file.replaceSubrange(..<header.count, with: header)
    return file
  }

  private mutating func encodedConcepts() -> (concepts: [UInt8], crossReferences: [UInt8]) {
    let categories = Dictionary(uniqueKeysWithValues: Category.allCases.enumerated().map { ($1, UInt8($0)) })
    var bytes: [UInt8] = []
    var references: [UInt8] = []
    for index in sortedConcepts {
      let concept = content.concepts[index]
      bytes.append(littleEndian: strings.add(Array(concept.identifier.utf8)[...]))
      bytes.append(littleEndian: strings.add(Array(concept.name.utf8)[...]))
      bytes.append(littleEndian: UInt32(references.count / 4))
      bytes.append(littleEndian: concept.organism)
      let xrefs = Set(concept.xrefs).sorted().prefix(Int(UInt16.max))
      for xref in xrefs { references.append(littleEndian: strings.add(Array(xref.utf8)[...])) }
      bytes.append(littleEndian: UInt16(xrefs.count))
      bytes.append(categories[concept.category] ?? 0)
      bytes.append(concept.weight)
    }
    return (bytes, references)
  }

  /// Names by key, best first; of names of one concept under one key that differ little, the best alone.
  private func sortedEntries() -> [Entry] {
    var entries = content.names.map { name in
      var hash = LookupKey.empty
      LookupKey.add(content.bytes(of: name), to: &hash)
      return Entry(key: hash, order: VocabularyFormat.spread(hash), name: name)
    }
    entries.removeAll { $0.key == LookupKey.empty }
    entries.sort { a, b in
      if a.order != b.order { return a.order < b.order }
      let (x, y) = (conceptRank[Int(a.name.concept)], conceptRank[Int(b.name.concept)])
      if x != y { return x < y }
      if a.name.status != b.name.status { return a.name.status > b.name.status }
      let (s, t) = (content.bytes(of: a.name), content.bytes(of: b.name))
      if s != t { return s.lexicographicallyPrecedes(t) }
      return sourceRank[Int(a.name.source)] < sourceRank[Int(b.name.source)]
    }
    var kept: [Entry] = []
    kept.reserveCapacity(entries.count)
    for entry in entries {
      if let last = kept.last, last.key == entry.key, last.name.concept == entry.name.concept,
        entry.name.length > 8 || content.bytes(of: last.name) == content.bytes(of: entry.name)
      {
        continue
      }
      kept.append(entry)
    }
    return kept
  }

  /// Puts the strings of each concept together, those of neighbours beside each other: pages of them are read together,
  /// and a file packs better.
  private mutating func addStrings(of entries: [Entry]) {
    let names = entries.map(\.name).sorted { a, b in
      if a.concept != b.concept { return conceptRank[Int(a.concept)] < conceptRank[Int(b.concept)] }
      return content.bytes(of: a).lexicographicallyPrecedes(content.bytes(of: b))
    }
    for name in names { strings.add(content.bytes(of: name)) }
  }

  private func keyTable(_ entries: [Entry]) -> [UInt8] {
    var slots: [(hash: UInt64, value: UInt32)] = []
    for (index, entry) in entries.enumerated() where index == 0 || entries[index - 1].key != entry.key {
      slots.append((entry.key, UInt32(index)))
    }
    return SlotTable.encode(slots)
  }

  private mutating func encodedNames(_ entries: [Entry]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entries.count * VocabularyFormat.nameLength)
    for (index, entry) in entries.enumerated() {
      let isLast = index + 1 == entries.count || entries[index + 1].key != entry.key
      bytes.append(littleEndian: conceptRank[Int(entry.name.concept)])
      bytes.append(littleEndian: strings.add(content.bytes(of: entry.name)))
      bytes += [entry.name.status.rawValue, sourceRank[Int(entry.name.source)], isLast ? 1 : 0, 0]
    }
    return bytes
  }

  /// Everything that keys may begin with, each once.
  private func prefixes(_ entries: [Entry]) -> [UInt64] {
    var prefixes: [UInt64] = []
    for entry in entries {
      content.pool.withUnsafeBytes { pool in
        let name = UnsafeRawBufferPointer(
          rebasing: pool[Int(entry.name.start)..<(Int(entry.name.start) + Int(entry.name.length))])
        LookupKey.eachPrefix(of: name) { prefixes.append($0) }
      }
      if prefixes.count > 8_000_000 { Self.unique(&prefixes) }
    }
    Self.unique(&prefixes)
    return prefixes
  }

  private static func unique(_ hashes: inout [UInt64]) {
    hashes.sort()
    var count = 0
    for hash in hashes where count == 0 || hashes[count - 1] != hash {
      hashes[count] = hash
      count += 1
    }
    hashes.removeLast(hashes.count - count)
  }
}

extension Category {
  /// Whether names of this kind are also found by all their words but one: conditions, which have many adjectives.
  fileprivate var allowsShortBags: Bool { self == .disease || self == .phenotypicFeature }
}

/// Strings stored once each.
struct StringPool {
  private(set) var bytes: [UInt8] = []
  private var places: [UInt64: UInt32] = [:]

  /// Where `string` stands.
  @discardableResult
  mutating func add(_ string: ArraySlice<UInt8>) -> UInt32 {
    var hash = LookupKey.empty
    for unit in string { hash = (hash ^ UInt64(unit)) &* 0x0000_0100_0000_01b3 }
    hash = VocabularyFormat.spread(hash ^ UInt64(string.count))
    while let place = places[hash] {
      if holds(string, at: Int(place)) { return place }
      hash &+= 1
    }
    let place = UInt32(bytes.count)
    places[hash] = place
    bytes.append(leb128: string.count)
    bytes += string
    return place
  }

  private func holds(_ string: ArraySlice<UInt8>, at place: Int) -> Bool {
    var start = place
    while bytes[start] >= 0x80 { start += 1 }
    start += 1
    return start + string.count <= bytes.count && bytes[start..<(start + string.count)] == string
      && place + 5 > start
  }
}
