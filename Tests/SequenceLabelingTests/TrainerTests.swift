import Testing

@testable import SequenceLabeling

/// A task that one look at the word cannot solve: `b` is 1 behind `a` and 2 behind `c`.
private enum Toy {
  static let labels = ["zero", "one", "two"]

  static func sequence(_ word: String) -> FeatureSequence {
    var sequence = FeatureSequence()
    for letter in word.utf8 {
      sequence.add(FeatureHash.of([letter]))
      sequence.endPosition(step: 0)
    }
    return sequence
  }

  static func labels(of word: String) -> [UInt8] {
    var last: UInt8 = 0
    return word.utf8.map { letter in
      last =
        letter == UInt8(ascii: "a")
        ? 1 : letter == UInt8(ascii: "c") ? 2 : letter == UInt8(ascii: "b") ? last : 0
      return last
    }
  }

  static let words = ["abb", "cbb", "xab", "xcb", "abxcb", "cbxab", "bx", "xx", "ab", "cb"]
  static var examples: [LabeledSequence] {
    words.map { LabeledSequence(sequence($0), labels: labels(of: $0)) }
  }

  static func model(seed: UInt64 = 1) -> SequenceModel {
    var options = SequenceTrainer.Options()
    options.passes = 60
    options.rate = 0.5
    options.shrinkage = 0.001
    options.dropout = 0
    options.seed = seed
    return SequenceTrainer(options).model(of: examples, labels: labels, stepClasses: 1)
  }
}

@Suite struct TrainerTests {
  @Test(arguments: ["abbb", "xcbbx", "abxcbxab", "xxab"]) func learnsWhatFollowsWhat(word: String) {
    let (labels, probabilities) = Toy.model().labeling(of: Toy.sequence(word))
    #expect(labels == Toy.labels(of: word))
    #expect(probabilities.allSatisfy { $0 > 0.5 && $0 <= 1.0001 })
  }

  @Test func theSameSeedGivesTheSameModel() {
    #expect(ModelFile.encode(Toy.model(seed: 3)) == ModelFile.encode(Toy.model(seed: 3)))
    #expect(ModelFile.encode(Toy.model(seed: 3)) != ModelFile.encode(Toy.model(seed: 4)))
  }

  @Test func nothingIsLabelledInNothing() {
    let (labels, probabilities) = Toy.model().labeling(of: FeatureSequence())
    #expect(labels.isEmpty && probabilities.isEmpty)
  }
}

@Suite struct ModelFileTests {
  private let bytes = ModelFile.encode(Toy.model())

  @Test func comesBackAsItWas() throws {
    let model = try ModelFile.decode(bytes)
    #expect(model.labels == Toy.labels && model.stepClasses == 1)
    #expect(ModelFile.encode(model) == bytes)
    let (labels, _) = model.labeling(of: Toy.sequence("abxcb"))
    #expect(labels == Toy.labels(of: "abxcb"))
  }

  @Test func damageIsNoticed() {
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0x10
      #expect(throws: ModelFileError.self) { try ModelFile.decode(damaged) }
    }
    for length in 0..<bytes.count {
      #expect(throws: ModelFileError.self) { try ModelFile.decode(Array(bytes[..<length])) }
    }
  }

  @Test(arguments: [
    ("", "no model file"), ("%PDF-1.7 and so on", "no model file"), ("CGSEQ\u{2}12345678", "version 2"),
  ])
  func otherFilesAreNamed(text: String, words: String) {
    let error = #expect(throws: ModelFileError.self) { try ModelFile.decode(Array(text.utf8)) }
    #expect(error?.description.contains(words) == true)
  }
}
