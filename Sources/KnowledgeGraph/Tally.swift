/// Counts how often each spelling was seen, to settle on one.
struct Tally {
  private var counts: [String: Int] = [:]

  mutating func add(_ value: String) { counts[value, default: 0] += 1 }

  /// The most frequent spelling, the smallest of those that are equally frequent.
  var winner: String? {
    counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
  }

  /// All spellings, sorted.
  var spellings: [String] { counts.keys.sorted() }
}
