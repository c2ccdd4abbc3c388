#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One conversion of the system's `iconv` into UTF-8.
enum Iconv {
  /// `bytes` of `encoding` as UTF-8, with U+FFFD in place of what does not convert; nil where the system does
  /// not know the encoding.
  static func utf8(_ bytes: ArraySlice<UInt8>, from encoding: String) -> (bytes: [UInt8], failures: Int)? {
    guard let descriptor = iconv_open("UTF-8", encoding),
      descriptor != UnsafeMutableRawPointer(bitPattern: -1)
    else { return nil }
    defer { iconv_close(descriptor) }
    var input = Array(bytes)
    return input.withUnsafeMutableBytes { convert($0, with: descriptor) }
  }

  /// Whether the system knows `encoding`.
  static func knows(_ encoding: String) -> Bool { utf8([], from: encoding) != nil }

  private static func convert(
    _ input: UnsafeMutableRawBufferPointer, with descriptor: iconv_t
  ) -> (bytes: [UInt8], failures: Int) {
    var result: [UInt8] = []
    result.reserveCapacity(input.count + input.count / 4)
    var failures = 0
    var next = input.baseAddress?.assumingMemoryBound(to: CChar.self)
    var left = input.count
    var chunk = [CChar](repeating: 0, count: 1 << 16)
    while left > 0 {
      let (isConverted, written) = chunk.withUnsafeMutableBufferPointer { buffer in
        var target = buffer.baseAddress
        var room = buffer.count
        let status = iconv(descriptor, &next, &left, &target, &room)
        return (status != -1, buffer.count - room)
      }
      let reason = errno
      chunk.withUnsafeBytes { result.append(contentsOf: $0.prefix(written)) }
      if isConverted || reason == E2BIG { continue }
      result.append(contentsOf: [0xEF, 0xBF, 0xBD])
      failures += 1
      next = next?.advanced(by: 1)
      left -= 1
    }
    return (result, failures)
  }
}
