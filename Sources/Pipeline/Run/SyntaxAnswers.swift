import DocumentModel
import Language
public import Text

/// Does the work of `claimgraph parse`: sentences in, the same with tags, lemmas and heads out, in order.
public struct SyntaxAnswers: Sendable {
  private let annotator: SyntaxAnnotator
  private let splitter: SentenceSplitter
  private let tokenizer: TreebankTokenizer
  /// Sentences, or lines, that one task does: a single one is not worth handing over.
  private static let batch = 128

  /// What one batch came to: its bytes up to what went wrong.
  public struct Answer: Sendable {
    /// CoNLL-U.
    public var bytes: [UInt8] = []
    /// Why it ends early.
    public var error: RunError?
  }

  /// Annotates with the models among `files`, as the pipeline of `path` splits sentences.
  ///
  /// - Throws: models or definitions that cannot be used.
  public init(
    files: DefinitionFiles = .embedded, path: String = "technical-notes.yaml"
  ) throws(DefinitionError) {
    let loader = DefinitionLoader(files)
    annotator = SyntaxAnnotator(try loader.taggerModel(), parser: try files.dependencyParser())
    let step = try PipelineDefinition(try files.yaml(path)).steps.first { $0.stage == "sentences" }
    let resources = try loader.language(step?.options["language"])
    splitter = SentenceSplitter(resources)
    tokenizer = TreebankTokenizer(resources)
  }

  /// The annotated `sentences`, `workers` batches at a time.
  public func answers(to sentences: [SentenceBlock], workers: Int) async -> [Answer] {
    await answers(to: sentences, workers: workers) { sentence, workspace, answer in
      do throws(CoNLLUError) {
        let sentence = try CoNLLUSentence(sentence.block.bytes, firstLine: sentence.block.firstLine)
        annotator.write(sentence, in: workspace, to: &answer.bytes)
      } catch {
        answer.error = RunError("standard input, \(error)")
      }
    }
  }

  /// The annotated sentences of lines of plain text. No sentence goes on in the next line.
  public func answers(toText lines: [[UInt8]], workers: Int) async -> [Answer] {
    await answers(to: lines, workers: workers) { line, workspace, answer in
      let document = Document(plain: UTF8Repair.repair(line).text)
      for sentence in splitter.sentences(in: document, citations: []) {
        let tokens = tokenizer.tokens(in: document.text, range: sentence.range)
        let lines = CoNLLUText.lines(of: sentence.range, tokens: tokens, in: document.text)
        guard !tokens.isEmpty, let parsed = try? CoNLLUSentence(lines) else { continue }
        annotator.write(parsed, in: workspace, to: &answer.bytes)
      }
    }
  }

  /// The dependency tree of one sentence, drawn line by line.
  public func tree(of sentence: String) -> [String] {
    let text = SourceText(sentence)
    let tokens = tokenizer.tokens(in: text, range: text.range)
    guard !tokens.isEmpty,
      let words = try? CoNLLUSentence(CoNLLUText.lines(of: text.range, tokens: tokens, in: text))
    else { return [] }
    var parsed: [UInt8] = []
    annotator.write(words, in: SyntaxWorkspace(), to: &parsed)
    // The blank line after the sentence is no part of it.
    parsed.removeLast()
    return (try? CoNLLUSentence(parsed)).map { DependencyDrawing($0).lines } ?? []
  }

  private func answers<Value: Sendable>(
    to values: [Value], workers: Int,
    _ annotate: @escaping @Sendable (Value, SyntaxWorkspace, inout Answer) -> Void
  ) async -> [Answer] {
    let batches = stride(from: 0, to: values.count, by: Self.batch).map {
      values[$0..<min($0 + Self.batch, values.count)]
    }
    return await BoundedMap.map(batches, workers: workers) { batch in
      let workspace = SyntaxWorkspace()
      var answer = Answer()
      for value in batch where answer.error == nil { annotate(value, workspace, &answer) }
      return answer
    }
  }
}

/// The lines of one sentence of CoNLL-U, not looked at yet.
public struct SentenceBlock: Sendable {
  let block: CoNLLUSplitter.Block
}

/// Cuts a stream of CoNLL-U into sentences as its bytes come.
public struct SentenceBlocks: Sendable {
  private var splitter = CoNLLUSplitter()

  /// A stream that has not begun.
  public init() {}

  /// Takes more bytes.
  public mutating func append(_ bytes: [UInt8]) { splitter.append(bytes) }

  /// The next sentence; nil where more bytes are needed or, `atEnd` of the stream, none is left.
  public mutating func next(atEnd: Bool) -> SentenceBlock? {
    (splitter.next() ?? (atEnd ? splitter.last() : nil)).map(SentenceBlock.init)
  }
}
