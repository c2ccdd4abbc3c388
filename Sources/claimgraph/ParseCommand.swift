import ArgumentParser
import Foundation
import Language
import Pipeline

struct ParseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Parses sentences from standard input: CoNLL-U or plain text in, CoNLL-U out, in order.",
    discussion: """
      In: CoNLL-U of which only ID and FORM are needed, and SpaceAfter=No in MISC helps; tokens, comments, multiword tokens
      and empty nodes stay as they are. With --text, plain text: no sentence goes on in the next line.
      Out: the same sentences with LEMMA, UPOS, XPOS, HEAD and DEPREL in the manner of the CRAFT treebank.
      $CLAIMGRAPH_MODELS names a folder of models in the place of those in the binary.

      Examples:
        echo 'Venetoclax inhibits BCL-2.' | claimgraph parse --text
        claimgraph parse --workers 2 < tokens.conllu > parsed.conllu
      """)

  @OptionGroup var definitions: DefinitionOptions

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
    var splitter = CoNLLUSplitter()
    var blocks: [CoNLLUSplitter.Block] = []
    var isAtEnd = false
    while !isAtEnd {
      let more = FileHandle.standardInput.availableData
      isAtEnd = more.isEmpty
      splitter.append(more)
      while let block = splitter.next() ?? (isAtEnd ? splitter.last() : nil) {
        blocks.append(block)
        if blocks.count == Self.most * workers { try await flush(&blocks, answers) }
      }
      // Whoever writes one sentence gets its answer at once; a pipe gives too little at a time to share out.
      if blocks.count >= 64 || more.count < 4_096 { try await flush(&blocks, answers) }
    }
  }

  private func flush(_ blocks: inout [CoNLLUSplitter.Block], _ answers: SyntaxAnswers) async throws {
    guard !blocks.isEmpty else { return }
    try await print(answers.answers(to: blocks, workers: workers))
    blocks.removeAll(keepingCapacity: true)
  }

  /// Writes what was parsed, up to what cannot be read.
  private func print(_ answers: [SyntaxAnswers.Answer]) async throws {
    for answer in answers {
      Console.output(answer.bytes)
      if let error = answer.error { try await reportingErrors { throw error } }
    }
  }
}
