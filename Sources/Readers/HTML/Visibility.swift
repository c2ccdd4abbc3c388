import Text

/// Which elements of a page a reader never sees.
///
/// What a style sheet hides in the page itself is taken at its word, but for tabs and slides: an element that is hidden
/// beside a sister of its class that is shown comes into view with a click, and is text like her.
struct Visibility {
  private struct Kind: Hashable {
    var parent: Int
    var element: Element
    var cssClass: ArraySlice<UInt8>
  }

  /// Whether each node is hidden: asked of every node, several times.
  private var hidden: [Bool]

  init(_ tape: MarkupTape, layout: PageLayout, classes: Set<UInt64>) {
    hidden = Array(repeating: false, count: tape.nodes.count)
    var styled: [Int] = []
    for index in tape.nodes.indices {
      var isStyled = false
      for place in tape.nodes[index].attributes {
        let attribute = tape.attributes[place]
        switch attribute.name {
        case .hidden: hidden[index] = true
        case .ariaHidden: if tape.values[attribute.value].elementsEqual("true".utf8) { hidden[index] = true }
        case .cssClass: if Self.names(tape.values[attribute.value], oneOf: classes) { hidden[index] = true }
        case .style: isStyled = Self.isHidden(byStyle: tape.values[attribute.value])
        default: break
        }
      }
      if isStyled, !hidden[index] { styled.append(index) }
    }
    guard !styled.isEmpty else { return }
    for index in styled { hidden[index] = true }
    let shown = kindsShown(tape, layout, parents: Set(styled.map { layout.parents[$0] }))
    for index in styled {
      if let kind = Self.kind(index, tape, layout), shown.contains(kind) { hidden[index] = false }
    }
  }

  /// Whether node `index` is hidden, whatever encloses it.
  func isHidden(_ index: Int) -> Bool { hidden[index] }

  private func kindsShown(_ tape: MarkupTape, _ layout: PageLayout, parents: Set<Int>) -> Set<Kind> {
    var kinds: Set<Kind> = []
    for index in tape.nodes.indices where !hidden[index] && parents.contains(layout.parents[index]) {
      if let kind = Self.kind(index, tape, layout) { kinds.insert(kind) }
    }
    return kinds
  }

  private static func kind(_ index: Int, _ tape: MarkupTape, _ layout: PageLayout) -> Kind? {
    guard let element = tape.nodes[index].element, element.isBlock,
      let first = tape.bytes(index, .cssClass)?.split(separator: byte(" "), maxSplits: 1).first
    else { return nil }
    return Kind(parent: layout.parents[index], element: element, cssClass: first)
  }

  private static func names(_ value: ArraySlice<UInt8>, oneOf classes: Set<UInt64>) -> Bool {
    var hash = WordHash()
    for unit in value {
      if unit.isASCIISpace {
        if classes.contains(hash.value) { return true }
        hash = WordHash()
      } else {
        hash.add(unit)
      }
    }
    return classes.contains(hash.value)
  }

  private static func isHidden(byStyle style: ArraySlice<UInt8>) -> Bool {
    style.split(separator: byte(";")).contains { declaration in
      let compact = declaration.lazy.filter { !$0.isASCIISpace }.map(\.asciiLowercased)
      return compact.starts(with: "display:none".utf8) || compact.elementsEqual("font-size:0".utf8)
        || compact.elementsEqual("font-size:0px".utf8) || compact.starts(with: "visibility:hidden".utf8)
    }
  }
}
