import DocumentModel
import Text

/// Names of trials that no list holds: by the word "trial" behind an acronym, by a registry number behind a name, by
/// the head of a table's column, by the number of a phase.
struct TrialNames {
  let text: SourceText
  let tokens: [Token]

  /// The names that the document makes known as trials, and what each stands for; `known` says what a name is elsewhere.
  func defined(in blocks: [Block], known: (String) -> Entity?) -> [String: Entity] {
    var result: [String: Entity] = [:]
    for index in tokens.indices where isAcronym(tokens[index]) {
      let words = hyphenated(from: index, known: known) ?? index..<(index + 1)
      let name = text.string(ByteRange(tokens[index].range.start, tokens[words.upperBound - 1].range.end))
      if let number = registryNumber(after: words.upperBound - 1) {
        result[name] = Entity(
          identifier: "clinicaltrials:\(number)", name: name, category: .clinicalTrial)
      } else if result[name] == nil, isCalledTrial(words) {
        result[name] = Term(name: name, identifier: nil, category: .clinicalTrial).entity
      }
    }
    for cell in cells(of: blocks) where !cell.isEmpty {
      let name = text.string(cell)
      let isName = !name.contains(" ") && name.unicodeScalars.count { $0.properties.isUppercase } >= 3
      if isName, result[name] == nil {
        result[name] = Term(name: name, identifier: nil, category: .clinicalTrial).entity
      }
    }
    return result
  }

  /// One past "phase II trial", "phase 1 dose-escalation study" or "study 19801" at `start`; nil where none begins.
  func end(ofTrialAt start: Int, limit: Int, known: (Int) -> Bool) -> Int? {
    var index = start + 1
    guard index < limit else { return nil }
    if Self.singular.contains(tokens[start].form) {
      return isNumber(tokens[index], digits: 3) ? index + 1 : nil
    }
    guard tokens[start].form == "phase", Self.phases.contains(tokens[index].form) else { return nil }
    while index < limit, Self.phases.contains(tokens[index].form) || Self.joints.contains(tokens[index].form)
    {
      index += 1
    }
    for end in index..<min(limit, index + 6) {
      if Self.nouns.contains(tokens[end].form) { return end + 1 }
      let first = text.bytes[tokens[end].range.start]
      if known(end) || !(first.isASCIIAlphanumeric || first == byte("-")) { return nil }
    }
    return nil
  }

  /// "phase III trial" right before or behind the name of a trial just says what that is; not so after "Before X,".
  static func withoutUnnamed(_ mentions: [Mention], tokens: [Token]) -> [Mention] {
    let trials = mentions.filter { $0.entity.category == .clinicalTrial }
    func isUnnamed(_ mention: Mention) -> Bool {
      mention.entity.identifier.hasPrefix("local:ClinicalTrial/phase")
    }
    return mentions.filter { mention in
      guard isUnnamed(mention) else { return true }
      return !trials.contains { named in
        if isUnnamed(named) { return false }
        let start = named.tokens.lowerBound
        let isElsewhere =
          start > 0 && ["before", "after", "unlike", "than", "since"].contains(tokens[start - 1].form)
        return !isElsewhere && mention.tokens.lowerBound - named.tokens.upperBound <= 8
      }
    }
  }

  /// "the STIM trial", "the phase 3 trial APEX", "SUMMIT, an open-label phase 2 trial", "AURA3 was a trial", and
  /// "In MARIPOSA, …" where an acronym as long as that is no name that the vocabulary knows.
  private func isCalledTrial(_ words: Range<Int>) -> Bool {
    /// The form of the token `offset` behind the name, or, below 0, before it.
    func form(_ offset: Int) -> String {
      let index = offset > 0 ? words.upperBound - 1 + offset : words.lowerBound + offset
      return tokens.indices.contains(index) ? tokens[index].form : ""
    }
    // Of "ALL-REZ trial" no word is the trial.
    if words.count == 1, form(-1) == "-" || form(1) == "-" { return false }
    if Self.nouns.contains(form(1)) || Self.singular.contains(form(-1)) { return true }
    if form(1) == ",", form(-1) == "in",
      text[tokens[words.lowerBound].range].count(where: \.isASCIIUpper) >= 6
    {
      return true
    }
    guard [",", "was", "is"].contains(form(1)), form(2) == "a" || form(2) == "an" else { return false }
    return (3...9).contains { Self.singular.contains(form($0)) && (3..<$0).allSatisfy { form($0) != "," } }
  }

  /// The tokens of "ALL-REZ" or "ALL-BFM": acronyms joined by hyphens from `start` on, none of them the name of a gene or a
  /// drug, as in "EGFR-TKI trial"; nil where there is but one.
  private func hyphenated(from start: Int, known: (String) -> Entity?) -> Range<Int>? {
    var end = start + 1
    while end + 1 < tokens.count, tokens[end].isHyphen, isAdjacent(end), isAdjacent(end + 1),
      isAcronym(tokens[end + 1])
    { end += 2 }
    let isFree = !isAdjacent(start) && (end == tokens.count || !tokens[end].isHyphen || !isAdjacent(end))
    guard end > start + 1, isFree else { return nil }
    let isOfThings = stride(from: start, to: end, by: 2).contains { index in
      let category = known(text.string(tokens[index].range))?.category
      return category.map { !Self.inNames.contains($0) } ?? false
    }
    return isOfThings ? nil : start..<end
  }

  private func isAdjacent(_ index: Int) -> Bool {
    index > 0 && tokens[index].range.start == tokens[index - 1].range.end
  }

  /// What the acronyms of trials are made of.
  private static let inNames: Set<Category> = [.disease, .treatment, .clinicalTrial]

  /// The cells of columns whose head speaks of trials.
  private func cells(of blocks: [Block]) -> [ByteRange] {
    blocks.compactMap(\.table).flatMap { table in
      table.heads.indices.filter { column in
        let head = table.head(column, in: text).lowercased()
        return Self.nouns.contains(head) || head.hasPrefix("trial ") || head.hasPrefix("study ")
      }.flatMap { column in table.rows.compactMap { $0.indices.contains(column) ? $0[column].range : nil } }
    }
  }

  private func isAcronym(_ token: Token) -> Bool {
    let bytes = text[token.range]
    return bytes.count >= 3 && (bytes.first?.isASCIIUpper ?? false) && bytes.count { $0.isASCIIUpper } >= 3
  }

  /// "NCT00000000" in brackets behind the token at `index`.
  private func registryNumber(after index: Int) -> String? {
    guard index + 2 < tokens.count, tokens[index + 1].form == "(" else { return nil }
    let number = text.string(tokens[index + 2].range)
    return number.hasPrefix("NCT") && number.utf8.count == 11 ? number : nil
  }

  private func isNumber(_ token: Token, digits: Int) -> Bool {
    let bytes = text[token.range]
    return bytes.count { $0.isASCIIDigit } >= digits
      && bytes.allSatisfy { $0.isASCIIDigit || $0.isASCIIUpper }
  }

  static let singular: Set<String> = ["trial", "study", "protocol"]
  static let nouns: Set<String> = ["trial", "study", "trials", "studies"]
  private static let joints: Set<String> = ["/", "-", "–", "and", "or"]
  private static let phases: Set<String> = [
    "1", "2", "3", "4", "i", "ii", "iii", "iv", "1a", "1b", "2a", "2b", "3b", "ia", "ib", "iia", "iib",
    "iiib", "0",
    "1/2", "i/ii", "2/3", "ii/iii", "1b/2", "ib/ii",
  ]
}
