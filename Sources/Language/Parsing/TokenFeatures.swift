/// What the parser's encoder is told of each token: its form, its affixes, its shape and the tags around it.
///
/// A feature is the 32-bit hash of its kind and its value ("hashing trick", Weinberger et al. 2009); a model keeps a
/// row of weights for each feature that training met often enough.
package enum TokenFeatures {
  /// How many features a token has.
  package static let count = 18
  /// The kinds that speak of the word itself, which training leaves out now and then to learn from the others.
  package static let lexical: Set<Int> = [0, 4, 10, 11, 12, 16, 17]

  /// The hashes of one form.
  package struct Form {
    /// The form in lower case, with 0 for each digit.
    package var word: UInt32
    var suffix2: UInt32
    var suffix3: UInt32
    var suffix4: UInt32
    var prefix3: UInt32
    var shape: UInt32
  }

  /// The hashes of a form; takes time in the form's length.
  package static func form(_ bytes: UnsafeBufferPointer<UInt8>) -> Form {
    var word: UInt32 = 0x811C_9DC5
    var prefix: UInt32 = 0
    var shape: UInt32 = 0x811C_9DC5
    var last: UInt8 = 0
    var runs = 0
    for index in 0..<bytes.count {
      let byte = bytes[index]
      let kind = kind(byte)
      word = (word ^ folded(byte, kind)) &* 0x0100_0193
      if index < 3 { prefix = word }
      if kind != last, runs < 8 {
        shape = (shape ^ UInt32(kind == 5 ? byte : kind)) &* 0x0100_0193
        last = kind
        runs += 1
      }
    }
    let length = UInt32(min(bytes.count, 6))
    var suffixes: (UInt32, UInt32, UInt32) = (0, 0, 0)
    var suffix: UInt32 = 7
    for step in 1...4 where step <= bytes.count {
      let byte = bytes[bytes.count - step]
      suffix = (suffix ^ folded(byte, kind(byte))) &* 0x0100_0193
      if step == 2 { suffixes.0 = suffix }
      if step == 3 { suffixes.1 = suffix }
      if step == 4 { suffixes.2 = suffix }
    }
    return Form(
      word: word, suffix2: suffixes.0, suffix3: suffixes.1, suffix4: suffixes.2, prefix3: prefix,
      shape: shape &* 31 &+ length)
  }

  /// The class of a byte: small letter 1, capital 2, digit 3, byte of a longer scalar 4, anything else 5.
  @inline(__always) private static func kind(_ byte: UInt8) -> UInt8 {
    if byte &- 0x61 < 26 { return 1 }
    if byte &- 0x41 < 26 { return 2 }
    if byte &- 0x30 < 10 { return 3 }
    return byte >= 0x80 ? 4 : 5
  }

  /// A byte in lower case, 0 for every digit.
  @inline(__always) private static func folded(_ byte: UInt8, _ kind: UInt8) -> UInt32 {
    UInt32(kind == 2 ? byte | 0x20 : kind == 3 ? 0x30 : byte)
  }

  /// Writes the features of token `index` to `keys`.
  @inline(__always)
  package static func write(
    at index: Int, forms: UnsafeBufferPointer<Form>, tags: UnsafeBufferPointer<UInt8>,
    to keys: UnsafeMutablePointer<UInt32>
  ) {
    let none: UInt32 = 255
    func tag(_ offset: Int) -> UInt32 {
      let place = index + offset
      return place >= 0 && place < tags.count ? UInt32(tags[place]) : none
    }
    func word(_ offset: Int) -> UInt32 {
      let place = index + offset
      return place >= 0 && place < forms.count ? forms[place].word : 0
    }
    let form = forms[index]
    let (before, here, after) = (tag(-1), tag(0), tag(1))
    keys[0] = mix(0, form.word)
    keys[1] = mix(1, form.suffix3)
    keys[2] = mix(2, form.suffix2)
    keys[3] = mix(3, form.prefix3)
    keys[4] = mix(4, form.suffix4)
    keys[5] = mix(5, form.shape)
    keys[6] = mix(6, here)
    keys[7] = mix(7, before << 8 | here)
    keys[8] = mix(8, here << 8 | after)
    keys[9] = mix(9, before << 16 | here << 8 | after)
    keys[10] = mix(10, form.word ^ here &* 0x9E37_79B1)
    keys[11] = mix(11, word(-1) ^ here &* 0x9E37_79B1)
    keys[12] = mix(12, word(1) ^ here &* 0x9E37_79B1)
    keys[13] = mix(13, tag(-2) << 16 | before << 8 | here)
    keys[14] = mix(14, here << 16 | after << 8 | tag(2))
    keys[15] = mix(15, tag(3) << 16 | tag(2) << 8 | after)
    keys[16] = mix(16, word(-1) &* 0x85EB_CA6B ^ form.word)
    keys[17] = mix(17, form.word &* 0x85EB_CA6B ^ word(1))
  }

  @inline(__always) private static func mix(_ kind: UInt32, _ value: UInt32) -> UInt32 {
    var hash = value &+ kind &* 0x9E37_79B9
    hash = (hash ^ (hash >> 16)) &* 0x85EB_CA6B
    hash = (hash ^ (hash >> 13)) &* 0xC2B2_AE35
    hash ^= hash >> 16
    return hash == 0 ? 1 : hash
  }
}
