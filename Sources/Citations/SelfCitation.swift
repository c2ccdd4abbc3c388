import Text

/// The line by which a document asks to be cited; it looks like a reference and is none.
enum SelfCitation {
  private static let openings = [
    "to cite this", "cite this", "how to cite", "please cite", "suggested citation", "recommended citation",
  ]

  /// Whether `bytes` open such a line, bullets and emphasis aside.
  static func opens(_ bytes: ArraySlice<UInt8>) -> Bool {
    let words = bytes.drop { !$0.isASCIILetter && $0 < 0x80 }
    return openings.contains { words.prefix($0.utf8.count).equalsIgnoringASCIICase($0) }
  }
}
