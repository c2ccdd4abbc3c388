/// Why bytes are no model that this program can use.
public struct LanguageModelError: Error, Hashable, CustomStringConvertible {
  /// What is wrong and what to do.
  public let description: String
}

/// The file of a language model: sections of raw data that are used where they lie, without decoding.
///
/// Eight bytes of magic, then little-endian numbers: version and number of sections (four bytes each), checksum of all
/// that follows (eight), start and length of each section (four each), the sections (each begins at a multiple of
/// 64, the line of the cache).
public struct ModelContainer: @unchecked Sendable {
  /// The bytes of the whole file.
  private let bytes: UnsafeRawBufferPointer
  /// Keeps the bytes where they are; nil for those that are a part of the program.
  private let owner: ModelMemory?
  private let sections: [Range<Int>]

  private static let headerLength = 24

  /// The model in `bytes`, which must stay where they are as long as the program runs.
  ///
  /// - Throws: what is wrong with them.
  public init(
    lasting bytes: UnsafeRawBufferPointer, magic: String, version: UInt32
  ) throws(LanguageModelError) {
    try self.init(bytes, owner: nil, magic: magic, version: version)
  }

  /// The model that `bytes` are; they are copied.
  ///
  /// - Throws: what is wrong with them.
  public init(_ bytes: [UInt8], magic: String, version: UInt32) throws(LanguageModelError) {
    let memory = ModelMemory(bytes)
    try self.init(UnsafeRawBufferPointer(memory.buffer), owner: memory, magic: magic, version: version)
  }

  private init(
    _ bytes: UnsafeRawBufferPointer, owner: ModelMemory?, magic: String, version: UInt32
  ) throws(LanguageModelError) {
    self.bytes = bytes
    self.owner = owner
    guard bytes.count >= Self.headerLength, bytes.prefix(8).elementsEqual(magic.utf8) else {
      throw LanguageModelError(
        description:
          "is no model of this kind (it does not begin with \(magic)); train it with claimgraph-train")
    }
    let found = Self.number(bytes, 8)
    guard found == version else {
      throw LanguageModelError(
        description:
          "is a model of version \(found), and this program reads version \(version); train it again")
    }
    let count = Int(Self.number(bytes, 12))
    let stored = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self).littleEndian
    guard count <= 64, bytes.count >= Self.headerLength + count * 8,
      stored == Self.checksum(UnsafeRawBufferPointer(rebasing: bytes[Self.headerLength...]))
    else { throw Self.damaged }
    var sections: [Range<Int>] = []
    for index in 0..<count {
      let start = Int(Self.number(bytes, Self.headerLength + index * 8))
      let length = Int(Self.number(bytes, Self.headerLength + index * 8 + 4))
      guard start + length <= bytes.count else { throw Self.damaged }
      sections.append(start..<(start + length))
    }
    self.sections = sections
  }

  /// What is said of a model whose parts do not fit each other.
  static let damaged = LanguageModelError(
    description: "is a damaged model file (its checksum or its sections do not fit); copy or train it again")

  /// How many sections there are.
  public var count: Int { sections.count }

  /// The bytes of a section.
  public func section(_ index: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[sections[index]])
  }

  /// The bytes of a model of these sections.
  public static func encode(magic: String, version: UInt32, sections: [[UInt8]]) -> [UInt8] {
    precondition(magic.utf8.count == 8, "the magic of a model is eight bytes")
    var starts: [Int] = []
    var end = headerLength + sections.count * 8
    for section in sections {
      end = (end + 63) & ~63
      starts.append(end)
      end += section.count
    }
    var rest: [UInt8] = []
    for (start, section) in zip(starts, sections) {
      append(UInt32(start), to: &rest)
      append(UInt32(section.count), to: &rest)
    }
    for (start, section) in zip(starts, sections) {
      rest += [UInt8](repeating: 0, count: start - headerLength - rest.count)
      rest += section
    }
    var result = Array(magic.utf8)
    append(version, to: &result)
    append(UInt32(sections.count), to: &result)
    append(rest.withUnsafeBytes { checksum($0) }, to: &result)
    return result + rest
  }

  /// Adds a number, little-endian.
  public static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private static func number(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
    bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian
  }

  /// Eight bytes at a time, so that a model of megabytes is checked in less than a millisecond.
  private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var lanes: (UInt64, UInt64) = (UInt64(bytes.count), 0x9E37_79B9_7F4A_7C15)
    var offset = 0
    while offset + 16 <= bytes.count {
      let first = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
      let second = bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self).littleEndian
      lanes.0 = ((lanes.0 ^ first) &* 0xFF51_AFD7_ED55_8CCD)
      lanes.0 ^= lanes.0 >> 32
      lanes.1 = ((lanes.1 ^ second) &* 0xC4CE_B9FE_1A85_EC53)
      lanes.1 ^= lanes.1 >> 32
      offset += 16
    }
    while offset < bytes.count {
      lanes.0 = (lanes.0 ^ UInt64(bytes[offset])) &* 0x0000_0100_0000_01B3
      offset += 1
    }
    let sum = (lanes.0 ^ lanes.1 &* 0x9E37_79B9_7F4A_7C15) &* 0xFF51_AFD7_ED55_8CCD
    return sum ^ sum >> 33
  }
}

/// Bytes that stay where they are.
private final class ModelMemory: @unchecked Sendable {
  let buffer: UnsafeMutableRawBufferPointer

  init(_ bytes: [UInt8]) {
    buffer = .allocate(byteCount: max(1, bytes.count), alignment: 64)
    buffer.copyBytes(from: bytes)
  }

  deinit { buffer.deallocate() }
}
