import DocumentModel
import Readers
import Text

/// The name and the type of a layer, so that no stage can put one thing where another is looked for.
struct LayerKey<Value: Sendable>: Sendable {
  /// The layer's name, as plans and messages say it.
  let name: String
}

/// What is known of one document so far. A value: each stage gets one and hands on one with a layer more.
struct Layers: Sendable {
  private var values: [String: any Sendable] = [:]

  /// The layer under `key`. The planner has checked that it is there before anything runs.
  subscript<Value>(key: LayerKey<Value>) -> Value {
    get {
      guard let value = values[key.name] as? Value else {
        preconditionFailure("the planner let a stage read the missing layer ‘\(key.name)’")
      }
      return value
    }
    set { values[key.name] = newValue }
  }

  /// Whether the layer is there.
  func has<Value>(_ key: LayerKey<Value>) -> Bool { values[key.name] != nil }
}

/// Sentences with their tokens.
struct TokenLayer: Sendable {
  var sentences: [Sentence]
  var tokens: [Token]
}

/// The layers of this project.
enum Layer {
  static let source = LayerKey<[UInt8]>(name: "source")
  /// The format to read the source as; where it is missing, the content tells.
  static let format = LayerKey<Format>(name: "format")
  /// The entities that a caller gave; where it is missing, all are to be found.
  static let given = LayerKey<GivenEntities>(name: "given")
  static let document = LayerKey<Document>(name: "document")
  static let references = LayerKey<[Reference]>(name: "references")
  static let callouts = LayerKey<[Citation]>(name: "callouts")
  static let sentences = LayerKey<[Sentence]>(name: "sentences")
  static let tokens = LayerKey<TokenLayer>(name: "tokens")
  static let citations = LayerKey<[Citation]>(name: "citations")
  static let integrity = LayerKey<[Diagnostic]>(name: "integrity")
  static let abbreviations = LayerKey<[Abbreviation]>(name: "abbreviations")
  static let mentions = LayerKey<[Mention]>(name: "mentions")
  static let claims = LayerKey<ClaimLayer>(name: "claims")
}
