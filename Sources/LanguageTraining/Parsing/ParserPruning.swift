/// Chooses the features that a model keeps.
package enum ParserPruning {
  /// The places, ascending, of the `most` rows of `table` whose numbers, squared, are the most; all that have any.
  package static func weightiest(_ most: Int, of table: [UInt8], width: Int) -> [Int] {
    let weights = (0..<(table.count / width)).map { row in
      (0..<width).reduce(0) { sum, index in
        let number = Int(Int8(bitPattern: table[row * width + index]))
        return sum + number * number
      }
    }
    let heavy = weights.indices.filter { weights[$0] > 0 }
    return heavy.sorted { (weights[$1], $0) < (weights[$0], $1) }.prefix(most).sorted()
  }
}
