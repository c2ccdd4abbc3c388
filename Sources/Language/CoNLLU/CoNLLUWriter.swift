import Text

extension CoNLLUSentence {
  /// Writes the sentence and the blank line behind it. What `replacement` writes takes the place of a column of a word,
  /// counted from 0; where it returns false, and in all other lines, everything stays as it came.
  public func write(
    to output: inout [UInt8],
    replacing replacement: (_ word: Int, _ column: CoNLLUColumn, _ output: inout [UInt8]) -> Bool
  ) {
    var word = 0
    for line in lines {
      if line.kind == .word {
        for column in CoNLLUColumn.allCases {
          if column != .id { output.append(0x09) }
          if !replacement(word, column, &output) {
            output.append(contentsOf: bytes[range(of: column, ofWord: word).indices])
          }
        }
        word += 1
      } else {
        output.append(contentsOf: bytes[line.range.indices])
      }
      output.append(0x0A)
    }
    output.append(0x0A)
  }
}
