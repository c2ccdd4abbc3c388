import Language
import Testing

@Suite("Trees as text")
struct DependencyDrawingTests {
  private func drawing(_ rows: [(String, String, Int, String)]) throws -> [String] {
    let lines = rows.enumerated().map { index, row in
      "\(index + 1)\t\(row.0)\t_\t_\t\(row.1)\t_\t\(row.2)\t\(row.3)\t_\t_\n"
    }
    return DependencyDrawing(try CoNLLUSentence(Array(lines.joined().utf8))).lines
  }

  @Test func wordsStandBelowTheirHeadsInOrder() throws {
    let lines = try drawing([
      ("It", "PRP", 2, "nsubj"), ("blocks", "VBZ", 0, "root"), ("the", "DT", 5, "det"),
      ("drug", "NN", 5, "compound"),
      ("pump", "NN", 2, "dobj"), (".", ".", 2, "punct"),
    ])
    #expect(
      lines == [
        "blocks VBZ root", "├─ It PRP nsubj", "├─ pump NN dobj", "│  ├─ the DT det", "│  └─ drug NN compound",
        "└─ . . punct",
      ])
  }

  @Test func deepTreesAreDrawn() throws {
    let lines = try drawing((0..<2000).map { ("w", "NN", $0, "dep") })
    #expect(lines.count == 2000)
    #expect(lines.last?.hasSuffix("└─ w NN dep") == true)
  }
}
