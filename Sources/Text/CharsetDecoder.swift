/// Turns the bytes of a file into valid UTF-8, and says how the encoding was decided.
///
/// In this order: a byte order mark; NUL bytes in the pattern of UTF-16 or UTF-32; content that is valid UTF-8,
/// whatever the label says; the declared charset, where the bytes are valid in it; what the bytes look like.
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
    if let (encoding, length) = WideEncoding.marked(bytes), encoding != "utf-8" {
      return converted(bytes[length...], from: encoding, because: decided(encoding, "by its byte order mark"))
    }
    if let encoding = WideEncoding.unmarked(bytes) {
      return converted(bytes[...], from: encoding, because: guessed(encoding, "its NUL bytes"))
    }
    let repair = UTF8Repair.repair(bytes)
    let scalars = repair.multiByteScalars
    let declared = DeclaredCharset.name(in: repair.text.bytes[...])
    if repair.replacements == 0, scalars > 0 || !CharsetGuess.mayEscape(bytes) || isUnicode(declared) {
      return utf8(repair, because: scalars > 0 ? mislabelled(as: declared, is: "utf-8") : nil)
    }
    // Damage, where most of it is valid: no other encoding looks like that by chance.
    if repair.replacements > 0,
      repair.replacements * 10 < scalars || isUnicode(declared) && repair.replacements <= scalars
    {
      return utf8(repair, because: mislabelled(as: declared, is: "utf-8"))
    }
    return declared.flatMap { labelled(bytes, as: $0) } ?? unlabelled(bytes, declared: declared)
  }

  /// The text by what the file says; nil where it says what cannot be.
  private static func labelled(_ bytes: [UInt8], as declared: String) -> Result? {
    guard !CharsetLabel.isUnicode(declared),
      let text = Iconv.utf8(bytes[...], from: CharsetLabel.iconvName(of: declared))
    else { return nil }
    let beyondASCII = bytes.count { $0 >= 0x80 }
    guard text.failures * 10 <= beyondASCII || CharsetLabel.isDefault(declared) else { return nil }
    let encoding = CharsetLabel.isDefault(declared) ? "windows-1252" : declared
    return result(text, encoding, because: decided(encoding, "as it declares"))
  }

  /// The text by what its bytes look like.
  private static func unlabelled(_ bytes: [UInt8], declared: String?) -> Result {
    let encoding = CharsetGuess.encoding(of: bytes)
    let isKnown =
      declared.map { CharsetLabel.isUnicode($0) || Iconv.knows(CharsetLabel.iconvName(of: $0)) } ?? true
    let reason =
      isKnown
      ? mislabelled(as: declared, is: encoding)
        ?? guessed(encoding, "what is not valid UTF-8 and names no charset")
      : Diagnostic(
        "reader.charset-unknown", .warning,
        "the declared charset \"\(declared ?? "")\" is not known here; guessed as \(encoding)")
    return converted(bytes[...], from: encoding, because: reason)
  }

  private static func isUnicode(_ declared: String?) -> Bool { declared.map(CharsetLabel.isUnicode) ?? false }
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
    guard let text = Iconv.utf8(bytes, from: CharsetLabel.iconvName(of: label)) else {
      return label == CharsetGuess.usual
        ? utf8(UTF8Repair.repair(Array(bytes)), because: reason)
        : converted(bytes, from: CharsetGuess.usual, because: reason)
    }
    return result(text, label, because: reason)
  }

  private static func result(
    _ converted: (bytes: [UInt8], failures: Int), _ encoding: String, because reason: Diagnostic?
  ) -> Result {
    let repair = UTF8Repair.repair(converted.bytes)
    return Result(
      text: repair.text, encoding: encoding,
      diagnostics: [reason, invalid(converted.failures, encoding), nulBytes(repair.nulBytes)].compactMap(
        \.self))
  }

  private static func decided(_ encoding: String, _ how: String) -> Diagnostic {
    Diagnostic("reader.charset-decoded", .note, "the file was read as \(encoding), \(how)")
  }

  private static func guessed(_ encoding: String, _ evidence: String) -> Diagnostic {
    Diagnostic(
      "reader.charset-guessed", .note,
      "the encoding was guessed as \(encoding) from \(evidence); declare it where letters come out wrong")
  }

  private static func mislabelled(as declared: String?, is encoding: String) -> Diagnostic? {
    guard let declared, declared != encoding, declared != "utf8" || encoding != "utf-8" else { return nil }
    return Diagnostic(
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
