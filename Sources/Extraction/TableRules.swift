import DocumentModel
import Text

/// What the columns of a table mean by their heads, and what a row claims.
struct TableRules: Hashable, Sendable {
  /// A column that plays a role in its row.
  struct Column: Hashable, Sendable {
    var role: String
    /// Words of which the head must have one, lower case.
    var heads: Set<String>
    /// Words that the head must not have.
    var notHeads: Set<String>
    var categories: Set<Category>
  }

  /// A claim that joins two cells of a row.
  struct Join: Hashable, Sendable {
    var name: String
    var kind: Claim.Kind
    var predicate: String
    var subject: String
    var object: String
  }

  var columns: [Column] = []
  var joins: [Join] = []
  /// The role whose cell names what the other cells of the row speak of.
  var focus = ""

  init() {}

  init(_ value: DefinitionValue, predicates: Set<String>, reader: inout DefinitionReader) {
    let fields = reader.fields(value, known: ["focus", "columns", "claims"])
    focus = fields["focus"].map { reader.string($0) } ?? ""
    for entry in reader.entries(fields["columns"]) {
      let parts = reader.fields(entry.value, known: ["heads", "not-heads", "categories"])
      let categories = reader.strings(parts["categories"]).compactMap(Category.init(rawValue:))
      if categories.isEmpty {
        reader.report("the column ‘\(entry.name)’ needs known categories", at: entry.key)
      }
      columns.append(
        Column(
          role: entry.name, heads: Set(reader.strings(parts["heads"])),
          notHeads: Set(reader.strings(parts["not-heads"])), categories: Set(categories)))
    }
    for item in reader.list(fields["claims"]) {
      let parts = reader.fields(item, known: ["name", "kind", "predicate", "subject", "object"])
      let words = ["name", "kind", "predicate", "subject", "object"].map { key in
        parts[key].map { reader.string($0) } ?? ""
      }
      let roles = Set(columns.map(\.role))
      guard let kind = Claim.Kind(rawValue: words[1]), predicates.contains(words[2]),
        roles.contains(words[3]),
        roles.contains(words[4])
      else {
        reader.report(
          "a claim of tables needs name, kind, a known predicate, and columns as subject and object", at: item
        )
        continue
      }
      joins.append(Join(name: words[0], kind: kind, predicate: words[2], subject: words[3], object: words[4]))
    }
  }

  /// The role of a column by the words of its head; the first that fits.
  func role(ofHead head: String) -> Column? {
    let words = Set(head.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    let singular = words.union(words.filter { $0.hasSuffix("s") }.map { String($0.dropLast()) })
    return columns.first { !$0.heads.isDisjoint(with: singular) && $0.notHeads.isDisjoint(with: singular) }
  }
}
