import DocumentModel
public import Readers
import Text

/// What a fuzz target is to libFuzzer.
public typealias FuzzTarget = @convention(c) (UnsafePointer<UInt8>, Int) -> Int32

/// libFuzzer's own driver; SwiftPM renames `main`, so it is called by hand.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>, _ target: FuzzTarget
) -> Int32

/// Lets libFuzzer drive `target` with the program's arguments.
public func drive(_ target: FuzzTarget) {
  var count = CommandLine.argc
  var arguments = CommandLine.unsafeArgv
  _ = runDriver(&count, &arguments, target)
}

private let reader = DocumentReader(vocabulary: SectionVocabulary())

/// Reads the bytes as `format`, nil for what they look like; whatever they are, every block and every verbatim piece
/// must lie where it says.
public func check(_ bytes: UnsafePointer<UInt8>, _ count: Int, format: Format? = nil) -> Int32 {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  // PDF is read by another program, which is not ours to fuzz.
  if format == nil, Format.detect(input) == .pdf { return 0 }
  guard let document = try? reader.read(input, format: format) else { return 0 }
  var end = 0
  for block in document.blocks {
    precondition(
      block.range.start >= end && block.range.end <= document.text.count, "blocks overlap or lie outside")
    end = block.range.end
  }
  for mark in document.marks { precondition(mark.range.end <= document.text.count, "a mark lies outside") }
  for section in document.sections {
    precondition(section.range.end <= document.text.count, "a section lies outside")
  }
  for piece in document.origin.pieces where piece.isVerbatim {
    precondition(
      document.text[piece.canonical].elementsEqual(document.source[piece.source]), "a verbatim piece differs")
  }
  return 0
}
