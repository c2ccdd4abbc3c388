import Text

/// A stretch of a reference string that is one field.
struct ReferenceField {
  /// Which field.
  var label: ReferenceLabel
  /// Its words, from the first to the last.
  var tokens: Range<Int>
  /// How probable the least certain of its words is.
  var confidence: Float

  /// The fields that `labels` cut `tokens` into. Neighbours of one label are one field, save authors.
  static func fields(
    of labels: [(label: ReferenceLabel, begins: Bool)], probabilities: [Float]
  ) -> [ReferenceField] {
    var fields: [ReferenceField] = []
    for (index, (label, _)) in labels.enumerated() where label != .other {
      if let last = fields.last, last.label == label, last.tokens.upperBound == index {
        fields[fields.count - 1].tokens = last.tokens.lowerBound..<(index + 1)
        fields[fields.count - 1].confidence = min(last.confidence, probabilities[index])
      } else {
        fields.append(
          ReferenceField(label: label, tokens: index..<(index + 1), confidence: probabilities[index]))
      }
    }
    return fields
  }
}
