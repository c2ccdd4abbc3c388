import Foundation

/// Reads whole files, with errors that say what to do.
enum FileBytes {
  /// PDF and gzip may be this large: what is packed in them has a limit of its own in the reader.
  private static let largestPacked = 256 << 20

  /// The bytes of the file at `path`, which must not have more than `limit` unless it is packed.
  static func read(_ path: String, limit: Int) throws(RunError) -> [UInt8] {
    switch Path.kind(of: path) {
    case .file: break
    case .folder: throw RunError("reader.unreadable: the folder cannot be read; check its permissions")
    case .nothing: throw RunError("reader.unreadable: the link leads nowhere; mend or remove it")
    case .other:
      throw RunError("reader.unreadable: is no file but a pipe, a socket or a device; move it away")
    }
    guard let file = fopen(path, "r") else {
      throw RunError(
        "reader.unreadable: cannot be opened (\(String(cString: strerror(errno)))); check its permissions")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      bytes.append(contentsOf: chunk[..<count])
      let limit = isPacked(bytes) ? largestPacked : limit
      guard bytes.count <= limit else {
        throw RunError("reader.too-large: the file has more than \(limit >> 20) MB; split it into documents")
      }
      if count < chunk.count { break }
    }
    guard ferror(file) == 0 else { throw RunError("reader.unreadable: reading failed; check the disk") }
    return bytes
  }

  /// The first bytes of the file at `path`, as many as tell its kind; nil where it cannot be opened.
  static func head(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    return [UInt8](unsafeUninitializedCapacity: 4_000) { $1 = fread($0.baseAddress, 1, $0.count, file) }
  }

  private static func isPacked(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "%PDF-".utf8) || bytes.starts(with: [0x1F, 0x8B])
  }
}
