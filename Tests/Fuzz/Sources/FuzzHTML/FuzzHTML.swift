import FuzzHarness

@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 { check(bytes, count, format: .html) }

@main
enum FuzzHTML {
  static func main() { drive(testOneInput) }
}
