import DocumentModel
import Readers
import Testing
import Text

@Suite struct TEIReaderTests {
  /// A paper of our own as GROBID would write it.
  private static let paper = """
    <?xml version="1.0" encoding="UTF-8"?>
    <TEI xml:space="preserve" xmlns="http://www.tei-c.org/ns/1.0">
    <teiHeader xml:lang="en"><fileDesc><titleStmt><title level="a" type="main">How dCK starts ara-G</title></titleStmt>
    <publicationStmt><publisher>Note Press</publisher><date type="published" when="2003-08">August 2003</date>
    </publicationStmt><sourceDesc><biblStruct><analytic><author><persName><forename type="first">Ann</forename>
    <surname>Doe</surname></persName><affiliation>Somewhere</affiliation></author></analytic>
    <idno type="DOI">10.1/x</idno></biblStruct></sourceDesc></fileDesc>
    <profileDesc><abstract><div><p>We see it.</p></div></abstract></profileDesc></teiHeader>
    <text xml:lang="en"><body>
    <div><head n="1">Results</head><p>It is fast <ref type="bibr" target="#b0">[1,</ref><ref type="bibr"
    target="#b1">2]</ref>, as <ref type="bibr" target="#b1">Roe (1999)</ref> says.</p></div>
    <div><head n="1.1">Cells</head><p>They die.</p></div>
    <div><head n="2">Methods</head><p>We count.</p></div>
    <figure xml:id="fig_0"><head>Figure 1</head><label>1</label><figDesc>Dead cells.</figDesc></figure>
    <figure type="table" xml:id="tab_0"><head>Table 1</head><label>1</label><figDesc>Counts.</figDesc>
    <table><row><cell>Cells</cell><cell>dead</cell></row><row><cell>10</cell><cell>9</cell></row></table></figure>
    </body><back><div type="references"><listBibl>
    <biblStruct xml:id="b0"><analytic><title level="a" type="main">A kinase</title><author><persName><forename
    type="first">E</forename><surname>Poe</surname></persName></author></analytic><monogr><title level="j">J
    Notes</title><imprint><biblScope unit="volume">7</biblScope><biblScope unit="page" from="10" to="19"/>
    <date type="published" when="1999">1999</date></imprint></monogr>
    <note type="raw_reference">E Poe. A kinase.</note></biblStruct>
    <biblStruct xml:id="b1"><monogr><title level="m">A book</title><author><persName><forename>R</forename>
    <surname>Roe</surname></persName></author><imprint><date type="published" when="1999"/></imprint></monogr>
    </biblStruct></listBibl></div></back></text></TEI>
    """

  @Test func headerBecomesMetadata() throws {
    let metadata = try read(Self.paper).metadata
    #expect(metadata.title == "How dCK starts ara-G")
    #expect(metadata.authors == ["Ann Doe"])
    #expect(metadata.date == "2003-08")
    #expect(metadata.publisher == "Note Press")
    #expect(metadata.identifiers == ["doi": "10.1/x"])
    #expect(metadata.language == "en")
  }

  @Test func outlineNumbersNest() throws {
    let document = try read(Self.paper)
    #expect(document.mediaType == "application/tei+xml")
    #expect(
      document.sections.map(\.path) == [
        [], [], ["1 Results"], ["1 Results", "1.1 Cells"], ["2 Methods"], [],
      ])
    #expect(
      document.texts(.paragraph) == [
        "We see it.", "It is fast [1,2], as Roe (1999) says.", "They die.", "We count.",
      ])
    #expect(document.texts(.caption) == ["Figure 1. Dead cells.", "Table 1. Counts."])
    #expect(document.tables.first?.rows.map(document.cells) == [["Cells", "dead"], ["10", "9"]])
  }

  @Test func entriesAreReferences() throws {
    let document = try read(Self.paper)
    #expect(document.texts(.reference) == ["A kinase. E Poe. J Notes 7:10–19. 1999", "A book. R Roe. 1999"])
    let items = document.blocks.filter { $0.kind == .reference }.map {
      document.taggedReferences[$0.range.start]
    }
    #expect(items[0]?.containerTitle == "J Notes" && items[0]?.page == "10–19" && items[0]?.issued == [1999])
    #expect(items[0]?.authors == [.init(family: "Poe", given: "E")])
    #expect(items[1]?.title == "A book" && items[1]?.containerTitle == nil)
    let targets = document.marks.filter { $0.kind == .link(target: "#b1") }.map { document.words($0.range) }
    #expect(targets == ["2]", "Roe (1999)"])
  }
}
