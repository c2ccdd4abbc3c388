import SequenceLabeling
import Testing

@testable import Vocabulary

@Suite struct HashIndexTests {
  /// The numbers of all that `hash` may be, among them those of other hashes.
  private func numbers(_ hash: UInt64, in index: HashIndex) -> [Int] {
    index.entries(of: hash).compactMap(index.number)
  }

  /// Random hashes, every third of which comes up again.
  private func entries(_ count: Int, _ random: inout SplitMix) -> [(hash: UInt64, number: UInt32)] {
    var entries: [(hash: UInt64, number: UInt32)] = []
    for number in 0..<count {
      let hash = random.next()
      let isNew = number % 3 != 2
      entries.append((isNew ? hash : entries[Int(hash % UInt64(number))].hash, UInt32(number)))
    }
    return entries
  }

  @Test(arguments: [1, 2, 7, 8, 9, 100, 3_000])
  func everyHashIsFoundWithItsNumbersInOrder(_ count: Int) {
    var random = SplitMix(state: UInt64(count))
    let entries = entries(count, &random)
    let expected = Dictionary(grouping: entries, by: \.hash).mapValues { $0.map { Int($0.number) } }
    HashIndex.encode(entries).withUnsafeBytes { bytes in
      let index = HashIndex(bytes)
      for (hash, own) in expected {
        let found = numbers(hash, in: index)
        #expect(found.filter(own.contains) == own)
        #expect(found.count < own.count + 40)
      }
    }
  }

  /// Four bits of the hash and a bucket of two: one foreign hash in eight finds something.
  @Test func foreignHashesSeldomFindAnything() {
    var random = SplitMix(state: 5)
    HashIndex.encode(entries(3_000, &random)).withUnsafeBytes { bytes in
      let index = HashIndex(bytes)
      let found = (0..<6_000).count { _ in !index.entries(of: random.next()).isEmpty }
      #expect((200..<1_000).contains(found))
    }
  }

  @Test func anEmptyIndexFindsNothing() {
    for bytes in [HashIndex.encode([]), []] {
      bytes.withUnsafeBytes { bytes in
        let index = HashIndex(bytes)
        #expect(index.entries(of: 0).isEmpty && index.entries(of: .max).isEmpty)
        #expect(index.number(0) == nil && index.number(-1) == nil)
      }
    }
  }

  @Test func endlessListsAreCutAndTheNextHashIsStillFound() {
    let many = (0..<(HashIndex.longestList + 9)).map { (hash: UInt64(1), number: UInt32($0)) }
    HashIndex.encode(many + [(2, 7)]).withUnsafeBytes { bytes in
      let index = HashIndex(bytes)
      #expect(numbers(1, in: index).starts(with: 0..<HashIndex.longestList))
      #expect(numbers(2, in: index).contains(7))
    }
  }

  @Test func theLargestNumberIsKept() {
    HashIndex.encode([(3, UInt32(HashIndex.mostNumbers - 1))]).withUnsafeBytes { bytes in
      #expect(numbers(3, in: HashIndex(bytes)) == [HashIndex.mostNumbers - 1])
    }
  }

  @Test func damagedIndicesStayWithinTheirBytes() {
    var random = SplitMix(state: 6)
    let whole = HashIndex.encode(entries(60, &random))
    for turn in 0..<2_000 {
      var damaged = turn < whole.count ? Array(whole[..<turn]) : whole
      for _ in 0..<3 where !damaged.isEmpty {
        damaged[Int(random.next() % UInt64(damaged.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      damaged.withUnsafeBytes { bytes in
        let index = HashIndex(bytes)
        for _ in 0..<20 {
          let found = index.entries(of: random.next())
          #expect(found.count <= bytes.count)
          for entry in found { _ = index.number(entry) }
        }
      }
    }
  }
}
