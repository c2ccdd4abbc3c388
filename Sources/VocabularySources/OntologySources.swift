import DocumentModel
import Text
import Vocabulary

extension SourceReader {
  /// OBO 1.2 and 1.4: stanzas of `tag: value`; obsolete terms and ambiguous synonyms are left out.
  mutating func obo(_ take: (Entry) -> Void) {
    var term: SourceConcept?
    var isTerm = false
    var isObsolete = false
    var namespace = ""
    var start = 0
    /// Synonyms that are left out because they mean more or less than the term: how many, and the line of the first.
    var (others, firstOther) = (0, 0)
    /// Hands the stanza that ends here over, or says what it lacks.
    func finish() -> String? {
      guard isTerm, !isObsolete else { return nil }
      guard let term else { return "the term has no id" }
      if term.names.first?.status != .name { return "\(term.identifier) has no name" }
      take(.concept(term))
      return nil
    }
    for (number, line) in lines {
      if line.hasPrefix("[") {
        if let problem = finish() { report(problem, line: start) }
        if !line.hasSuffix("]") { report("expected a stanza such as [Term]", line: number) }
        start = number
        isTerm = line.hasPrefix("[Term]")
        (term, isObsolete, namespace) = (nil, false, "")
        continue
      }
      guard isTerm, let colon = line.firstIndex(of: ":") else {
        if isTerm, !line.isEmpty { report("expected ‘tag: value’", line: number) }
        continue
      }
      let value = String(line[line.index(after: colon)...].drop { $0 == " " })
      switch line[..<colon] {
      case "id":
        guard let identifier = Namespace.curie(value) else {
          // Terms of other ontologies stand in some files.
          isTerm = false
          continue
        }
        let prefix = String(value.prefix { $0 != ":" }).lowercased()
        term = SourceConcept(identifier, "", category: OntologyCategory(namespace: prefix).category(name: ""))
        term?.names = []
        namespace = prefix
      case "name":
        term?.names.insert(.init(text: Self.unescaped(value), status: .name), at: 0)
      case "namespace":
        if namespace == "go" {
          let name = term?.names.first?.text ?? ""
          term?.category = OntologyCategory(namespace: value).category(name: name)
        }
      case "synonym":
        guard let (text, scope) = Self.synonym(value) else {
          report("expected a synonym in quotes and its scope", line: number)
          continue
        }
        if value.contains("AMBIGUOUS") { continue }
        if scope == "EXACT" { term?.add([text]) }
        // What is only related ranks low; what is broader or narrower means something else.
        if scope == "BROAD" || scope == "NARROW" {
          if others == 0 { firstOther = number }
          others += 1
        }
        if scope == "RELATED" { term?.add([text], namespace == "chebi" ? .synonym : .former) }
      case "xref":
        let curie = value.prefix { $0 != " " }
        if let curie = Namespace.curie(curie) { term?.xrefs.append(curie) }
      case "is_a":
        // "CHEBI:1 ! name"
        if let kind = Namespace.curie(value.prefix { $0 != " " }) { term?.kinds.append(kind) }
      case "relationship":
        let words = value.split(separator: " ")
        if words.count > 1, words[0] == "has_role", let role = Namespace.curie(words[1]) {
          term?.roles.append(role)
        }
      case "is_obsolete": isObsolete = value.hasPrefix("true")
      default: break
      }
    }
    if let problem = finish() { report(problem, line: start) }
    if others > 0 {
      notice(
        "broader and narrower synonyms are left out (\(others)): they mean another thing than their term",
        line: firstOther)
    }
  }

  /// The words and the scope of `"…" EXACT [] `; quotes within are escaped.
  static func synonym(_ value: String) -> (text: String, scope: String)? {
    guard value.hasPrefix("\"") else { return nil }
    var isEscaped = false
    for (length, unit) in value.utf8.enumerated().dropFirst() {
      if isEscaped {
        isEscaped = false
      } else if unit == byte("\\") {
        isEscaped = true
      } else if unit == byte("\"") {
        let text = unescaped(String(decoding: value.utf8.prefix(length).dropFirst(), as: UTF8.self))
        let rest = String(decoding: value.utf8.dropFirst(length + 1), as: UTF8.self)
        let scope = rest.split(separator: " ").first.map(String.init) ?? ""
        return text.isEmpty ? nil : (text, scope)
      }
    }
    return nil
  }

  /// The text of an OBO value: behind a backslash `W` and `n` are white space, all else is itself.
  private static func unescaped(_ value: String) -> String {
    guard value.utf8.contains(byte("\\")) else { return value }
    var text: [UInt8] = []
    var isEscaped = false
    for unit in value.utf8 {
      if isEscaped {
        let isSpace = unit == byte("W") || unit == byte("n") || unit == byte("t")
        text.append(isSpace ? 0x20 : unit)
        isEscaped = false
      } else if unit == byte("\\") {
        isEscaped = true
      } else {
        text.append(unit)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// ChEBI's `compounds.tsv`, with lower- or upper-case heads.
  mutating func chebiCompounds(_ take: (Entry) -> Void) {
    table(required: ["chebi_accession", "name"]) { cell in
      guard let identifier = Namespace.curie(cell("chebi_accession")) else {
        return "expected a ChEBI accession"
      }
      let name = cell("name")
      // Entries that were merged into others have no name.
      if name.isEmpty || name == "null" || ["D", "O"].contains(cell("status")) { return nil }
      take(.concept(SourceConcept(identifier, name, category: .smallMolecule)))
      return nil
    }
  }

  /// ChEBI's `names.tsv`, with lower- or upper-case heads; codes of peptides in capitals are left out.
  mutating func chebiNames(_ take: (Entry) -> Void) {
    table(required: ["compound_id", "name"]) { cell in
      guard let identifier = Namespace.curie("chebi", cell("compound_id")) else {
        return "expected a compound id"
      }
      let name = cell("name")
      if name.isEmpty || Self.isPeptideCode(name) { return nil }
      var concept = SourceConcept(identifier, name, category: .smallMolecule)
      concept.names[0].status = .synonym
      take(.concept(concept))
      return nil
    }
  }

  /// "ARND": nothing but one-letter codes of amino acids. Short names in capitals that hold another letter stay.
  static func isPeptideCode(_ name: String) -> Bool {
    let letters = Set("ACDEFGHIKLMNPQRSTVWY".utf8)
    return (2...8).contains(name.utf8.count) && name.utf8.allSatisfy { letters.contains($0) }
  }

  /// Walks a tab-separated table under a line of heads, in any case; `row` says what is wrong with a row.
  private mutating func table(required: [String], _ row: ((String) -> String) -> String?) {
    var columns: [String: Int] = [:]
    for (number, line) in lines where !line.isEmpty {
      let cells = line.cells
      if number == 1 {
        for (index, head) in cells.enumerated() { columns[head.lowercased()] = index }
        for head in required where columns[head] == nil { report("there is no column ‘\(head)’", line: 1) }
        continue
      }
      guard cells.count >= columns.count else {
        report("\(cells.count) columns, expected \(columns.count)", line: number)
        continue
      }
      let problem = row { head in
        columns[head].flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? ""
      }
      if let problem { report(problem, line: number) }
    }
  }

  /// NCIt's `Thesaurus.txt`: code, IRI, parents, synonyms (`|`, the preferred first), definition, display name,
  /// status, semantic type.
  mutating func ncit(_ take: (Entry) -> Void) {
    for (number, line) in lines where !line.isEmpty {
      let cells = line.cells
      guard cells.count >= 7, cells[0].hasPrefix("C") else {
        report("expected a code, its parents, synonyms, definition, name and status", line: number)
        continue
      }
      if cells[6].contains("Obsolete") || cells[6].contains("Retired") { continue }
      guard let category = Self.category(ofSemanticType: cells.count > 7 ? cells[7] : "") else { continue }
      let names = cells[3].parts("|")
      guard let first = names.first else { continue }
      var concept = SourceConcept("ncit:\(cells[0])", first, category: category)
      concept.add(names.dropFirst())
      take(.concept(concept))
    }
  }

  private static func category(ofSemanticType type: String) -> Category? {
    if type.contains("Neoplastic Process") || type.contains("Disease or Syndrome") { return .disease }
    if type.contains("Pharmacologic Substance") || type.contains("Antibiotic") { return .drug }
    if type.contains("Therapeutic or Preventive Procedure") { return .treatment }
    if type.contains("Gene or Genome") { return .gene }
    if type.contains("Chemical") { return .chemicalEntity }
    if type.contains("Sign or Symptom") || type.contains("Finding") { return .phenotypicFeature }
    return nil
  }

  /// Cellosaurus' text: two-letter line codes, `//` between entries; `ID` is the preferred name.
  mutating func cellosaurus(_ take: (Entry) -> Void) {
    var line = SourceConcept("", "", category: .cellLine)
    var identifier = ""
    var start = 0
    for (number, text) in lines {
      guard text.utf8.count >= 2 else { continue }
      let value = String(decoding: text.utf8.dropFirst(5), as: UTF8.self)
      switch text.utf8.prefix(2).map({ Character(Unicode.Scalar($0)) }) {
      case ["I", "D"]:
        line = SourceConcept("", value, category: .cellLine)
        identifier = ""
        start = number
      case ["A", "C"]:
        guard let curie = Namespace.curie("RRID", value) else {
          report("expected an accession", line: number)
          continue
        }
        identifier = curie
      case ["C", "A"]: line.kinds = [value]
      case ["S", "Y"]: line.add(value.parts(";"))
      case ["O", "X"]:
        let digits = value.utf8.drop { $0 != byte("=") }.dropFirst().prefix { $0.isASCIIDigit }
        if line.organism == 0 { line.organism = UInt32(String(digits) ?? "") ?? 0 }
      case ["/", "/"]:
        start = 0
        guard !identifier.isEmpty, line.names.first?.text.isEmpty == false else {
          if number > 1, !line.names.isEmpty, line.names.first?.text.isEmpty == false {
            report("the entry before this line has no accession (AC)", line: number)
          }
          continue
        }
        line.identifier = identifier
        take(.concept(line))
      default: break
      }
    }
    if start > 0 { report("the entry has no end (//); the file is cut off: copy it again", line: start) }
  }
}
