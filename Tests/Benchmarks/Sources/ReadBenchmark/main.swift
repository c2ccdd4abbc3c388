// ReadBenchmark [--only NAME] [--passes N] PAGES…: seconds that reading the pages takes, in one thread.
import Foundation
import Readers

/// `Pipelines/sections.yaml` by hand: keys with lists of strings is all that it holds.
func vocabulary() -> SectionVocabulary {
  let file = URL(filePath: #filePath).appending(path: "../../../../../Pipelines/sections.yaml").standardized
  var lists: [SectionVocabulary.List: [String]] = [:]
  var open: SectionVocabulary.List?
  for line in ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n") {
    if line.hasPrefix("  - "), let open {
      lists[open, default: []].append(line.dropFirst(4).trimmingCharacters(in: ["\""]))
    } else if line.hasSuffix(":"), !line.hasPrefix("#") {
      open = SectionVocabulary.List(rawValue: String(line.dropLast()))
    }
  }
  return SectionVocabulary(lists)
}

func value(of option: String, in arguments: inout [String]) -> String? {
  guard let index = arguments.firstIndex(of: option), index + 1 < arguments.count else { return nil }
  defer { arguments.removeSubrange(index...(index + 1)) }
  return arguments[index + 1]
}

var arguments = Array(CommandLine.arguments.dropFirst())
let only = value(of: "--only", in: &arguments)
let passes = value(of: "--passes", in: &arguments).flatMap { Int($0) } ?? 5
let pages = arguments.compactMap { FileManager.default.contents(atPath: $0).map { [UInt8]($0) } }
let megabytes = Double(pages.map(\.count).reduce(0, +)) / 1e6
guard !pages.isEmpty else {
  print("usage: ReadBenchmark [--only NAME] [--passes N] PAGES…")
  exit(64)
}

// The best of some passes, contenders by turns, so that a busy machine troubles all alike.
let contenders = [Contender.bareParser, .read(vocabulary())].filter { only == nil || $0.name == only }
var best = Array(repeating: Double.infinity, count: contenders.count)

/// Seconds of the processor that this program took: as compare.py measures the others, and whatever else the machine does.
func seconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

for _ in 0..<passes {
  for (index, contender) in contenders.enumerated() {
    let start = seconds()
    for page in pages { contender.run(page) }
    best[index] = min(best[index], seconds() - start)
  }
}
for (contender, seconds) in zip(contenders, best) {
  print("\(contender.name)\t\(seconds)\t\(megabytes)")
}
