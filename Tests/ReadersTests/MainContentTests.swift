import DocumentModel
import Readers
import Testing
import Text

/// What of a page is its text: one small page for each mechanism.
@Suite struct MainContentTests {
  /// Prose long enough to count as such, in our own words; `n` makes each different.
  static func prose(_ n: Int) -> String {
    "Sample \(n) of the compound was kept in the cold for a week, and after that its purity had not changed in any of the three vessels that were opened, which speaks for the new stopper."
  }

  static let navigation =
    "<div class=x1>"
    + ["Home", "Products", "Prices", "Orders", "People", "Places", "Jobs"].map {
      "<p><a href=/\($0)>\($0)</a></p>"
    }
    .joined() + "</div>"

  static func page(_ content: String, before: String = navigation, after: String = "") -> String {
    "<html><body>\(before)\(content)\(after)</body></html>"
  }

  private func kept(_ html: String) throws -> [String] {
    let document = try readHTML(html)
    return document.blocks.filter { $0.kind != .boilerplate }.map { document.words($0.range) }
  }

  private static let text =
    "<div class=x2><h1>Cold storage</h1><p>\(prose(1))</p><h2>Vessels</h2><ul><li>glass</li><li>steel</li></ul><p>\(prose(2))</p></div>"
  private static let words = ["Cold storage", prose(1), "Vessels", "glass", "steel", prose(2)]

  @Test func runsOfLinksAreNavigationWhateverTheirName() throws {
    #expect(try kept(Self.page(Self.text)) == Self.words)
    let french = Self.navigation.replacing("Home", with: "Accueil").replacing("Jobs", with: "Emplois")
    #expect(try kept(Self.page(Self.text, before: french)) == Self.words)
  }

  @Test func nothingIsLostFromTheText() throws {
    let document = try readHTML(Self.page(Self.text))
    #expect(document.text.string(document.text.range).hasPrefix("Home"))
  }

  @Test(arguments: [
    "<div class=cookie-notice><p>\(prose(3))</p></div>",
    "<div id=comments><p>\(prose(3))</p><p>\(prose(4))</p><p>\(prose(5))</p><p>\(prose(6))</p></div>",
    "<div class=relatedProducts><h3>Other stoppers</h3><p>\(prose(3))</p></div>",
    "<aside><p>\(prose(3))</p></aside>", "<div role=complementary><p>\(prose(3))</p></div>",
    "<div class=x3><p>An offer of ours, seen by those who saw this page as well, at a price.</p></div>",
    "<form><p>Leave your number here</p></form>",
  ])
  func furnitureBesideTheText(_ furniture: String) throws {
    let long = Self.text.replacing(
      "</div>", with: (10..<20).map { "<p>\(Self.prose($0))</p>" }.joined() + "</div>")
    let words = Self.words + (10..<20).map { Self.prose($0) }
    #expect(try kept(Self.page(long, after: furniture)) == words)
  }

  @Test(arguments: ["You may also like", "Das könnte Sie auch interessieren", "Lea también", "関連記事"])
  func sectionsOfOtherPages(_ heading: String) throws {
    let rest =
      "<h2>\(heading)</h2><ul><li><a href=/a>One stopper</a></li><li><a href=/b>Two stoppers</a></li></ul>"
    #expect(try kept(Self.page(Self.text.replacing("</div>", with: rest + "</div>"))) == Self.words)
  }

  @Test(
    arguments: [
      "Ähnliche Produkte", "Produits associés", "Productos relacionados", "関連製品", "Kundenbewertungen",
      "Customer Reviews", "Related articles",
    ], ["h2", "h3", "p", "div"])
  func whatAShopPrintsBelowTheReferences(_ heading: String, element: String) throws {
    let document = try readHTML(
      """
      <h1>A note</h1><p>It binds.[1]</p><h2>References</h2><p>Smith J. A work of some length. Things 2001;1:2.</p>\
      <p>Doe A. Another work of some length. Things 2002;3:4.</p><\(element)>\(heading)</\(element)>\
      <p>Compound X, 5 mg, 2024</p><ul><li>Compound Y</li></ul><p>Ajouter au panier</p>
      """)
    #expect(document.texts(.reference).count == 2)
    #expect(document.texts(.boilerplate) == ["Compound X, 5 mg, 2024", "Compound Y", "Ajouter au panier"])
  }

  @Test func linesOfAShopOnAPageWithoutNavigation() throws {
    let document = try readHTML("<p>It binds.</p><p>In den Warenkorb</p><p>Read more</p><p>It kills.</p>")
    #expect(document.texts(.paragraph) == ["It binds.", "It kills."])
  }

  @Test func bylinesAndPhotoCaptionsInTheText() throws {
    let byline =
      "<div>By A. Nother</div><figure><img src=a><figcaption>A vessel, seen from above</figcaption></figure>"
    #expect(try kept(Self.page(Self.text.replacing("</h1>", with: "</h1>" + byline))) == Self.words)
  }

  @Test func figuresAreKept() throws {
    let figure = "<figure><figcaption>Figure 1. Purity by week</figcaption></figure>"
    let words = try kept(Self.page(Self.text.replacing("</ul>", with: "</ul>" + figure)))
    #expect(words.contains("Figure 1. Purity by week"))
  }

  @Test func referencesAreKeptThoughTheyAreLinks() throws {
    let list = (1...5).map {
      "<li><a href=/r\($0)>Nother A, Another B. On stoppers of kind \($0). Vessels, 2004</a></li>"
    }.joined()
    let words = try kept(
      Self.page(Self.text, after: "<div class=x4><h2>References</h2><ol>\(list)</ol></div>"))
    #expect(words.count { $0.hasPrefix("Nother A") } == 5)
  }

  @Test func sectionsOfOneKindStayTogether() throws {
    let sections =
      "<div class=sec><p>\(Self.prose(1))</p></div>"
      + "<div class=sec>" + (2..<12).map { "<p>\(Self.prose($0))</p>" }.joined() + "</div>"
    #expect(try kept(Self.page("<main>\(sections)</main>")).count == 11)
  }

  @Test func tablesOfDataAreKept() throws {
    let table = "<table><tr><th>Vessel<th>Purity<tr><td><a href=/g>glass</a><td>99<tr><td>steel<td>98</table>"
    let document = try readHTML(Self.page(Self.text.replacing("</ul>", with: "</ul>" + table)))
    #expect(document.tables.count == 1)
  }

  @Test func notesWithoutSitesAreLeftAlone() throws {
    #expect(
      try kept("<p>Short</p><p><a href=a>Link</a></p><p>By A. Nother</p>") == [
        "Short", "Link", "By A. Nother",
      ])
  }

  @Test(arguments: ["Сосуды открывали раз в неделю, и чистота не менялась.", "용기를 매주 열어도 순도는 변하지 않았다."])
  func lettersOfEveryScript(_ sentence: String) throws {
    #expect(try readHTML("<p>\(sentence)</p>").texts(.paragraph) == [sentence])
  }

  @Test func tenThousandNestedElements() throws {
    let deep = String(repeating: "<div class=sec>", count: 10_000)
    #expect(try kept(Self.page(deep + Self.text)) == Self.words)
  }

  @Test func thePagesOwnArticleBesideOthers() throws {
    let own =
      "<article class=post><h1>Cold storage</h1>"
      + (1...5).map { "<p>\(Self.prose($0))</p>" }.joined() + "</article>"
    let others = (20...40).map { "<article class=post><h3>Another</h3><p>\(Self.prose($0))</p></article>" }
    let words = try kept(Self.page(own + others.joined()))
    #expect(words == ["Cold storage"] + (1...5).map(Self.prose))
  }

  @Test func aLongListIsTextOfItsElders() throws {
    let items = (2..<12).map { "<li>\(Self.prose($0))</li>" }.joined()
    let words = try kept(
      Self.page("<div class=x2><h1>Storage</h1><p>All that is known now:</p><ul>\(items)</ul></div>"))
    #expect(words == ["Storage", "All that is known now:"] + (2..<12).map(Self.prose))
  }

  @Test func commentsLongerThanThePage() throws {
    let text = (1...6).map { "<p>\(Self.prose($0))</p>" }.joined()
    let comments = (20...60).map { "<li><p>\(Self.prose($0))</p></li>" }.joined()
    let words = try kept(
      Self.page("<div><h1>Storage</h1>\(text)</div>", after: "<ol id=commentlist>\(comments)</ol>"))
    #expect(words == ["Storage"] + (1...6).map(Self.prose))
  }

  @Test(arguments: [
    "<p>A vessel seen from the side, as it stood. | © A. Nother/Getty Images</p>", "<p>Foto: A. Nother</p>",
    "<div>By A. Nother</div>", "<div>12 March 2024, 8:41 AM</div>",
    "<p><a href=/x>\(prose(9))</a></p>",
  ])
  func linesAboutThePage(_ line: String) throws {
    let text = Self.text.replacing("</h1>", with: "</h1><p>\(Self.prose(7))</p>" + line)
    #expect(try kept(Self.page(text)) == ["Cold storage", Self.prose(7)] + Self.words.dropFirst())
  }

  @Test func aLeadThatTheHeadRepeats() throws {
    let head =
      "<head><meta property=og:title content='Storage &amp; more - Site'>"
      + "<meta name=description content='\(Self.prose(1).prefix(90))'></head>"
    let text =
      "<div class=a><h3>Storage &amp; more</h3><div><p>\(Self.prose(1))</p></div>"
      + "<div class=article-text>" + (2...9).map { "<p>\(Self.prose($0))</p>" }.joined() + "</div></div>"
    let words = try kept(head + Self.page(text))
    #expect(words == ["Storage & more"] + (1...9).map(Self.prose))
  }

  @Test func fewLinksMakeASiteWhereTheHeadSaysSo() throws {
    let caption = "<figure><img src=a><figcaption>A vessel, seen from above</figcaption></figure>"
    let page = "<h1>Storage</h1><p>\(Self.prose(1))</p>\(caption)<p>\(Self.prose(2))</p>"
    #expect(try kept(page).count == 4)
    #expect(try kept("<meta property=og:title content=Storage>" + page).count == 3)
  }
}
