import Text

/// The mark-up of a page as it is read from HTML.
typealias MarkupTape = Tape<Element>

/// The mark-up of a file as one flat array in the order of the source, so that looking ahead costs nothing and
/// depth needs no recursion. `Element` tells the elements of one language apart.
struct Tape<Element> {
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
    /// Whether text stands as it is: in CDATA nothing is a character reference.
    var isRaw = false
  }

  /// An attribute that readers use: its decoded value is a range of ``values``, since few are asked for as strings.
  struct Attribute {
    var name: Name
    var value: Range<Int>
  }

  /// The attributes that readers use.
  enum Name: String, CaseIterable {
    case id, name, href, role, hidden, style, reversed, rowspan, colspan, start, value, content, property,
      lang, type,
      itemprop
    case cssClass = "class"
    case ariaHidden = "aria-hidden"
    case xmlLang = "xml:lang"
    // Of JATS and TEI.
    case rid, target, level, when, unit, from, to, cols, rows
    case outline = "n"
    case xmlID = "xml:id"
    case xlinkHref = "xlink:href"
    case secType = "sec-type"
    case pubType = "pub-type"
    case dateType = "date-type"
    case pubIDType = "pub-id-type"
    case contribType = "contrib-type"
    case listType = "list-type"
    case citationType = "citation-type"
    case publicationType = "publication-type"
    case personGroupType = "person-group-type"
  }

  var nodes: [Node] = []
  var attributes: [Attribute] = []
  /// The values of all attributes, one after another.
  var values: [UInt8] = []

  /// The value of attribute `name` of node `index`.
  subscript(_ index: Int, _ name: Name) -> String? {
    bytes(index, name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of the value of attribute `name` of node `index`.
  func bytes(_ index: Int, _ name: Name) -> ArraySlice<UInt8>? {
    for place in nodes[index].attributes where attributes[place].name == name {
      return values[attributes[place].value]
    }
    return nil
  }
}
