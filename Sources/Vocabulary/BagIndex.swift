import Text

/// The tables of word bags of a compiled vocabulary, and the words themselves.
struct BagIndex {
  private(set) var table: [UInt8] = []
  private(set) var lists: [UInt8] = []
  private(set) var shortTable: [UInt8] = []
  private(set) var shortLists: [UInt8] = []
  /// Words that may be misspelt, sorted: letters only, five or more.
  private(set) var words: [String] = []

  /// Indexes `names`; those that `allowsShort` also without each of their words.
  init(_ names: [ArraySlice<UInt8>], variants: WordVariants, allowsShort: (Int) -> Bool) {
    var bags: [(hash: UInt64, name: UInt32)] = []
    var shortBags: [(hash: UInt64, name: UInt32)] = []
    var words: Set<String> = []
    for (index, name) in names.enumerated() where name.count <= Self.longestName && Self.mayVary(name) {
      let bag = WordBag(name, variants: variants)
      guard !bag.words.isEmpty, bag.words.count <= WordBag.mostWords, !Self.isFormula(bag) else { continue }
      bags.append((bag.hash, UInt32(index)))
      for word in bag.words where word.utf8.count >= 5 && word.utf8.allSatisfy(\.isASCIILower) {
        words.insert(word)
      }
      guard bag.words.count <= Self.mostWordsOfShort, allowsShort(index) else { continue }
      for hash in bag.shortHashes { shortBags.append((hash, UInt32(index))) }
    }
    (table, lists) = Self.encode(&bags)
    (shortTable, shortLists) = Self.encode(&shortBags)
    self.words = words.sorted()
  }

  /// Longer names are formulas and sentences.
  private static let longestName = 90
  private static let mostWordsOfShort = 5

  /// Symbols and codes ("BRCA1", "ABT-199") have one form, which their key finds.
  private static func mayVary(_ name: ArraySlice<UInt8>) -> Bool {
    name.contains(0x20) || name.count { $0.isASCIILower || $0 >= 0x80 } >= 4
  }

  /// Locants upon locants: nobody writes such a name in another order.
  private static func isFormula(_ bag: WordBag) -> Bool {
    bag.words.count { $0.utf8.count == 1 || $0.utf8.allSatisfy(\.isASCIIDigit) } > 2
  }

  private static func encode(_ bags: inout [(hash: UInt64, name: UInt32)]) -> ([UInt8], [UInt8]) {
    bags.sort { ($0.hash, $0.name) < ($1.hash, $1.name) }
    var slots: [(hash: UInt64, value: UInt32)] = []
    var lists: [UInt8] = []
    for (index, bag) in bags.enumerated() {
      if index == 0 || bags[index - 1].hash != bag.hash { slots.append((bag.hash, UInt32(lists.count / 4))) }
      let isLast = index + 1 == bags.count || bags[index + 1].hash != bag.hash
      lists.append(littleEndian: bag.name | (isLast ? VocabularyFormat.lastEntry : 0))
    }
    return (SlotTable.encode(slots), lists)
  }
}
