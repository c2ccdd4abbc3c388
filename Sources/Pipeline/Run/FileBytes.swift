import Foundation

/// Reads whole files, with errors that say what to do.
enum FileBytes {
  /// The bytes of `path`, which must not have more than `limit`.
  static func read(_ path: String, limit: Int) throws(RunError) -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw RunError(
        "reader.unreadable: the file cannot be opened (\(String(cString: strerror(errno)))); check its permissions"
      )
    }
    defer { try? handle.close() }
    do {
      let data = try handle.read(upToCount: limit + 1) ?? Data()
      guard data.count <= limit else {
        throw RunError("reader.too-large: the file has more than \(limit >> 20) MB; split it into documents")
      }
      return [UInt8](data)
    } catch let error as RunError {
      throw error
    } catch {
      throw RunError(
        "reader.unreadable: the file cannot be read (\(error.localizedDescription)); check the disk")
    }
  }
}
