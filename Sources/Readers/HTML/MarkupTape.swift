import Text

/// The mark-up of a page as one flat array in the order of the source, so that looking ahead costs nothing and
/// depth needs no recursion.
struct MarkupTape {
  /// An element or a stretch of text.
  struct Node {
    /// The element; nil for text.
    var element: Element?
    /// Text: its bytes in the source, entities not yet decoded. An element: its start tag (empty if implied).
    var source: ByteRange
    /// Index one past the last node within the element.
    var end: Int
    /// Its attributes, as indices into ``attributes``.
    var attributes: Range<Int>
  }

  /// An attribute that readers use, decoded.
  struct Attribute {
    var name: Name
    var value: String
  }

  /// The attributes that readers use.
  enum Name: String, CaseIterable {
    case id, name, href, role, hidden, style, rowspan, colspan, start, value, content, property, lang, type,
      itemprop
    case cssClass = "class"
    case ariaHidden = "aria-hidden"
    case xmlLang = "xml:lang"
  }

  var nodes: [Node] = []
  var attributes: [Attribute] = []

  /// The value of attribute `name` of node `index`.
  subscript(_ index: Int, _ name: Name) -> String? {
    attributes[nodes[index].attributes].first { $0.name == name }?.value
  }
}
