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
      Out: the same sentences with LEMMA, UPOS, XPOS, HEAD and DEPREL in the manner of the CRAFT treebank.
      $CLAIMGRAPH_MODELS names a folder of models in the place of those in the binary.

      Examples:
        echo 'Venetoclax inhibits BCL-2.' | claimgraph parse --text
        claimgraph parse --workers 2 < tokens.conllu > parsed.conllu
      """)

  @OptionGroup var definitions: PipelineOptions

  @Flag(help: "Read plain text, and split it into sentences and tokens.")
  var text = false

  @Option(help: ArgumentHelp("Batches to parse at once; one a core where it is not given.", valueName: "n"))
  var workers = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard workers > 0 else { throw ValidationError("--workers must be 1 or more") }
  }

  func run() async throws {
    let answers = try await reportingErrors { try definitions.syntaxAnswers() }
    if text {
      var input = LineReader(FileHandle.standardInput)
      while let lines = input.lines(upTo: 1_024 * workers) {
        try await print(answers.answers(toText: lines, workers: workers))
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
      let more = Self.read()
      isAtEnd = more.isEmpty
      stream.append(more)
      while let sentence = stream.next(atEnd: isAtEnd) {
        sentences.append(sentence)
        if sentences.count == Self.most * workers { try await flush(&sentences, answers) }
      }
      // Whoever writes one sentence gets its answer at once.
      if isAtEnd || !Self.hasMore { try await flush(&sentences, answers) }
    }
  }

  /// What standard input gives next; nothing at its end.
  private static func read() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
      var result = 0
      repeat {
        result = Foundation.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      } while result < 0 && errno == EINTR
      count = max(0, result)
    }
  }

  /// Whether standard input has something at once, or is at its end.
  private static var hasMore: Bool {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, 0) > 0
  }

  private func flush(_ sentences: inout [SentenceBlock], _ answers: SyntaxAnswers) async throws {
    guard !sentences.isEmpty else { return }
    try await print(answers.answers(to: sentences, workers: workers))
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
