public import DocumentModel
public import SequenceLabeling

/// The kinds of things that trained models find. Each has a model of its own, for no corpus annotates them all: what
/// one leaves unmarked is no evidence against it.
public enum MentionFamily: String, CaseIterable, Sendable {
  case chemicals, diseases

  /// The name of the model's file in a folder of models.
  public var fileName: String { "mentions-\(rawValue).model" }

  /// What a mention is taken for that nothing in the vocabulary fits.
  public var category: Category {
    switch self {
    case .chemicals: .chemicalEntity
    case .diseases: .disease
    }
  }

  /// Whether things of kind `category` are of this family.
  public func covers(_ category: Category) -> Bool {
    switch self {
    case .chemicals: [.chemicalEntity, .smallMolecule, .drug].contains(category)
    case .diseases: [.disease, .phenotypicFeature].contains(category)
    }
  }

  /// Whether its model marks things of the kinds of both.
  func coversBoth(_ first: Entity, _ second: Entity) -> Bool {
    covers(first.category) && covers(second.category)
  }

  /// The labels of every model: outside, the first token of a mention, a further one.
  public static let labels = ["O", "B", "I"]
  static let outside: UInt8 = 0
  static let first: UInt8 = 1
  static let further: UInt8 = 2
}

/// The trained models that propose and vet mentions.
public struct MentionModels: Sendable {
  let models: [(family: MentionFamily, model: SequenceModel)]

  /// Models by their family.
  public init(_ models: [MentionFamily: SequenceModel]) {
    self.models = MentionFamily.allCases.compactMap { family in models[family].map { (family, $0) } }
  }
}
