import Text

/// An `http` or `https` address, taken apart as far as works need it.
struct WebAddress: Hashable {
  /// The host, lower case, without `www.`.
  let host: String
  /// Path and query, without the slash at the end, fragment and tracking; empty for a host alone.
  let path: String

  /// The address that `text` is, or nil.
  init?(_ text: String) {
    let bytes = Array(text.utf8)[...]
    guard
      let scheme = ["https://", "http://"].first(where: {
        bytes.prefix($0.utf8.count).equalsIgnoringASCIICase($0)
      })
    else { return nil }
    let rest = bytes.dropFirst(scheme.utf8.count)
    let authority = rest.prefix { !"/?#".utf8.contains($0) }
    let path = rest[authority.endIndex...].prefix { $0 != byte("#") }
    guard let host = Self.host(authority) else { return nil }
    self.host = host
    self.path = Self.withoutTracking(path)
  }

  /// The host that `bytes` are, lower case and without `www.`, or nil where they are none: labels of letters,
  /// digits and hyphens, the last of two letters or more.
  static func host(_ bytes: ArraySlice<UInt8>) -> String? {
    let labels = bytes.split(separator: byte("."), omittingEmptySubsequences: false)
    guard labels.count >= 2, bytes.count <= 253, let last = labels.last, last.count >= 2,
      last.allSatisfy({ $0.isASCIILetter }),
      labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCIIAlphanumeric || $0 == byte("-") } })
    else { return nil }
    let host = String(decoding: bytes.map(\.asciiLowercased), as: UTF8.self)
    return host.hasPrefix("www.") && labels.count > 2 ? String(host.dropFirst(4)) : host
  }

  private static func withoutTracking(_ bytes: ArraySlice<UInt8>) -> String {
    let tracking = bytes.firstIndex(of: "?utm_", from: bytes.startIndex) ?? bytes.endIndex
    let path = bytes[..<tracking]
    let end = path.lastIndex { $0 != byte("/") }.map { $0 + 1 } ?? path.startIndex
    return String(decoding: path[..<end], as: UTF8.self)
  }
}
