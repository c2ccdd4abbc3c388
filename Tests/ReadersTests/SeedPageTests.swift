import DocumentModel
import Readers
import Testing
import Text

/// The guide that the project began with, rendered as a page of a shop.
@Suite(.enabled(if: Place.exists(Place.seed), "the seed guide is not on this machine"))
struct SeedPageTests {
  let seed: Document
  let page: Document

  init() throws {
    seed = try reader.read(Place.bytes(Place.seed))
    page = try readHTML(Self.page(of: seed))
  }

  @Test func everyMarkerIsKept() {
    #expect(page.markers == 63)
    let links = page.marks.filter {
      if case .link = $0.kind { page.words($0.range).hasPrefix("[") } else { false }
    }
    #expect(links.count >= 63)
  }

  @Test func referencesAndTablesAreKept() {
    #expect(page.texts(.reference).count == 23)
    #expect(page.tables.map(\.rows.count) == seed.tables.map(\.rows.count))
  }

  private static func page(of document: Document) -> String {
    var html =
      "<html><head><meta property='og:title' content='A guide'></head><body>" + MainContentTests.navigation
    html += "<div class='guide'>"
    var open = ""
    for block in document.blocks {
      let list = block.kind == .reference ? "ol" : block.kind == .listItem ? "ul" : ""
      if list != open {
        html += (open.isEmpty ? "" : "</\(open)>") + (list.isEmpty ? "" : "<\(list)>")
        open = list
      }
      html += element(of: block, in: document)
    }
    return html + "</div><footer><p>Terms and conditions</p></footer></body></html>"
  }

  private static func element(of block: Block, in document: Document) -> String {
    let words = document.words(block.range)
    switch block.kind {
    case .heading: return "<h2>\(escaped(words))</h2>"
    case .reference: return "<li>\(escaped(words))</li>"
    case .listItem: return "<li>\(marked(words))</li>"
    case .table: return table(block.table, in: document)
    default: return "<p>\(marked(words))</p>"
    }
  }

  private static func table(_ table: Table?, in document: Document) -> String {
    guard let table else { return "" }
    let heads = table.heads.map { "<th>\(escaped(document.words($0.range)))</th>" }.joined()
    let rows = table.rows.map { row in
      "<tr>" + row.map { "<td>\(marked(document.words($0.range)))</td>" }.joined() + "</tr>"
    }
    return "<table><tr>\(heads)</tr>\(rows.joined())</table><p>.</p>"
  }

  /// Words with every `[1]` as a raised link.
  private static func marked(_ words: String) -> String {
    escaped(words).replacing(#/\[(\d{1,2})\]/#) { "<sup><a href='#r\($0.1)'>[\($0.1)]</a></sup>" }
  }

  private static func escaped(_ words: String) -> String {
    words.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }
}
