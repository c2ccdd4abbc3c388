/// A trained tagger: its tags, its dictionary and the weights of its features, read where they lie.
public struct TaggerModel: @unchecked Sendable {
  /// The name of the model's file in a folder of models.
  public static let fileName = "tagger.model"
  /// What the file begins with.
  public static let magic = "CGTAGGER"
  /// The version of the file that this program reads.
  public static let version: UInt32 = 2
  /// No model has more tags.
  public static let mostTags = 64

  /// The parts of the file.
  public enum Section: Int, CaseIterable, Sendable {
    /// A line for each tag: the treebank's, a space, the universal one.
    case tags
    /// Sets of tags, eight bytes each, a bit a tag.
    case tagSets
    /// The dictionary: slots of eight bytes (see ``DictionarySlot``).
    case dictionary
    /// The features: buckets of 64 bytes (see ``FeatureBucket``).
    case features
    /// Weights of features that have more than one, two bytes each (see ``TagWeight`` and ``FeatureBucket``).
    case weights
    /// How lemmas are made of words and of endings: slots of eight bytes (see ``LemmaSlot``).
    case lemmas
    /// Endings of lemmas (see ``LemmaEnding``).
    case lemmaEndings
  }

  /// The treebank's tags.
  public let tags: [String]
  /// The universal part of speech of each tag.
  public let universalTags: [String]

  let container: ModelContainer
  let tagSets: UnsafeRawBufferPointer
  let dictionary: UnsafeRawBufferPointer
  let features: UnsafeRawBufferPointer
  let weights: UnsafeRawBufferPointer
  let lemmas: UnsafeRawBufferPointer
  let lemmaEndings: UnsafeRawBufferPointer
  let dictionaryCapacity: UInt64
  let bucketCount: UInt64
  let lemmaCapacity: UInt64
  /// How many weights a row of a feature has (see ``FeatureBucket``).
  let rowWidth: Int

  /// The model that `bytes` are; they are copied.
  ///
  /// - Throws: what is wrong with them.
  public init(_ bytes: [UInt8]) throws(LanguageModelError) {
    try self.init(ModelContainer(bytes, magic: Self.magic, version: Self.version))
  }

  /// The model in `bytes`, which must stay where they are as long as the program runs.
  ///
  /// - Throws: what is wrong with them.
  public init(lasting bytes: UnsafeRawBufferPointer) throws(LanguageModelError) {
    try self.init(ModelContainer(lasting: bytes, magic: Self.magic, version: Self.version))
  }

  private init(_ container: ModelContainer) throws(LanguageModelError) {
    guard container.count == Section.allCases.count else { throw ModelContainer.damaged }
    self.container = container
    func section(_ section: Section) -> UnsafeRawBufferPointer { container.section(section.rawValue) }
    let lines = String(decoding: section(.tags), as: UTF8.self).split(separator: "\n")
    let pairs = lines.map { $0.split(separator: " ") }
    guard !pairs.isEmpty, pairs.count <= Self.mostTags, pairs.allSatisfy({ $0.count == 2 }) else {
      throw ModelContainer.damaged
    }
    tags = pairs.map { String($0[0]) }
    universalTags = pairs.map { String($0[1]) }
    rowWidth = FeatureBucket.rowWidth(tags: tags.count)
    tagSets = section(.tagSets)
    dictionary = section(.dictionary)
    features = section(.features)
    weights = section(.weights)
    lemmas = section(.lemmas)
    lemmaEndings = section(.lemmaEndings)
    dictionaryCapacity = UInt64(dictionary.count / 8)
    bucketCount = UInt64(features.count / FeatureBucket.size)
    lemmaCapacity = UInt64(lemmas.count / 8)
    guard tagSets.count % 8 == 0, dictionary.count % 8 == 0, features.count % FeatureBucket.size == 0,
      weights.count % 2 == 0,
      isConsistent
    else { throw ModelContainer.damaged }
  }

  /// Whether all that slots point to is there and each table has room, so that no search runs on for ever or astray.
  private var isConsistent: Bool {
    guard dictionaryCapacity > 0, bucketCount > 0, lemmaCapacity > 0, weights.count >= 2 else { return false }
    return dictionaryIsConsistent && featuresAreConsistent && lemmasAreConsistent
  }

  private var dictionaryIsConsistent: Bool {
    var hasRoom = false
    for index in 0..<Int(dictionaryCapacity) {
      let slot = DictionarySlot(
        bits: UInt64(littleEndian: dictionary.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)))
      if slot.isFree {
        hasRoom = true
      } else if slot.onlyTag >= tags.count || !(0..<(tagSets.count / 8)).contains(slot.tagSet) {
        return false
      }
    }
    return hasRoom
  }

  private var featuresAreConsistent: Bool {
    var hasRoom = false
    for bucket in 0..<Int(bucketCount) {
      let start = bucket * FeatureBucket.size
      if features[start + FeatureBucket.overflow] == 0 { hasRoom = true }
      for slot in 0..<FeatureBucket.slots {
        let place = UInt32(
          littleEndian: features.loadUnaligned(
            fromByteOffset: start + FeatureBucket.places + slot * 4, as: UInt32.self))
        let kind = place >> FeatureBucket.placeBits
        let count = kind == FeatureBucket.row ? rowWidth : Int(kind)
        let first = Int(place & ((1 << FeatureBucket.placeBits) - 1))
        if count > 1, (first + count) * 2 > weights.count { return false }
      }
    }
    return hasRoom
  }

  private var lemmasAreConsistent: Bool {
    guard lemmaEndings.count % LemmaEnding.size == 0 else { return false }
    var hasRoom = false
    for index in 0..<Int(lemmaCapacity) {
      let bits = UInt64(littleEndian: lemmas.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
      let ending = LemmaSlot(bits: bits).ending
      if bits == 0 {
        hasRoom = true
      } else if ending < 0 || ending >= lemmaEndings.count / LemmaEnding.size {
        return false
      }
    }
    return hasRoom
  }
}
