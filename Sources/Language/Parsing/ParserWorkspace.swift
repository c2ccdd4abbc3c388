/// The memory that parsing needs, used again for each sentence. One for each thread.
public final class ParserWorkspace {
  /// The head of each word of the last sentence: the number of a word, from 1, or 0 for the root.
  public internal(set) var heads: [Int32] = []
  /// The label of each word, as an index into the model's labels.
  public internal(set) var labels: [UInt8] = []

  var sentence = SentenceFacts()
  var forms: [TokenFeatures.Form] = []
  /// The words' features, as many for each word, and their rows.
  var keys: [UInt32] = []
  var rows: [Int32] = []
  /// What the encoder makes of the words, by turns, and what the places of states make of that.
  let even = NumberBuffer()
  let odd = NumberBuffer()
  let places = NumberBuffer()

  /// Memory for no sentence yet.
  public init() {}
}

/// A buffer of 16-bit numbers that grows.
final class NumberBuffer {
  private(set) var pointer = UnsafeMutablePointer<Int16>.allocate(capacity: 256)
  private var capacity = 256

  /// Makes room for `count` numbers.
  func reserve(_ count: Int) {
    guard count > capacity else { return }
    pointer.deallocate()
    capacity = count + count / 2
    pointer = .allocate(capacity: capacity)
  }

  deinit { pointer.deallocate() }
}
