public import DocumentModel

/// One thing that a name may mean, how likely, and why.
public struct GroundingMatch: Hashable, Sendable {
  /// What is meant.
  public var entity: Entity
  /// 0 to 1.
  public var score: Double
  /// The name of the vocabulary that fitted.
  public var matched: String
  /// How that name stands to the concept.
  public var status: NameStatus
  /// The source of that name.
  public var source: String
  /// What was done to the words until they fitted, in order.
  public var reasons: [String]
}

/// What is to be grounded, and what is known of where it stands.
public struct GroundingRequest: Sendable {
  /// The words.
  public var text: [UInt8]
  /// Short forms that the document defines, with their long forms.
  public var abbreviations: [(short: [UInt8], long: [UInt8])]
  /// The words around it.
  public var context: [UInt8]
  /// The kind of thing that is asked for.
  public var category: Category?
  /// Species by NCBI's numbers, the likeliest first.
  public var organisms: [UInt32]

  /// Whether the document says what the words stand for.
  public var isDefined: Bool { abbreviations.contains { $0.short == text } }

  /// A request.
  public init(
    _ text: String, abbreviations: [(short: String, long: String)] = [], context: String = "",
    category: Category? = nil, organisms: [UInt32] = []
  ) {
    self.text = Array(text.utf8)
    self.abbreviations = abbreviations.map { (Array($0.short.utf8), Array($0.long.utf8)) }
    self.context = Array(context.utf8)
    self.category = category
    self.organisms = organisms
  }
}
