import DocumentModel
import Text

/// Writes HTML that is the text of an XML element: escaped (`&lt;p&gt;`), or as it is in a section of CDATA.
struct EmbeddedHTML {
  private let bytes: [UInt8]
  private let isEscaped: Bool
  private let opener: String
  private let closer: String
  /// The element whose text is left out: a script.
  private var hidden: Element?
  private var openMarks: [Element] = []
  private static let longestTag = 4000

  init(source: SourceText, isEscaped: Bool) {
    bytes = source.bytes
    self.isEscaped = isEscaped
    opener = isEscaped ? "&lt;" : "<"
    closer = isEscaped ? "&gt;" : ">"
  }

  /// Writes the HTML in `range` of the source.
  mutating func write(_ range: ByteRange, to composer: inout Composer) {
    var start = range.start
    var index = start
    while index < range.end {
      let first = bytes[index]
      guard first == byte("<") || first == byte("&"), let end = endOfTag(at: index, before: range.end) else {
        index += 1
        continue
      }
      writeText(ByteRange(start, index), to: &composer)
      apply(ByteRange(index, end), to: &composer)
      start = end
      index = end
    }
    writeText(ByteRange(start, range.end), to: &composer)
    for _ in openMarks { composer.closeMark() }
  }

  // MARK: Tags

  /// One past the tag or comment that begins at `index`; nil where none does.
  private func endOfTag(at index: Int, before end: Int) -> Int? {
    let tag = bytes[index..<end]
    guard tag.hasPrefix(opener) || tag.hasPrefix("<") else { return nil }
    // Tags may stand unescaped within escaped text where a text node is cut; both close as they open.
    let isPlain = tag.first == byte("<")
    let closer = isPlain ? ">" : self.closer
    let inside = tag.dropFirst(isPlain ? 1 : opener.utf8.count)
    let isComment = inside.hasPrefix("!--")
    let name = inside.first == byte("/") ? inside.dropFirst() : inside
    guard isComment || name.first?.isASCIILetter ?? false else { return nil }
    let reach = bytes[..<min(end, index + Self.longestTag)]
    return reach.firstIndex(of: isComment ? "--" + closer : closer, from: inside.startIndex)
      .map { $0 + closer.utf8.count + (isComment ? 2 : 0) }
  }

  private mutating func apply(_ tag: ByteRange, to composer: inout Composer) {
    let inside = bytes[tag.indices].dropFirst(bytes[tag.start] == byte("<") ? 1 : opener.utf8.count)
    let isEnd = inside.first == byte("/")
    let name = inside.dropFirst(isEnd ? 1 : 0).prefix(16).prefix(while: \.isASCIIAlphanumeric)
    guard let element = Element(named: name) else { return }
    if let hidden {
      if isEnd, element == hidden { self.hidden = nil }
      return
    }
    switch element {
    case .script, .style: hidden = isEnd ? nil : element
    case .sup, .sub: mark(element, isEnd, &composer)
    case .br: composer.space(tag)
    case _ where element.isBlock: composer.end()
    default: break
    }
  }

  private mutating func mark(_ element: Element, _ isEnd: Bool, _ composer: inout Composer) {
    if !isEnd {
      composer.openMark(element == .sup ? .superscript : .subscript)
      openMarks.append(element)
    } else if openMarks.last == element {
      composer.closeMark()
      openMarks.removeLast()
    }
  }

  // MARK: Text

  private func writeText(_ range: ByteRange, to composer: inout Composer) {
    guard hidden == nil else { return }
    guard isEscaped else { return composer.writeDecoding(range) }
    var start = range.start
    var index = start
    while let next = bytes[..<range.end].firstIndex(of: "&amp;", from: index) {
      index = next + 5
      guard let reference = doublyEscaped(at: next, before: range.end) else { continue }
      composer.writeDecoding(ByteRange(start, next))
      composer.write(reference, at: next)
      index = next + reference.length
      start = index
    }
    composer.writeDecoding(ByteRange(start, range.end))
  }

  /// The reference that is escaped itself: `&amp;nbsp;`.
  private func doublyEscaped(at index: Int, before end: Int) -> CharacterReference? {
    let name = bytes[(index + 5)..<min(end, index + 20)]
    guard name.contains(byte(";")), var reference = CharacterReference(in: ([byte("&")] + name)[...], at: 0)
    else {
      return nil
    }
    reference.length += 4
    return reference
  }
}
