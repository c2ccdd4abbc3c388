import DocumentModel
import Readers
import Testing
import Text

@Suite struct HTMLReaderTests {
  @Test func scriptsHideNoTextAndMoveNoOffset() throws {
    let html =
      "<p>one<script>if (a<b) document.write('<p>no</p></scripts>')</script></p><STYLE media='a>b'>p > a {}</Style >"
      + "<p>two<script/> <script.x>three</script.x><style>x"
    let document = try readHTML(html)
    #expect(document.texts(.paragraph) == ["one", "two three"])
    let sources = document.blocks.map { document.source.string(document.origin.source(of: $0.range)) }
    #expect(sources == ["one", "two<script/> <script.x>three"])
  }

  @Test func manyOpenScriptsAreSearchedOnce() throws {
    let document = try readHTML("<p>one" + String(repeating: "<script>", count: 40_000))
    #expect(document.texts(.paragraph) == ["one"])
  }

  @Test(arguments: ["a<!-->b", "a<!-- -- x --!>b", "a<!--->b", "a<!-- > -->b", "a<!>b"])
  func commentsEndAsInBrowsers(html: String) throws {
    #expect(try readHTML(html).texts(.paragraph) == ["ab"])
  }

  @Test func whiteSpaceIsFoldedAndEntitiesDecoded() throws {
    let document = try readHTML(
      "<p>  one\n  two <b> three</b>four &amp; &alpha;&#x2212;&nbsp;5 a < b</p>\n<p>next")
    #expect(document.texts(.paragraph) == ["one two threefour & α−\u{A0}5 a < b", "next"])
  }

  @Test func marksAndAnchors() throws {
    let document = try readHTML(
      "<p id=p1>IC<sub>50</sub> fell.<sup> 1,2</sup> See <a href='#r1'>[3]</a></p><a name=r1></a><p>end")
    let marks = document.marks.map { document.words($0.range) }
    #expect(marks == ["", "50", "1,2", "[3]", ""])
    #expect(document.marks.first?.kind == .anchor(name: "p1"))
    #expect(document.marks.last?.kind == .anchor(name: "r1"))
  }

  @Test func tablesRepeatSpannedCells() throws {
    let document = try readHTML(
      "<table><caption>Table 1. Trials</caption><thead><tr><th>Trial<th>Arm</thead><tr><td rowspan=2>T1<td>a<tr><td>b<tr><td colspan=2>both</table>"
    )
    #expect(document.texts(.caption) == ["Table 1. Trials"])
    #expect(document.cells(document.tables[0].heads) == ["Trial", "Arm"])
    #expect(document.tables[0].rows.map(document.cells) == [["T1", "a"], ["T1", "b"], ["both", "both"]])
    #expect(document.texts(.table) == ["Trial\tArm\nT1\ta\nb\nboth"])
  }

  @Test func layoutTablesAreTransparent() throws {
    let document = try readHTML(
      "<table><tr><td><h2>Head</h2><p>text</p><table><tr><td>a<td>b</table></table>")
    #expect(document.texts(.heading) == ["Head"])
    #expect(document.tables.map { $0.rows.map(document.cells) } == [[["a", "b"]]])
  }

  @Test func listsAndDefinitions() throws {
    let document = try readHTML(
      "<ol start=3><li>three<ul><li>inner</ul><li value=9>nine</ol><dl><dt>ENT1</dt><dd>a transporter</dd></dl>"
    )
    let items = document.blocks.filter { $0.kind == .listItem }
    #expect(items.map { document.words($0.range) } == ["three", "inner", "nine", "ENT1: a transporter"])
    #expect(items.map(\.ordinal) == [3, nil, 9, nil])
    #expect(items.map(\.level) == [1, 2, 1, 1])
    #expect(items.last?.label.map(document.words) == "ENT1:")
  }

  @Test func referencesWithoutPrintedNumbers() throws {
    let byHeading = try readHTML("<h2>References</h2><ol><li id=B1>First.</li><li id=B2>Second.</li></ol>")
    #expect(byHeading.texts(.reference) == ["First.", "Second."])
    #expect(byHeading.blocks.filter { $0.kind == .reference }.map(\.ordinal) == [1, 2])
    #expect(try readHTML("<p>x</p><ol id=references><li>First.</ol>").texts(.reference) == ["First."])
  }

  @Test func furnitureIsBoilerplate() throws {
    let document = try readHTML(
      "<body><nav><ul><li>Home</ul></nav><div class='cookie-notice'>We use cookies</div><main><h1>Title</h1><p>The text of the note, long enough.</p></main><div class=mainRelated-products>Other</div><footer>Foot</footer><script>x[1]</script><p hidden>h</p><p style='display: none'>d</p>"
    )
    #expect(document.texts(.boilerplate) == ["Home", "We use cookies", "Other", "Foot"])
    #expect(document.texts(.paragraph) == ["The text of the note, long enough."])
    #expect(document.metadata.title == "Title")
    #expect(!document.text.string.contains("x[1]"))
  }

  @Test func metadataOfTheHead() throws {
    let document = try readHTML(
      "<html lang=de><head><title>Note on X | BenchChem</title><meta name=citation_author content='Doe, J'><meta name=citation_publication_date content='2025/12'><meta name=citation_doi content=10.1/x></head><p>text"
    )
    #expect(document.metadata.title == "Note on X")
    #expect(document.metadata.authors == ["Doe, J"])
    #expect(document.metadata.date == "2025-12")
    #expect(document.metadata.identifiers == ["doi": "10.1/x"])
    #expect(document.metadata.language == "de")
  }

  @Test func theMostCarefulVoiceCounts() throws {
    let linked = """
      <script type="application/ld+json">{"@graph": [{"@type": "WebPage", "name": "Site"}, {"@type": "NewsArticle",
      "headline": "From linked data", "author": [{"name": "A. Nother"}], "datePublished": "2024-03-12T08:00:00Z",
      "publisher": {"name": "House"}, "sameAs": "https://doi.org/10.5/linked", "inLanguage": "pl"},]}</script>
      """
    let open =
      "<meta property=og:title content=Open><meta property=article:published_time content=2020-01-01>"
    let other = try readHTML("<head>\(open)\(linked)</head><p>text").metadata
    #expect(other.title == "From linked data")
    #expect(other.authors == ["A. Nother"])
    #expect(other.date == "2024-03-12")
    #expect(other.publisher == "House")
    #expect(other.identifiers == ["doi": "10.5/linked"])
    #expect(other.language == "pl")
    let careful = "<meta name=citation_title content=Careful><meta name=dc.date content=2023-05>"
    let metadata = try readHTML("<head>\(open)\(linked)\(careful)</head><p>text").metadata
    #expect(metadata.title == "Careful")
    #expect(metadata.date == "2023-05")
  }

  @Test func productsOfLinkedData() throws {
    let metadata = try readHTML(
      "<script type='application/ld+json'>[{\"@type\": [\"Product\", \"Drug\"], \"name\": \"Compound X\", \"sku\": \"B12\"}]</script><p>text"
    ).metadata
    #expect(metadata.compound == "Compound X")
    #expect(metadata.catalogNumber == "B12")
  }

  @Test(arguments: [
    ("doi:10.1/x", "10.1/x"), ("https://doi.org/10.1/x", "10.1/x"), ("http://dx.doi.org/10.1/x", "10.1/x"),
    ("urn:10.1", nil),
  ])
  func identifiers(_ stated: String, _ expected: String?) throws {
    #expect(
      try readHTML("<meta name=DC.Identifier content='\(stated)'><p>t").metadata.identifiers["doi"]
        == expected)
  }

  @Test func rubyIsReadWithoutItsGlosses() throws {
    #expect(
      try readHTML("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>方 is old").texts(.paragraph) == [
        "漢方 is old"
      ])
  }

  @Test func tabsAreTextThoughOneIsShown() throws {
    let tab = "<div class='tab' style='display:none'>second</div>"
    #expect(try readHTML("<div class='tab on'>first</div>" + tab).texts(.paragraph) == ["first", "second"])
    #expect(try readHTML("<div class=other>first</div>" + tab).texts(.paragraph) == ["first"])
    #expect(
      try readHTML("<div class=tab>first</div><div class=tab aria-hidden=true>x</div>").texts(.paragraph)
        == ["first"])
  }

  @Test func textAroundDamagedMarkupIsKept() throws {
    let cases = [
      ("<p>a<!-- c > d -->b", "ab"), ("<p>a</span>b</p>", "ab"), ("<p>one <b>two</p> three", "one two|three"),
      ("<p>1 < 2 <unknown>try</unknown>", "1 < 2 try"),
      ("text only", "text only"), ("<div>aa<div>bb</div>cc</div>", "aa|bb|cc"),
      ("<p>one<br><br>two", "one|two"),
      ("<td>cell</td> after", "cell|after"), ("<p>seen <embed src=x>after</p>", "seen after"),
      ("<p>one</p></body></html>two<p>three</p></body></html>", "one|two|three"),
      ("<p>&lsqb;1&rsqb; &le;&leq; &unknown; &apos;</p>", "[1] ≤≤ &unknown; '"),
    ]
    for (html, expected) in cases {
      let paragraphs = try readHTML(html).texts(.paragraph).joined(separator: "|")
      #expect(paragraphs == expected, "\(html)")
    }
  }

  @Test func aWrongCharsetLabelMovesNothing() throws {
    let document = try readHTML(
      "<meta charset=windows-1252><p>β-catenin <b>naïve</b></p><p id=x>second €</p>")
    #expect(document.texts(.paragraph) == ["β-catenin naïve", "second €"])
    #expect(document.codes() == ["reader.charset-mislabelled"])
  }

  @Test func longTextIsWhole() throws {
    let words = String(repeating: "żółw &amp; ara-G, ", count: 20_000)
    #expect(
      try readHTML("<p>\(words)</p>").text.string
        == String(repeating: "żółw & ara-G, ", count: 20_000).dropLast(1))
  }
}
