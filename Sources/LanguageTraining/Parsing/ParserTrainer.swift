import Language

/// Trains the parser.
package struct ParserTrainer {
  package struct Options: Sendable {
    package var shape = ParserShape()
    package var dropout = Dropout()
    package var epochs = 10
    package var batch = 8
    package var rate: Float = 0.001
    package var exploring: Float = 0.9
    package var least = 2
    package var seed: UInt64 = 1
    package init() {}
  }

  package static func train(
    _ train: [[TreebankToken]], dev: [[TreebankToken]], options: Options, report: (String) -> Void
  ) -> [UInt8] {
    let lexicon = ParserLexicon(train, least: options.least)
    let examples = train.map(lexicon.example)
    let held = dev.map(lexicon.example)
    report("\(lexicon.featureCount) features, \(lexicon.tags.count) tags, \(lexicon.labels.count) labels")
    var random = RandomNumbers(seed: options.seed)
    let network = ParserNetwork(shape: options.shape, features: lexicon.featureCount, random: &random)
    let pass = SentencePass(network)
    var order = Array(examples.indices)
    let steps = options.epochs * ((order.count + options.batch - 1) / options.batch)
    var step = 0
    for epoch in 1...options.epochs {
      random.shuffle(&order)
      pass.loss = 0
      pass.decisions = 0
      for start in stride(from: 0, to: order.count, by: options.batch) {
        for index in order[start..<min(start + options.batch, order.count)] {
          pass.train(
            examples[index], dropout: options.dropout, exploring: epoch == 1 ? 0 : options.exploring,
            random: &random)
        }
        let warm = min(1, Float(step + 1) / 500)
        network.step(options.rate * warm * (1 - Float(step) / Float(steps)) + 1e-6)
        step += 1
      }
      let score = score(held, pass)
      report("epoch \(epoch): loss \(pass.loss / Double(max(pass.decisions, 1))), dev UAS \(score.0) LAS \(score.1)")
    }
    return ParserQuantizer(network: network, lexicon: lexicon, metFacts: network.facts.everTouched).bytes()
  }

  static func score(_ examples: [ParserExample], _ pass: SentencePass) -> (Double, Double) {
    var (all, heads, both) = (0, 0, 0)
    for example in examples {
      let result = pass.parse(example)
      for token in 1...example.count where example.counts[token] {
        all += 1
        guard result.heads[token] == example.heads[token] else { continue }
        heads += 1
        if result.labels[token] == example.labels[token] { both += 1 }
      }
    }
    return (100 * Double(heads) / Double(max(all, 1)), 100 * Double(both) / Double(max(all, 1)))
  }
}
