import DocumentModel

/// Formulae in MathML, as one line of text.
extension XMLWalk {
  /// Notes what becomes of the children of the formula at node `index`: which are raised, lowered or follow a stroke.
  mutating func arrange(_ element: XMLElement, _ index: Int) {
    let children = children(index)
    guard children.count > 1 else { return }
    switch element {
    case .mathScript(let isAbove, let isPair):
      scripts[children[1]] = isAbove ? .superscript : .subscript
      if isPair, children.count > 2 { scripts[children[2]] = .superscript }
    case .fraction: denominators.insert(children[1])
    default: break
    }
  }
}
