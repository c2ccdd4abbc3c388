import ArgumentParser
import Foundation
import Language

/// Sentences of treebanks in CoNLL-U or CoNLL-X.
enum Treebank {
  /// The sentences of the file at `path`; one that ends in `.gz` is unpacked by gzip.
  ///
  /// - Throws: what is wrong with the file, with the line.
  static func read(_ path: String) throws -> [CoNLLUSentence] {
    var splitter = CoNLLUSplitter()
    splitter.append(try DataFile.bytes(path))
    var sentences: [CoNLLUSentence] = []
    do {
      while let block = splitter.next() ?? splitter.last() {
        sentences.append(try CoNLLUSentence(block.bytes, firstLine: block.firstLine))
      }
    } catch {
      throw ValidationError("\(path): \(error)")
    }
    return sentences.filter { $0.wordCount > 0 }
  }

  /// The number of the document that each sentence belongs to, from 0: a comment `# newdoc` begins one.
  static func documents(of sentences: [CoNLLUSentence]) -> [Int] {
    var document = 0
    return sentences.enumerated().map { index, sentence in
      let begins = sentence.lines.contains {
        $0.kind == .comment && sentence.bytes(of: $0).starts(with: "# newdoc".utf8)
      }
      if begins, index > 0 { document += 1 }
      return document
    }
  }
}
