import Text

/// The word bags of the names of a compiled vocabulary, and the words themselves.
struct BagIndex {
  private(set) var bags: [(hash: UInt64, number: UInt32)] = []
  private(set) var shortBags: [(hash: UInt64, number: UInt32)] = []
  /// Words that may be misspelt, sorted: letters only, five or more.
  private(set) var words: [String] = []

  /// Indexes `names`, of which those of one concept and one bag lie side by side; those of concepts that `allowsShort`
  /// also without each of their words.
  init(
    _ names: [ArraySlice<UInt8>], concepts: [UInt32], variants: WordVariants, allowsShort: (UInt32) -> Bool
  ) {
    var words: Set<String> = []
    var start = 0
    while start < names.count {
      let bag = Self.bag(of: names[start], variants: variants)
      var end = start + 1
      if let bag {
        words.formUnion(bag.words.filter(Self.mayBeMisspelt))
        let hash = bag.hash
        while end < names.count, concepts[end] == concepts[start],
          let next = Self.bag(of: names[end], variants: variants), next.hash == hash
        {
          end += 1
        }
        let keys = Set(bag.keys)
        if !names[start..<end].contains(where: { keys.contains(NameKey.of($0)) }) {
          bags.append((hash, UInt32(start)))
        }
        if bag.words.count <= Self.mostWordsOfShort, allowsShort(concepts[start]) {
          for hash in bag.shortHashes(modifiers: variants.modifiers) {
            shortBags.append((hash, UInt32(start)))
          }
        }
      }
      start = end
    }
    self.words = words.sorted()
  }

  private static func mayBeMisspelt(_ word: String) -> Bool {
    word.utf8.count >= 5 && word.utf8.allSatisfy(\.isASCIILower)
  }

  /// The bag by which `name` may be found; nil for symbols and formulas.
  static func bag(of name: some Collection<UInt8>, variants: WordVariants) -> WordBag? {
    guard name.count <= longestName, mayVary(name) else { return nil }
    let bag = WordBag(name, variants: variants)
    return bag.words.isEmpty || bag.words.count > WordBag.mostWords || isFormula(bag) ? nil : bag
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
