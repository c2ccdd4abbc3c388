public import Text

/// What is known of the forms of words: which mean the same, which endings vary, which matter little.
///
/// Rows of `Pipelines/variants.tsv`; a compiled vocabulary carries those that it was made with.
public struct WordVariants: Sendable {
  /// The rows as they were read.
  public let text: String
  /// Words and the word that stands for them: "tumour" → "neoplasm".
  private(set) var bases: [String: String] = [:]
  /// Words of a text and a broader one that may name the same thing: "toxicity" → "disease".
  private(set) var broader: [String: String] = [:]
  /// Endings and what stands for them, longest first: "emic" → "emia".
  private(set) var endings: [(ending: [UInt8], base: [UInt8])] = []
  /// Words that say nothing: "of", "the".
  private(set) var ignored: Set<String> = []
  /// Words that a name may lack, by their base: "acute", "hydrochloride".
  private(set) var modifiers: Set<String> = []
  /// Symbols that stand for a name when they stand alone, case counted: "Na" → "sodium".
  private(set) var symbols: [String: String] = [:]
  /// Words behind which a letter is a Roman numeral: "type I".
  private(set) var numbered: Set<String> = []

  /// No variants.
  public static let none = WordVariants(unchecked: "")

  /// The variants of tab-separated `text`: kind (`word`, `broader`, `ending`, `ignored`, `modifier`, `numbered`,
  /// `symbol`), forms (`|` between them), base.
  ///
  /// - Throws: every malformed row, with file, line and column.
  public init(tsv text: String, file: String) throws(DefinitionError) {
    var problems: [DefinitionProblem] = []
    self.text = text
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      if let message = add(
        row: line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
      {
        problems.append(DefinitionProblem(file: file, line: number + 1, column: 1, message: message))
      }
    }
    guard problems.isEmpty else { throw DefinitionError(problems) }
    endings.sort { $0.ending.count > $1.ending.count }
  }

  /// The variants of rows that were checked when they were written; rows that are none are passed over.
  init(unchecked text: String) {
    self.text = text
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      _ = add(row: line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
    }
    endings.sort { $0.ending.count > $1.ending.count }
  }

  private mutating func add(row: [String]) -> String? {
    guard row.count == 3 else { return "\(row.count) columns, expected kind, forms, base" }
    let forms = row[1].split(separator: "|").map(String.init)
    guard !forms.isEmpty else { return "there are no forms" }
    switch row[0] {
    case "word": for form in forms { bases[form] = row[2] }
    case "broader": for form in forms { broader[form] = row[2] }
    case "ending": endings += forms.map { (Array($0.utf8), Array(row[2].utf8)) }
    case "ignored": ignored.formUnion(forms)
    case "modifier": modifiers.formUnion(forms)
    case "numbered": numbered.formUnion(forms)
    case "symbol": for form in forms { symbols[form] = row[2] }
    default:
      return "unknown kind ‘\(row[0])’; known are word, broader, ending, ignored, modifier, numbered, symbol"
    }
    return nil
  }
}
