import DocumentModel
import Text

/// What stylesheets and bold letters mark where HTML has elements for it.
extension HTMLWalk {
  private static let longestQuestion = 250
  private static let mostNodes = 100

  /// Whether the paragraph at `index` is a question in bold letters: `<p><b>Q1: Why?</b></p>`.
  func isQuestion(_ index: Int) -> Bool {
    let length = layout.textLength(index)
    guard tape.nodes[index].end - index <= Self.mostNodes, length > 4, length <= Self.longestQuestion,
      lists.isEmpty, referencesDepth == 0, chromeDepth == 0
    else {
      return false
    }
    guard tape.nodes[index].element == .summary || isBold(index, length) else { return false }
    var words: [UInt8] = []
    for node in tape.nodes[index..<tape.nodes[index].end] where node.element == nil {
      words += source[node.source]
    }
    while let last = words.last, last.isASCIISpace { words.removeLast() }
    if words.last == byte("?") { return true }
    let trimmed = words[...].drop(while: \.isASCIISpace)
    switch HeadingLabel(trimmed, vocabulary: vocabulary) {
    case .question, .problem: return true
    default: return false
    }
  }

  private func isBold(_ index: Int, _ length: Int) -> Bool {
    let first = tape.nodes[(index + 1)..<tape.nodes[index].end].firstIndex { $0.element != nil }
    guard let first, let element = tape.nodes[first].element, element == .b || element == .strong else {
      return false
    }
    return layout.textLength(first) == length
  }

  /// Opens the numbered list at `index`; a reversed one counts down to 1.
  mutating func openNumbered(_ index: Int) {
    let start = tape[index, .start].flatMap { Int($0) }
    guard tape.bytes(index, .reversed) != nil else {
      return lists.append(OpenList(number: composer.newList(), next: start ?? 1))
    }
    var items = 0
    var child = index + 1
    while child < tape.nodes[index].end {
      if tape.nodes[child].element == .li { items += 1 }
      child = max(child + 1, tape.nodes[child].end)
    }
    lists.append(OpenList(number: composer.newList(), next: start ?? items, step: -1))
  }

  /// Whether the style of the element at `index` raises or lowers its text.
  func raised(_ index: Int) -> Mark.Kind? {
    guard let style = tape.bytes(index, .style),
      let start = style.firstIndex(of: "vertical-align", from: style.startIndex)
    else { return nil }
    let value = style[(start + 14)...].drop { $0 == byte(":") || $0.isASCIISpace }
    if value.prefix(5).equalsIgnoringASCIICase("super") { return .superscript }
    return value.prefix(3).equalsIgnoringASCIICase("sub") ? .subscript : nil
  }
}
