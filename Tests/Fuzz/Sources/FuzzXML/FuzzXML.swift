import FuzzHarness
import Readers

/// The same bytes as an article of either kind, and as XML that is none.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  for format in [Format.jats, .tei, .xml] { _ = check(bytes, count, format: format) }
  return 0
}

@main
enum FuzzXML {
  static func main() { drive(testOneInput) }
}
