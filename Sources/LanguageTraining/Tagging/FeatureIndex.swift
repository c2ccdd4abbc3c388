/// Numbers features, leaving out those that are seen too seldom: an open hash table of their keys.
struct FeatureIndex {
  private var keys: [UInt64]
  private var values: [Int32]
  private var used = 0

  /// An index for about `capacity` features to begin with.
  init(capacity: Int) {
    var size = 1 << 16
    while size < capacity * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    values = [Int32](repeating: 0, count: size)
  }

  /// Counts a feature.
  mutating func count(_ key: UInt64) {
    if used * 2 > keys.count { grow() }
    let at = slot(key)
    if keys[at] == 0 {
      keys[at] = key
      used += 1
    }
    values[at] += 1
  }

  /// Gives the features that were counted at least `least` times numbers from 0, and forgets all others; how many
  /// there are. The order is that of the keys, so that it does not depend on the order of counting.
  mutating func number(least: Int32) -> [UInt64] {
    let kept = keys.indices.filter { keys[$0] != 0 && values[$0] >= least }.map { keys[$0] }.sorted()
    var index = FeatureIndex(capacity: kept.count)
    for (row, key) in kept.enumerated() {
      let at = index.slot(key)
      index.keys[at] = key
      index.values[at] = Int32(row)
    }
    index.used = kept.count
    self = index
    return kept
  }

  /// The number of a feature; -1 for one without.
  @inline(__always)
  func row(_ key: UInt64) -> Int32 {
    keys.withUnsafeBufferPointer { keys in
      let mask = keys.count - 1
      var at = Int(truncatingIfNeeded: key >> 20) & mask
      while true {
        if keys[at] == key { return values[at] }
        if keys[at] == 0 { return -1 }
        at = (at + 1) & mask
      }
    }
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    let mask = keys.count - 1
    var at = Int(truncatingIfNeeded: key >> 20) & mask
    while keys[at] != 0, keys[at] != key { at = (at + 1) & mask }
    return at
  }

  private mutating func grow() {
    var larger = FeatureIndex(capacity: keys.count)
    for (at, key) in keys.enumerated() where key != 0 {
      let place = larger.slot(key)
      larger.keys[place] = key
      larger.values[place] = values[at]
    }
    larger.used = used
    self = larger
  }
}
