import Text

/// A sentence's dependency tree as lines of text: each word below its head, words of one head in the order of the
/// sentence, each with its tag and label.
///
///     inhibits VBZ root
///     ├─ Venetoclax NN nsubj
///     └─ BCL-2 NN dobj
public struct DependencyDrawing: Sendable {
  /// The lines, without line feeds; none for a sentence without words.
  public let lines: [String]

  /// The drawing of `sentence`, whose HEAD and DEPREL are filled in; a head that is no word counts as the root.
  public init(_ sentence: CoNLLUSentence) {
    var children = [[Int]](repeating: [], count: sentence.wordCount + 1)
    for word in 0..<sentence.wordCount {
      let head = Int(String(decoding: sentence.column(.head, ofWord: word), as: UTF8.self)) ?? 0
      children[children.indices.contains(head) ? head : 0].append(word)
    }
    var lines: [String] = []
    // A stack in the place of recursion: a tree may be as deep as its sentence is long.
    var open: [(word: Int, indent: String, isLast: Bool)] = []
    func push(_ words: [Int], indent: String) {
      for (place, word) in words.enumerated().reversed() {
        open.append((word, indent, place == words.count - 1))
      }
    }
    for root in children[0] {
      lines.append(Self.words(root, of: sentence))
      push(children[root + 1], indent: "")
      while let (word, indent, isLast) = open.popLast() {
        lines.append(indent + (isLast ? "└─ " : "├─ ") + Self.words(word, of: sentence))
        push(children[word + 1], indent: indent + (isLast ? "   " : "│  "))
      }
    }
    self.lines = lines
  }

  private static func words(_ word: Int, of sentence: CoNLLUSentence) -> String {
    [CoNLLUColumn.form, .xpos, .deprel].map {
      String(decoding: sentence.column($0, ofWord: word), as: UTF8.self)
    }.joined(separator: " ")
  }
}
