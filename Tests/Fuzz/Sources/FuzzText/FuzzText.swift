import FuzzHarness

@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 { check(bytes, count, format: .text) }

@main
enum FuzzText {
  static func main() { drive(testOneInput) }
}
