import SequenceLabeling
import Text

/// One scalar of a reference string, told by ranges: asking Unicode for each of them would take longer than all the rest.
struct ReferenceScalar {
  /// What it is in a word.
  enum Kind: UInt8 {
    case upper, lower, digit, caseless, gap
  }

  /// How many bytes it takes.
  let length: Int
  /// What it is.
  let kind: Kind
  private let value: UInt32

  /// The scalar at `offset` of valid UTF-8.
  init(at offset: Int, in bytes: [UInt8]) {
    let first = bytes[offset]
    if first < 0x80 {
      (length, kind, value) = (1, Self.ascii(first), UInt32(first))
    } else if let scalar = bytes.scalar(at: offset) {
      (length, kind, value) = (scalar.byteCount, Self.kind(scalar.value), scalar.value)
    } else {
      (length, kind, value) = (1, .gap, UInt32(first))
    }
  }

  /// Hyphens and apostrophes, which join two parts of a word.
  var isJoint: Bool {
    switch value {
    case 0x2D, 0x27, 0x2010...0x2014, 0x2019, 0x2212, 0xAD: true
    default: false
    }
  }

  /// `hash` with this scalar, which stands at `offset` of `bytes`: lower case, digits as `0`, dashes as `-`.
  func appendLowercased(to hash: UInt64, _ bytes: [UInt8], _ offset: Int) -> UInt64 {
    if length == 1 {
      return FeatureHash.byte(hash, kind == .digit ? byte("0") : UInt8(value).asciiLowercased)
    }
    if isJoint { return FeatureHash.byte(hash, byte("-")) }
    let folded = kind == .upper ? Self.lowercased(value) : value
    return FeatureHash.byte(
      FeatureHash.byte(hash, UInt8(truncatingIfNeeded: folded >> 8)), UInt8(truncatingIfNeeded: folded))
  }

  private static func ascii(_ byte: UInt8) -> Kind {
    byte.isASCIILower ? .lower : byte.isASCIIUpper ? .upper : byte.isASCIIDigit ? .digit : .gap
  }

  private static func kind(_ value: UInt32) -> Kind {
    switch value {
    case 0xAA, 0xB5, 0xBA: .lower
    case 0xA0...0xBF, 0xD7, 0xF7: .gap
    case 0xC0...0xDE: .upper
    case 0xDF...0xFF: .lower
    case 0x100...0x17F: value & 1 == 0 ? .upper : .lower
    case 0x300...0x36F: .lower
    case 0x386...0x3AB, 0x400...0x42F: .upper
    case 0x3AC...0x3CE, 0x430...0x45F: .lower
    case 0x2000...0x206F, 0x2190...0x2BFF, 0x3000...0x303F, 0xFE10...0xFE6F, 0xFF00...0xFF0F, 0xFF1A...0xFF20,
      0xFEFF:
      .gap
    default: .caseless
    }
  }

  private static func lowercased(_ value: UInt32) -> UInt32 {
    switch value {
    case 0xC0...0xDE, 0x391...0x3AB, 0x410...0x42F: value + 0x20
    case 0x400...0x40F: value + 0x50
    case 0x100...0x17F: value | 1
    default: value
    }
  }
}

/// The punctuation between two words.
struct ReferenceGap {
  /// Its hash, runs of spaces as one.
  let hash: UInt64
  /// What decides which label may follow which.
  let kind: ReferenceToken.Gap

  /// Longer gaps are cut for the hash.
  private static let longest = 8

  /// The gap that `bytes` are.
  init(_ bytes: ArraySlice<UInt8>) {
    var hash = FeatureHash.start
    var count = 0
    for (index, unit) in zip(bytes.indices, bytes) where count < Self.longest {
      if unit.isASCIISpace, index > bytes.startIndex, bytes[index - 1].isASCIISpace { continue }
      hash = FeatureHash.byte(hash, unit.isASCIISpace ? 0x20 : unit)
      count += 1
    }
    self.hash = hash
    kind = Self.kind(bytes)
  }

  private static func kind(_ bytes: ArraySlice<UInt8>) -> ReferenceToken.Gap {
    guard let first = bytes.first else { return .none }
    if bytes.count == 1 && first == 0x20 { return .space }
    var kind = ReferenceToken.Gap.other
    var hasSpace = false
    var rank = 0
    func take(_ candidate: ReferenceToken.Gap, _ weight: Int) {
      if weight > rank { (kind, rank) = (candidate, weight) }
    }
    for (index, unit) in zip(bytes.indices, bytes) {
      switch unit {
      case 0x20: hasSpace = true
      case byte("\""), byte("'"), byte("`"): take(.quote, 9)
      case 0xE2 where bytes[index...].dropFirst().first == 0x80:
        let last = bytes[index...].dropFirst(2).first ?? 0
        take((0x98...0x9F).contains(last) ? .quote : .dash, (0x98...0x9F).contains(last) ? 9 : 2)
      case 0xC2 where [0xAB, 0xBB].contains(bytes[index...].dropFirst().first): take(.quote, 9)
      case byte("("), byte("["): take(.opening, 8)
      case byte(")"), byte("]"): take(.closing, 7)
      case byte(";"): take(.semicolon, 6)
      case byte(":"): take(.colon, 5)
      case byte("."), byte("?"), byte("!"): take(.stop, 4)
      case byte(","): take(.comma, 3)
      case byte("-"), byte("/"): take(.dash, 2)
      default: break
      }
    }
    if kind == .stop && !hasSpace { return .innerStop }
    return kind == .other && hasSpace && bytes.allSatisfy(\.isASCIISpace) ? .space : kind
  }
}
