/// Applies a function to many values at once, no more than `workers` at a time, and gives the results in order.
enum BoundedMap {
  /// `transform` of each of `values`; `finished` is told how many are done, in any order of them.
  static func map<Value: Sendable, Result: Sendable>(
    _ values: [Value], workers: Int, finished: @Sendable (Int) -> Void = { _ in },
    transform: @escaping @Sendable (Value) -> Result
  ) async -> [Result] {
    await withTaskGroup(of: (Int, Result).self) { group in
      var results: [Result?] = Array(repeating: nil, count: values.count)
      var next = 0
      func start() {
        guard next < values.count else { return }
        let (index, value) = (next, values[next])
        group.addTask { (index, transform(value)) }
        next += 1
      }
      for _ in 0..<max(1, workers) { start() }
      var count = 0
      for await (index, result) in group {
        results[index] = result
        count += 1
        finished(count)
        start()
      }
      return results.compactMap { $0 }
    }
  }
}
