public import DocumentModel
public import Text

/// One row of the vocabulary: an entity and the names it goes by.
public struct Term: Hashable, Sendable {
  /// The preferred name.
  public var name: String
  /// Other names, as they are printed.
  public var synonyms: [String]
  /// Its CURIE, or nil where no identifier is known.
  public var identifier: String?
  /// What kind of thing it is.
  public var category: Category
  /// Other CURIEs of the same thing.
  public var xrefs: [String]
  /// Where the row comes from, such as `hgnc` or `curated`.
  public var source: String

  /// A row of the vocabulary.
  public init(
    name: String, synonyms: [String] = [], identifier: String?, category: Category, xrefs: [String] = [],
    source: String = "curated"
  ) {
    self.name = name
    self.synonyms = synonyms
    self.identifier = identifier
    self.category = category
    self.xrefs = xrefs
    self.source = source
  }

  /// What a mention of this term is grounded to: `local:<category>/<slug>` where it has no identifier.
  public var entity: Entity {
    Entity(
      identifier: identifier ?? Self.localIdentifier(of: name, category: category), name: name,
      category: category, xrefs: xrefs)
  }

  /// `local:<category>/<slug>`; the slug holds the lower-case letters and digits of `name`, joined by hyphens.
  public static func localIdentifier(of name: String, category: Category) -> String {
    let words = name.lowercased().unicodeScalars.split {
      !$0.properties.isAlphabetic && !("0"..."9").contains($0)
    }
    return "local:\(category.rawValue)/\(words.map { String($0) }.joined(separator: "-"))"
  }
}

extension Term {
  /// The columns of a table, in their order.
  public static let columns = ["name", "synonyms", "identifier", "category", "xrefs", "source"]

  /// The rows of a tab-separated file: `name`, `synonyms` (`|` between them), `identifier`, `category`, `xrefs`
  /// (`|`), `source`, under a line of heads. Blank lines and those that begin with `#` are passed over.
  ///
  /// - Throws: every malformed row, with file, line and column.
  public static func rows(tsv: String, file: String) throws(DefinitionError) -> [Term] {
    try numberedRows(tsv: tsv, file: file).map(\.term)
  }

  /// The same with their lines, counted from 1.
  ///
  /// - Throws: every malformed row, with file, line and column.
  public static func numberedRows(
    tsv: String, file: String
  ) throws(DefinitionError) -> [(line: Int, term: Term)] {
    var rows: [(line: Int, term: Term)] = []
    var problems: [DefinitionProblem] = []
    func report(_ message: String, line: Int, column: Int = 1) {
      problems.append(DefinitionProblem(file: file, line: line, column: column, message: message))
    }
    // Spreadsheets begin a file with a byte order mark.
    let mark = tsv.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let lines = tsv.utf8.dropFirst(mark).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var hasHeads = false
    for (index, line) in lines.enumerated() where line.first != byte("#") {
      let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
        String(Substring($0)).trimmedSpaces
      }
      if cells.allSatisfy(\.isEmpty) { continue }
      if !hasHeads {
        hasHeads = cells.map { $0.lowercased() } == columns
        guard hasHeads else {
          report("\(wrongHeads), and not ‘\(cells.joined(separator: ", ").prefix(80))’", line: index + 1)
          break
        }
        continue
      }
      do throws(RowProblem) {
        rows.append((index + 1, try row(cells)))
      } catch {
        report(error.message, line: index + 1, column: error.column)
      }
    }
    if !hasHeads, problems.isEmpty { report(wrongHeads, line: 1) }
    guard problems.isEmpty else { throw DefinitionError(problems) }
    return rows
  }

  private static let wrongHeads =
    "the first line must be the heads: \(columns.joined(separator: ", ")), tab-separated"

  private struct RowProblem: Error {
    var column: Int
    var message: String
  }

  private static func row(_ cells: [String]) throws(RowProblem) -> Term {
    /// A problem of the cell at `index`, with the name of its column.
    func problem(_ index: Int, _ message: String) -> RowProblem {
      RowProblem(
        column: cells[..<index].reduce(1) { $0 + $1.unicodeScalars.count + 1 },
        message: "column ‘\(columns[index])’: \(message)")
    }
    guard cells.count == columns.count else {
      throw RowProblem(
        column: 1,
        message: "\(cells.count) columns, expected \(columns.count) (\(columns.joined(separator: ", "))), "
          + "tab-separated; empty ones too need their tab")
    }
    guard !cells[0].isEmpty else { throw problem(0, "the name is empty") }
    guard let category = Category(named: cells[3]) else {
      let known = Category.allCases.map(\.rawValue).joined(separator: ", ")
      throw problem(3, "unknown category ‘\(cells[3])’; known are \(known)")
    }
    for (index, curies) in [(2, cells[2].isEmpty ? [] : [cells[2]]), (4, cells[4].list)] {
      for curie in curies where !isCURIE(curie) {
        throw problem(index, "‘\(curie)’ is no CURIE (prefix:identifier, such as hgnc:2704)")
      }
    }
    return Term(
      name: cells[0], synonyms: cells[1].list, identifier: cells[2].isEmpty ? nil : cells[2],
      category: category, xrefs: cells[4].list, source: cells[5])
  }

  /// Whether `string` is `prefix:identifier` without white space.
  public static func isCURIE(_ string: String) -> Bool {
    guard let colon = string.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let prefix = string.utf8[..<colon]
    return !prefix.isEmpty
      && prefix.allSatisfy { $0.isASCIIAlphanumeric || $0 == byte(".") || $0 == byte("_") }
      && string.utf8.index(after: colon) < string.utf8.endIndex && !string.utf8.contains(0x20)
  }
}

extension Category {
  /// The category called `name`, in any case.
  public init?(named name: String) {
    let name = name.lowercased()
    guard let known = Self.allCases.first(where: { $0.rawValue.lowercased() == name }) else { return nil }
    self = known
  }
}

extension String {
  /// The string without white space at its ends.
  fileprivate var trimmedSpaces: String {
    let bytes = Array(utf8)
    let text = SourceText(validated: bytes)
    return text.string(text.trimmed(text.range))
  }

  /// The parts between `|`, without empty ones.
  fileprivate var list: [String] {
    split(separator: "|").map { String($0).trimmedSpaces }.filter { !$0.isEmpty }
  }
}
