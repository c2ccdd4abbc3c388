import DocumentModel
import Text

/// What a page states of itself in JSON-LD: `<script type="application/ld+json">` with the words of schema.org.
struct LinkedData {
  private(set) var metadata = Metadata()
  private var rank = Int.max

  init(_ tape: MarkupTape, source: SourceText) {
    for (index, node) in tape.nodes.enumerated()
    where node.element == .script && Self.isLinkedData(tape[index, .type]) {
      let bytes = source.bytes[node.source.end...]
      guard let start = bytes.firstIndex(where: { $0 == byte("{") || $0 == byte("[") }),
        let data = JSON(parsing: bytes[start...])
      else { continue }
      read(data)
    }
  }

  private static func isLinkedData(_ type: String?) -> Bool {
    type.map { Array($0.utf8).prefix(19).equalsIgnoringASCIICase("application/ld+json") } ?? false
  }

  /// Reads the thing that the page is about: the first article, else the first product, else the page.
  private mutating func read(_ data: JSON) {
    for thing in data.elements {
      if let graph = thing["@graph"] { read(graph) }
      if let main = thing["mainEntity"] { read(main) }
      guard let rank = Self.rank(thing), rank < self.rank else { continue }
      self.rank = rank
      metadata = Self.metadata(of: thing)
    }
  }

  private static func rank(_ thing: JSON) -> Int? {
    let types = (thing["@type"]?.elements ?? []).compactMap(\.string)
    if types.contains(where: { $0.hasSuffix("Article") || $0 == "BlogPosting" || $0 == "Report" }) {
      return 0
    }
    if types.contains(where: { $0 == "Product" || isCompound($0) }) { return 1 }
    return types.contains { $0.hasSuffix("WebPage") } ? 2 : nil
  }

  private static func isCompound(_ type: String) -> Bool {
    ["ChemicalSubstance", "MolecularEntity", "Drug"].contains(type)
  }

  private static func metadata(of thing: JSON) -> Metadata {
    var metadata = Metadata()
    metadata.title = text(thing["headline"]) ?? text(thing["name"])
    metadata.authors = (thing["author"] ?? thing["creator"])?.elements.compactMap(name) ?? []
    metadata.date = (text(thing["datePublished"]) ?? text(thing["dateCreated"])).flatMap {
      DateText.iso(Array($0.utf8)[...])
    }
    metadata.publisher = thing["publisher"].flatMap(name)
    metadata.language = text(thing["inLanguage"])
    metadata.catalogNumber = text(thing["sku"]) ?? text(thing["productID"]) ?? text(thing["mpn"])
    let types = (thing["@type"]?.elements ?? []).compactMap(\.string)
    if types.contains(where: isCompound) { metadata.compound = text(thing["name"]) }
    for key in ["@id", "identifier", "sameAs", "url"] {
      for value in thing[key]?.elements ?? [] {
        let printed = value.string ?? text(value["value"])
        if metadata.identifiers["doi"] == nil { metadata.identifiers["doi"] = printed.flatMap(DOIText.doi) }
      }
    }
    return metadata
  }

  /// The name of a person or an organisation, given as a string or an object.
  private static func name(_ value: JSON) -> String? { text(value) ?? text(value["name"]) }

  private static func text(_ value: JSON?) -> String? {
    guard let string = value?.string else { return nil }
    let folded = string.utf8.split { $0.isASCIISpace }.map { String(Substring($0)) }.joined(separator: " ")
    return folded.isEmpty ? nil : folded
  }
}
