import Text

/// Names by their keys and by their words.
extension VocabularyFile {
  /// The first name of `key`; nil where there is none.
  @inline(__always)
  func firstName(ofKey key: UInt64) -> Int? {
    for entry in keys.entries(of: key) {
      if let name = keys.number(entry), hasKey(nameTexts[name], key) { return name }
    }
    return nil
  }

  /// The names of `key`, in the order of their concepts.
  func names(ofKey key: UInt64) -> [Int] {
    keys.entries(of: key).compactMap(keys.number).filter { hasKey(nameTexts[$0], key) }
  }

  /// The names that have the key of the name at `index`.
  func names(calledLike index: Int) -> [Int] {
    var key = LookupKey.empty
    LookupKey.add(nameTexts[index], to: &key)
    return names(ofKey: key)
  }

  private func hasKey(_ name: UnsafeRawBufferPointer, _ key: UInt64) -> Bool {
    var hash = LookupKey.empty
    LookupKey.add(name, to: &hash)
    return hash == key
  }

  /// The names whose words are those of `bag`, in their order.
  func names(of bag: WordBag, variants: WordVariants) -> [Int] {
    let hash = bag.hash
    var names: Set<Int> = []
    let found = bags.entries(of: hash).compactMap(bags.number) + bag.keys.flatMap(names(ofKey:))
    for name in found where !names.contains(name) && self.bag(of: name, variants)?.hash == hash {
      names.formUnion(run(around: name, bag: hash, variants))
    }
    return names.sorted()
  }

  /// The names that have one word besides those of `bag`, with their bags.
  func longerNames(of bag: WordBag, variants: WordVariants) -> [(name: Int, bag: WordBag)] {
    let hash = bag.hash
    return shortBags.entries(of: hash).flatMap { entry -> [(name: Int, bag: WordBag)] in
      guard let name = shortBags.number(entry), let full = self.bag(of: name, variants),
        full.shortHashes(modifiers: variants.modifiers).contains(hash)
      else { return [] }
      return run(around: name, bag: full.hash, variants).compactMap { name in
        self.bag(of: name, variants).map { (name, $0) }
      }
    }
  }

  private func bag(of name: Int, _ variants: WordVariants) -> WordBag? {
    BagIndex.bag(of: nameTexts[name], variants: variants)
  }

  /// The names beside `name` that have its bag, whose hash is `bag`; indices hold one of them.
  private func run(around name: Int, bag: UInt64, _ variants: WordVariants) -> Range<Int> {
    guard let concept = concept(ofName: name) else { return name..<name }
    let all = names(ofConcept: concept)
    guard all.contains(name) else { return name..<name }
    var (first, end) = (name, name + 1)
    while first > all.lowerBound, self.bag(of: first - 1, variants)?.hash == bag { first -= 1 }
    while end < all.upperBound, self.bag(of: end, variants)?.hash == bag { end += 1 }
    return first..<end
  }
}
