/// The elements of XML that is no article, as far as their names say what they are: those of feeds, and what most
/// languages of documents share with HTML.
enum PlainXML {
  static func element(_ name: String) -> XMLElement {
    roles[XMLElement.localName(name).lowercased()] ?? .other
  }

  /// Whether a root of this name is that of a feed, whose texts are HTML within XML.
  static func isFeed(_ root: String) -> Bool {
    ["rss", "feed", "rdf", "channel"].contains(XMLElement.localName(root).lowercased())
  }

  private static let roles: [String: XMLElement] = [
    "title": .title, "head": .title, "heading": .title,
    "p": .paragraph, "para": .paragraph, "paragraph": .paragraph, "div": .paragraph, "li": .paragraph,
    "h1": .paragraph, "h2": .paragraph, "h3": .paragraph, "h4": .paragraph, "h5": .paragraph,
    "h6": .paragraph,
    "blockquote": .paragraph, "pre": .paragraph, "td": .paragraph, "th": .paragraph, "tr": .paragraph,
    "dt": .paragraph, "dd": .paragraph, "text": .paragraph, "tagline": .paragraph, "subtitle": .paragraph,
    // An excerpt, where the whole stands beside it.
    "description": .abstract, "summary": .abstract,
    "content": .body, "encoded": .body, "body": .body,
    "image": .furniture, "textinput": .furniture,
    "sup": .superscript, "sub": .subscript, "superscript": .superscript, "subscript": .subscript,
    "br": .breakLine, "script": .hidden, "style": .hidden, "metadata": .hidden,
  ]
}
