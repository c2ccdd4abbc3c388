/// Values by the hashes of words (``WordHash``): a `Dictionary` would hash each hash once more, with care that words of
/// a vocabulary do not need and that takes longer than all else that is done with a word.
struct WordTable<Value: Sendable>: Sendable {
  private var slots: [(hash: UInt64, value: Value)?] = Array(repeating: nil, count: 16)
  private var count = 0

  /// The value of the word with this hash; nil where there is none.
  subscript(_ hash: WordHash) -> Value? {
    get { slots[slot(of: hash.value)]?.value }
    set { set(newValue, of: hash.value) }
  }

  private mutating func set(_ value: Value?, of hash: UInt64) {
    guard let value else { return }
    let slot = slot(of: hash)
    if slots[slot] == nil { count += 1 }
    slots[slot] = (hash, value)
    guard count * 2 > slots.count else { return }
    let old = slots
    slots = Array(repeating: nil, count: 2 * old.count)
    for case let entry? in old { slots[self.slot(of: entry.hash)] = entry }
  }

  /// Where the value of `hash` stands, or would.
  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
    while let other = slots[slot], other.hash != hash { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}
