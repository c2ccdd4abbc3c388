import ArgumentParser
import Foundation
import Pipeline

struct ParseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Parses sentences from standard input: CoNLL-U or plain text in, CoNLL-U out, in order.",
    discussion: """
      In: CoNLL-U (ten columns; all but ID and FORM may be _), and SpaceAfter=No in MISC helps; tokens, comments, multiword tokens
      and empty nodes stay as they are. With --text, plain text: no sentence goes on in the next line.
      Out: the same sentences with LEMMA, UPOS, XPOS, HEAD and DEPREL in the manner of the CRAFT treebank: lemmas are in
      lower case, and each run of digits in them is one 0 (BCL2 has the lemma bcl0). Of --text, SpacesAfter in MISC
      tells white space that is not one space (\\s a space, \\t a tab).
      $CLAIMGRAPH_MODELS names a folder of models in the place of those in the binary.

      Examples:
        echo 'Venetoclax inhibits BCL-2.' | claimgraph parse --text
        claimgraph parse --workers 2 < tokens.conllu > parsed.conllu
      """)

  @OptionGroup var definitions: PipelineOptions

  @Flag(help: "Read plain text, and split it into sentences and tokens.")
  var text = false

  @OptionGroup var work: WorkerOptions

  func run() async throws {
    let answers = try await reportingErrors { try definitions.syntaxAnswers() }
    if text {
      var input = LineStream(.standardInput)
      while let lines = try await reportingErrors({ try input.lines(upTo: 1_024 * work.workers) }) {
        try await print(answers.answers(toText: lines, workers: work.workers))
      }
    } else {
      try await parseSentences(answers)
    }
  }

  /// Sentences that are held at once for each worker.
  private static let most = 1_024

  private func parseSentences(_ answers: SyntaxAnswers) async throws {
    var stream = SentenceBlocks()
    var sentences: [SentenceBlock] = []
    var isAtEnd = false
    while !isAtEnd {
      let more = try await reportingErrors { try ByteStream.standardInput.next() }
      isAtEnd = more.isEmpty
      stream.append(more)
      while let sentence = stream.next(atEnd: isAtEnd) {
        sentences.append(sentence)
        if sentences.count == Self.most * work.workers { try await flush(&sentences, answers) }
      }
      // Whoever writes one sentence gets its answer at once.
      if isAtEnd || !ByteStream.standardInput.hasMore { try await flush(&sentences, answers) }
    }
  }

  private func flush(_ sentences: inout [SentenceBlock], _ answers: SyntaxAnswers) async throws {
    guard !sentences.isEmpty else { return }
    try await print(answers.answers(to: sentences, workers: work.workers))
    sentences.removeAll(keepingCapacity: true)
  }

  /// Writes what was parsed, up to what cannot be read.
  private func print(_ answers: [SyntaxAnswers.Answer]) async throws {
    for answer in answers {
      Console.output(answer.bytes)
      if let error = answer.error { try await reportingErrors { throw error } }
    }
  }
}
