import DocumentModel
import Foundation
import Readers
import Testing

@Suite struct ScratchTests {
  @Test(.enabled(if: ProcessInfo.processInfo.environment["DUMP"] != nil))
  func dump() throws {
    let paths = (ProcessInfo.processInfo.environment["DUMP"] ?? "").split(separator: ":")
    for path in paths {
      let bytes = try Place.bytes(URL(filePath: String(path)))
      let name = URL(filePath: String(path)).lastPathComponent
      let out: String
      do {
        let document = try reader.read(bytes)
        try check(document)
        out = document.tree
      } catch { out = "\(error)" }
      try out.write(toFile: "/tmp/h-readers/\(name).tree", atomically: true, encoding: .utf8)
    }
  }
}
