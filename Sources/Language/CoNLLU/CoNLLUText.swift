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
      let isFollowedBySpace = index + 1 == tokens.count || tokens[index + 1].start > token.end
      lines += (isFollowedBySpace ? "_" : "SpaceAfter=No").utf8
      lines.append(0x0A)
    }
    return lines
  }
}
