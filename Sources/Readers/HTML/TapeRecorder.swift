import CLibxml2
import Text

/// What a recorder must know of the elements of its language.
protocol TapeElement: Equatable {
  /// Whether its text is no text of the document and may hold what looks like tags.
  var isScript: Bool { get }
}

extension Element: TapeElement {
  var isScript: Bool { self == .script || self == .style }
}

/// Turns libxml2's events into a ``Tape``.
///
/// An event says that a tag ends at the parser's position, or that libxml2 implied it. Between the end of the
/// last tag (`mark`) and this one stand text, comments and tags that libxml2 ignored: the scanner finds which.
///
/// libxml2 is given a pointer to it: a class would have each of its properties guarded at run time, for every event.
struct TapeRecorder<Element: TapeElement> {
  private(set) var tape = Tape<Element>()
  /// Whether libxml2 reported text since the last event.
  var hasText = false
  var context: htmlParserCtxtPtr?
  /// What libxml2 was not shown of the source.
  var cuts = ParserInput.Cuts()
  private let scanner: TagScanner
  private var mark = 0
  /// The tag that was found last, and from where: implied tags have it looked for again.
  private var next: (from: Int, tag: TagScanner.Tag?)?
  private var open: [Int] = []
  // libxml2 keeps one copy of each name, so that its address is a key for as long as the parser lives.
  private var elements = NameTable<Element>()
  private var attributeNames = NameTable<Tape<Element>.Name?>()

  private let named: (String) -> Element

  /// A recorder of HTML or, where `isXML`, of XML, in which whatever stands between tags is text.
  init(_ source: SourceText, isXML: Bool = false, named: @escaping (String) -> Element) {
    scanner = TagScanner(bytes: source.bytes, isXML: isXML)
    // About what pages hold, so that little is moved as the tape grows.
    tape.nodes.reserveCapacity(source.count / 40)
    tape.attributes.reserveCapacity(source.count / 80)
    tape.values.reserveCapacity(source.count / 8)
    self.named = named
  }

  /// Where the parser stands in the source.
  mutating func position() -> Int {
    context.map { cuts.sourceOffset(of: Int(xmlByteConsumed($0))) } ?? 0
  }

  mutating func start(
    _ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard let name else { return }
    let position = position()
    let tag = advance(to: position)
    let isPrinted = tag.map { !$0.isEnd && isName($0.name, name) } ?? false
    let first = tape.attributes.count
    record(attributes)
    open.append(tape.nodes.count)
    tape.nodes.append(
      Tape<Element>.Node(
        element: element(name), source: isPrinted ? ByteRange(mark, tag?.end ?? mark) : ByteRange(mark, mark),
        end: 0, attributes: first..<tape.attributes.count))
    if isPrinted, let tag { mark = tag.end <= position + 2 ? tag.end : position }
  }

  mutating func end(_ name: UnsafePointer<xmlChar>?) {
    guard let name, let index = open.popLast() else { return }
    let position = position()
    if tape.nodes[index].element?.isScript ?? false {
      mark = max(mark, position)
      hasText = false
    } else if let tag = advance(to: position), tag.isEnd, tag.end <= position, isName(tag.name, name) {
      mark = tag.end
    }
    tape.nodes[index].end = tape.nodes.count
  }

  /// Records the text after the last tag.
  mutating func finish() {
    advance(to: scanner.bytes.count)
    for index in open { tape.nodes[index].end = tape.nodes.count }
  }

  /// Moves the mark to the tag that ends at (or just after) `position`, records the text before it, and gives
  /// the tag.
  @discardableResult
  private mutating func advance(to position: Int) -> TagScanner.Tag? {
    if scanner.isXML { hasText = !open.isEmpty }
    while mark < scanner.bytes.count {
      let tag = nextTag()
      let textEnd = tag?.start ?? scanner.bytes.count
      if hasText, textEnd > mark { recordText(ByteRange(mark, min(textEnd, max(position, mark)))) }
      guard let tag, tag.start < position else {
        if hasText { mark = max(mark, min(textEnd, position)) }
        break
      }
      mark = tag.start
      if scanner.isCDATA(at: mark) {
        let isClosed = scanner.bytes[..<tag.end].suffix(3).elementsEqual("]]>".utf8)
        let end = isClosed ? tag.end - 3 : tag.end
        if hasText { recordText(ByteRange(mark + 9, max(mark + 9, end)), isRaw: true) }
        mark = tag.end
        continue
      }
      if tag.end >= position {
        hasText = false
        return tag
      }
      mark = tag.end
    }
    hasText = false
    return nil
  }

  /// The tag at or after the mark.
  private mutating func nextTag() -> TagScanner.Tag? {
    if let next, next.from == mark { return next.tag }
    let tag = scanner.tag(from: mark)
    next = (mark, tag)
    return tag
  }

  private mutating func recordText(_ range: ByteRange, isRaw: Bool = false) {
    guard !range.isEmpty, range.end <= scanner.bytes.count else { return }
    tape.nodes.append(
      Tape<Element>.Node(
        element: nil, source: range, end: tape.nodes.count + 1, attributes: 0..<0, isRaw: isRaw))
  }

  private mutating func record(_ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    guard var pair = attributes else { return }
    while let key = pair[0] {
      if let name = attributeName(key) {
        let start = tape.values.count
        if let value = pair[1] {
          tape.values += UnsafeBufferPointer(start: value, count: Int(xmlStrlen(value)))
        }
        tape.attributes.append(Tape<Element>.Attribute(name: name, value: start..<tape.values.count))
      }
      pair += 2
    }
  }

  private mutating func element(_ name: UnsafePointer<xmlChar>) -> Element {
    elements.value(of: name) { named(String(cString: $0)) }
  }

  private mutating func attributeName(_ name: UnsafePointer<xmlChar>) -> Tape<Element>.Name? {
    attributeNames.value(of: name) { Tape<Element>.Name(rawValue: String(cString: $0)) }
  }

  /// Whether `name` stands at `printed` in the source.
  private func isName(_ printed: Range<Int>, _ name: UnsafePointer<xmlChar>) -> Bool {
    var end = name
    for index in printed {
      guard scanner.bytes[index].asciiLowercased == end.pointee.asciiLowercased else { return false }
      end += 1
    }
    return end.pointee == 0
  }
}
