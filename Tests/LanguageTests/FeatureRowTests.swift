import Testing

@testable import Language

@Suite struct FeatureRowTests {
  private static let tagCount = 44

  /// `count` weights for as many tags, from the largest down, of both signs.
  private func weights(_ count: Int) -> [TagWeight] {
    (0..<count).map { index in
      let size = TagWeight.largest - index * 7
      return TagWeight(index % 2 == 0 ? size : -size, tag: (index * 5 + count) % Self.tagCount)
    }
  }

  /// A model of nothing but these features.
  private func model(_ features: [(key: UInt64, weights: [TagWeight])]) throws -> TaggerModel {
    var weights: [UInt8] = [0, 0]
    let table = FeatureBucket.table(of: features, tags: Self.tagCount, weights: &weights)
    let tags = (0..<Self.tagCount).map { "T\($0) X\n" }.joined()
    let nothing = [UInt8](repeating: 0, count: 8)
    return try TaggerModel(
      ModelContainer.encode(
        magic: TaggerModel.magic, version: TaggerModel.version,
        sections: [Array(tags.utf8), nothing, nothing, table, weights, nothing, []]))
  }

  /// What `model` says of each tag by the features of `keys`.
  private func sums(_ keys: [UInt64], in model: TaggerModel) -> (scores: [Int], best: Int) {
    let scores = UnsafeMutablePointer<TagScores>.allocate(capacity: 1)
    defer { scores.deallocate() }
    scores.initialize(to: .zero)
    model.add(keys.map(model.place) + [0], to: scores)
    return ((0..<TaggerModel.mostTags).map { Int(scores.numbers[$0]) }, scores.best(of: Self.tagCount))
  }

  private func plainSums(_ weights: [TagWeight]) -> [Int] {
    var sums = [Int](repeating: 0, count: TaggerModel.mostTags)
    for weight in weights { sums[weight.tag] += Int(weight.weight) }
    return sums
  }

  /// One weight lies in the table, few in a list, many in a row.
  @Test(arguments: [1, 2, 7, 8, 44]) func sumsAreThoseOfTheWeights(_ count: Int) throws {
    let key: UInt64 = 0x1234_5678_9ABC_DEF0
    let expected = plainSums(weights(count))
    let found = try sums([key], in: model([(key, weights(count))]))
    #expect(found.scores == expected)
    #expect(found.best == expected.prefix(Self.tagCount).firstIndex(of: expected.max() ?? 0))
  }

  @Test func featuresOfAllSizesAddUp() throws {
    let features = [7, 44, 1, 8, 2, 43, 9].enumerated().map { index, count in
      (key: UInt64(index + 1) &* 0x9E37_79B9_7F4A_7C15, weights: weights(count))
    }
    let model = try model(features)
    #expect(sums(features.map(\.key), in: model).scores == plainSums(features.flatMap(\.weights)))
    #expect(sums([], in: model).scores == plainSums([]))
  }

  /// More features than a bucket holds go to the next, and those that the model does not have are nowhere.
  @Test func fullBucketsFlowOver() throws {
    let features = (1...25).map { (key: UInt64($0), weights: [TagWeight($0, tag: $0)]) }
    let model = try model(features)
    #expect(sums(features.map(\.key), in: model).scores == plainSums(features.flatMap(\.weights)))
    #expect((26...200).allSatisfy { model.place(of: $0) == 0 })
  }

  @Test func sixteenBitsAreEnough() throws {
    #expect(TagFeatures.count * (TagWeight.largest + 1) <= Int(Int16.max))
    let key: UInt64 = 0x0F0F_0F0F_0F0F_0F0F
    for count in [1, 2, 44] {
      let model = try model([(key, weights(count))])
      let keys = [UInt64](repeating: key, count: TagFeatures.count)
      #expect(sums(keys, in: model).scores == plainSums(weights(count)).map { $0 * TagFeatures.count })
    }
  }
}
