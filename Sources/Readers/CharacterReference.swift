import CLibxml2
import Text

/// A character reference such as `&amp;`, `&#945;` or `&#x3b1;`.
struct CharacterReference {
  /// Its length in the source, in bytes.
  var length: Int
  /// What it stands for, in UTF-8.
  var bytes: [UInt8]

  /// The reference that begins with the `&` at `index`, if it is one.
  init?(in source: ArraySlice<UInt8>, at index: Int) {
    let next = index + 1
    guard next < source.endIndex else { return nil }
    let found = source[next] == byte("#") ? Self.number(source, next + 1) : Self.name(source, next)
    guard let (scalar, end) = found else { return nil }
    length = end - index
    bytes = Array(String(Character(scalar)).utf8)
  }

  private static func number(_ source: ArraySlice<UInt8>, _ start: Int) -> (Unicode.Scalar, Int)? {
    var index = start
    let isHex = index < source.endIndex && source[index].asciiLowercased == byte("x")
    if isHex { index += 1 }
    let digits = source[index...].prefix(8).prefix { isHex ? $0.isHexDigit : $0.isASCIIDigit }
    guard !digits.isEmpty,
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHex ? 16 : 10)
    else { return nil }
    var end = digits.endIndex
    if end < source.endIndex, source[end] == byte(";") { end += 1 }
    return (scalar(value), end)
  }

  private static func name(_ source: ArraySlice<UInt8>, _ start: Int) -> (Unicode.Scalar, Int)? {
    let name = source[start...].prefix(9).prefix(while: \.isASCIIAlphanumeric)
    guard !name.isEmpty else { return nil }
    let isClosed = name.endIndex < source.endIndex && source[name.endIndex] == byte(";")
    // "&copy2024": a name without a semicolon may end before a figure.
    let letters = name.prefix(while: \.isASCIILetter)
    if !isClosed, letters.count < name.count {
      let string = String(decoding: letters, as: UTF8.self)
      guard openNames.contains(string), let entity = htmlEntityLookup(string) else { return nil }
      return (scalar(UInt32(entity.pointee.value)), letters.endIndex)
    }
    let string = String(decoding: name, as: UTF8.self)
    guard isClosed || openNames.contains(string) else { return nil }
    if let scalar = laterNames[string] { return (scalar, name.endIndex + 1) }
    guard let entity = htmlEntityLookup(string) else { return nil }
    return (scalar(UInt32(entity.pointee.value)), name.endIndex + (isClosed ? 1 : 0))
  }

  /// Names that HTML 5 added and pages do use, most of them for signs that need no name. libxml2 knows HTML 4.
  private static let laterNames: [String: Unicode.Scalar] = [
    "apos": "'", "lsqb": "[", "lbrack": "[", "rsqb": "]", "rbrack": "]", "lpar": "(", "rpar": ")",
    "lcub": "{",
    "rcub": "}", "comma": ",", "period": ".", "colon": ":", "semi": ";", "excl": "!", "quest": "?",
    "num": "#",
    "percnt": "%", "plus": "+", "equals": "=", "ast": "*", "commat": "@", "dollar": "$", "sol": "/",
    "bsol": "\\",
    "lowbar": "_", "verbar": "|", "vert": "|", "grave": "`", "Hat": "^", "Tab": "\t", "NewLine": "\n",
    "hyphen": "‐", "dash": "‐", "horbar": "―", "numsp": "\u{2007}", "puncsp": "\u{2008}",
    "hairsp": "\u{200A}",
    "emsp13": "\u{2004}", "emsp14": "\u{2005}", "leq": "≤", "geq": "≥", "les": "⩽", "ges": "⩾", "approx": "≈",
    "epsi": "ε", "epsiv": "ϵ", "phiv": "ϕ", "straightphi": "ϕ", "thetav": "ϑ", "mgr": "μ", "angst": "Å",
    "check": "✓", "star": "☆", "starf": "★", "inodot": "ı", "cir": "○",
  ]

  /// Names that browsers also take without a semicolon, as far as they are still seen.
  private static let openNames: Set<String> = ["amp", "lt", "gt", "nbsp", "quot", "copy", "reg"]

  /// Numbers from 128 to 159 mean windows-1252, as in every browser; what is no scalar is U+FFFD.
  private static func scalar(_ value: UInt32) -> Unicode.Scalar {
    if (128...159).contains(value) { return windows1252[Int(value) - 128] }
    guard value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
    return scalar
  }

  private static let windows1252 = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}

extension UInt8 {
  fileprivate var isHexDigit: Bool { isASCIIDigit || (0x61...0x66).contains(asciiLowercased) }
}
