/// What elements of article XML are for, whatever JATS and TEI call them.
enum XMLElement: Hashable {
  // Parts.
  case root, front, body, back, subArticle, section, abstract, keywords, floats
  /// A part with a title that stands within the flow of its section.
  case box
  case title, label
  // Blocks.
  case paragraph, quote, code, list, orderedList, listItem, definitionList, definitionItem, term, definition
  case formula, figure, caption, footnote, tableWrap, tableFoot, supplement
  case table, tableHead, tableBody, tableRow, tableCell, tableHeadCell
  // Inline.
  case superscript, `subscript`, link, reference, breakLine, alternatives, math, tex
  /// Formulae whose second child is raised or lowered; `isPair` where a third is raised.
  case mathScript(isAbove: Bool, isPair: Bool)
  /// A formula whose two children stand above each other.
  case fraction
  // Bibliography.
  case referenceList, entry, citation
  case people, editors, name, surname, givenNames, suffix, collaboration, etAl
  case articleTitle, source, year, month, day, volume, issue, firstPage, lastPage, elocation, identifier
  case publisher, place, edition, comment
  // Metadata.
  case titleGroup, contributors, contributor, date, journalTitle, publisherName, articleID, issn
  case pageRange, analytic, monograph
  /// What is kept, but says nothing of the subject.
  case furniture
  /// What is no text of the article.
  case hidden
  case other
}

extension XMLElement: TapeElement {
  var isScript: Bool { false }

  /// Whether its title is a heading.
  var isSection: Bool {
    switch self {
    case .section, .abstract, .keywords, .subArticle, .referenceList: true
    default: false
    }
  }
}

/// The elements of JATS and of its forerunner, the NLM archiving tag set.
enum JATS {
  static func element(_ name: String) -> XMLElement { roles[XMLElement.localName(name)] ?? .other }

  private static let roles: [String: XMLElement] = [
    "article": .root, "front": .front, "front-stub": .front, "body": .body, "back": .back,
    "sub-article": .subArticle, "response": .subArticle, "sec": .section, "abstract": .abstract,
    "trans-abstract": .abstract, "floats-group": .floats, "floats-wrap": .floats, "ack": .section,
    "app": .section, "app-group": .section, "glossary": .section, "fn-group": .section, "notes": .section,
    "bio": .section, "boxed-text": .box, "title": .title, "label": .label,
    "p": .paragraph, "disp-quote": .quote, "verse-group": .quote, "verse-line": .paragraph,
    "speech": .quote, "statement": .quote, "attrib": .paragraph, "preformat": .code, "code": .code,
    "list": .list, "list-item": .listItem, "def-list": .definitionList, "def-item": .definitionItem,
    "term": .term, "def": .definition, "disp-formula": .formula, "fig": .figure, "caption": .caption,
    "fn": .footnote, "table-wrap": .tableWrap, "table-wrap-foot": .tableFoot,
    "supplementary-material": .supplement, "table": .table, "thead": .tableHead, "tbody": .tableBody,
    "tfoot": .tableBody, "tr": .tableRow,
    "td": .tableCell, "th": .tableHeadCell, "sup": .superscript, "sub": .subscript, "ext-link": .link,
    "uri": .link, "xref": .reference, "break": .breakLine, "msup": .mathScript(isAbove: true, isPair: false),
    "msub": .mathScript(isAbove: false, isPair: false),
    "msubsup": .mathScript(isAbove: false, isPair: true), "mfrac": .fraction,
    "alternatives": .alternatives, "inline-formula": .alternatives, "math": .math, "tex-math": .tex,
    "ref-list": .referenceList, "ref": .entry, "citation": .citation, "citation-alternatives": .alternatives,
    "element-citation": .citation, "mixed-citation": .citation, "nlm-citation": .citation,
    "product": .citation, "person-group": .people, "name": .name, "string-name": .name,
    "surname": .surname, "given-names": .givenNames, "suffix": .suffix, "collab": .collaboration,
    "etal": .etAl, "article-title": .articleTitle, "chapter-title": .articleTitle, "source": .source,
    "year": .year, "month": .month, "day": .day, "volume": .volume, "issue": .issue, "fpage": .firstPage,
    "lpage": .lastPage, "elocation-id": .elocation, "pub-id": .identifier, "publisher-loc": .place,
    "edition": .edition, "comment": .comment, "title-group": .titleGroup, "contrib-group": .contributors,
    "contrib": .contributor, "pub-date": .date, "journal-title": .journalTitle,
    "publisher-name": .publisherName, "article-id": .articleID, "issn": .issn, "page-range": .pageRange,
    "author-notes": .furniture, "permissions": .furniture, "copyright-statement": .furniture,
    "license": .furniture, "kwd-group": .keywords, "kwd": .listItem, "copyright-year": .hidden,
    "copyright-holder": .hidden,
    "alt-text": .hidden, "long-desc": .hidden, "alt-title": .hidden, "journal-meta": .hidden,
    "article-categories": .hidden, "aff": .hidden, "aff-alternatives": .hidden, "history": .hidden,
    "custom-meta-wrap": .hidden, "custom-meta-group": .hidden, "processing-meta": .hidden,
    "related-article": .hidden, "rdf": .hidden, "RDF": .hidden, "object-id": .hidden, "counts": .hidden,
    "annotation": .hidden, "annotation-xml": .hidden, "subject": .hidden, "self-uri": .hidden,
  ]
}

/// The elements of TEI as GROBID writes it.
enum TEI {
  static func element(_ name: String) -> XMLElement { roles[XMLElement.localName(name)] ?? .other }

  private static let roles: [String: XMLElement] = [
    "TEI": .root, "teiCorpus": .root, "teiHeader": .front, "text": .body, "front": .other, "body": .other,
    "back": .back, "div": .section, "abstract": .abstract, "head": .title, "label": .label,
    "p": .paragraph, "ab": .paragraph, "quote": .quote, "list": .list, "item": .listItem,
    "formula": .formula, "figure": .figure, "figDesc": .caption, "note": .footnote, "table": .table,
    "row": .tableRow, "cell": .tableCell, "titleStmt": .titleGroup, "title": .articleTitle, "ref": .reference,
    "lb": .breakLine,
    "listBibl": .referenceList, "biblStruct": .entry, "bibl": .entry, "analytic": .analytic,
    "monogr": .monograph, "author": .contributor, "editor": .editors, "persName": .name, "surname": .surname,
    "forename": .givenNames, "orgName": .collaboration, "date": .date, "publisher": .publisherName,
    "idno": .identifier, "biblScope": .pageRange, "imprint": .other, "pubPlace": .place,
    "facsimile": .hidden, "graphic": .hidden, "affiliation": .hidden, "email": .hidden,
  ]
}

extension XMLElement {
  /// A name without the prefix of its namespace.
  static func localName(_ name: String) -> String {
    name.utf8.lastIndex(of: 0x3A).map { String(name[name.utf8.index(after: $0)...]) } ?? name
  }
}
