import DocumentModel
public import Text
import Vocabulary

/// Which concepts and names of the primary sources a vocabulary is made of: a YAML file that says so source by source.
///
/// A source that it does not name gives nothing. A concept that several sources know is taken whole, with the names
/// that each of the named sources has for it, as soon as a rule of one of them takes it.
public struct Selection: Sendable {
  /// What is taken of one source.
  struct Rule: Sendable {
    /// What the concept is a kind of (CURIEs), where it stands (MeSH tree numbers), or its locus type; anything where
    /// there is none.
    var branches: [String] = []
    /// The longest preferred name, in Unicode scalars.
    var longest = Int.max
    /// The most words of the preferred name.
    var mostWords = Int.max
    /// Kinds of things; any where there is none.
    var categories: Set<Category> = []
    /// Species, as NCBI's numbers; any where there is none.
    var organisms: Set<UInt32> = []
  }

  private var rules: [String: [Rule]] = [:]
  /// Files of a wheel or folder that are passed over.
  public private(set) var passedOver: Set<String> = []
  private var licences: Set<String> = []
  private var references: Set<String> = []
  private var longestName = Int.max
  private var mostWordsOfName = Int.max
  private var leftOut: Set<String> = []
  /// How many kinds a concept of a source, or of a branch of it, has at most: what has more is a class.
  private var mostKinds: [(branch: String, count: Int)] = []

  /// The selection that a YAML file says.
  ///
  /// - Throws: all that is wrong in it, with its place.
  public init(_ definition: DefinitionValue) throws(DefinitionError) {
    var reader = DefinitionReader()
    let fields = reader.fields(
      definition,
      known: ["about", "licences", "pass-over", "references", "names", "leave-out", "classes", "sources"])
    licences = Set(reader.strings(fields["licences"]))
    passedOver = Set(reader.strings(fields["pass-over"]))
    references = Set(reader.strings(fields["references"]))
    leftOut = Set(reader.strings(fields["leave-out"]))
    let names = reader.fields(fields["names"], known: ["longest", "most-words"])
    longestName = Self.number(names["longest"], &reader)
    mostWordsOfName = Self.number(names["most-words"], &reader)
    for entry in reader.entries(fields["classes"]) {
      mostKinds.append((entry.name, Self.number(entry.value, &reader)))
    }
    for source in reader.entries(fields["sources"]) {
      if let licence = licence(of: source.name), !licences.contains(licence) {
        reader.report(
          "‘\(source.name)’ is under “\(licence)”, which is not among the licences", at: source.key)
      }
      if case .scalar("all") = source.value.content {
        rules[source.name, default: []].append(Rule())
        continue
      }
      for rule in reader.list(source.value) {
        rules[source.name, default: []].append(Self.rule(rule, &reader))
      }
    }
    if rules.isEmpty { reader.report("the selection needs ‘sources’", at: definition) }
    try reader.finish()
  }

  private static func rule(_ value: DefinitionValue, _ reader: inout DefinitionReader) -> Rule {
    let fields = reader.fields(
      value, known: ["branches", "longest", "most-words", "categories", "organisms"])
    var rule = Rule()
    rule.branches = reader.strings(fields["branches"])
    rule.longest = number(fields["longest"], &reader)
    rule.mostWords = number(fields["most-words"], &reader)
    for category in reader.list(fields["categories"]) {
      guard let known = Category(named: reader.string(category)) else {
        reader.report("unknown category ‘\(reader.string(category))’", at: category)
        continue
      }
      rule.categories.insert(known)
    }
    for value in reader.list(fields["organisms"]) {
      guard let number = UInt32(reader.string(value)), number > 0 else {
        reader.report("expected NCBI's number of a species, such as 9606", at: value)
        continue
      }
      rule.organisms.insert(number)
    }
    return rule
  }

  private static func number(_ value: DefinitionValue?, _ reader: inout DefinitionReader) -> Int {
    guard let value else { return .max }
    if let number = Int(reader.string(value)), number > 0 { return number }
    reader.report("expected a number above 0", at: value)
    return .max
  }

  private func licence(of source: String) -> String? {
    licences.isEmpty ? nil : SourceFormat.licence(ofPrefix: source)
  }

  // MARK: What is taken

  /// Whether anything of the source `prefix` may be taken.
  func allows(source prefix: Substring) -> Bool { rules[String(prefix)] != nil }

  /// Whether `name` may stand in the vocabulary.
  func allows(name: String) -> Bool {
    name.unicodeScalars.count <= longestName && Self.words(name) <= mostWordsOfName
  }

  /// Whether the cross-reference `curie` is kept.
  func keeps(reference curie: String) -> Bool {
    references.isEmpty || references.contains(String(curie.prefix { $0 != ":" }))
  }

  /// What is known of a concept when it is chosen.
  struct Candidate {
    var identifier: String
    var name: String
    var category: Category
    var organism: UInt32
    /// What it is filed under, and what that is a kind of.
    var kinds: Set<String>
    /// How many concepts are kinds of it.
    var below: Int
  }

  /// Whether a rule takes `concept`.
  func takes(_ concept: Candidate) -> Bool {
    let source = String(concept.identifier.prefix { $0 != ":" })
    return (rules[source] ?? []).contains { rule in
      (rule.branches.isEmpty || rule.branches.contains { concept.lies(in: $0) })
        && concept.name.unicodeScalars.count <= rule.longest && Self.words(concept.name) <= rule.mostWords
        && (rule.organisms.isEmpty || rule.organisms.contains(concept.organism))
        && (rule.categories.isEmpty || rule.categories.contains(concept.category))
    }
  }

  /// Whether `concept` is left out, or is a class: then no other source brings it in either.
  func refuses(_ concept: Candidate) -> Bool {
    !leftOut.isDisjoint(with: concept.kinds)
      || mostKinds.contains { concept.below > $0.count && concept.lies(in: $0.branch) }
  }

  private static func words(_ name: String) -> Int { name.utf8.count { $0 == 0x20 } + 1 }
}

extension Selection.Candidate {
  /// Whether it is of the source `branch`, is a kind of `branch`, or stands in that branch of the MeSH trees.
  fileprivate func lies(in branch: String) -> Bool {
    kinds.contains(branch) || kinds.contains { Self.lies($0, in: branch) }
      || identifier.prefix { $0 != ":" } == branch
  }

  /// Whether the MeSH tree number `place` lies in `branch`: "C04.557" in "C04" and in "C".
  private static func lies(_ place: String, in branch: String) -> Bool {
    guard place.utf8.count > branch.utf8.count, place.hasPrefix(branch), !branch.contains(":") else {
      return false
    }
    let next = place.utf8[place.utf8.index(place.startIndex, offsetBy: branch.utf8.count)]
    return next == byte(".") || branch.utf8.count == 1 && next.isASCIIDigit
  }
}
