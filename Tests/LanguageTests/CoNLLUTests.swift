import Language
import Testing
import Text

private let sample = """
  # sent_id = 1
  # text = Can't wait
  1-2\tCan't\t_\t_\t_\t_\t_\t_\t_\t_
  1\tCa\tcan\tVERB\tMD\t_\t3\taux\t_\tSpaceAfter=No
  2\tn't\tnot\tADV\tRB\t_\t3\tneg\t_\t_
  3\twait\twait\tVERB\tVB\t_\t0\troot\t_\tA=b|SpaceAfter=No
  3.1\tnow\t_\t_\t_\t_\t_\t_\t_\t_


  """

private func blocks(_ text: String, chunk: Int) -> [CoNLLUSplitter.Block] {
  var splitter = CoNLLUSplitter()
  var blocks: [CoNLLUSplitter.Block] = []
  let bytes = Array(text.utf8)
  for start in stride(from: 0, to: bytes.count, by: chunk) {
    splitter.append(bytes[start..<min(start + chunk, bytes.count)])
    while let block = splitter.next() { blocks.append(block) }
  }
  while let block = splitter.last() { blocks.append(block) }
  return blocks
}

@Suite struct CoNLLUTests {
  @Test(arguments: [1, 2, 1000]) func aByteOrderMarkIsNoPartOfTheFirstSentence(_ chunk: Int) {
    let found = blocks("\u{FEFF}1\tx\n\n1\t\u{FEFF}\n", chunk: chunk)
    #expect(found.map { String(decoding: $0.bytes, as: UTF8.self) } == ["1\tx\n", "1\t\u{FEFF}\n"])
    #expect(blocks("\u{FEFF}\n\n1\tx", chunk: chunk).map(\.firstLine) == [3])
  }

  /// The words and what stands between them make the text again.
  @Test(arguments: [
    ("a b", ["_", "_"]), ("a-b", ["SpaceAfter=No", "SpaceAfter=No", "_"]),
    ("a  b", [#"SpacesAfter=\s\s"#, "_"]),
    ("a \u{200D} b", ["SpacesAfter=\\s\u{200D}\\s", "_"]), ("a\tb", [#"SpacesAfter=\t"#, "_"]),
    ("a b \u{200D}", ["_", "SpacesAfter=\\s\u{200D}"]),
  ]) func whiteSpaceOfTextComesBack(_ text: String, _ misc: [String]) throws {
    let source = SourceText(text)
    let words = source.bytes.indices.filter {
      source.bytes[$0].isASCIIAlphanumeric || source.bytes[$0] == 0x2D
    }
    let lines = CoNLLUText.lines(
      of: source.range, tokens: words.map { ByteRange($0, $0 + 1) }, in: source)
    let sentence = try CoNLLUSentence(lines)
    let found = (0..<sentence.wordCount).map {
      String(decoding: sentence.column(.misc, ofWord: $0), as: UTF8.self)
    }
    #expect(found == misc)
  }

  @Test func everythingComesBack() throws {
    let sentence = try CoNLLUSentence(Array(sample.utf8).dropLast(2) + [])
    #expect(sentence.wordCount == 3)
    #expect(sentence.lines.map(\.kind) == [.comment, .comment, .multiword, .word, .word, .word, .empty])
    #expect((0..<3).map { sentence.isFollowedBySpace(word: $0) } == [false, true, false])
    var output: [UInt8] = []
    sentence.write(to: &output) { _, _, _ in false }
    #expect(String(decoding: output, as: UTF8.self) == sample)
  }

  @Test func columnsAreReplaced() throws {
    let sentence = try CoNLLUSentence(Array("1\ta\t_\t_\t_\tF=1\t_\t_\t_\tM".utf8))
    var output: [UInt8] = []
    sentence.write(to: &output) { word, column, output in
      guard column == .lemma || column == .deprel else { return false }
      output += "\(column)\(word)".utf8
      return true
    }
    #expect(String(decoding: output, as: UTF8.self) == "1\ta\tlemma0\t_\t_\tF=1\t_\tdeprel0\t_\tM\n\n")
  }

  @Test(arguments: [1, 3, 1000]) func splitsHoweverTheBytesCome(_ chunk: Int) {
    let text = "\n\n# a\n1\tx\r\n\r\n \t\n2\ty\n# only a comment\n\n3\tz"
    let blocks = blocks(text, chunk: chunk)
    #expect(
      blocks.map { String(decoding: $0.bytes, as: UTF8.self) } == [
        "# a\n1\tx\r\n", "2\ty\n# only a comment\n", "3\tz",
      ])
    #expect(blocks.map(\.firstLine) == [3, 7, 10])
  }

  @Test(arguments: [
    ("1\ta\t_\n", "line 5: has 3 columns and not 10"),
    ("x\ta\t_\t_\t_\t_\t_\t_\t_\t_", "line 5: begins with \"x\""),
    (
      "# c\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n3\ta\t_\t_\t_\t_\t_\t_\t_\t_", "line 7: has the ID 3 where 2 is due"
    ),
    ("1\t\t_\t_\t_\t_\t_\t_\t_\t_", "line 5: has no word"), ("1 a", "line 5: has 1 columns"),
    ("99999999999999999999\ta\t_\t_\t_\t_\t_\t_\t_\t_", "line 5: has the ID 9"),
    ("1-\ta\t_\t_\t_\t_\t_\t_\t_\t_", "line 5: begins with"), ("\u{FEFF}1\ta", "line 5: has 2 columns"),
  ]) func saysWhichLineIsWrong(_ text: String, _ message: String) {
    let error = #expect(throws: CoNLLUError.self) { try CoNLLUSentence(Array(text.utf8), firstLine: 5) }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }
}
