// ParseBenchmark TAGGER PARSER SENTENCES [PASSES]: sentences a second that the models tag and parse, in one thread. Sentences
// are CoNLL-U, of which the forms alone are looked at. Time is the processor's, the best of some passes, so that a busy machine
// troubles it less.
import Foundation
import Language

/// Seconds of the processor that this thread has used.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

let arguments = CommandLine.arguments
let files = arguments.dropFirst().prefix(3).map { FileManager.default.contents(atPath: $0) }
guard files.count == 3, let tagger = files[0], let parser = files[1], let treebank = files[2] else {
  print("usage: ParseBenchmark TAGGER PARSER SENTENCES [PASSES]")
  exit(64)
}
let annotator = SyntaxAnnotator(
  try TaggerModel([UInt8](tagger)), parser: DependencyParser(try ParserModel([UInt8](parser))))
var splitter = CoNLLUSplitter()
splitter.append(treebank)
var sentences: [CoNLLUSentence] = []
while let block = splitter.next() ?? splitter.last() { sentences.append(try CoNLLUSentence(block.bytes)) }

let workspace = SyntaxWorkspace()
var best = Double.infinity
for _ in 0..<(arguments.count > 4 ? Int(arguments[4]) ?? 5 : 5) {
  let start = processorTime()
  for sentence in sentences {
    var output: [UInt8] = []
    annotator.write(sentence, in: workspace, to: &output)
  }
  best = min(best, processorTime() - start)
}
let words = sentences.reduce(0) { $0 + $1.wordCount }
print("sentences a second\t\(Int(Double(sentences.count) / best))")
print("microseconds a word\t\(best * 1e6 / Double(words))")
