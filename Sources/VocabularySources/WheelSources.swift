import DocumentModel
import Text
import Vocabulary

extension SourceReader {
  /// The wheel's MeSH headings: id, name, other names, places in the trees, taxon.
  mutating func wheelHeadings(_ take: (Entry) -> Void) {
    for (number, line) in lines where !line.isEmpty {
      let cells = line.cells
      guard cells.count >= 4, cells[0].hasPrefix("D") else {
        report("expected a MeSH id, a name, names and tree numbers", line: number)
        continue
      }
      guard let category = MeSHTree.category(of: cells[3].parts("|")) else { continue }
      var heading = SourceConcept("mesh:\(cells[0])", cells[1], category: category)
      heading.add(cells[2].parts("|"))
      heading.kinds = cells[3].parts("|")
      if cells.count > 4, !cells[4].isEmpty { heading.xrefs.append("ncbitaxon:\(cells[4])") }
      take(.concept(heading))
    }
  }

  /// The wheel's MeSH supplement: id, name, other names, the headings that it is mapped to.
  mutating func wheelSupplement(_ take: (Entry) -> Void) {
    for (number, line) in lines where !line.isEmpty {
      let cells = line.cells
      guard cells.count >= 2, cells[0].hasPrefix("C") else {
        report("expected a MeSH id, a name, names and headings", line: number)
        continue
      }
      let headings = cells.count > 3 ? cells[3].parts(",") : []
      let species = Self.species(ofProtein: cells[1])
      // Proteins of microbes and plants, some hundred thousand: no note names them so.
      if species == 1 { continue }
      var concept = SourceConcept(
        "mesh:\(cells[0])", cells[1], category: species == nil ? .smallMolecule : .gene,
        organism: species ?? 0)
      concept.kinds = ["supplement"]
      // The category of the first heading is known only when all is read.
      if species == nil { concept.xrefs = headings.map { "heading:\($0)" } }
      concept.add(cells.count > 2 ? cells[2].parts("|") : [])
      take(.concept(concept))
    }
  }

  /// The species of "KCNMB2 protein, human", 1 for other species; nil where it is no such name.
  static func species(ofProtein name: String) -> UInt32? {
    guard let comma = name.lastIndex(of: ","), name.contains("protein") || name.contains("RNA") else {
      return nil
    }
    switch name[name.index(after: comma)...].drop(while: { $0 == " " }) {
    case "human": return 9606
    case "mouse": return 10090
    case "rat": return 10116
    default: return name[..<comma].hasSuffix("protein") ? 1 : nil
    }
  }

  /// Tables of equal identifiers: DrugBank–other (`DRUGBANK_ID NAMESPACE ID SOURCE`), MeSH–other.
  mutating func wheelMappings(_ take: (Entry) -> Void) {
    for (number, line) in lines where !line.isEmpty {
      let cells = line.cells
      if cells[0] == "DRUGBANK_ID" { continue }
      if cells[0].hasPrefix("DB"), cells.count >= 3 {
        if cells[1] == "NAME" {
          take(.concept(SourceConcept("drugbank:\(cells[0])", cells[2], category: .drug)))
        } else if let other = Namespace.curie(cells[1], cells[2]) {
          take(.same("drugbank:\(cells[0])", other))
        }
      } else if cells.count >= 5, let one = Namespace.curie(cells[0], cells[1]) {
        if let other = Namespace.curie(cells[3], cells[4]) { take(.same(one, other)) }
      } else {
        report("expected two identifiers with their namespaces", line: number)
      }
    }
  }

  /// `lspci.tsv`: number, name and the CURIEs (`|`) of the salts and forms of one molecule.
  mutating func wheelForms(_ take: (Entry) -> Void) {
    for (number, line) in lines where number > 1 && !line.isEmpty {
      let cells = line.cells
      guard cells.count >= 3 else {
        report("expected a number, a name and CURIEs", line: number)
        continue
      }
      let members = cells[2].parts("|").compactMap { Namespace.curie($0) }.filter {
        $0.hasPrefix("chebi:") || $0.hasPrefix("mesh:") || $0.hasPrefix("drugbank:")
      }
      guard let heading = members.first(where: { $0.hasPrefix("mesh:") }) else { continue }
      for member in members where !member.hasPrefix("mesh:") { take(.form(member, heading)) }
    }
  }

  /// Two columns of equal identifiers, whose namespaces the file's name tells: `mesh_cas_mappings.tsv`,
  /// `cas_to_chebi.tsv`, `pubchem_mesh_map.tsv`, `chebi_to_pubchem.tsv`.
  mutating func wheelPairs(_ take: (Entry) -> Void) {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let spaces = ["mesh", "cas", "chebi", "pubchem"].compactMap { space in
      name.utf8.split(separator: UInt8(ascii: ".")).first.flatMap { Array($0).firstIndex(of: space, from: 0) }
        .map { (place: $0, space: space) }
    }.sorted { $0.place < $1.place }.map(\.space)
    guard spaces.count == 2 else { return }
    for (number, line) in lines where !line.isEmpty {
      let cells = line.cells
      guard cells.count >= 2 else {
        report("expected two identifiers", line: number)
        continue
      }
      guard cells[0].utf8.contains(where: \.isASCIIDigit) else { continue }
      if let one = Namespace.curie(spaces[0], cells[0]), let other = Namespace.curie(spaces[1], cells[1]) {
        take(.same(one, other))
      }
    }
  }

  /// Biomappings: namespace, id, name, namespace, id, name.
  mutating func biomappings(_ take: (Entry) -> Void) {
    for (number, line) in lines where !line.isEmpty {
      let cells = line.cells
      guard cells.count >= 5 else {
        report("expected namespace, id, name, namespace, id, name", line: number)
        continue
      }
      if let one = Namespace.curie(cells[0], cells[1]), let other = Namespace.curie(cells[3], cells[4]) {
        take(.same(one, other))
      }
    }
  }

  /// Names of ChEBI's entries in BEL: a name and a CURIE.
  mutating func wheelBELNames(_ take: (Entry) -> Void) {
    for (number, line) in lines where !line.isEmpty {
      let cells = line.cells
      guard cells.count >= 2, let identifier = Namespace.curie(cells[1]) else {
        report("expected a name and a ChEBI id", line: number)
        continue
      }
      var concept = SourceConcept(identifier, cells[0], category: .smallMolecule)
      concept.names[0].status = .synonym
      take(.concept(concept))
    }
  }

  /// The wheel's ontologies as JSON: an array of `{id, name, namespace, synonyms, xrefs, relations}`.
  mutating func wheelOntology(_ take: (Entry) -> Void) {
    var parents: [String: [String]] = [:]
    var later: [(concept: SourceConcept, id: String)] = []
    for (number, element) in JSONElements(bytes) {
      guard let json = JSON(parsing: element[...]), let id = json["id"]?.string,
        let name = json["name"]?.string,
        let namespace = json["namespace"]?.string
      else {
        report("expected an object with id, name and namespace", line: number)
        continue
      }
      let ontology = OntologyCategory(namespace: namespace)
      guard let identifier = Namespace.curie(ontology.prefix, id) else { continue }
      func related(_ relation: String) -> [String] {
        json["relations"]?[relation]?.elements.compactMap(\.string) ?? []
      }
      let isA = related("is_a")
      var concept = SourceConcept(identifier, name, category: ontology.category(name: name))
      concept.add(json["synonyms"]?.elements.compactMap(\.string) ?? [])
      // "calcium atom", "phosphorus-32 atom", "Cy3 dye": others use the bare word.
      if ontology.prefix == "chebi" {
        concept.add([" atom", " dye"].compactMap { name.without(suffix: $0) })
      }
      concept.kinds = isA.compactMap { Namespace.curie(ontology.prefix, $0) }
      concept.roles = related("has_role").compactMap { Namespace.curie(ontology.prefix, $0) }
      for relation in ["is_conjugate_base_of", "is_conjugate_acid_of"] {
        for other in related(relation) {
          if let other = Namespace.curie(other) { take(.form(identifier, other)) }
        }
      }
      for xref in json["xrefs"]?.elements ?? [] {
        guard let namespace = xref["namespace"]?.string, let id = xref["id"]?.string else { continue }
        if let curie = Namespace.curie(namespace, id) { concept.xrefs.append(curie) }
      }
      if ontology.needsParents {
        parents[id] = isA
        later.append((concept, id))
      } else {
        take(.concept(concept))
      }
    }
    for (concept, id) in later {
      var concept = concept
      guard let category = OntologyCategory.category(of: id, parents: parents, xrefs: concept.xrefs) else {
        continue
      }
      concept.category = category
      take(.concept(concept))
    }
  }
}
