import CParserKernels
import Testing

/// The processor's wide instructions give what plain C gives. Serialized: the choice is one for the whole program, and
/// either way every other test gets the same numbers.
@Suite(.serialized) struct ParserKernelTests {
  private struct Numbers {
    var state: UInt64 = 1
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    mutating func words(_ count: Int, _ limit: Int) -> [Int16] {
      (0..<count).map { _ in Int16(Int(next() % UInt64(2 * limit)) - limit) }
    }
    mutating func bytes(_ count: Int) -> [Int8] { (0..<count).map { _ in Int8(truncatingIfNeeded: next()) } }
  }

  /// All results of all kernels on the same random numbers, limits of 16 bits among them.
  private func results() -> [Int32] {
    var numbers = Numbers()
    let (width, hidden, count) = (48, 80, 11)
    var result: [Int32] = []
    let table = numbers.bytes(20 * width)
    var row = [Int16](repeating: 0, count: 2 * width)
    parser_embed(table, [3, -1, 7, 19, 0, -1, -1, 2, 2, 2], 2, 5, width, 3, &row)
    result += row.map(Int32.init)
    let x = numbers.words((count + 2) * width, 32_768)
    let weights = numbers.words(3 * width * width, 9_000)
    let bias = (0..<width).map { Int32($0 * 100_000) }
    for shift in [6, 14] {
      var out = [Int16](repeating: 0, count: count * width)
      weights.withUnsafeBufferPointer { weights in
        bias.withUnsafeBufferPointer { bias in
          var layer = ParserLayer(
            taps: 3, tapStep: width, inputs: width, outputs: width, weights: weights.baseAddress,
            bias: bias.baseAddress, shift: Int32(shift))
          x.withUnsafeBufferPointer { x in
            parser_layer(&layer, count, x.baseAddress, width, x.baseAddress.map { $0 + width }, &out, width)
            result += out.map(Int32.init)
            layer.bias = nil
            parser_layer(&layer, count, x.baseAddress, width, nil, &out, width)
          }
        }
      }
      result += out.map(Int32.init)
    }
    let facts = numbers.bytes(9 * hidden)
    let places = numbers.words(4 * hidden, 20_000)
    var layer = [Int16](repeating: 0, count: hidden)
    places.withUnsafeBufferPointer { places in
      let rows: [UnsafePointer<Int16>?] = (0..<4).map { row in places.baseAddress.map { $0 + row * hidden } }
      parser_hidden(rows, 4, facts, [0, 8, 8, 3], 4, 3, hidden, &layer)
    }
    result += layer.map(Int32.init)
    var scores = [Int32](repeating: 0, count: 5)
    parser_scores(layer, hidden, numbers.words(5 * hidden, 32_768), [1, 2, 3, 4, .max], 5, &scores)
    return result + scores
  }

  @Test func wideInstructionsGiveTheSame() {
    let first = results()
    #expect(Set(first).count > 100)
    _ = parser_uses_wide_instructions(1)
    #expect(parser_uses_wide_instructions(0) == 0)
    #expect(results() == first)
  }
}
