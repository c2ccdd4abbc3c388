public import DocumentModel
public import Text

/// A compiled vocabulary, used in place from its file (see ``VocabularyFormat``).
///
/// Opening checks the header, the small sections, and that all lie within the file, which costs the same whatever its
/// size; the body's checksum is checked where the file is small, and by ``verify()``. What a damaged body says is held to the
/// file's bounds wherever it is read: it may give no names or wrong ones, never a crash.
public struct VocabularyFile: @unchecked Sendable {
  // Unchecked: the bytes are never written, and live as long as `file`.
  private let file: MappedFile
  private let sections: [UnsafeRawBufferPointer]
  let keys: HashIndex
  let prefixes: PrefixFilter
  let bags: HashIndex
  let shortBags: HashIndex
  private let identifiers: StringList
  private let references: StringList
  let nameTexts: StringList
  let words: StringList
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
    keys = HashIndex(section(.keys, sections))
    prefixes = PrefixFilter(section(.prefixes, sections))
    bags = HashIndex(section(.bags, sections))
    shortBags = HashIndex(section(.shortBags, sections))
    identifiers = StringList(section(.identifiers, sections))
    references = StringList(section(.references, sections))
    nameTexts = StringList(section(.names, sections))
    words = StringList(section(.words, sections))
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
  public var nameCount: Int { nameTexts.count }
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
    var text: UnsafeRawBufferPointer
    var status: NameStatus
    var source: Int
  }

  /// The name at `index`; nil where a damaged file points nowhere.
  func name(_ index: Int) -> Name? {
    let facts = self[.nameFacts]
    guard index >= 0, index < nameCount, index * 2 + 2 <= facts.count, let concept = concept(ofName: index)
    else { return nil }
    return Name(
      concept: concept, text: nameTexts[index], status: NameStatus(rawValue: facts[index * 2]) ?? .synonym,
      source: Int(facts[index * 2 + 1]))
  }

  /// The concept of the name at `index`: the last whose names begin no later, from that of the first name of its block
  /// up to that of the next block.
  func concept(ofName index: Int) -> Int? {
    let starts = self[.nameConcepts]
    let place = index / VocabularyFormat.namesPerConceptMark * 4
    func concept(_ place: Int) -> Int? {
      guard place + 4 <= starts.count else { return nil }
      return Int(UInt32(littleEndian: starts.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
    }
    guard var low = concept(place), low < conceptCount else { return nil }
    var high = min(concept(place + 4) ?? .max, conceptCount - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if firstName(middle) <= index { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The names of the concept at `index`.
  func names(ofConcept index: Int) -> Range<Int> {
    let first = min(firstName(index), nameCount)
    let end = index + 1 < conceptCount ? min(firstName(index + 1), nameCount) : nameCount
    return first..<max(first, end)
  }

  private func firstName(_ concept: Int) -> Int { Int(conceptNumber(concept, column: 0)) }

  /// A number of four bytes, whose columns begin with that one.
  @inline(__always)
  private func conceptNumber(_ concept: Int, column: Int) -> UInt32 {
    let (bytes, count) = (self[.concepts], conceptCount)
    var number: UInt32 = 0
    for place in 0..<4 { number |= UInt32(bytes[(column + place) * count + concept]) << (8 * UInt32(place)) }
    return number
  }

  /// The concept at `index` as the fields that ranking asks for.
  func facts(_ concept: Int) -> (category: Category, organism: UInt32, weight: UInt8) {
    let (bytes, count) = (self[.concepts], conceptCount)
    guard concept >= 0, concept < count else { return (.gene, 0, 0) }
    let category = Int(bytes[8 * count + concept])
    return (
      Category.allCases.indices.contains(category) ? Category.allCases[category] : .gene,
      conceptNumber(concept, column: 4), bytes[9 * count + concept]
    )
  }

  /// The concept at `index` as an entity.
  public func entity(_ concept: Int) -> Entity {
    guard concept >= 0, concept < conceptCount else {
      return Entity(identifier: "local:Gene/", name: "", category: .gene)
    }
    let parts = references[concept].split(
      separator: byte("\t"), maxSplits: 1, omittingEmptySubsequences: false)
    let name =
      parts.count > 1
      ? String(decoding: parts[1], as: UTF8.self)
      : names(ofConcept: concept).first.map { String(decoding: nameTexts[$0], as: UTF8.self) } ?? ""
    let identifier = String(decoding: identifier(concept), as: UTF8.self)
    return Entity(
      identifier: identifier.isEmpty ? "local:Gene/" : identifier, name: name,
      category: facts(concept).category,
      xrefs: parts.first?.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) } ?? [])
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
    for concept in 0..<conceptCount {
      let facts = facts(concept)
      var content = Content(
        entity: entity(concept), organism: facts.organism, weight: facts.weight, names: [])
      for index in names(ofConcept: concept) {
        guard let name = name(index) else { continue }
        let source = sources.indices.contains(name.source) ? sources[name.source] : ""
        content.names.append((String(decoding: name.text, as: UTF8.self), name.status, source))
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
    name(index).map { String(decoding: $0.text, as: UTF8.self) }
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
  func identifier(_ concept: Int) -> UnsafeRawBufferPointer { identifiers[concept] }
}
