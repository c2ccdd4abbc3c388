import Text

/// The word bags of the names of a compiled vocabulary, and the words themselves.
struct BagIndex {
  private(set) var bags: [(hash: UInt64, number: UInt32)] = []
  private(set) var shortBags: [(hash: UInt64, number: UInt32)] = []
  /// Words that may be misspelt, sorted: letters only, five or more.
  private(set) var words: [String] = []

  /// Indexes `names`; those that `allowsShort` also without each of their words.
  init(_ names: [ArraySlice<UInt8>], variants: WordVariants, allowsShort: (Int) -> Bool) {
    var words: Set<String> = []
    for (index, name) in names.enumerated() where name.count <= Self.longestName {
      guard let bag = Self.bag(of: name, variants: variants) else { continue }
      if !Self.isKey(bag, of: name) { bags.append((bag.hash, UInt32(index))) }
      for word in bag.words where word.utf8.count >= 5 && word.utf8.allSatisfy(\.isASCIILower) {
        words.insert(word)
      }
      guard bag.words.count <= Self.mostWordsOfShort, allowsShort(index) else { continue }
      for hash in bag.shortHashes(modifiers: variants.modifiers) { shortBags.append((hash, UInt32(index))) }
    }
    self.words = words.sorted()
  }

  /// The bag by which `name` may be found; nil for symbols and formulas.
  static func bag(of name: some Collection<UInt8>, variants: WordVariants) -> WordBag? {
    guard name.count <= longestName, mayVary(name) else { return nil }
    let bag = WordBag(name, variants: variants)
    return bag.words.isEmpty || bag.words.count > WordBag.mostWords || isFormula(bag) ? nil : bag
  }

  /// Whether the bag is the one word that the name is, in its base form: its key finds it as well.
  private static func isKey(_ bag: WordBag, of name: ArraySlice<UInt8>) -> Bool {
    guard bag.words.count == 1 else { return false }
    var key: [UInt8] = []
    LookupKey.normalise(name) { key.append($0) }
    return key.elementsEqual(bag.words[0].utf8)
  }

  /// Longer names are formulas and sentences.
  private static let longestName = 90
  private static let mostWordsOfShort = 5

  /// Symbols and codes ("BRCA1", "ABT-199") have one form, which their key finds.
  private static func mayVary(_ name: some Collection<UInt8>) -> Bool {
    name.contains(0x20) || name.count { $0.isASCIILower || $0 >= 0x80 } >= 4
  }

  /// Locants upon locants: nobody writes such a name in another order.
  private static func isFormula(_ bag: WordBag) -> Bool {
    bag.words.count { $0.utf8.count == 1 || $0.utf8.allSatisfy(\.isASCIIDigit) } > 2
  }
}
