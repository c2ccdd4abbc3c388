import Crypto

/// A SHA-256 over everything that decides a result, so that equal fingerprints mean equal results.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  /// 64 hex digits.
  public let hex: String

  /// The fingerprint of `parts`, in their order; each is delimited by its length.
  public init(_ parts: [String]) {
    var hash = SHA256()
    for part in parts {
      hash.update(data: Array("\(part.utf8.count):".utf8))
      hash.update(data: Array(part.utf8))
    }
    hex = Self.hex(hash.finalize())
  }

  /// The SHA-256 of bytes as they stand.
  public init(bytes: [UInt8]) { hex = Self.hex(SHA256.hash(data: bytes)) }

  /// `sha256:` and the digits.
  public var description: String { "sha256:\(hex)" }

  private static func hex(_ digest: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
