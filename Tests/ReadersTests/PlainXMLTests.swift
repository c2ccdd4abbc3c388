import DocumentModel
import Readers
import Testing
import Text

/// XML that is no article.
@Suite struct PlainXMLTests {
  @Test func feedsAreTitlesAndTexts() throws {
    let document = try read(
      """
      <?xml version="1.0"?>
      <!-- a note --><!DOCTYPE rss PUBLIC "x" "http://example.org/rss.dtd">
      <rss version="2.0"><channel><title>Kinase notes</title><link>http://example.org</link>
      <description>What we read.</description>
      <item><title>A resistant line</title><pubDate>Mon, 5 Jan 2026</pubDate>
      <description>&lt;p&gt;Ara-G is&amp;nbsp;phosphorylated at 5 &amp;lt; 6 &lt;b&gt;by&lt;/b&gt; dCK.&lt;/p&gt;&lt;p&gt;It
      kills cells&lt;sup&gt;2&lt;/sup&gt;.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</description></item>
      <item><title>Two</title><content:encoded><![CDATA[One <i>word</i>.<br/>Next &amp; last.<!-- c --><ul><li>An item</li></ul>]]>
      </content:encoded></item></channel></rss>
      """)
    #expect(document.mediaType == "application/xml")
    #expect(document.metadata.title == "Kinase notes")
    #expect(document.texts(.heading) == ["Kinase notes", "A resistant line", "Two"])
    #expect(
      document.texts(.paragraph) == [
        "What we read.", "Ara-G is\u{A0}phosphorylated at 5 < 6 by dCK.", "It kills cells2.",
        "One word. Next & last.",
        "An item",
      ])
    #expect(document.texts(.boilerplate) == ["http://example.org", "Mon, 5 Jan 2026"])
    #expect(document.codes() == ["reader.xml-no-article"])
    #expect(document.marks.map(\.kind) == [.superscript])
  }

  @Test func otherXMLIsParagraphs() throws {
    let document = try read(
      """
      <notes xmlns="urn:x"><title>Assay</title><step>Add <amount>5 ml</amount> of buffer.</step>
      <step>Wait.</step></notes>
      """)
    #expect(document.texts(.heading) == ["Assay"])
    #expect(document.texts(.paragraph) == ["Add 5 ml of buffer.", "Wait."])
  }

  @Test func drawingsGiveTheirWords() throws {
    let document = try read(
      "<svg xmlns='http://www.w3.org/2000/svg'><style>a{}</style><text>dCK</text></svg>")
    #expect(document.texts(.paragraph) == ["dCK"])
  }

  @Test func xhtmlIsHTML() {
    let page =
      "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x' 'y'><html xmlns='z'><body><p>x</p></body></html>"
    #expect(Format.detect(Array(page.utf8)) == .html)
    #expect(Format.detect(Array("<?xml version='1.0'?><feed xmlns='a'><title>x</title></feed>".utf8)) == .xml)
  }

  @Test func entitiesOfFeedsAreNotFollowed() throws {
    let document = try read(
      """
      <?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM
      "http://127.0.0.1:1/x">]><feed><title>T</title><summary>&b; and &x;</summary></feed>
      """)
    #expect(document.texts(.paragraph) == ["&b; and &x;"])
    #expect(document.codes() == ["reader.xml-no-article", "reader.entities-refused"])
  }
}
