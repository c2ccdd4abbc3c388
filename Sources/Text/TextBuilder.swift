/// Builds a canonical text and its ``OffsetMap`` together, so that neither can be without the other.
public struct TextBuilder: Sendable {
  /// The canonical bytes so far.
  public private(set) var bytes: [UInt8] = []
  /// Where they came from.
  public private(set) var map = OffsetMap()
  private let source: SourceText

  /// A builder that copies from `source`.
  public init(source: SourceText) { self.source = source }

  /// Length of the canonical text so far, in bytes: where the next piece will begin.
  public var count: Int { bytes.count }
  /// The last byte so far.
  public var last: UInt8? { bytes.last }

  /// Copies `range` of the source as it stands.
  public mutating func copy(_ range: ByteRange) {
    let lower = bytes.count
    bytes.append(contentsOf: source[range])
    map.append(canonical: ByteRange(lower, bytes.count), source: range, isVerbatim: true)
  }

  /// Adds `string`, which stands for `range` of the source.
  public mutating func append(_ string: String, for range: ByteRange) {
    append(bytes: Array(string.utf8), for: range)
  }

  /// Adds valid UTF-8 `added`, which stands for `range` of the source.
  public mutating func append(bytes added: [UInt8], for range: ByteRange) {
    let lower = bytes.count
    bytes.append(contentsOf: added)
    map.append(canonical: ByteRange(lower, bytes.count), source: range, isVerbatim: false)
  }

  /// Adds a separator that has no source of its own; it is placed at the end of what came before.
  public mutating func insert(_ separator: String) {
    let at = map.pieces.last?.source.end ?? 0
    append(separator, for: ByteRange(at, at))
  }

  /// The finished text.
  public var text: SourceText { SourceText(validated: bytes) }
}
