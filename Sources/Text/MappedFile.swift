#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file mapped into memory, read only: opening costs the same whatever its size, and processes share its pages.
public final class MappedFile: @unchecked Sendable {
  // Unchecked: the mapping is never written and lives as long as this object.

  /// The file's bytes.
  public let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// Why a file could not be mapped: what the system says.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The system's words.
    public let description: String
  }

  /// Maps the file at `path`.
  ///
  /// - Throws: why it cannot be opened; a folder cannot.
  public init(path: String) throws(Failure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(description: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(description: "Is no regular file")
    }
    guard status.st_size > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      isMapped = false
      return
    }
    let address = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let address, address != MAP_FAILED else {
      throw Failure(description: String(cString: strerror(errno)))
    }
    bytes = UnsafeRawBufferPointer(start: address, count: Int(status.st_size))
    isMapped = true
  }

  /// Bytes that live as long as the program, such as those compiled into it.
  public init(permanent bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    isMapped = false
  }

  /// A copy of `array`, for files that were never on disk.
  public init(copying array: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: array.count, alignment: 16)
    copy.copyBytes(from: array)
    bytes = UnsafeRawBufferPointer(copy)
    isMapped = false
    owned = copy
  }

  private var owned: UnsafeMutableRawBufferPointer?

  deinit {
    if isMapped, let address = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: address), bytes.count)
    }
    owned?.deallocate()
  }
}
