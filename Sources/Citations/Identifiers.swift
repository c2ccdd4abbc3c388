import DocumentModel
import Text

/// Identifiers and addresses, which are told by their form wherever they stand.
struct Identifiers {
  private let text: [UInt8]
  private let links: [String]

  /// The identifiers in `text` and in the addresses that it `links` to.
  init(_ text: [UInt8], links: [String] = []) {
    self.text = text
    self.links = links
  }

  /// Sets the identifiers of `item`. What is printed goes before what is only linked.
  func fill(_ item: inout BibliographicItem) {
    let sources = [text] + links.map { Array($0.utf8) }
    item.doi = sources.lazy.compactMap(Self.doi).first
    item.pmid = sources.lazy.compactMap(Self.pmid).first
    item.pmcid = sources.lazy.compactMap { Self.numbered("PMC", digits: 4...9, in: $0) }.first
    item.trial = sources.lazy.compactMap { Self.numbered("NCT", digits: 8...8, in: $0) }.first
    item.arxiv = item.arxiv ?? sources.lazy.compactMap(Self.arxiv).first
    item.isbn = item.isbn ?? Self.isbn(in: text)
    item.url = Self.address(in: text) ?? links.first
  }

  // MARK: Forms

  /// `10.1182/blood-2005-12-4834`, lower case, without the punctuation of the sentence around it.
  static func doi(in bytes: [UInt8]) -> String? {
    var from = 0
    while let start = bytes.firstIndex(of: "10.", from: from) {
      from = start + 1
      let isInsideNumber =
        start > 0 && (bytes[start - 1].isASCIIAlphanumeric || bytes[start - 1] == byte("."))
      let registrant = bytes[(start + 3)...].prefix { $0.isASCIIDigit || $0 == byte(".") }
      guard !isInsideNumber, (4...9).contains(registrant.count), registrant.endIndex < bytes.count,
        bytes[registrant.endIndex] == byte("/")
      else { continue }
      let end = endOfDOI(bytes, from: start)
      if end > registrant.endIndex + 1 { return lowercased(bytes[start..<end]) }
    }
    return nil
  }

  /// `PMID: 15254104`, or the number in a PubMed address.
  static func pmid(in bytes: [UInt8]) -> String? {
    for opening in ["PMID:", "PMID", "pubmed.ncbi.nlm.nih.gov/", "ncbi.nlm.nih.gov/pubmed/", "pmid:"] {
      guard let start = bytes.firstIndex(of: opening, from: 0) else { continue }
      let digits = bytes[(start + opening.utf8.count)...].drop { $0 == 0x20 }.prefix { $0.isASCIIDigit }
      if (1...8).contains(digits.count) { return String(decoding: digits, as: UTF8.self) }
    }
    return nil
  }

  /// `PMC2705126` or `NCT02112916`: letters and a number that stand by themselves.
  static func numbered(_ letters: String, digits count: ClosedRange<Int>, in bytes: [UInt8]) -> String? {
    var from = 0
    while let start = bytes.firstIndex(of: letters, from: from) {
      from = start + 1
      let digits = bytes[(start + letters.utf8.count)...].prefix { $0.isASCIIDigit }
      let isWhole = start == 0 || !bytes[start - 1].isASCIIAlphanumeric
      if isWhole, count.contains(digits.count) { return letters + String(decoding: digits, as: UTF8.self) }
    }
    return nil
  }

  /// The first `http` address in `bytes`.
  static func address(in bytes: [UInt8]) -> String? {
    guard let start = ["http://", "https://"].compactMap({ bytes.firstIndex(of: $0, from: 0) }).min() else {
      return nil
    }
    let text = String(decoding: bytes[start..<endOfAddress(bytes, from: start)], as: UTF8.self)
    return WebAddress(text) == nil ? nil : text
  }

  /// Where an address or DOI ends: at white space or a quote, without the punctuation of the sentence; a closing
  /// bracket belongs to it where it was opened in it.
  private static func endOfAddress(_ bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count, let scalar = bytes.scalar(at: end), !scalar.isSpace,
      !"<>\"”“{}|".unicodeScalars.contains(scalar)
    {
      end += scalar.byteCount
    }
    while end > start {
      let last = bytes[end - 1]
      guard ".,;:'!?*".utf8.contains(last) || isUnmatched(last, bytes[start..<end]) else { break }
      end -= 1
    }
    return end
  }

  /// A DOI may run into what is printed behind it: `10.1000/1.2.URL`, `10.1000/1.2,https:`.
  private static func endOfDOI(_ bytes: [UInt8], from start: Int) -> Int {
    let end = endOfAddress(bytes, from: start)
    let runs = [".URL", ",http", ";http", ".http", ",PMID", ".PMID", "[PMID", ".Epub"].compactMap {
      bytes[..<end].firstIndex(of: $0, from: start)
    }
    return runs.min() ?? end
  }

  /// `arXiv:2101.00001`, `arXiv:hep-th/9901001`, or the number in an address of arXiv.
  static func arxiv(in bytes: [UInt8]) -> String? {
    for opening in ["arXiv:", "arxiv:", "arXiv ", "arxiv.org/abs/", "arxiv.org/pdf/"] {
      guard let start = bytes.firstIndex(of: opening, from: 0) else { continue }
      let rest = bytes[(start + opening.utf8.count)...].drop { $0 == 0x20 }
      let archive = rest.prefix { $0.isASCIILetter || $0 == byte("-") || $0 == byte(".") }
      let hasArchive =
        !archive.isEmpty && archive.endIndex < bytes.count && bytes[archive.endIndex] == byte("/")
      let number = (hasArchive ? rest[(archive.endIndex + 1)...] : rest).prefix {
        $0.isASCIIDigit || $0 == byte(".")
      }
      let digits = number.count { $0.isASCIIDigit }
      guard (7...9).contains(digits), hasArchive || number.dropFirst(4).first == byte(".") else { continue }
      let end = bytes[number.endIndex - 1] == byte(".") ? number.endIndex - 1 : number.endIndex
      return String(decoding: bytes[rest.startIndex..<end], as: UTF8.self)
    }
    return nil
  }

  /// `ISBN 978-3-16-148410-0`, `ISBN: 0306406152`: ten or thirteen digits behind the letters.
  static func isbn(in bytes: [UInt8]) -> String? {
    guard let start = bytes.firstIndex(of: "ISBN", from: 0) else { return nil }
    var opening = start + 4
    if bytes[opening...].hasPrefix("-13") || bytes[opening...].hasPrefix("-10") { opening += 3 }
    while opening < bytes.count, ": .".utf8.contains(bytes[opening]) { opening += 1 }
    let rest = bytes[opening...].prefix {
      $0.isASCIIDigit || $0 == byte("-") || $0 == byte("X") || $0 == 0x20
    }
    var number: [UInt8] = []
    for unit in rest where unit != 0x20 && number.count(where: { $0 != byte("-") }) < 13 {
      number.append(unit)
    }
    while number.last == byte("-") { number.removeLast() }
    let digits = number.count { $0 != byte("-") }
    return digits == 10 || digits == 13 ? String(decoding: number, as: UTF8.self) : nil
  }

  private static func isUnmatched(_ close: UInt8, _ bytes: ArraySlice<UInt8>) -> Bool {
    guard let open = close == byte(")") ? byte("(") : close == byte("]") ? byte("[") : nil else {
      return false
    }
    return bytes.count { $0 == close } > bytes.count { $0 == open }
  }

  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map(\.asciiLowercased), as: UTF8.self)
  }
}
