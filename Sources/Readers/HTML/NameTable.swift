/// What is known of names, by the addresses at which libxml2 keeps its one copy of each: they are looked up for every tag
/// and attribute, and a `Dictionary` would hash each address with care that nothing here needs.
struct NameTable<Value> {
  private var slots: [(name: UnsafePointer<UInt8>, value: Value)?] = Array(repeating: nil, count: 256)
  private var count = 0

  /// The value of `name`, made by `value` where it is met for the first time.
  mutating func value(of name: UnsafePointer<UInt8>, or make: (UnsafePointer<UInt8>) -> Value) -> Value {
    let slot = slot(of: name)
    if let known = slots[slot] { return known.value }
    let value = make(name)
    slots[slot] = (name, value)
    count += 1
    if count * 2 > slots.count { grow() }
    return value
  }

  /// Where `name` stands, or would.
  private func slot(of name: UnsafePointer<UInt8>) -> Int {
    let address = UInt(bitPattern: name)
    var slot = Int(truncatingIfNeeded: address ^ address >> 8) & (slots.count - 1)
    while let other = slots[slot], other.name != name { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: nil, count: 2 * old.count)
    for case let entry? in old { slots[slot(of: entry.name)] = entry }
  }
}
