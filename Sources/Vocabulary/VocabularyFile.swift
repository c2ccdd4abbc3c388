public import DocumentModel
public import Text

/// A compiled vocabulary, used in place from its file (see ``VocabularyFormat``).
///
/// Opening checks the header and that all sections lie within the file, which costs the same whatever its size; the
/// body's checksum is checked where the file is small, and by ``verify()``. What a damaged body says is held to the
/// file's bounds wherever it is read: it may give no names or wrong ones, never a crash.
public struct VocabularyFile: @unchecked Sendable {
  // Unchecked: the bytes are never written, and live as long as `file`.
  private let file: MappedFile
  private let sections: [UnsafeRawBufferPointer]
  let keys: SlotTable
  let prefixes: PrefixFilter
  private let bags: SlotTable
  private let shortBags: SlotTable
  /// The forms of words that its bags were made with, read anew at each call.
  public var variants: WordVariants {
    WordVariants(unchecked: String(decoding: self[.variants], as: UTF8.self))
  }

  /// Bodies up to this size are checked when they are opened, within a millisecond.
  private static let smallBody = 4 << 20

  /// Opens the file at `path`.
  ///
  /// - Throws: why it cannot be used.
  public init(path: String) throws(VocabularyFileError) {
    let file: MappedFile
    do throws(MappedFile.Failure) {
      file = try MappedFile(path: path)
    } catch {
      throw VocabularyFileError(
        description:
          "\(path): the vocabulary cannot be opened (\(error)); check --vocabulary and $CLAIMGRAPH_VOCABULARY"
      )
    }
    do throws(VocabularyFileError) {
      try self.init(file)
    } catch {
      throw VocabularyFileError(description: "\(path): \(error)")
    }
  }

  /// Whether `bytes` begin as a compiled vocabulary does.
  public static func isCompiled(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.starts(with: VocabularyFormat.magic)
  }

  /// The vocabulary that `file` holds.
  ///
  /// - Throws: why it cannot be used.
  public init(_ file: MappedFile) throws(VocabularyFileError) {
    self.file = file
    sections = try VocabularyHeader.sections(of: file.bytes)
    func section(
      _ section: VocabularyFormat.Section, _ sections: [UnsafeRawBufferPointer]
    )
      -> UnsafeRawBufferPointer
    { sections[section.rawValue] }
    keys = SlotTable(section(.keys, sections))
    prefixes = PrefixFilter(section(.prefixes, sections))
    bags = SlotTable(section(.bags, sections))
    shortBags = SlotTable(section(.shortBags, sections))
    if file.bytes.count <= Self.smallBody { try verify() }
  }

  /// Checks the checksum of the whole file.
  ///
  /// - Throws: that it is damaged.
  public func verify() throws(VocabularyFileError) {
    let body = UnsafeRawBufferPointer(rebasing: file.bytes[VocabularyFormat.headerLength...])
    let stored = UInt64(littleEndian: file.bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    guard VocabularyFormat.checksum(body) == stored else { throw VocabularyHeader.damaged }
  }

  // MARK: Counts

  /// How many concepts there are.
  public var conceptCount: Int { self[.concepts].count / VocabularyFormat.conceptLength }
  /// How many names there are, those that differ little from another of their concept left out.
  public var nameCount: Int { self[.names].count / VocabularyFormat.nameLength }
  /// Its size in bytes.
  public var byteCount: Int { file.bytes.count }
  /// The checksum of its body, which tells it from any other.
  public var checksum: UInt64 {
    UInt64(littleEndian: file.bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
  }
  /// Its sources with their licences.
  public var sources: [(name: String, licence: String)] {
    String(decoding: self[.sources], as: UTF8.self).split(separator: "\n").map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return (cells.first ?? "", cells.dropFirst().first ?? "")
    }
  }
  /// The bytes that each section takes, for people.
  public var sectionSizes: [(name: String, bytes: Int)] {
    VocabularyFormat.Section.allCases.map { ("\($0)", self[$0].count) }
  }

  subscript(section: VocabularyFormat.Section) -> UnsafeRawBufferPointer { sections[section.rawValue] }

  // MARK: Records

  /// One name as the file holds it.
  struct Name {
    var concept: Int
    var string: UInt32
    var status: NameStatus
    var source: Int
    var isLast: Bool
  }

  /// The name at `index`; nil where a damaged file points nowhere.
  func name(_ index: Int) -> Name? {
    let names = self[.names]
    let place = index &* VocabularyFormat.nameLength
    guard index >= 0, place &+ VocabularyFormat.nameLength <= names.count else { return nil }
    let concept = Int(UInt32(littleEndian: names.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
    guard concept < conceptCount else { return nil }
    return Name(
      concept: concept,
      string: UInt32(littleEndian: names.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)),
      status: NameStatus(rawValue: names[place + 8]) ?? .synonym, source: Int(names[place + 9]),
      isLast: names[place + 10] != 0)
  }

  /// The names of `key`, best first for each concept. A list has an end even in a damaged file.
  func names(ofKey key: UInt64) -> [Int] {
    guard let first = keys.value(of: key) else { return [] }
    var result: [Int] = []
    var index = Int(first)
    while let name = name(index), result.count < Self.longestList {
      result.append(index)
      if name.isLast { break }
      index += 1
    }
    return result
  }

  private static let longestList = 4_096

  /// The names whose words are `hash`.
  func names(ofBag hash: UInt64) -> [Int] { list(bags.value(of: hash), in: self[.bagLists]) }

  /// The names that have one word besides those of `hash`.
  func names(ofShortBag hash: UInt64) -> [Int] { list(shortBags.value(of: hash), in: self[.shortBagLists]) }

  private func list(_ first: UInt32?, in bytes: UnsafeRawBufferPointer) -> [Int] {
    guard let first else { return [] }
    var result: [Int] = []
    var place = Int(first) * 4
    while place + 4 <= bytes.count, result.count < Self.longestList {
      let entry = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
      result.append(Int(entry & ~VocabularyFormat.lastEntry))
      if entry & VocabularyFormat.lastEntry != 0 { break }
      place += 4
    }
    return result
  }

  /// The bytes of a string; none where a damaged file points nowhere.
  func string(_ place: UInt32) -> UnsafeRawBufferPointer {
    let strings = self[.strings]
    var index = Int(place)
    var length = 0
    var shift = 0
    while index < strings.count, shift < 28 {
      let unit = strings[index]
      index += 1
      length |= Int(unit & 0x7F) << shift
      shift += 7
      if unit < 0x80 { break }
    }
    guard index + length <= strings.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(rebasing: strings[index..<(index + length)])
  }

  /// The concept at `index` as the fields that ranking asks for.
  func facts(_ concept: Int) -> (category: Category, organism: UInt32, weight: UInt8) {
    let place = concept * VocabularyFormat.conceptLength
    let bytes = self[.concepts]
    guard concept >= 0, place + VocabularyFormat.conceptLength <= bytes.count else { return (.gene, 0, 0) }
    let category = Int(bytes[place + 18])
    return (
      Category.allCases.indices.contains(category) ? Category.allCases[category] : .gene,
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 12, as: UInt32.self)),
      bytes[place + 19]
    )
  }

  /// The concept at `index` as an entity.
  public func entity(_ concept: Int) -> Entity {
    let place = concept * VocabularyFormat.conceptLength
    let bytes = self[.concepts]
    guard concept >= 0, place + VocabularyFormat.conceptLength <= bytes.count else {
      return Entity(identifier: "local:Gene/", name: "", category: .gene)
    }
    func number(_ offset: Int) -> UInt32 {
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place + offset, as: UInt32.self))
    }
    func string(_ place: UInt32) -> String { String(decoding: self.string(place), as: UTF8.self) }
    let count = Int(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 16, as: UInt16.self)))
    let references = self[.crossReferences]
    let xrefs = (Int(number(8))..<(Int(number(8)) + count)).compactMap { index -> String? in
      guard index * 4 + 4 <= references.count else { return nil }
      return string(
        UInt32(littleEndian: references.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)))
    }
    return Entity(
      identifier: string(number(0)), name: string(number(4)), category: facts(concept).category, xrefs: xrefs)
  }

  /// One concept with all that is known of it.
  public struct Content {
    /// What it is.
    public var entity: Entity
    /// NCBI's number of its species; 0 for none.
    public var organism: UInt32
    /// How many sources know it.
    public var weight: UInt8
    /// Its names, with the sources that they come from.
    public var names: [(text: String, status: NameStatus, source: String)]
  }

  /// Calls `body` with each concept, in the order of their CURIEs.
  public func eachConcept(_ body: (Content) -> Void) {
    let sources = sources.map(\.name)
    var names = [[Int32]](repeating: [], count: conceptCount)
    for index in 0..<nameCount {
      if let name = name(index) { names[name.concept].append(Int32(index)) }
    }
    for concept in 0..<conceptCount {
      let facts = facts(concept)
      var content = Content(
        entity: entity(concept), organism: facts.organism, weight: facts.weight, names: [])
      for index in names[concept] {
        guard let name = name(Int(index)) else { continue }
        let source = sources.indices.contains(name.source) ? sources[name.source] : ""
        content.names.append((String(decoding: string(name.string), as: UTF8.self), name.status, source))
      }
      body(content)
    }
  }

  /// How many concepts bear identifiers of each source.
  public var conceptCounts: [String: Int] {
    var counts: [String: Int] = [:]
    for concept in 0..<conceptCount {
      counts[String(decoding: identifier(concept).prefix { $0 != byte(":") }, as: UTF8.self), default: 0] += 1
    }
    return counts
  }

  /// The spelling of the name at `index`, from 0 up to ``nameCount``.
  public func spelling(ofName index: Int) -> String? {
    name(index).map { String(decoding: string($0.string), as: UTF8.self) }
  }

  /// The concept whose CURIE is `identifier`; concepts stand in the order of their CURIEs.
  func concept(identifier: String) -> Int? {
    var (low, high) = (0, conceptCount)
    while low < high {
      let middle = (low + high) / 2
      if self.identifier(middle).lexicographicallyPrecedes(identifier.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < conceptCount && self.identifier(low).elementsEqual(identifier.utf8) ? low : nil
  }

  /// The CURIE of the concept at `index`.
  func identifier(_ concept: Int) -> UnsafeRawBufferPointer {
    let place = concept * VocabularyFormat.conceptLength
    let bytes = self[.concepts]
    guard concept >= 0, place + 4 <= bytes.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return string(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
  }
}
