import Text

/// The layout of a compiled vocabulary: a header of fixed size, then sections, all numbers little-endian.
///
/// | bytes | field |
/// |---|---|
/// | 0–7 | magic `CGVOCAB` and a line feed |
/// | 8–11, 12–15 | version; 0x01020304, to know a file of the other byte order |
/// | 16–23 | length of the file |
/// | 24–31 | checksum of the body |
/// | 32–39 | checksum of the header, this field taken as zero |
/// | 40–47 | checksum of the small sections, one behind the other |
/// | 48–255 | sections: offset and length, eight bytes each |
enum VocabularyFormat {
  static let magic = Array("CGVOCAB\n".utf8)
  static let version: UInt32 = 3
  static let byteOrder: UInt32 = 0x0102_0304
  static let headerLength = 256
  static let smallChecksum = 40
  static let sectionTable = 48

  /// What the sections hold.
  enum Section: Int, CaseIterable {
    /// The CURIEs of concepts, in their order (``StringList``).
    case identifiers
    /// A string a concept, in the same order (``StringList``): cross-references, spaces between; where no name is the
    /// preferred one, a tab and that.
    case references
    /// Concepts, in the same order, in columns: the first name, species (``UInt32`` columns), category, weight (a byte each).
    case concepts
    /// Names (``StringList``), those of a concept together, the preferred one first, those of one word bag side by side.
    case names
    /// The concept of every ``namesPerConceptMark``-th name, four bytes each.
    case nameConcepts
    /// Status and source of each name, a byte each.
    case nameFacts
    /// Names by their keys (``HashIndex``).
    case keys
    /// Bloom filter of what keys may begin with.
    case prefixes
    /// Names by their word bags (``HashIndex``, ``WordBag``), but for those that their keys find (``WordBag/keys``); of
    /// several names of a concept with one bag, the first.
    case bags
    /// Names by their word bags without one of the words, the first of those with one bag.
    case shortBags
    /// Words that names have, sorted by their bytes (``StringList``).
    case words
    /// The rows of variants that the bags were made with.
    case variants
    /// A line a source: its name, tab, its licence.
    case sources
  }

  /// Bytes that the columns take for each concept.
  static let conceptLength = 10
  static let namesPerConceptMark = 8
  /// Sections up to this size are checked whenever the file is opened.
  static let smallSection = 1 << 16
  /// A block of the Bloom filter is a line of the cache.
  static let blockLength = 64
  static let bitsPerPrefix = 5

  /// A 64-bit checksum over words of eight bytes: as fast as the memory, and every single bit counts.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var index = 0
    while index + 8 <= bytes.count {
      state = step(state, UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
      index += 8
    }
    while index < bytes.count {
      state = step(state, UInt64(bytes[index]))
      index += 1
    }
    return spread(state)
  }

  private static func step(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (state ^ word) &* 0x9FB2_1C65_1E98_DF25
    return mixed ^ mixed >> 35
  }

  /// The finaliser of MurmurHash3: every bit of `hash` moves every bit of the result.
  @inline(__always)
  static func spread(_ hash: UInt64) -> UInt64 {
    var hash = hash
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 33
  }
}

/// Why a file is no vocabulary that this program can use.
public struct VocabularyFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong and what to do.
  public let description: String
}
