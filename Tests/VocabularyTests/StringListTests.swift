import SequenceLabeling
import Testing

@testable import Vocabulary

@Suite struct StringListTests {
  private func encoded(_ strings: [String]) -> [UInt8] {
    StringList.encode(strings.map { Array($0.utf8)[...] })
  }

  /// Strings of one to four bytes a scalar; some are longer than a byte can say.
  private func strings(_ count: Int, _ random: inout SplitMix) -> [String] {
    let scalars: [Unicode.Scalar] = ["a", "\t", "\u{0}", "é", "β", "–", "薬", "💊"]
    return (0..<count).map { _ in
      let length = random.next() % (random.next() % 9 == 0 ? 400 : 12)
      return String(
        String.UnicodeScalarView((0..<length).map { _ in scalars[Int(random.next() % 8)] }))
    }
  }

  @Test(arguments: [0, 1, 7, 8, 9, 16, 500]) func allComeBackInTheirOrder(_ count: Int) {
    var random = SplitMix(state: UInt64(count))
    let strings = strings(count, &random)
    encoded(strings).withUnsafeBytes { bytes in
      let list = StringList(bytes)
      #expect((0..<list.count).map { String(decoding: list[$0], as: UTF8.self) } == strings)
    }
  }

  @Test func emptyStringsAreStrings() {
    let strings = ["", "", "x", "", "", "", "", "", "", "y", ""]
    encoded(strings).withUnsafeBytes { bytes in
      let list = StringList(bytes)
      #expect(list.count == strings.count)
      #expect(strings.indices.map { list[$0].count } == strings.map(\.utf8.count))
    }
  }

  @Test func lineFeedsBecomeSpaces() {
    encoded(["a\nb", "\n", "c"]).withUnsafeBytes { bytes in
      let list = StringList(bytes)
      #expect((0..<3).map { String(decoding: list[$0], as: UTF8.self) } == ["a b", " ", "c"])
    }
  }

  @Test(arguments: [1, 3, 16]) func blocksOfAnySizeAreRead(_ block: Int) {
    let strings = (0..<50).map { String(repeating: "é", count: $0 % 7) + "\($0)" }
    StringList.encode(strings.map { Array($0.utf8)[...] }, block: block).withUnsafeBytes { bytes in
      let list = StringList(bytes)
      #expect(strings.indices.map { String(decoding: list[$0], as: UTF8.self) } == strings)
    }
  }

  @Test func behindTheEndsIsNothing() {
    encoded(["one"]).withUnsafeBytes { bytes in
      let list = StringList(bytes)
      #expect(list[-1].isEmpty && list[1].isEmpty && list[.max].isEmpty)
    }
    let none = StringList(UnsafeRawBufferPointer(start: nil, count: 0))
    #expect(none.count == 0 && none[0].isEmpty)
  }

  @Test func damagedListsStayWithinTheirBytes() {
    var random = SplitMix(state: 8)
    let whole = encoded(strings(40, &random))
    for turn in 0..<2_000 {
      var damaged = turn < whole.count ? Array(whole[..<turn]) : whole
      for _ in 0..<3 where !damaged.isEmpty {
        damaged[Int(random.next() % UInt64(damaged.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      damaged.withUnsafeBytes { bytes in
        let list = StringList(bytes)
        for index in 0..<list.count { #expect(list[index].count < bytes.count) }
      }
    }
  }
}
