import DocumentModel
import Foundation
import Readers
import Testing
import Text

/// Files within files: what is packed by gzip, and PDF.
@Suite struct ContainerTests {
  /// `bytes` in blocks that are stored as they are.
  private func packed(_ bytes: [UInt8], checksum: UInt32) -> [UInt8] {
    let count = UInt16(bytes.count)
    let numbers = [checksum, UInt32(bytes.count)].flatMap { n in (0..<4).map { UInt8(n >> (8 * $0) & 0xFF) } }
    return [0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3] + Array("a.txt\u{0}".utf8) + [1]
      + [UInt8(count & 0xFF), UInt8(count >> 8), UInt8(~count & 0xFF), UInt8(~count >> 8)] + bytes + numbers
  }

  private func code(_ bytes: [UInt8]) -> String? {
    do {
      _ = try reader.read(bytes)
      return nil
    } catch {
      return error.code
    }
  }

  @Test func storedBlocksAreUnpacked() throws {
    let file = packed(Array("hello".utf8), checksum: 0x3610_A686)
    #expect(Format.detect(file) == .text)
    #expect(try reader.read(file).text.string == "hello")
    #expect(code(packed(Array("hullo".utf8), checksum: 0x3610_A686)) == "reader.gzip-damaged")
    #expect(code(Array(file.dropLast(9))) == "reader.gzip-damaged")
  }

  /// What `gzip -9` made of a page; its blocks have codes of their own.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/gzip")))
  func gzipIsUnpacked() throws {
    let words = (0..<4000).map { "dCK\($0 % 97) phosphorylates ara-G \($0 &* 2_654_435_761 % 1009)." }
    let page = "<!DOCTYPE html><p>" + words.joined(separator: " ")
    let file = try gzip(Array(page.utf8))
    #expect(Format.detect(file) == .html)
    #expect(try reader.read(file).text.string == words.joined(separator: " "))
    #expect(try reader.read(file + file).text.string.count > page.count)
    #expect(code(try gzip(file)) == "reader.binary")
    for cut in [4, 11, 40, file.count / 2] { #expect(code(Array(file.prefix(cut))) != nil) }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/gzip")))
  func bombsAreRefused() throws {
    let bomb = try gzip([UInt8](repeating: 0x61, count: 20 << 20))
    #expect(code(bomb) == "reader.too-large")
  }

  private func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/gzip")
    process.arguments = ["-9", "-c", file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let packed = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return [UInt8](packed)
  }

  // MARK: PDF

  static let hasPoppler = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/pdftotext")
  }

  /// A PDF of one page that shows `words`.
  private func pdf(_ words: String) -> [UInt8] {
    let content = "BT /F1 12 Tf 72 720 Td (\(words)) Tj ET"
    let objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
      "<</Length \(content.utf8.count)>>\nstream\n\(content)\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    var file = "%PDF-1.4\n"
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(file.utf8.count)
      file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 6\n0000000000 65535 f \n"
    for place in places {
      file += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n"
    }
    return Array((file + "trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n").utf8)
  }

  @Test func pdfIsToldFromContent() {
    #expect(Format.detect(pdf("x")) == .pdf)
    #expect(Format.detect(Array("\n\u{FEFF}%PDF-1.7 …".utf8)) == .pdf)
  }

  @Test(.enabled(if: hasPoppler)) func pdfIsRead() throws {
    let document = try reader.read(pdf("The enzyme phosphorylates the drug."))
    try check(document)
    #expect(document.mediaType == "application/pdf")
    #expect(document.text.string == "The enzyme phosphorylates the drug.")
  }

  @Test(.enabled(if: hasPoppler)) func pdfWithoutTextIsRefused() {
    #expect(code(pdf("")) == "reader.pdf-no-text")
    #expect(code(Array("%PDF-1.4\nnothing of the kind".utf8)) == "reader.pdf-damaged")
  }

  @Test(.enabled(if: !hasPoppler)) func pdfNeedsPoppler() {
    #expect(code(pdf("x")) == "reader.pdf-no-poppler")
  }
}
