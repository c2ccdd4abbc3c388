/// Turns the bytes of a file into valid UTF-8, and says how the encoding was decided.
///
/// In this order: a byte order mark; NUL bytes in the pattern of UTF-16 or UTF-32; content that is valid UTF-8,
/// whatever the label says; the declared charset; windows-1252.
public enum CharsetDecoder {
  /// A decoded file.
  public struct Result: Sendable {
    /// The valid text: the coordinate system of the document's source.
    public let text: SourceText
    /// The name of the encoding, lower case.
    public let encoding: String
    /// What was guessed, contradicted or repaired.
    public let diagnostics: [Diagnostic]
  }

  /// `bytes` as valid UTF-8 without byte order mark and NULs.
  public static func decode(_ bytes: [UInt8]) -> Result {
    if let (encoding, markLength) = byteOrderMark(of: bytes), encoding != "utf-8" {
      return converted(bytes[markLength...], from: encoding, because: nil)
    }
    if let encoding = wideEncoding(of: bytes) {
      return converted(bytes[...], from: encoding, because: guessed(encoding, "its NUL bytes"))
    }
    let repair = UTF8Repair.repair(bytes)
    let declared = DeclaredCharset.name(in: repair.text.bytes[...])
    return declared.map { decode(bytes, repair, declared: $0) } ?? decode(bytes, repair)
  }

  private static func decode(_ bytes: [UInt8], _ repair: UTF8Repair.Result, declared: String) -> Result {
    let scalars = multiByteScalars(in: repair)
    if ["utf-8", "utf8"].contains(declared) || declared.hasPrefix("utf-16") || declared.hasPrefix("utf-32") {
      guard repair.replacements > scalars else { return utf8(repair) }
      let label = mislabelled(as: declared, is: "windows-1252")
      return converted(bytes[...], from: "windows-1252", because: label)
    }
    if repair.replacements == 0, scalars > 0 {
      return utf8(repair, because: mislabelled(as: declared, is: "utf-8"))
    }
    if repair.replacements == 0, !declared.hasPrefix("iso-2022"), !declared.hasPrefix("hz") {
      return utf8(repair)
    }
    if repair.replacements * 10 < scalars {
      return utf8(repair, because: mislabelled(as: declared, is: "utf-8"))
    }
    return converted(bytes[...], from: declared, because: nil)
  }

  private static func decode(_ bytes: [UInt8], _ repair: UTF8Repair.Result) -> Result {
    if repair.replacements == 0 || repair.replacements * 10 < multiByteScalars(in: repair) {
      return utf8(repair)
    }
    let reason = guessed("windows-1252", "what is not valid UTF-8 and names no charset")
    return converted(bytes[...], from: "windows-1252", because: reason)
  }

  /// How many scalars beyond ASCII the file itself holds: repaired ones are ours.
  private static func multiByteScalars(in repair: UTF8Repair.Result) -> Int {
    repair.text.bytes.count { $0 >= 0xC0 } - repair.replacements
  }
}

// MARK: - Wide encodings

extension CharsetDecoder {
  private static func byteOrderMark(of bytes: [UInt8]) -> (encoding: String, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return ("utf-8", 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return ("utf-32le", 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return ("utf-32be", 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return ("utf-16le", 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return ("utf-16be", 2) }
    return nil
  }

  /// UTF-16 or UTF-32 without a mark shows in where the NULs of its ASCII letters stand.
  private static func wideEncoding(of bytes: [UInt8]) -> String? {
    let head = bytes.prefix(4096)
    guard head.count >= 16 else { return nil }
    var nuls = [0, 0, 0, 0]
    for (index, byte) in head.enumerated() where byte == 0 { nuls[index % 4] += 1 }
    let many = head.count / 4 * 2 / 5
    let few = head.count / 4 / 20
    let isMostly = nuls.map { $0 > many }
    let isHardly = nuls.map { $0 <= few }
    if isMostly[1], isMostly[2], isMostly[3], isHardly[0] { return "utf-32le" }
    if isMostly[0], isMostly[1], isMostly[2], isHardly[3] { return "utf-32be" }
    if isMostly[1], isMostly[3], isHardly[0], isHardly[2] { return "utf-16le" }
    if isMostly[0], isMostly[2], isHardly[1], isHardly[3] { return "utf-16be" }
    return nil
  }
}

// MARK: - Results

extension CharsetDecoder {
  private static func utf8(_ repair: UTF8Repair.Result, because reason: Diagnostic? = nil) -> Result {
    Result(
      text: repair.text, encoding: "utf-8",
      diagnostics: [reason, invalid(repair.replacements, "UTF-8"), nulBytes(repair.nulBytes)].compactMap(
        \.self))
  }

  private static func converted(
    _ bytes: ArraySlice<UInt8>, from label: String, because reason: Diagnostic?
  ) -> Result {
    let isUnknown = Diagnostic(
      "reader.charset-unknown", .warning,
      "the declared charset \"\(label)\" is not known here; read as windows-1252")
    guard let (converted, failures) = Iconv.utf8(bytes, from: DeclaredCharset.iconvName(of: label)) else {
      return label == "windows-1252"
        ? utf8(UTF8Repair.repair(Array(bytes)), because: isUnknown)
        : self.converted(bytes, from: "windows-1252", because: isUnknown)
    }
    let repair = UTF8Repair.repair(converted)
    return Result(
      text: repair.text, encoding: label == "iso-8859-1" ? "windows-1252" : label,
      diagnostics: [reason, invalid(failures, label), nulBytes(repair.nulBytes)].compactMap(\.self))
  }

  private static func guessed(_ encoding: String, _ evidence: String) -> Diagnostic {
    Diagnostic(
      "reader.charset-guessed", .note,
      "the encoding was guessed as \(encoding) from \(evidence); declare it where letters come out wrong")
  }

  private static func mislabelled(as declared: String, is encoding: String) -> Diagnostic {
    Diagnostic(
      "reader.charset-mislabelled", .warning,
      "the file says that it is \(declared), but its bytes are \(encoding), and are read so")
  }

  private static func invalid(_ count: Int, _ encoding: String) -> Diagnostic? {
    guard count > 0 else { return nil }
    let code = encoding == "UTF-8" ? "reader.invalid-utf8" : "reader.invalid-bytes"
    return Diagnostic(
      code, .warning, "\(count) sequences that are not valid \(encoding) were replaced by U+FFFD")
  }

  private static func nulBytes(_ count: Int) -> Diagnostic? {
    guard count > 0 else { return nil }
    return Diagnostic("reader.nul-bytes", .note, "\(count) NUL bytes were left out")
  }
}
