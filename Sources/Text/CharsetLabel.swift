/// What the names of encodings mean, as browsers read them (the Encoding Standard's labels): `iso-8859-1` is
/// windows-1252, because that is what is in such files.
enum CharsetLabel {
  /// The name that `iconv` knows for `label`, which is lower case. Names that mean the same to both are not listed.
  static func iconvName(of label: String) -> String { names[label] ?? label }

  /// Whether `label` says that the text is Unicode, whose kinds are told from the bytes.
  static func isUnicode(_ label: String) -> Bool {
    ["utf-8", "utf8", "ucs-2", "unicode", "unicodefffe", "unicodefeff", "csunicode", "iso-10646-ucs-2"]
      .contains(
        label)
      || ["utf-16", "utf-32", "utf16", "unicode-1-1", "unicode11", "unicode20", "x-unicode20"].contains {
        label.utf8.starts(with: $0.utf8)
      }
  }

  /// Whether `label` is what servers and editors write that were never told better.
  static func isDefault(_ label: String) -> Bool { iconvName(of: label) == "WINDOWS-1252" }

  private static let names: [String: String] = Dictionary(
    uniqueKeysWithValues: [
      "WINDOWS-1250": "x-cp1250",
      "WINDOWS-1251": "x-cp1251",
      "WINDOWS-1252": """
      iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 iso-ir-100 csisolatin1 l1 latin1 latin-1 us-ascii
      ascii ansi_x3.4-1968 ansi cp819 ibm819 cp1252 x-cp1252 windows-1252
      """,
      "WINDOWS-1253": "x-cp1253",
      "WINDOWS-1254":
        "iso-8859-9 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 iso-ir-148 csisolatin5 l5 latin5 x-cp1254",
      "WINDOWS-1255": "x-cp1255",
      "WINDOWS-1256": "x-cp1256",
      "WINDOWS-1257": "x-cp1257",
      "WINDOWS-1258": "x-cp1258",
      "WINDOWS-874": "iso-8859-11 iso8859-11 iso885911 tis-620 dos-874",
      "ISO-8859-6": "csiso88596e csiso88596i iso-8859-6-e iso-8859-6-i",
      "ISO-8859-7": "sun_eu_greek",
      "ISO-8859-8": "csiso88598e iso-8859-8-e visual csiso88598i iso-8859-8-i logical",
      "ISO-8859-15": "csisolatin9 l9",
      "KOI8-R": "koi koi8 koi8_r",
      "KOI8-U": "koi8-ru",
      "MACINTOSH": "x-mac-roman mac macintosh",
      "MAC-CYRILLIC": "x-mac-cyrillic x-mac-ukrainian",
      "GB18030": "gbk gb2312 gb_2312 gb_2312-80 csgb2312 csiso58gb231280 iso-ir-58 chinese x-gbk euc-cn",
      "BIG5-HKSCS": "big5 big5-hkscs csbig5 cn-big5 x-x-big5",
      "EUCJP-MS": "euc-jp x-euc-jp cseucpkdfmtjapanese",
      "CP932": "shift_jis shift-jis sjis x-sjis windows-31j ms_kanji ms932 csshiftjis",
      "CP949": """
      euc-kr cseuckr ks_c_5601-1987 ks_c_5601-1989 csksc56011987 iso-ir-149 korean ksc5601 ksc_5601 windows-949
      """,
    ].flatMap { name, labels in labels.split(whereSeparator: \.isWhitespace).map { (String($0), name) } })
}
