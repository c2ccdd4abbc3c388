import Text

/// The captions of links that pages print behind an entry: they say nothing of the work.
enum LinkNoise {
  private static let captions = [
    "view source", "view article", "view in article", "view at publisher", "google scholar",
    "crossref full text",
    "crossref", "cross ref", "pubmed abstract", "publisher full text", "pubmed central full text",
    "pmc free article", "free full text", "full text", "pubmed central", "pubmed", "web of science", "scopus",
    "medline", "isi", "go to original source", "download pdf", "abstract", "open url", "cas",
  ]

  /// `text` without captions at its end, alone or in brackets, and without "accessed …" where an address follows.
  static func removed(from text: String) -> String {
    var bytes = Array(text.utf8)[...]
    while let shorter = withoutCaption(trimmed(bytes)) { bytes = shorter }
    return String(decoding: withoutAccess(trimmed(bytes)), as: UTF8.self)
  }

  /// White space and separators of captions; the stop of the entry stays.
  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes
    while let scalar = rest.scalar(before: rest.endIndex), scalar.isSpace || scalar == "|" || scalar == "·" {
      rest = rest.dropLast(scalar.byteCount)
    }
    return rest
  }

  private static func withoutCaption(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let isBracketed = bytes.last == byte("]")
    let body = isBracketed ? bytes.dropLast() : bytes
    for caption in captions where body.count > caption.utf8.count {
      let tail = body.suffix(caption.utf8.count)
      guard tail.equalsIgnoringASCIICase(caption) else { continue }
      let rest = body.dropLast(caption.utf8.count)
      if isBracketed {
        if rest.last == byte("[") { return rest.dropLast() }
      } else if endsEntry(trimmedOfSpaces(rest)) {
        return rest
      }
    }
    return nil
  }

  /// A caption without brackets follows the stop of the entry or another caption: `… PubMed Abstract | Full Text`.
  /// "- PubMed" behind a title is the name of a site and left to ``HostSuffix``.
  private static func endsEntry(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let last = bytes.last else { return false }
    if ".])|?".utf8.contains(last) { return true }
    return captions.contains {
      bytes.count > $0.utf8.count && bytes.suffix($0.utf8.count).equalsIgnoringASCIICase($0)
    }
  }

  private static func trimmedOfSpaces(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes[..<(bytes.lastIndex { !$0.isASCIISpace }.map { $0 + 1 } ?? bytes.startIndex)]
  }

  /// `Title, accessed October 5, 2025, https://…` is `Title, https://…`.
  private static func withoutAccess(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    for opening in [
      ", accessed ", ". Accessed ", " (accessed ", " [accessed ", " Accessed ", " accessed on ",
    ] {
      guard let start = bytes.firstIndex(of: opening, from: bytes.startIndex) else { continue }
      let date = bytes[(start + opening.utf8.count)...]
      let end = endOfDate(date)
      guard end > date.startIndex else { continue }
      return Array(bytes[..<start]) + Array(bytes[end...])
    }
    return Array(bytes)
  }

  /// Where the date ends that `bytes` begin with: at the last digit of its year and the bracket that closes it.
  private static func endOfDate(_ bytes: ArraySlice<UInt8>) -> Int {
    let glance = bytes.prefix(32)
    var index = glance.startIndex
    while index + 4 <= glance.endIndex {
      let year = glance[index..<(index + 4)]
      if year.allSatisfy({ $0.isASCIIDigit }), year.hasPrefix("20") {
        let next = index + 4
        return next < bytes.endIndex && ")]".utf8.contains(bytes[next]) ? next + 1 : next
      }
      index += 1
    }
    return bytes.startIndex
  }
}
