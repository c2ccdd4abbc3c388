// ParseBenchmark MODEL TREEBANK [PASSES]: sentences a second that the dependency parser reads, in one thread, and what it
// gets right. The treebank is CoNLL-U, with the tags that the parser is to see in XPOS. Time is the processor's, the best
// of some passes, so that a busy machine troubles it less.
import Foundation
import Language

/// Seconds of the processor that this thread has used.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

let arguments = CommandLine.arguments
guard arguments.count >= 3, let model = FileManager.default.contents(atPath: arguments[1]),
  let treebank = FileManager.default.contents(atPath: arguments[2])
else {
  print("usage: ParseBenchmark MODEL TREEBANK [PASSES]")
  exit(64)
}
let clock = ContinuousClock()
let bytes = [UInt8](model)
var parser: DependencyParser?
let loading = try clock.measure { parser = DependencyParser(try ParserModel(bytes)) }
guard let parser else { exit(70) }

let tags = Dictionary(uniqueKeysWithValues: parser.model.tags.enumerated().map { ($1, UInt8($0)) })
var splitter = CoNLLUSplitter()
splitter.append(treebank)
var sentences: [(words: WordSequence, tags: [UInt8])] = []
while let block = splitter.next() ?? splitter.last() {
  let sentence = try CoNLLUSentence(block.bytes)
  var words = WordSequence()
  var numbers: [UInt8] = []
  for word in 0..<sentence.wordCount {
    words.append(sentence.column(.form, ofWord: word))
    numbers.append(tags[String(decoding: sentence.column(.xpos, ofWord: word), as: UTF8.self)] ?? .max)
  }
  sentences.append((words, numbers))
}

let workspace = ParserWorkspace()
var best = Double.infinity
for _ in 0..<(arguments.count > 3 ? Int(arguments[3]) ?? 5 : 5) {
  let start = processorTime()
  for sentence in sentences { parser.parse(sentence.words, tags: sentence.tags, in: workspace) }
  best = min(best, processorTime() - start)
}
let words = sentences.reduce(0) { $0 + $1.words.count }
print("load\t\(loading)")
print("sentences a second\t\(Int(Double(sentences.count) / best))")
print("microseconds a word\t\(best * 1e6 / Double(words))")
