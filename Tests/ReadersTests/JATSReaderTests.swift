import DocumentModel
import Readers
import Testing
import Text

@Suite struct JATSReaderTests {
  /// An article with `body` and `back`, in words of our own.
  private func article(front: String = "", body: String = "", back: String = "", head: String = "") -> String
  {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    \(head)<article xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en"><front>\(front)</front>
    <body>\(body)</body><back>\(back)</back></article>
    """
  }

  private func readJATS(_ text: String) throws -> Document { try read(text) }

  @Test func frontMatterBecomesMetadata() throws {
    let document = try readJATS(
      article(
        front: """
          <journal-meta><journal-title>Kinase Notes</journal-title><issn>1234-5678</issn>
          <publisher><publisher-name>Note Press</publisher-name></publisher></journal-meta>
          <article-meta><article-id pub-id-type="doi">10.1/x</article-id><article-id pub-id-type="pmc">77</article-id>
          <title-group><article-title>How dCK starts <italic>ara</italic>-G</article-title></title-group>
          <contrib-group><contrib contrib-type="author"><name><surname>Doe</surname><given-names>Ann B</given-names>
          </name><xref ref-type="aff" rid="I1">1</xref></contrib><contrib contrib-type="editor"><name>
          <surname>Roe</surname><given-names>R</given-names></name></contrib></contrib-group>
          <aff id="I1">Somewhere</aff>
          <pub-date pub-type="collection"><year>2004</year></pub-date>
          <pub-date pub-type="epub"><day>9</day><month>8</month><year>2003</year></pub-date><volume>7</volume>
          <abstract><sec><title>Aim</title><p>To see.</p></sec></abstract></article-meta>
          """))
    #expect(document.mediaType == "application/jats+xml")
    #expect(document.metadata.title == "How dCK starts ara-G")
    #expect(document.metadata.authors == ["Ann B Doe"])
    #expect(document.metadata.date == "2003-08-09")
    #expect(document.metadata.publisher == "Note Press")
    #expect(document.metadata.identifiers == ["doi": "10.1/x", "pmcid": "PMC77", "issn": "1234-5678"])
    #expect(document.text.string == "How dCK starts ara-G\n\nAim\n\nTo see.")
  }

  @Test func tagsSayWhatSectionsHold() throws {
    let document = try readJATS(
      article(
        front: """
          <article-meta><title-group><article-title>T</article-title></title-group><abstract><p>It binds.</p></abstract>
          <kwd-group><title>Keywords</title><kwd>kinase</kwd><kwd>cells</kwd></kwd-group></article-meta>
          """,
        body: """
          <sec sec-type="materials|methods"><title>What we did</title><p>One.</p></sec>
          <sec sec-type="intro"><p>Two.</p></sec><sec><title>Results</title><p>Three.</p></sec>
          """,
        back: "<ref-list><ref id='B1'><mixed-citation>Doe. 1999.</mixed-citation></ref></ref-list>"))
    func kind(_ words: String) -> Section.Kind? {
      document.blocks.first { document.words($0.range) == words }.map { document.sections[$0.section].kind }
    }
    #expect(
      ["It binds.", "One.", "Two.", "Three.", "Doe. 1999."].map(kind) == [
        .abstract, .methods, .introduction, .results, .references,
      ])
    #expect(document.texts(.listItem) == ["kinase", "cells"])
    #expect(document.texts(.boilerplate).isEmpty)
  }

  @Test func emptyReferencesPrintTheNumberOfTheirEntry() throws {
    let document = try readJATS(
      article(
        body: "<p>Seen<xref ref-type='bibr' rid='B2'/> and<xref rid='B1 B2'/>.<xref rid='F1'/></p>",
        back: """
          <ref-list><ref id="B1"><mixed-citation>Doe. 1999.</mixed-citation></ref><ref id="B2"><label>2.</label>
          <mixed-citation>Roe. 2001.</mixed-citation></ref></ref-list>
          """))
    #expect(document.texts(.paragraph) == ["Seen[2] and[1][2]."])
  }

  @Test func aLoneFormulaIsText() throws {
    let document = try readJATS(
      article(body: "<p>So</p><disp-formula><math><mi>E</mi><mo>=</mo><mi>m</mi></math></disp-formula>"))
    #expect(document.texts(.boilerplate).isEmpty)
  }

  @Test func sectionsNestAsTagged() throws {
    let document = try readJATS(
      article(
        body: """
          <sec><label>1</label><title>Results</title><p>One.</p><sec><title>Deeper</title><p>Two.</p></sec></sec>
          <sec><title>Methods</title><p>Three.</p></sec>
          """, back: "<ack><p>Thanks to all.</p></ack>"))
    #expect(document.sections.map(\.path) == [[], ["1 Results"], ["1 Results", "Deeper"], ["Methods"]])
    // What stands in no section with a title is no part of the last one that had one.
    #expect(document.blocks.last.map { document.words($0.range) } == "Thanks to all.")
    #expect(document.blocks.last?.section == 0)
  }

  @Test func figuresFollowTheirParagraph() throws {
    let document = try readJATS(
      article(
        body: """
          <p>It starts <fig id="F1"><label>Figure 1</label><caption><title>Its <sup>32</sup>P</title><p>By
          day.</p></caption><graphic/></fig>and ends.</p>
          """))
    #expect(document.texts(.paragraph) == ["It starts and ends."])
    #expect(document.texts(.caption) == ["Figure 1. Its 32P. By day."])
    #expect(document.marks.contains { $0.kind == .superscript && document.words($0.range) == "32" })
    #expect(document.marks.contains { $0.kind == .anchor(name: "F1") })
  }

  @Test func tablesKeepTheirSpans() throws {
    let document = try readJATS(
      article(
        body: """
          <table-wrap id="T1"><label>Table 1</label><caption><p>Rates</p></caption><table><thead>
          <tr><th rowspan="2">Drug</th><th colspan="2">Rate</th></tr><tr><th>low</th><th>high</th></tr></thead>
          <tbody><tr><td>A</td><td>1</td><td>2<sup>a</sup></td></tr></tbody></table>
          <table-wrap-foot><fn><label>a</label><p>Once.</p></fn></table-wrap-foot></table-wrap>
          """))
    let table = try #require(document.tables.first)
    #expect(document.cells(table.heads) == ["Drug", "low", "high"])
    #expect(table.rows.map(document.cells) == [["A", "1", "2a"]])
    #expect(document.texts(.caption) == ["Table 1. Rates"])
    #expect(document.texts(.paragraph) == ["a Once."])
  }

  @Test func emptyHeadsTakeThoseAbove() throws {
    let document = try readJATS(
      article(
        body: """
          <table><thead><tr><td>Drug</td><td>Rate</td></tr><tr><td/><td>low</td></tr><tr><td/><td/></tr></thead>
          <tbody><tr><td>A</td><td>1</td></tr></tbody></table>
          """))
    #expect(document.tables.first.map { document.cells($0.heads) } == ["Drug", "low"])
  }

  /// What nobody writes must not take long, nor end the program.
  @Test(arguments: [
    "<p>", "<p><boxed-text>", "<sec><title>T</title>", "<ref><citation>", "<ref-list><ref><x>",
    "<table><tr><td>",
    "<msup><mi>x</mi>", "<p><fig>", "<caption><p>", "<![CDATA[", "<!--", "<?", "&", "<list><list-item>",
  ])
  func deepNestingIsRead(opening: String) throws {
    let document = try readJATS(article(body: String(repeating: opening, count: 4_000) + "deep words"))
    #expect(document.text.string.contains("deep words") || !opening.hasSuffix(">"))
  }

  @Test func listsAndDefinitions() throws {
    let document = try readJATS(
      article(
        body: """
          <p>Steps:<list list-type="order"><list-item><p>Mix.</p></list-item><list-item><p>Wait.</p></list-item></list>
          </p><def-list><def-item><term>dCK</term><def><p>a kinase</p></def></def-item></def-list>
          """))
    #expect(document.texts(.listItem) == ["Mix.", "Wait.", "dCK: a kinase"])
    #expect(document.blocks.filter { $0.kind == .listItem }.map(\.ordinal) == [1, 2, nil])
    #expect(document.blocks.last?.label.map(document.words) == "dCK:")
  }

  @Test func formulaeAreText() throws {
    let document = try readJATS(
      article(
        body: """
          <p>So <disp-formula><alternatives><tex-math>\\begin{document}$$x^2$$\\end{document}</tex-math><mml:math
          xmlns:mml="m"><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math></alternatives>
          </disp-formula>holds.</p>
          """))
    #expect(document.texts(.paragraph) == ["So x2 holds."])
    #expect(document.marks.contains { $0.kind == .superscript && document.words($0.range) == "2" })
  }

  @Test func taggedEntriesGetPrint() throws {
    let document = try readJATS(
      article(
        back: """
          <ref-list><title>References</title><ref id="B1"><element-citation publication-type="journal">
          <person-group><name><surname>Doe</surname><given-names>AB</given-names></name><name><surname>Roe</surname>
          <given-names>C</given-names></name><etal/></person-group><article-title>A kinase.</article-title>
          <source>J Notes</source><year>1999</year><volume>7</volume><issue>2</issue><fpage>10</fpage><lpage>19</lpage>
          <pub-id pub-id-type="doi">10.1/ABC</pub-id></element-citation></ref>
          <ref id="B2"><label>2.</label><mixed-citation><name><surname>Poe</surname>, <given-names>E</given-names></name>
          (<year>2001</year>). <article-title>Ravens</article-title>.</mixed-citation></ref></ref-list>
          """))
    let entries = document.texts(.reference)
    #expect(
      entries == [
        "Doe AB, Roe C, et al. A kinase. J Notes 1999;7(2):10–19. doi:10.1/ABC", "2. Poe, E (2001). Ravens.",
      ])
    let blocks = document.blocks.filter { $0.kind == .reference }
    #expect(blocks.map(\.ordinal) == [1, 2])
    let item = try #require(document.taggedReferences[blocks[0].range.start])
    #expect(item.type == "article-journal" && item.title == "A kinase" && item.containerTitle == "J Notes")
    #expect(item.authors == [.init(family: "Doe", given: "AB"), .init(family: "Roe", given: "C")])
    #expect(item.issued == [1999] && item.volume == "7" && item.issue == "2" && item.page == "10–19")
    #expect(item.doi == "10.1/abc")
    #expect(document.taggedReferences[blocks[1].range.start]?.title == "Ravens")
    #expect(document.sections.last?.kind == .references)
  }

  @Test func callsLeadToEntries() throws {
    let document = try readJATS(
      article(
        body: """
          <p>Seen [<xref ref-type="bibr" rid="B1">1</xref>] and by <xref ref-type="bibr" rid="B1 B2">Doe 1999,
          2001</xref>.</p>
          """, back: "<ref-list><ref id=\"B1\"><citation>A. B.</citation></ref></ref-list>"))
    let links = document.marks.compactMap { mark -> String? in
      guard case .link(let target) = mark.kind else { return nil }
      return target
    }
    #expect(links.sorted() == ["#B1", "#B1", "#B2"])
    let anchor = try #require(document.marks.first { $0.kind == .anchor(name: "B1") })
    #expect(document.blocks.last?.range.start == anchor.range.start)
  }

  @Test func entitiesAreNotFollowed() throws {
    let head = """
      <!DOCTYPE article [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">
      <!ENTITY x SYSTEM "file:///etc/passwd"> <!-- ]> -->]>
      """
    let document = try readJATS(article(body: "<p>&c; and &x; at 5 &alpha;&#x3bc;</p>", head: head))
    #expect(document.texts(.paragraph) == ["&c; and &x; at 5 αμ"])
    #expect(document.codes() == ["reader.entities-refused"])
  }

  @Test func sectionsOfCDATAAreText() throws {
    let document = try readJATS(
      article(body: "<p>if <![CDATA[a < b && <c>]]> holds</p><?pi a > b ?><p>More words.</p>"))
    #expect(document.texts(.paragraph) == ["if a < b && <c> holds", "More words."])
  }

  @Test func brokenXMLIsReadAsFarAsItGoes() throws {
    let text = article(body: "<sec><title>One</title><p>First <italic>words</p><p>Second & third.</p></sec>")
    let document = try readJATS(text)
    #expect(document.codes().contains("reader.xml-malformed"))
    #expect(document.text.string.contains("First words") && document.text.string.contains("third."))
    let cut = try readJATS(String(text.prefix(text.count - 50)))
    #expect(cut.codes().contains("reader.xml-malformed"))
    #expect(cut.text.string.contains("First words"))
  }

  @Test func declaredEncodingsAreRead() throws {
    let text = article(body: "<p>naïve β</p>").replacing("UTF-8", with: "UTF-16")
    let wide = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let document = try reader.read([0xFF, 0xFE] + wide)
    try check(document)
    #expect(document.texts(.paragraph) == ["naïve β"])
  }
}
