// RecognitionBenchmark VOCABULARY --names | TEXT [PASSES]: prints all names of a compiled vocabulary, a line each; or says how
// fast its longest names are found in TEXT, in one thread, and whether each of its names is found in a sentence. Seconds
// are the processor's, the best of some passes, so that a busy machine troubles them less.
import Foundation
import Text
import Vocabulary

/// Seconds of the processor that this thread has used.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  print("usage: RecognitionBenchmark VOCABULARY --names | TEXT [PASSES]")
  exit(64)
}
let opening = processorTime()
let vocabulary = try VocabularyFile(path: arguments[1])
let opened = processorTime() - opening
if arguments[2] == "--names" {
  for index in 0..<vocabulary.nameCount { print(vocabulary.spelling(ofName: index) ?? "") }
  exit(0)
}
let text = try MappedFile(path: arguments[2])
var best = Double.infinity
var found = 0
for _ in 0..<(arguments.count > 3 ? Int(arguments[3]) ?? 5 : 5) {
  let start = processorTime()
  found = vocabulary.longestNames(in: text.bytes).count
  best = min(best, processorTime() - start)
}
var lost = 0
for index in 0..<vocabulary.nameCount {
  let name = Array((vocabulary.spelling(ofName: index) ?? "").utf8)
  let sentence = Array("Then ".utf8) + name + Array(", which helped.".utf8)
  let ends = sentence.withUnsafeBytes { bytes in
    vocabulary.longestNames(in: bytes).map { NameKey.of(sentence[$0.range.indices]) }
  }
  if !ends.contains(NameKey.of(name[...])) { lost += 1 }
}
print("open\t\(opened)")
print("seconds\t\(best)")
print("found\t\(found)")
print("names\t\(vocabulary.nameCount)")
print("lost\t\(lost)")
