import DocumentModel
import Text

/// Writes the text of one block without its markdown and the remnants of HTML in it.
struct InlineWriter {
  /// What has to be closed: a markdown link at its bracket, an HTML element at its end tag.
  private enum Open {
    case link(close: Int, resume: Int, keepsBracket: Bool)
    case tag(Element)
  }

  let bytes: [UInt8]
  let definitions: Definitions
  private let skips: [Emphasis.Skip]
  private var nextSkip = 0
  /// The place before which no comment ends.
  private var commentsTriedTo = 0
  private var open: [Open] = []
  /// The brackets of the line that is being written, opening to closing.
  private var brackets: [Int: Int] = [:]

  /// A writer for the block that consists of `lines`.
  init(_ lines: [ByteRange], bytes: [UInt8], definitions: Definitions) {
    self.bytes = bytes
    self.definitions = definitions
    skips = Emphasis(lines, bytes: bytes).skips
  }

  /// Writes `line`.
  mutating func write(_ line: ByteRange, to composer: inout Composer) {
    brackets = Links.brackets(of: line, in: bytes, always: !definitions.addresses.isEmpty)
    var start = line.start
    var index = start
    while index < line.end {
      guard Self.isSpecial(bytes[index]), let end = meet(index, start, line, &composer) else {
        index += 1
        continue
      }
      index = end
      start = end
    }
    if start < line.end { composer.write(ByteRange(start, line.end)) }
  }

  /// Closes what the block left open.
  mutating func finish(_ composer: inout Composer) {
    while open.popLast() != nil { composer.closeMark() }
  }

  /// Handles what is special at `index`, after writing the text from `start`; gives where to go on, or nil where
  /// it is text after all.
  private mutating func meet(
    _ index: Int, _ start: Int, _ line: ByteRange, _ composer: inout Composer
  ) -> Int? {
    let text = ByteRange(start, index)
    switch bytes[index] {
    case byte("*"), byte("_"), byte("~"):
      while nextSkip < skips.count, skips[nextSkip].offset < index { nextSkip += 1 }
      guard nextSkip < skips.count, skips[nextSkip].offset == index else { return nil }
      composer.write(text)
      return index + skips[nextSkip].length
    case byte("\\"):
      if index + 1 == line.end, index > line.start, index + 1 < bytes.count {
        // A line break.
        composer.write(text)
        return index + 1
      }
      guard index + 1 < line.end, Self.isEscapable(bytes[index + 1]) else { return nil }
      composer.write(text)
      composer.write(ByteRange(index + 1, index + 2))
      return index + 2
    case byte("`"):
      composer.write(text)
      return index + 1
    case byte("&"):
      guard let reference = CharacterReference(in: bytes[..<line.end], at: index) else { return nil }
      composer.write(text)
      composer.write(reference, at: index)
      return index + reference.length
    case byte("<"):
      return meetComment(index, text, line, &composer) ?? meetTag(index, text, line, &composer)
    case byte("@"): return meetKey(index, text, line, &composer)
    case byte("["), byte("!"): return meetLink(index, text, line, &composer)
    case byte("]"): return closeLink(index, text, &composer)
    case let unit where unit.isControl:
      composer.write(text)
      return index + 1
    default: return nil
    }
  }

  // MARK: Links

  private mutating func meetLink(
    _ index: Int, _ text: ByteRange, _ line: ByteRange, _ composer: inout Composer
  ) -> Int? {
    let isImage = bytes[index] == byte("!")
    let bracket = isImage ? index + 1 : index
    if !isImage, let end = meetNote(index, text, line, &composer) { return end }
    if let (words, end) = wikiLink(bracket, before: line.end) {
      composer.write(text)
      if !isImage { composer.write(words) }
      return end
    }
    if !isImage, let close = brackets[bracket], Links.target(after: close, in: bytes[..<line.end]) == nil {
      guard let referral = referral(bracket, close, before: line.end) else { return nil }
      composer.write(text)
      begin(referral, at: bracket, close: close, &composer)
      return bracket + 1
    }
    guard let close = brackets[bracket],
      let (target, end) = Links.target(after: close, in: bytes[..<line.end])
    else {
      return nil
    }
    composer.write(text)
    if isImage {
      // What a picture shows is said in its brackets.
      composer.space(ByteRange(index, bracket + 1))
      composer.write(ByteRange(bracket + 1, close))
      composer.space(ByteRange(close, end))
      return end
    }
    let isCallout = Links.isCallout(bytes[(bracket + 1)..<close])
    let referral = Referral(target: target, resume: end, keepsBracket: isCallout)
    begin(referral, at: bracket, close: close, &composer)
    return bracket + 1
  }

  private mutating func begin(
    _ referral: Referral, at bracket: Int, close: Int, _ composer: inout Composer
  ) {
    composer.openMark(.link(target: referral.target))
    open.append(.link(close: close, resume: referral.resume, keepsBracket: referral.keepsBracket))
    if referral.keepsBracket { composer.write(ByteRange(bracket, bracket + 1)) }
  }

  private mutating func closeLink(_ index: Int, _ text: ByteRange, _ composer: inout Composer) -> Int? {
    guard case .link(let close, let resume, let keepsBracket)? = open.last, close == index else { return nil }
    composer.write(text)
    if keepsBracket { composer.write(ByteRange(index, index + 1)) }
    open.removeLast()
    composer.closeMark()
    return resume
  }

  // MARK: HTML

  /// Comments are left out.
  private mutating func meetComment(
    _ index: Int, _ text: ByteRange, _ line: ByteRange, _ composer: inout Composer
  ) -> Int? {
    guard bytes[index..<line.end].hasPrefix("<!--"), index >= commentsTriedTo else { return nil }
    guard let end = bytes[..<line.end].firstIndex(of: "-->", from: index + 4) else {
      commentsTriedTo = line.end
      return nil
    }
    composer.write(text)
    composer.space(ByteRange(index, end + 3))
    return end + 3
  }

  private mutating func meetTag(
    _ index: Int, _ text: ByteRange, _ line: ByteRange, _ composer: inout Composer
  ) -> Int? {
    if let end = Links.autolinkEnd(index, in: bytes[..<line.end]) {
      composer.write(text)
      let target = ByteRange(index + 1, end - 1)
      composer.openMark(.link(target: String(decoding: bytes[target.indices], as: UTF8.self)))
      composer.write(target)
      composer.closeMark()
      return end
    }
    guard let tag = InlineTag(in: bytes[..<line.end], at: index) else { return nil }
    composer.write(text)
    apply(tag, ByteRange(index, tag.end), &composer)
    return tag.end
  }

  private mutating func apply(_ tag: InlineTag, _ range: ByteRange, _ composer: inout Composer) {
    switch (tag.element, tag.isEnd) {
    case (.sup, false), (.sub, false):
      composer.openMark(tag.element == .sup ? .superscript : .subscript)
      open.append(.tag(tag.element))
    case (.a, false):
      composer.openMark(.link(target: tag.href ?? ""))
      open.append(.tag(.a))
    case (.sup, true), (.sub, true), (.a, true):
      guard case .tag(tag.element)? = open.last else { return }
      open.removeLast()
      composer.closeMark()
    case (let element, _) where element == .br || element.isBlock: composer.space(range)
    default: break
    }
  }

  // MARK: Bytes

  private static func isSpecial(_ unit: UInt8) -> Bool { special[Int(unit)] }

  private static let special: [Bool] = (0...255).map {
    "*_~\\`&<[]!@".utf8.contains(UInt8($0)) || UInt8($0).isControl
  }

  private static func isEscapable(_ unit: UInt8) -> Bool { escapable[Int(unit)] }

  private static let escapable: [Bool] = (0...255).map {
    "\\`*_{}[]()#+-.!|<>~\"'$&".utf8.contains(UInt8($0))
  }
}
