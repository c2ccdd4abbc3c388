import Text

/// What the tagger knows of one word by itself: hashes of its form, its ends and its shape.
struct WordTraits {
  /// The form as it stands.
  var form: UInt32 = 0
  /// The form in lower case, each run of digits as one `0`.
  var folded: UInt32 = 0
  /// The first one to five bytes of the folded form; 0 where it is not longer.
  var prefixes: (UInt32, UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0, 0)
  /// The last one to six bytes of the folded form; 0 where it is not longer.
  var suffixes: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0, 0, 0)
  /// The kinds of its characters in order, runs as one.
  var shape: UInt32 = 0
  /// Which kinds of characters it has at all, and how long it is.
  var flags: UInt32 = 0
  /// Whether space stands before and behind it (bits 0 and 1).
  var spacing: UInt32 = 0
  /// The tags that the dictionary gives this word, a bit each; 0 for a word it does not have.
  var known: UInt64 = 0
  /// The same as a number for features.
  var ambiguity: UInt32 = 0

  /// What stands before the first and after the last word.
  static let outside: WordTraits = {
    var traits = WordTraits()
    traits.form = 1
    traits.folded = 1
    traits.suffixes = (1, 1, 1, 1, 1, 1)
    traits.shape = 1
    traits.spacing = 7
    traits.ambiguity = 1
    return traits
  }()
}

extension WordTraits {
  /// The traits of `word`; `folded` is memory for its folded form, at least as long as the word.
  init(_ word: UnsafeBufferPointer<UInt8>, foldedInto folded: UnsafeMutablePointer<UInt8>) {
    var scan = ShapeScan()
    var form = FeatureKey.empty
    var lower = FeatureKey.empty
    var count = 0
    var isInDigits = false
    for byte in word {
      form = FeatureKey.adding(byte, to: form)
      scan.add(byte)
      if byte.isASCIIDigit {
        if isInDigits { continue }
        isInDigits = true
        folded[count] = 0x30
      } else {
        isInDigits = false
        folded[count] = byte.asciiLowercased
      }
      lower = FeatureKey.adding(folded[count], to: lower)
      count += 1
      switch count {
      case 1: prefixes.0 = lower
      case 2: prefixes.1 = lower
      case 3: prefixes.2 = lower
      case 4: prefixes.3 = lower
      case 5: prefixes.4 = lower
      default: break
      }
    }
    self.form = form
    self.folded = lower
    // What one is counted of is in the singular.
    let isOne = word.count == 1 && word[0] == byte("1")
    shape = isOne ? scan.shape &+ 1 : scan.shape
    flags = scan.flags(length: count)
    var suffix = FeatureKey.empty
    for length in 1..<7 {
      guard length <= count else { break }
      suffix = FeatureKey.adding(folded[count - length], to: suffix)
      switch length {
      case 1: suffixes.0 = suffix
      case 2: suffixes.1 = suffix
      case 3: suffixes.2 = suffix
      case 4: suffixes.3 = suffix
      case 5: suffixes.4 = suffix
      default: suffixes.5 = suffix
      }
    }
  }
}

/// Follows the kinds of a word's characters.
private struct ShapeScan {
  var shape = FeatureKey.empty
  private var last: UInt8 = 0
  private var runs = 0
  private var kinds: UInt32 = 0
  private var isFirst = true
  private var capitalsAfterFirst = false

  /// Capital, small, digit, hyphen, point, other ASCII, Greek (CE, CF), other letters (C3–CD, D0–DF), other.
  private static func kind(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x41...0x5A: 1
    case 0x61...0x7A: 2
    case 0x30...0x39: 3
    case 0x2D: 4
    case 0x2E: 5
    case 0..<0x80: 6
    case 0xCE, 0xCF: 7
    case 0xC3...0xCD, 0xD0...0xDF: 8
    default: 9
    }
  }

  mutating func add(_ byte: UInt8) {
    if byte & 0xC0 == 0x80 { return }
    let kind = Self.kind(byte)
    kinds |= 1 << UInt32(kind)
    if kind == 1, !isFirst { capitalsAfterFirst = true }
    isFirst = false
    guard kind != last else { return }
    last = kind
    runs += 1
    // Characters that are no letter or digit count as themselves.
    if runs <= 12 { shape = FeatureKey.adding(kind == 6 ? byte : kind, to: shape) }
  }

  func flags(length: Int) -> UInt32 {
    kinds | (capitalsAfterFirst ? 1 << 10 : 0) | UInt32(min(length, 7)) << 11
  }
}
