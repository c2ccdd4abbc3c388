import Text

extension VocabularyFile {
  private var wordCount: Int { words.count }

  private func word(_ index: Int) -> UnsafeRawBufferPointer { words[index] }

  /// The first word that is not before `target`.
  private func firstWord(notBefore target: some Collection<UInt8>) -> Int {
    var (low, high) = (0, wordCount)
    while low < high {
      let middle = (low + high) / 2
      if word(middle).lexicographicallyPrecedes(target) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether some name has `word`; short words and those with digits count as known.
  func hasWord(_ word: String) -> Bool {
    guard word.utf8.count >= 5, word.utf8.allSatisfy(\.isASCIILower) else { return true }
    let place = firstWord(notBefore: word.utf8)
    return place < wordCount && self.word(place).elementsEqual(word.utf8)
  }

  /// The word of some name that differs from `word` by one edit, or by two where it is long; nil where there is none.
  /// The first two letters are taken as right.
  func nearestWord(to word: String) -> String? {
    let target = Array(word.utf8)
    guard target.count >= 6 else { return nil }
    let most = target.count >= 10 ? 2 : 1
    let prefix = target.prefix(2)
    var best: (distance: Int, word: [UInt8])?
    var place = firstWord(notBefore: prefix)
    while place < wordCount {
      let candidate = self.word(place)
      guard candidate.starts(with: prefix) else { break }
      place += 1
      guard abs(candidate.count - target.count) <= most else { continue }
      let distance = Self.distance(target, candidate, most: best.map { min(most, $0.distance) } ?? most)
      if let distance, distance < best?.distance ?? .max { best = (distance, Array(candidate)) }
    }
    return best.map { String(decoding: $0.word, as: UTF8.self) }
  }

  /// The edit distance (insertions, deletions, substitutions, neighbours swapped), nil where it is above `most`.
  static func distance(_ a: [UInt8], _ b: UnsafeRawBufferPointer, most: Int) -> Int? {
    var before: [Int] = []
    var previous = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + Array(repeating: 0, count: b.count)
      var least = i
      for j in 1...max(1, b.count) where j <= b.count {
        var cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, before[j - 2] + 1) }
        row[j] = cost
        least = min(least, cost)
      }
      if least > most { return nil }
      before = previous
      previous = row
    }
    return previous[b.count] <= most ? previous[b.count] : nil
  }
}
