import DocumentModel
import Readers
import Text

/// libFuzzer's own driver; SwiftPM renames `main`, so it is called by hand.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ target: @convention(c) (UnsafePointer<UInt8>, Int) -> Int32
) -> Int32

private let reader = DocumentReader(vocabulary: SectionVocabulary())

/// Reads the bytes; whatever they are, every block and every verbatim piece must lie where it says.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  guard let document = try? reader.read(input, format: .html) else { return 0 }
  var end = 0
  for block in document.blocks {
    precondition(
      block.range.start >= end && block.range.end <= document.text.count, "blocks overlap or lie outside")
    end = block.range.end
  }
  for piece in document.origin.pieces where piece.isVerbatim {
    precondition(
      document.text[piece.canonical].elementsEqual(document.source[piece.source]), "a verbatim piece differs")
  }
  return 0
}

@main
enum FuzzHTML {
  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    _ = runDriver(&count, &arguments, testOneInput)
  }
}
