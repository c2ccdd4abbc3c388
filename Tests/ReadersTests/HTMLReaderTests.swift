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

  @Test func rowsOfHeadsAreJoined() throws {
    let document = try readHTML(
      "<table><thead><tr><th colspan=3>Trials<tr><th rowspan=2>Drug<th colspan=2>Dose<tr><th>low<th>high</thead><tbody><tr><td>a<td>1<td>2</table>"
    )
    let table = document.tables[0]
    #expect((0..<3).map { table.head($0, in: document.text) } == ["Drug", "Dose low", "Dose high"])
    #expect(table.rows.map(document.cells) == [["a", "1", "2"]])
  }

  @Test func spansEndWithTheirGroup() throws {
    let document = try readHTML(
      "<table><thead><tr><th rowspan=9>Drug<th>Dose</thead><tbody><tr><td rowspan=0>a<td>1<tr><td>2</tbody><tbody><tr><td>b<td>3</tbody></table>"
    )
    #expect(document.tables[0].rows.map(document.cells) == [["a", "1"], ["a", "2"], ["b", "3"]])
  }

  @Test func notesInTheFootOfATableAreNoRows() throws {
    let document = try readHTML(
      "<table><tr><th>Drug<th>Dose<tr><td>a<td>1<tfoot><tr><td colspan=2>Doses in mg.<sup>1</sup></tfoot></table>"
    )
    #expect(document.tables[0].rows.map(document.cells) == [["a", "1"]])
    #expect(document.texts(.caption) == ["Doses in mg.1"])
    let sums = try readHTML(
      "<table><tr><th>Drug<th>Dose<tr><td>a<td>1<tfoot><tr><td>all<td>1</tfoot></table>")
    #expect(sums.tables[0].rows.map(sums.cells) == [["a", "1"], ["all", "1"]])
  }

  @Test func aTableWithinACellIsTextOfIt() throws {
    let document = try readHTML(
      "<table><tr><th>Drug<th>Doses<tr><td>a<td><table><tr><td>1<td>2</table><tr><td>b<td>3</table>")
    #expect(document.tables.count == 1)
    #expect(document.tables[0].rows.map(document.cells) == [["a", "1 2"], ["b", "3"]])
  }

  @Test(arguments: ["-20 °C", "α β", "E = m", "<math><mi>x</mi><mo>=</mo><mn>5</mn></math>"])
  func measuresAndFormulaeAreText(_ words: String) throws {
    #expect(try readHTML("<p>It is kept at</p><p>\(words)</p>").texts(.boilerplate).isEmpty)
    #expect(try readHTML("<p>0.5</p><p>*</p><p>A</p>").texts(.boilerplate).count == 3)
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

  /// As HighWire's journals print them: authors are a list within the entry.
  @Test(arguments: ["<h2>References</h2><ol class=cit-list>", "<ol id=references>"])
  func listsWithinEntriesArePartsOfThem(opening: String) throws {
    let entry = """
      <li><a class=rev-xref-ref href='#xref-1' id=ref-1 title='View in text'>↵</a><div class=cit><div><ol \
      class=cit-auth-list><li><span>Smith <span>J</span></span>, </li><li><span>Doe A</span></li></ol>\
      <cite>. <span>A title of the work</span>. <abbr>J Things</abbr> 2001;1:2-3.</cite></div><div>\
      <a href='https://doi.org/10.1/x'>CrossRef</a></div></div></li>
      """
    let document = try readHTML(
      "<p>A claim.<a id=xref-1 href='#ref-1'>1</a></p>" + opening + entry + entry + "</ol>")
    let words = "Smith J, Doe A . A title of the work. J Things 2001;1:2-3. CrossRef"
    #expect(document.texts(.reference) == [words, words])
    #expect(document.blocks.filter { $0.kind == .reference }.map(\.ordinal) == [1, 2])
    #expect(document.texts(.listItem).isEmpty && document.texts(.boilerplate).isEmpty)
    #expect(document.marks.contains { $0.kind == .anchor(name: "ref-1") && $0.range.start > 10 })
  }

  @Test func listsOfEntriesWithinAnItemStayLists() throws {
    let entry = "<li>Smith J, Doe A. A title of the work that is cited. J Things 2001;1:2-3.</li>"
    let document = try readHTML("<h2>References</h2><ul><li>Books<ol>\(entry)\(entry)</ol></li></ul>")
    #expect(document.texts(.reference).count == 2)
  }

  @Test func entriesMayBePartedByLineBreaks() throws {
    let document = try readHTML(
      "<h2>References</h2><p>[1] Smith J. A work. 2001.<br>J Things 2:3.<br>\n[2] Doe A. Another. 2002.<br>[3] Roe B.</p>"
    )
    #expect(
      document.texts(.reference) == [
        "[1] Smith J. A work. 2001. J Things 2:3.", "[2] Doe A. Another. 2002.", "[3] Roe B.",
      ])
    #expect(try readHTML("<p>1. First<br>2. Second</p>").texts(.paragraph) == ["1. First 2. Second"])
  }

  @Test func linksBackToCalloutsAreNoText() throws {
    let document = try readHTML(
      """
      <p>A claim.<sup><a href='#n1'>[1]</a></sup></p><ol class=references><li id=n1><span><b><a href='#c1'>^</a>\
      </b></span> First work.</li><li id=n2><span>^ <a href='#c2'><sup><i><b>a</b></i></sup></a> <a \
      href='#c3'><sup><i><b>b</b></i></sup></a></span> Second work.</li></ol><p>1. A note. <a href='#c4'>&#8617;</a></p>
      """)
    #expect(document.texts(.reference) == ["First work.", "Second work."])
    #expect(document.texts(.paragraph) == ["A claim.[1]", "1. A note."])
  }

  @Test func sectionsBelowReferencesHoldTheirOwn() throws {
    let document = try readHTML(
      """
      <h2>References</h2><h3>Books</h3><p>Smith J. A book of things. 2001.</p><p>Doe A. Another one. 2002.</p>\
      <h3>About the method</h3><p>The drug is given twice a day with food, and then no more.</p>
      """)
    #expect(document.texts(.reference).count == 2)
    #expect(document.texts(.paragraph).count == 1)
    #expect(document.sections.map(\.kind) == [.body, .references, .references, .body])
  }

  @Test func questionsInBoldLettersAreHeadings() throws {
    let document = try readHTML(
      "<h2>FAQ</h2><p><b>Q1: Does it bind?</b></p><p>Yes.</p><p><strong>Q: Does it kill?</strong></p><p>No.</p><details><summary>Is it kept?</summary><p>It is.</p></details><p><b>Bold</b></p>"
    )
    #expect(
      document.texts(.heading) == ["FAQ", "Q1: Does it bind?", "Q: Does it kill?", "Is it kept?"])
    #expect(document.blocks.filter { $0.role == .answer }.count >= 3)
  }

  @Test func questionsGetNoColon() throws {
    #expect(try readHTML("<dl><dt>Q: Why?</dt><dd>So.</dd></dl>").texts(.listItem) == ["Q: Why? So."])
  }

  @Test func whatBrowsersDoNotShow() throws {
    let document = try readHTML(
      """
      <h2>History<span class=mw-editsection>[edit]</span></h2><p>It <span class='sr-only'>hidden</span>binds\
      <span style='font-size:0'>x</span>.</p><p>So <math><semantics><mi>xy</mi><annotation \
      encoding='application/x-tex'>\\frac</annotation></semantics></math>.</p><p>&copy2024 Note Press</p>
      """)
    #expect(document.texts(.heading) == ["History"])
    #expect(document.texts(.paragraph) == ["It binds.", "So xy.", "©2024 Note Press"])
  }

  @Test func listsThatCountDownAndRaisedSpans() throws {
    let document = try readHTML(
      "<ol reversed><li>c<li>b<li>a</ol><p>cells<span style='vertical-align: super'>2</span></p>")
    #expect(document.blocks.compactMap(\.ordinal) == [3, 2, 1])
    #expect(document.marks.map(\.kind) == [.superscript])
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
