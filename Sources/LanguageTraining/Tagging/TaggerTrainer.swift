import SequenceLabeling
import Language

/// Trains a tagger: an averaged perceptron with a margin, on the tags that it gives itself as it goes.
public struct TaggerTrainer {
  /// What decides how a model comes out.
  public struct Options: Sendable {
    /// What decides the order of the sentences.
    public var seed: UInt64 = 1
    /// How often all sentences are gone through.
    public var passes = 12
    /// A feature must be seen so often to count.
    public var leastCount = 3
    /// By how much the right tag must win for nothing to change.
    public var margin: Float = 12
    /// The share of a word's features that are left out, at random, while learning.
    public var dropped: Float = 0.15

    /// The usual options.
    public init() {}
  }

  let options: Options

  /// A trainer.
  public init(_ options: Options = Options()) { self.options = options }

  /// The bytes of a model of `sentences`; `report` is told the number of a pass and the share of words that were
  /// tagged rightly before learning from them.
  public func model(
    of sentences: [TaggedSentence], report: (Int, Double) -> Void = { _, _ in }
  ) -> [UInt8] {
    let tags = TagInventory(sentences)
    let lexicon = TagLexicon(sentences, tagNumbers: tags.numbers)
    var examples = TagExamples(sentences, tags: tags, lexicon: lexicon, leastCount: options.leastCount)
    let weights = WeightRows(rows: examples.keys.count)
    var random = SplitMix(state: options.seed)
    var order = Array(sentences.indices)
    var step: Float = 1
    for pass in 1...options.passes {
      random.shuffle(&order)
      var right = 0
      for sentence in order {
        right += learn(sentence, from: &examples, weights, &step, &random)
      }
      report(pass, Double(right) / Double(max(1, examples.tokenCount)))
    }
    let sections = TaggerSections(tags: tags, lexicon: lexicon, keys: examples.keys) { row, tag in
      weights.average(row, tag: tag, steps: step)
    }
    return sections.encoded(lemmas: LemmaTrainer(sentences, tags: tags))
  }

  /// Goes through one sentence; how many of its words were tagged rightly.
  private func learn(
    _ sentence: Int, from examples: inout TagExamples, _ weights: WeightRows, _ step: inout Float,
    _ random: inout SplitMix
  ) -> Int {
    var right = 0
    var history: (UInt32, UInt32, UInt32) = (0, 0, 0)
    let limit = UInt64(options.dropped * 65_536)
    let words = examples.words(of: sentence)
    for token in words {
      let gold = Int(examples.gold[token])
      let only = examples.onlyTags[token]
      var tag = only
      if only < 0 {
        examples.gather(token, in: words, sentence: sentence, history)
        if limit > 0 { examples.drop { random.next() & 0xFFFF < limit } }
        var scores: WeightRows.Row = (.zero, .zero, .zero)
        for row in examples.rows { weights.add(row, to: &scores) }
        var rival = -1
        (tag, rival) = Self.best(scores, gold: gold, count: examples.tagCount)
        let margin = Self.value(scores, gold) - Self.value(scores, rival)
        if margin < options.margin {
          for row in examples.rows {
            weights.update(row, tag: gold, by: 1, step: step)
            weights.update(row, tag: rival, by: -1, step: step)
          }
        }
        step += 1
      }
      if tag == gold { right += 1 }
      history = (UInt32(tag + 1), history.0, history.1)
    }
    return right
  }

  @inline(__always)
  private static func value(_ scores: WeightRows.Row, _ tag: Int) -> Float {
    tag < 16 ? scores.0[tag] : tag < 32 ? scores.1[tag - 16] : scores.2[tag - 32]
  }

  /// The best tag, and the best that is not `gold`.
  @inline(__always)
  private static func best(_ scores: WeightRows.Row, gold: Int, count: Int) -> (Int, Int) {
    withUnsafeBytes(of: scores) { bytes in
      let values = bytes.bindMemory(to: Float.self)
      var rival = gold == 0 ? 1 : 0
      for tag in 0..<count where tag != gold && values[tag] > values[rival] { rival = tag }
      return (values[rival] > values[gold] ? rival : gold, rival)
    }
  }
}
