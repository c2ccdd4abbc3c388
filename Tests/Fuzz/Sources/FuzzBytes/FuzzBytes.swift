import FuzzHarness

/// Bytes as they come: packed or not, in any encoding, of a format that the content tells.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 { check(bytes, count) }

@main
enum FuzzBytes {
  static func main() { drive(testOneInput) }
}
