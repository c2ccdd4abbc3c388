/// Where each stretch of a canonical text came from in its source.
///
/// A list of pieces in the order of the canonical text. A *verbatim* piece has the same bytes in both; a
/// *derived* one (a decoded entity, a mended line break, an inserted separator) stands for a source range as a
/// whole.
public struct OffsetMap: Hashable, Sendable {
  /// One stretch of canonical text and its source.
  public struct Piece: Hashable, Sendable {
    /// Its bytes in the canonical text.
    public var canonical: ByteRange
    /// The bytes of the source that it stands for; empty for inserted separators.
    public var source: ByteRange
    /// Whether the two hold the same bytes.
    public var isVerbatim: Bool
  }

  /// The pieces, in order, without gaps in the canonical text.
  public private(set) var pieces: [Piece] = []

  /// A map without pieces.
  public init() {}

  /// Adds a piece that follows the last one. Verbatim neighbours are joined.
  public mutating func append(canonical: ByteRange, source: ByteRange, isVerbatim: Bool) {
    precondition(canonical.lower == (pieces.last?.canonical.upper ?? 0), "pieces leave no gap")
    precondition(!isVerbatim || canonical.count == source.count, "verbatim pieces have one length")
    if isVerbatim, let last = pieces.last, last.isVerbatim, last.source.upper == source.lower {
      pieces[pieces.count - 1].canonical.upper = canonical.upper
      pieces[pieces.count - 1].source.upper = source.upper
    } else if !canonical.isEmpty {
      pieces.append(Piece(canonical: canonical, source: source, isVerbatim: isVerbatim))
    }
  }

  /// The source bytes that `range` of the canonical text came from: exact within verbatim pieces, the whole
  /// source of a derived piece otherwise.
  public func source(of range: ByteRange) -> ByteRange {
    guard !pieces.isEmpty else { return ByteRange(0, 0) }
    let first = pieces[piece(at: range.start)]
    let last = pieces[piece(at: max(range.start, range.end - 1))]
    let lower =
      first.isVerbatim ? first.source.start + (range.start - first.canonical.start) : first.source.start
    let upper = last.isVerbatim ? last.source.start + (range.end - last.canonical.start) : last.source.end
    return ByteRange(lower, max(lower, upper))
  }

  /// The index of the piece that holds byte `offset` of the canonical text (the last piece at the end).
  private func piece(at offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if pieces[middle].canonical.start <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
