import DocumentModel
import Foundation
import Testing
import Text

@testable import Readers

/// PDFs that are locked, damaged or pictures, each refused with its own reason. The files are made by hand, the locked ones
/// with qpdf (`secret` opens `encrypted.pdf`; anybody may read `owner-locked.pdf`, though not by the wish of its owner).
@Suite struct PDFTests {
  private func read(_ name: String) throws -> Document {
    try reader.read(Place.bytes(Place.tests.appending(path: "Fixtures/\(name).pdf")))
  }

  private func reason(_ name: String) throws -> String? {
    do {
      _ = try read(name)
      return nil
    } catch let error as ReadError {
      #expect(error.message.contains(":"), "what to do follows")
      return error.code
    }
  }

  @Test(.enabled(if: ContainerTests.hasPoppler)) func textIsRead() throws {
    for name in ["plain", "owner-locked"] {
      #expect(try read(name).text.string == "The enzyme phosphorylates the drug within cells.", "\(name)")
    }
  }

  @Test(
    .enabled(if: ContainerTests.hasPoppler),
    arguments: [
      ("encrypted", "reader.pdf-encrypted"), ("image-only", "reader.pdf-no-text"),
      ("truncated", "reader.pdf-damaged"),
    ]) func eachIsRefusedWithItsReason(name: String, code: String) throws
  {
    #expect(try reason(name) == code)
  }

  // MARK: The child process

  @Test func timeIsLimited() {
    let start = ContinuousClock.now
    #expect(ChildProcess(seconds: 1).run("sleep 20", input: [])?.status == Int32?.none)
    #expect(ContinuousClock.now - start < .seconds(8))
  }

  @Test func crashesAreNoLimits() {
    let crash = ChildProcess().run("sh -c 'kill -SEGV $$'", input: [])
    #expect(crash?.status == Int32?.none && crash?.signal == 11)
    #expect(ChildProcess(seconds: 1).run("sleep 20", input: [])?.signal == Int32?.none)
  }

  @Test func memoryIsLimited() {
    let result = ChildProcess(seconds: 20, memory: 64).run("tail -c 500000000 /dev/zero", input: [])
    #expect(result != nil && result?.status != 0)
  }

  @Test func outputIsLimited() throws {
    let result = try #require(ChildProcess(seconds: 20, largestOutput: 1).run("cat /dev/zero", input: []))
    #expect(result.status != 0 && result.output.count <= 1 << 20)
  }

  @Test func inputIsPassedAndStatusGiven() throws {
    let result = try #require(ChildProcess().run("cat -", input: Array("cells".utf8)))
    #expect(result.status == 0 && result.output == Array("cells".utf8))
    #expect(ChildProcess().run("no-such-program", input: [])?.status == 127)
  }
}
