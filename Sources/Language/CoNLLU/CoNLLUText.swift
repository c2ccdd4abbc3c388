public import Text

/// Writes plain text as CoNLL-U: a sentence split into tokens, all other columns empty.
public enum CoNLLUText {
  /// The lines of a sentence of `text` whose tokens are `tokens`; behind its last token the text goes on at `end`.
  public static func lines(of sentence: ByteRange, tokens: [ByteRange], in text: SourceText) -> [UInt8] {
    var lines = Array("# text = ".utf8)
    // A line end within a sentence would end the comment.
    lines += text[sentence].map { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 ? 0x20 : $0 }
    lines.append(0x0A)
    for (index, token) in tokens.enumerated() {
      lines += String(index + 1).utf8
      lines.append(0x09)
      lines += text[token]
      lines += "\t_\t_\t_\t_\t_\t_\t_\t".utf8
      let next = index + 1 < tokens.count ? tokens[index + 1].start : max(token.end, sentence.end)
      let gap = text[ByteRange(token.end, next)]
      if index + 1 == tokens.count, gap.isEmpty || gap.elementsEqual([0x20]) {
        lines.append(byte("_"))
      } else {
        append(spaces: gap, to: &lines)
      }
      lines.append(0x0A)
    }
    return lines
  }

  /// What stands between two words, as UDPipe writes it where it is not one space.
  private static func append(spaces: ArraySlice<UInt8>, to lines: inout [UInt8]) {
    if spaces.isEmpty { return lines += "SpaceAfter=No".utf8 }
    if spaces.elementsEqual([0x20]) { return lines.append(byte("_")) }
    lines += "SpacesAfter=".utf8
    for unit in spaces {
      switch unit {
      case 0x20: lines += "\\s".utf8
      case 0x09: lines += "\\t".utf8
      case 0x0A: lines += "\\n".utf8
      case 0x0D: lines += "\\r".utf8
      case byte("|"): lines += "\\p".utf8
      case byte("\\"): lines += "\\\\".utf8
      default: lines.append(unit)
      }
    }
  }
}
