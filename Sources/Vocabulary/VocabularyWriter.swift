import DocumentModel
import Text

/// Compiles a vocabulary into the bytes of its file; the same for any order of concepts, names and sources.
public struct VocabularyWriter {
  private let content: VocabularyContent
  private let variants: WordVariants
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

  /// How many names the encoded `file` holds.
  public static func nameCount(of file: [UInt8]) -> Int {
    file.withUnsafeBytes { bytes in
      let sections = try? VocabularyHeader.sections(of: bytes)
      return sections.map { StringList($0[VocabularyFormat.Section.names.rawValue]).count } ?? 0
    }
  }

  /// The file of `content`.
  public static func encode(_ content: VocabularyContent, variants: WordVariants) -> [UInt8] {
    var writer = VocabularyWriter(content, variants)
    return writer.encode()
  }

  private mutating func encode() -> [UInt8] {
    typealias Section = VocabularyFormat.Section
    var sections = [[UInt8]](repeating: [], count: Section.allCases.count)
    func set(_ section: Section, _ bytes: [UInt8]) { sections[section.rawValue] = bytes }
    let names = gathered(keptNames())
    let texts = names.map { content.bytes(of: $0) }
    set(.names, StringList.encode(texts))
    set(.nameFacts, names.flatMap { [$0.status.rawValue, sourceRank[Int($0.source)]] })
    var blocks: [UInt8] = []
    for index in stride(from: 0, to: names.count, by: VocabularyFormat.namesPerConceptMark) {
      blocks.append(littleEndian: conceptRank[Int(names[index].concept)])
    }
    set(.nameConcepts, blocks)
    let (concepts, references) = encodedConcepts(names)
    set(.concepts, concepts)
    set(.references, references)
    let identifiers = sortedConcepts.map { Array(content.concepts[$0].identifier.utf8)[...] }
    set(.identifiers, StringList.encode(identifiers, block: Self.longBlock))
    set(.keys, HashIndex.encode(names.indices.map { (NameKey.of(texts[$0]), UInt32($0)) }))
    set(.prefixes, PrefixFilter.encode(prefixes(names)))
    let bags = BagIndex(texts, concepts: names.map(\.concept), variants: variants) { concept in
      content.concepts[Int(concept)].category.allowsShortBags
    }
    set(.bags, HashIndex.encode(bags.bags))
    set(.shortBags, HashIndex.encode(bags.shortBags))
    set(.words, StringList.encode(bags.words.map { Array($0.utf8)[...] }, block: Self.longBlock))
    set(.variants, Array(variants.text.utf8))
    set(
      .sources,
      sortedSources.flatMap {
        Array("\(content.sources[$0].name)\t\(content.sources[$0].licence)\n".utf8)
      })
    return Self.file(sections)
  }

  private static func file(_ sections: consuming [[UInt8]]) -> [UInt8] {
    var sections = sections
    let small = sections.filter { $0.count <= VocabularyFormat.smallSection }.map {
      $0.withUnsafeBytes(VocabularyFormat.checksum)
    }
    var table: [UInt8] = []
    table.append(littleEndian: small.withUnsafeBytes(VocabularyFormat.checksum))
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

  /// Strings that are seldom asked for lie in longer blocks than names.
  private static let longBlock = 16

  /// The columns of concepts, and their cross-references.
  private func encodedConcepts(
    _ names: [VocabularyContent.Name]
  ) -> (concepts: [UInt8], references: [UInt8]) {
    let categories = Dictionary(uniqueKeysWithValues: Category.allCases.enumerated().map { ($1, UInt8($0)) })
    var firstNames: [UInt32] = []
    var lines: [ArraySlice<UInt8>] = []
    var first = 0
    for (rank, index) in sortedConcepts.enumerated() {
      let concept = content.concepts[index]
      while first < names.count, conceptRank[Int(names[first].concept)] < UInt32(rank) { first += 1 }
      firstNames.append(UInt32(first))
      var line = Set(concept.xrefs).sorted().joined(separator: " ")
      let isNamed = first < names.count && isPreferred(names[first]) && Int(names[first].concept) == index
      if !isNamed { line += "\t" + concept.name }
      lines.append(Array(line.utf8)[...])
    }
    let concepts = sortedConcepts.map { content.concepts[$0] }
    let bytes =
      firstNames.columns + concepts.map(\.organism).columns + concepts.map { categories[$0.category] ?? 0 }
      + concepts.map(\.weight)
    return (bytes, StringList.encode(lines, block: Self.longBlock))
  }

  private func isPreferred(_ name: VocabularyContent.Name) -> Bool {
    content.bytes(of: name).elementsEqual(content.concepts[Int(name.concept)].name.utf8)
  }

  /// Names by concept, the preferred one first; of names of one concept under one key that differ little, the best alone.
  private func keptNames() -> [VocabularyContent.Name] {
    var entries = content.names.map { (key: NameKey.of(content.bytes(of: $0)), name: $0) }
    entries.removeAll { $0.key == LookupKey.empty }
    entries.sort { a, b in
      let (x, y) = (conceptRank[Int(a.name.concept)], conceptRank[Int(b.name.concept)])
      if x != y { return x < y }
      return a.key != b.key ? a.key < b.key : isBetter(a.name, b.name)
    }
    var kept: [VocabularyContent.Name] = []
    kept.reserveCapacity(entries.count)
    var last: (key: UInt64, name: VocabularyContent.Name)?
    for entry in entries {
      if let last, last.key == entry.key, last.name.concept == entry.name.concept,
        entry.name.length > 8 || content.bytes(of: last.name) == content.bytes(of: entry.name)
      {
        continue
      }
      kept.append(entry.name)
      last = entry
    }
    let marked = kept.map { (name: $0, isPreferred: isPreferred($0)) }
    return marked.sorted { a, b in
      let (x, y) = (conceptRank[Int(a.name.concept)], conceptRank[Int(b.name.concept)])
      if x != y { return x < y }
      if a.isPreferred != b.isPreferred { return a.isPreferred }
      let (s, t) = (content.bytes(of: a.name), content.bytes(of: b.name))
      return s == t ? isBetter(a.name, b.name) : s.lexicographicallyPrecedes(t)
    }.map(\.name)
  }

  /// `names`, those of one concept that have one word bag side by side: indices point to the first alone.
  private func gathered(_ names: [VocabularyContent.Name]) -> [VocabularyContent.Name] {
    var first: [UInt64: Int] = [:]
    var concept: UInt32?
    let placed = names.indices.map { index -> (run: Int, index: Int) in
      let name = names[index]
      if name.concept != concept { first.removeAll(keepingCapacity: true) }
      concept = name.concept
      guard let bag = BagIndex.bag(of: content.bytes(of: name), variants: variants)?.hash else {
        return (index, index)
      }
      let run = first[bag] ?? index
      first[bag] = run
      return (run, index)
    }
    return placed.sorted { $0 < $1 }.map { names[$0.index] }
  }

  /// The order of names of one concept under one key.
  private func isBetter(_ a: VocabularyContent.Name, _ b: VocabularyContent.Name) -> Bool {
    if a.status != b.status { return a.status > b.status }
    let (s, t) = (content.bytes(of: a), content.bytes(of: b))
    if s != t { return s.lexicographicallyPrecedes(t) }
    return sourceRank[Int(a.source)] < sourceRank[Int(b.source)]
  }

  /// Everything that keys may begin with, each once.
  private func prefixes(_ names: [VocabularyContent.Name]) -> [UInt64] {
    var prefixes: [UInt64] = []
    for name in names {
      content.pool.withUnsafeBytes { pool in
        let text = UnsafeRawBufferPointer(
          rebasing: pool[Int(name.start)..<(Int(name.start) + Int(name.length))])
        LookupKey.eachPrefix(of: text) { prefixes.append($0) }
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
