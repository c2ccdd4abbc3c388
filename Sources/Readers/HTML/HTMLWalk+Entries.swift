import DocumentModel
import Text

/// Items of reference lists: one entry each, whatever elements it is made of.
extension HTMLWalk {
  /// An item of more letters than this is no entry, but holds several.
  private static let longestEntry = 1500
  /// Items of a list within an entry that are shorter than this on average are parts of it: its authors.
  private static let shortestEntry = 50
  /// What leads back to a callout has no more nodes than this.
  private static let mostNodesOfBackLink = 60

  /// Notes that the item at `index` is an entry, where it is one.
  mutating func beginEntry(_ index: Int) {
    guard index >= entryEnd, chromeDepth == 0, referencesDepth > 0 || isBelowReferences() else { return }
    guard layout.textLength(index) <= Self.longestEntry else { return }
    entryEnd = tape.nodes[index].end
    entryDepth = lists.count
  }

  /// Whether `element`, which has lines of its own, goes on with the entry that it stands in.
  func isPartOfEntry(_ element: Element, _ index: Int) -> Bool {
    guard index < entryEnd, !content.isAside[index] else { return false }
    switch element {
    case .div, .p, .section, .span, .center, .address, .blockquote, .dd, .dt: return true
    case .ul, .ol, .dl: return isShortList(index)
    case .li: return lists.count > entryDepth && frames.contains { $0.isJoined && $0.element.isList }
    default: return false
    }
  }

  private func isShortList(_ index: Int) -> Bool {
    var items = 0
    var child = index + 1
    while child < tape.nodes[index].end {
      if [.li, .dd].contains(tape.nodes[child].element) { items += 1 }
      child = max(child + 1, tape.nodes[child].end)
    }
    return layout.textLength(index) < max(1, items) * Self.shortestEntry
  }

  /// Whether the last heading names a list of references. Headings are looked at once.
  private mutating func isBelowReferences() -> Bool {
    for block in composer.blocks[seenBlocks...] {
      let isHeading = block.kind == .heading
      guard isHeading || block.kind == .paragraph && block.range.count < 40 else { continue }
      let level = block.level ?? HeadingLevels.ofPlainLine
      if vocabulary.referenceHeadings.contains(composer.builder.bytes[block.range.indices]) {
        referencesLevel = level
      } else if isHeading, let open = referencesLevel, level <= open {
        referencesLevel = nil
      }
    }
    seenBlocks = composer.blocks.count
    return referencesLevel != nil
  }

  /// Whether `words`, which follow a line break, begin the entry after the one that is open: `[2]` after `[1]`.
  mutating func beginsNextEntry(_ words: ArraySlice<UInt8>) -> Bool {
    guard chromeDepth == 0, composer.openKind == .paragraph || composer.openKind == .reference,
      let start = composer.openStart,
      let number = ReferenceEntries.number(words.drop(while: \.isASCIISpace)),
      ReferenceEntries.number(composer.builder.bytes[start...]) == number - 1
    else { return false }
    return referencesDepth > 0 || isBelowReferences()
  }

  // MARK: Back links

  /// Whether the element at `index` only leads from an entry or a note back to where it is cited: `↵`, `^ a b`.
  func isBackLink(_ element: Element, _ index: Int) -> Bool {
    let isLink = element == .a
    guard isLink || index < entryEnd && (element == .span || element == .sup || element == .b) else {
      return false
    }
    if isLink, tape.bytes(index, .href)?.first != byte("#") { return false }
    let end = tape.nodes[index].end
    guard end - index <= Self.mostNodesOfBackLink else { return false }
    var linkEnd = isLink ? end : index
    var links = 0
    var hasArrow = false
    for node in index..<end {
      if tape.nodes[node].element == .a {
        guard tape.bytes(node, .href)?.first == byte("#") else { return false }
        links += 1
        linkEnd = tape.nodes[node].end
      }
      guard tape.nodes[node].element == nil else { continue }
      let words = source[tape.nodes[node].source]
      if let isArrow = BackLinkSign.isArrow(words) {
        hasArrow = hasArrow || isArrow
      } else if node >= linkEnd || !BackLinkSign.isLetter(words) {
        return false
      }
    }
    return hasArrow && links > 0
  }
}

extension Element {
  /// Whether it holds items.
  var isList: Bool { self == .ul || self == .ol || self == .dl }
}

/// The signs of links that lead back to where a note is cited.
private enum BackLinkSign {
  private static let arrows: Set<Unicode.Scalar> = ["^", "↵", "↩", "↑", "⇑", "⏎", "↥", "⤴", "⮐", "▲"]
  private static let others: Set<Unicode.Scalar> = ["\u{FE0E}", "\u{FE0F}", "\u{A0}", ".", ","]

  /// Whether an arrow stands in `words`, and nothing but arrows, spaces and stops; nil where more does.
  static func isArrow(_ words: ArraySlice<UInt8>) -> Bool? {
    guard words.count <= 40 else { return nil }
    var isArrow = false
    var index = words.startIndex
    while index < words.endIndex {
      var scalar: Unicode.Scalar?
      if let reference = CharacterReference(in: words, at: index), words[index] == byte("&") {
        scalar = String(decoding: reference.bytes, as: UTF8.self).unicodeScalars.first
        index += reference.length
      } else {
        scalar = String(decoding: words[index...].prefix(4), as: UTF8.self).unicodeScalars.first
        index += scalar.map { UTF8.width($0) } ?? 1
      }
      guard let scalar else { return nil }
      if arrows.contains(scalar) {
        isArrow = true
      } else if !others.contains(scalar), !(scalar.isASCII && scalar.properties.isWhitespace) {
        return nil
      }
    }
    return isArrow
  }

  /// Whether `words` are a letter or two, or the number of a callout: "a", "1.0".
  static func isLetter(_ words: ArraySlice<UInt8>) -> Bool {
    words.count { !$0.isASCIISpace } <= 3 && words.allSatisfy { $0 < 0x80 }
  }
}
