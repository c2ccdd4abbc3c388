import Text

/// Names of salts and hydrates: the name of a substance and what it is bound to.
enum SaltName {
  private static let ions: Set<String> = [
    "hydrochloride", "dihydrochloride", "hydrobromide", "mesylate", "mesilate", "acetate", "sulfate",
    "sulphate", "maleate",
    "tartrate", "bitartrate", "citrate", "phosphate", "fumarate", "succinate", "bromide", "chloride",
    "iodide", "nitrate",
    "tosylate", "besylate", "sodium", "disodium", "potassium", "calcium", "magnesium", "monohydrate",
    "dihydrate",
    "trihydrate", "hydrate", "hemihydrate", "anhydrous", "lactate", "gluconate", "pamoate", "salt",
    "methanesulfonate",
  ]
  private static let leading: Set<String> = ["sodium", "potassium", "calcium", "magnesium", "disodium"]

  /// What `name` (lower case) is a salt or hydrate of; nil where it is none.
  static func base(of name: String) -> String? {
    if let element = element(of: name) { return element }
    var words = name.split(separator: " ").map(String.init)
    guard (2...4).contains(words.count) else { return nil }
    let count = words.count
    while words.count > 1, let last = words.last, ions.contains(last) { words.removeLast() }
    if words.count > 1, words.count == count, let first = words.first, leading.contains(first) {
      words.removeFirst()
    }
    // "sodium chloride" is made of nothing but ions.
    guard words.count < count, let only = words.first, words.count > 1 || !ions.contains(only) else {
      return nil
    }
    return words.joined(separator: " ")
  }

  /// "calcium" of "calcium(2+)", which notes do not tell from it.
  private static func element(of name: String) -> String? {
    guard name.hasSuffix("+)") || name.hasSuffix("-)"), let bracket = name.lastIndex(of: "("),
      name.distance(from: bracket, to: name.endIndex) == 4, name[..<bracket].utf8.allSatisfy(\.isASCIILower)
    else { return nil }
    return String(name[..<bracket])
  }
}
