import DocumentModel
import Readers
import Testing
import Text

@Suite struct BadInputTests {
  @Test(arguments: ["", " \n\t\r\n", "\u{0}\u{0}\u{0}"])
  func nothingIsAnError(text: String) {
    #expect { try reader.read(Array(text.utf8)) } throws: { ($0 as? ReadError)?.code == "reader.empty" }
  }

  @Test func binariesAndDataAreNoDocuments() {
    let binary: [UInt8] = (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 3) }
    #expect(Format.detect(binary) == nil)
    #expect { try reader.read(binary) } throws: { ($0 as? ReadError)?.code == "reader.binary" }
    for data in ["{\"a\": 1}", "[{\"a\": 1}]", "title: X\nauthor: Y\nnotes:\n  - z\n"] {
      #expect(Format.detect(Array(data.utf8)) == nil, "\(data)")
    }
  }

  @Test func someControlsOfABrokenFontAreLeftOut() throws {
    let line = "The cells \u{1}\u{14}were seen to live on in all of their dishes.\n"
    let document = try readText(String(repeating: line, count: 40))
    #expect(Format.detect(Array(line.utf8)) == .text)
    #expect(document.text.string.hasPrefix("The cells were seen"))
    #expect(document.codes().contains("reader.control-characters"))
  }

  @Test func formatsAreToldFromContent() {
    let cases: [(String, Format)] = [
      ("<!DOCTYPE html><p>x", .html), ("  <!-- c -->\n<html><body>x", .html), ("<div class=a>x</div>", .html),
      ("<?xml version=\"1.0\"?><html xmlns=\"x\">", .html), ("# Title\n\ntext", .text),
      ("[1] A reference", .text),
      ("---\ntitle: X\n---\nProse of a note.", .text), ("<50 nM is potent", .text),
      ("[link](http://x) text", .text),
      ("<?xml version=\"1.0\"?>\n<div class=a>x", .html),
      ("<?xml version='1.0'?><article><front/></article>", .jats),
      ("<!DOCTYPE article PUBLIC 'x' 'y.dtd'>\n<article><front><a/>", .jats),
      ("<?xml version='1.0'?><!-- c --><TEI xmlns='x'><teiHeader/>", .tei),
      ("<?xml version='1.0'?><!DOCTYPE html><html><article><p>x", .html),
      ("<article><h1>x</h1><p>y</p></article>", .html),
      ("---\ntitle: X\ndate: Y\n---\nCONCLUSIONS: no effect.", .text),
      (
        "TITLE: A trial of something\n  ABSTRACT:\nBACKGROUND: \(String(repeating: "words ", count: 50))",
        .text
      ),
    ]
    #expect(Format.detect(Array("<?xml version='1.0'?><rss/>".utf8)) == .xml)
    for (text, format) in cases { #expect(Format.detect(Array(text.utf8)) == format, "\(text)") }
  }

  @Test func deepNestingIsRead() throws {
    let depth = 10_000
    let html =
      String(repeating: "<div>", count: depth) + "<p>deep words</p>"
      + String(repeating: "</div>", count: depth)
    #expect(try readHTML(html + "<p>tail</p>").texts(.paragraph) == ["deep words", "tail"])
  }

  @Test func oneLongLineIsRead() throws {
    let sentence = "dCK phosphorylates ara-G.[1][2] It *is* a_kinase & [more](http://x.y) <sup>3</sup>. "
    let text = String(repeating: sentence, count: 6_000)
    #expect(try readText(text).blocks.count == 1)
    #expect(try readHTML("<p>" + text).blocks.count == 1)
  }

  @Test(arguments: [
    "[", "*", "_", "`", "<", "&", "(", "[](", "**_", "|", "\t", "- ", "#", "> ", "[1]", "1. ", "-\n", "\u{C}",
    "<a href=\"", "<!--", "<td>", "<b><i>",
  ])
  func repeatedMarkupIsNoTrouble(mark: String) throws {
    let text = String(repeating: mark, count: 3_000)
    for format in Format.ofMarkup {
      _ = try read("x " + text + " y", format)
      _ = try read("x\n" + text + "\ny", format)
    }
  }
}
