import DocumentModel
import Text

/// `identifier.malformed`: a DOI, PMID, NCT number, ISBN, ISSN or ORCID that cannot be one, by its form or its check
/// digit. In the reference list all are looked at; elsewhere NCT numbers and ORCIDs only.
struct MalformedIdentifiers: IntegrityCheck {
  /// What announces an identifier, and whether it is looked for in the whole text.
  private struct Kind {
    let name: String
    let labels: [String]
    let isEverywhere: Bool
    /// Whether the bytes after the label are one; nil where they are not meant to be.
    let holds: @Sendable (ArraySlice<UInt8>) -> Bool?
  }

  private static let kinds = [
    Kind(name: "DOI", labels: ["doi:", "doi.org/", "doi "], isEverywhere: false, holds: isDOI),
    Kind(name: "PMID", labels: ["pmid:", "pmid "], isEverywhere: false) { digits($0, count: 1...8) },
    Kind(name: "NCT number", labels: ["nct"], isEverywhere: true) { digits($0, count: 8...8) },
    Kind(name: "ISBN", labels: ["isbn-13:", "isbn-10:", "isbn:", "isbn "], isEverywhere: false) {
      number($0).map(CheckDigit.isISBN)
    },
    Kind(name: "ISSN", labels: ["issn:", "issn "], isEverywhere: false) { number($0).map(CheckDigit.isISSN) },
    Kind(name: "ORCID", labels: ["orcid.org/", "orcid:", "orcid "], isEverywhere: true) {
      number($0).map(CheckDigit.isORCID)
    },
  ]

  func diagnostics(of cited: CitedDocument) -> [Diagnostic] {
    cited.document.blocks.flatMap { block -> [Diagnostic] in
      guard block.kind != .code else { return [] }
      return Self.kinds.filter { $0.isEverywhere || block.kind == .reference }.flatMap {
        malformed($0, in: cited.document.text, block.range)
      }
    }
  }

  private func malformed(_ kind: Kind, in text: SourceText, _ range: ByteRange) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var index = range.start
    while index < range.end {
      defer { index += 1 }
      guard let label = kind.labels.first(where: { opens($0, at: index, in: text[range]) }) else { continue }
      let start = index + label.utf8.count
      guard kind.holds(text.bytes[start..<range.end].drop { $0 == 0x20 }) == false else { continue }
      let end = text.bytes[start..<range.end].drop { $0 == 0x20 }.prefix { !$0.isASCIISpace }.endIndex
      let place = ByteRange(index, max(start, end))
      found.append(
        Diagnostic("identifier.malformed", .warning, "‘\(text.string(place))’ is no \(kind.name)", at: place))
      index = start
    }
    return found
  }

  /// Whether `label` stands at `index`, letter case aside, and no word runs into it.
  private func opens(_ label: String, at index: Int, in bytes: ArraySlice<UInt8>) -> Bool {
    guard index == bytes.startIndex || !bytes[index - 1].isASCIIAlphanumeric else { return false }
    return bytes[index...].prefix(label.utf8.count).equalsIgnoringASCIICase(label)
  }

  // MARK: Forms

  /// `10.`, four to nine digits and dots, a slash, anything (DOI handbook, 2.2).
  private static func isDOI(_ bytes: ArraySlice<UInt8>) -> Bool? {
    let rest = ["https://doi.org/", "http://dx.doi.org/", "doi.org/"].reduce(bytes) {
      $0.hasPrefix($1) ? $0.dropFirst($1.utf8.count) : $0
    }
    guard rest.first?.isASCIIDigit == true else { return nil }
    guard rest.hasPrefix("10.") else { return false }
    let registrant = rest.dropFirst(3).prefix { $0.isASCIIDigit || $0 == byte(".") }
    let suffix = rest[registrant.endIndex...]
    return (4...9).contains(registrant.count) && suffix.first == byte("/") && suffix.count > 1
      && suffix.dropFirst().first?.isASCIISpace == false
  }

  /// A number of so many digits; nil where no digit follows, since then the label is a word of the text.
  private static func digits(_ bytes: ArraySlice<UInt8>, count: ClosedRange<Int>) -> Bool? {
    let digits = bytes.prefix(while: \.isASCIIDigit)
    guard !digits.isEmpty else { return nil }
    let next = bytes[digits.endIndex...].first
    return count.contains(digits.count) && next?.isASCIILetter != true
  }

  /// The digits of a number that hyphens or spaces part; nil where no digit follows.
  private static func number(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    guard bytes.first?.isASCIIDigit == true else { return nil }
    var number: [UInt8] = []
    for (place, unit) in zip(bytes.indices, bytes) {
      if unit.isASCIIDigit || unit == byte("X") || unit == byte("x") {
        number.append(unit)
      } else if unit != byte("-") || bytes[(place + 1)...].first?.isASCIIAlphanumeric != true {
        break
      }
    }
    return number
  }
}
