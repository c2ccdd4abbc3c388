import SequenceLabeling
import Language

@testable import LanguageTraining

/// Sentences of a small made-up language, and random trees.
enum ToyTreebank {
  /// `count` sentences like "the cat sees a dog in the park", which a parser learns without mistakes.
  static func trees(_ count: Int, seed: UInt64) -> [TreebankTree] {
    var random = SplitMix(state: seed)
    return (0..<count).map { _ in
      var builder = Builder()
      let subject = nounPhrase(&builder, &random)
      let verb = builder.add(["sees", "likes", "finds"][Int(random.next() % 3)], "VBZ", head: 0, "root")
      builder.attach(subject, to: verb, "nsubj")
      let object = nounPhrase(&builder, &random)
      builder.attach(object, to: verb, "dobj")
      if random.unit() < 0.5 {
        let preposition = builder.add("in", "IN", head: verb, "prep")
        builder.attach(nounPhrase(&builder, &random), to: preposition, "pobj")
      }
      _ = builder.add(".", ".", head: verb, "punct")
      return builder.tree
    }
  }

  /// A small network that learns these sentences in little time.
  static func options(passes: Int) -> ParserTrainer.Options {
    var options = ParserTrainer.Options()
    options.shape.width = 32
    options.shape.hidden = 32
    options.passes = passes
    options.batch = 4
    options.rate = 0.005
    return options
  }

  private static func nounPhrase(_ builder: inout Builder, _ random: inout SplitMix) -> Int {
    let determiner = builder.add(random.unit() < 0.5 ? "the" : "a", "DT", head: 0, "det")
    let adjective = random.unit() < 0.3 ? builder.add("small", "JJ", head: 0, "amod") : nil
    let noun = builder.add(["cat", "dog", "park", "tree"][Int(random.next() % 4)], "NN", head: 0, "dep")
    builder.attach(determiner, to: noun, "det")
    if let adjective { builder.attach(adjective, to: noun, "amod") }
    return noun
  }

  private struct Builder {
    private var words: [String] = []
    private var tags: [String] = []
    private var heads: [Int32] = []
    private var labels: [String] = []

    mutating func add(_ word: String, _ tag: String, head: Int, _ label: String) -> Int {
      words.append(word)
      tags.append(tag)
      heads.append(Int32(head))
      labels.append(label)
      return words.count
    }

    mutating func attach(_ child: Int, to head: Int, _ label: String) {
      heads[child - 1] = Int32(head)
      labels[child - 1] = label
    }

    var tree: TreebankTree {
      var sequence = WordSequence()
      for word in words { sequence.append(word.utf8) }
      return TreebankTree(
        words: sequence, tags: tags, heads: heads, labels: labels, counts: tags.map { $0 != "." })
    }
  }

  /// The heads of a random projective tree with one root, place 0 first.
  static func projectiveHeads(_ count: Int, _ random: inout SplitMix) -> [Int32] {
    var heads = [Int32](repeating: 0, count: count + 1)
    fill(&heads, 1...count, head: 0, &random)
    return heads
  }

  /// One word of the range becomes a child of `head`; those before and behind it become trees below it.
  private static func fill(
    _ heads: inout [Int32], _ range: ClosedRange<Int>, head: Int, _ random: inout SplitMix
  ) {
    let word = range.lowerBound + Int(random.next() % UInt64(range.count))
    heads[word] = Int32(head)
    for side in [range.lowerBound..<word, (word + 1)..<(range.upperBound + 1)] {
      var start = side.lowerBound
      while start < side.upperBound {
        let end = start + Int(random.next() % UInt64(side.upperBound - start))
        fill(&heads, start...end, head: word, &random)
        start = end + 1
      }
    }
  }
}
