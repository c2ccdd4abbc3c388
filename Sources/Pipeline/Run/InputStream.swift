import Foundation

/// Bytes as they come, such as those of standard input.
public struct ByteStream: Sendable {
  private let descriptor: Int32
  private let name: String

  /// What a descriptor gives, called `name` in messages.
  init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// What comes in.
  public static let standardInput = ByteStream(descriptor: STDIN_FILENO, name: "standard input")

  /// What is there next; waits for it. Nothing at the end.
  ///
  /// - Throws: that it cannot be read.
  public func next() throws(RunError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
      var result = 0
      repeat {
        result = read(descriptor, buffer.baseAddress, buffer.count)
      } while result < 0 && errno == EINTR
      failure = result < 0 ? errno : 0
      count = max(0, result)
    }
    guard failure == 0 else {
      throw RunError(
        "\(name) cannot be read (\(String(cString: strerror(failure)))); give a file (< FILE) or a pipe (|)")
    }
    return bytes
  }

  /// Whether something is there at once, or the end.
  public var hasMore: Bool {
    var input = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, 0) > 0
  }
}

/// Lines as they come, in batches, so that a stream of any length takes little memory and whoever writes one line gets
/// its answer at once.
public struct LineStream: Sendable {
  private let bytes: ByteStream
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private var isAtBeginning = true

  /// The lines of `bytes`.
  public init(_ bytes: ByteStream) { self.bytes = bytes }

  /// Up to `count` further lines without their ends and without a byte order mark before the first, as many as are there, at least one; nil after the last.
  ///
  /// - Throws: that the bytes cannot be read.
  public mutating func lines(upTo count: Int) throws(RunError) -> [[UInt8]]? {
    var lines: [[UInt8]] = []
    var searched = start
    while lines.count < count {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        lines.append(Self.withoutReturn(buffer[start..<end]))
        start = end + 1
        searched = start
      } else if !lines.isEmpty {
        break
      } else if !isAtEnd {
        buffer.removeSubrange(..<start)
        start = 0
        searched = buffer.count
        let more = try bytes.next()
        isAtEnd = more.isEmpty
        buffer += more
      } else {
        if start < buffer.count { lines.append(Self.withoutReturn(buffer[start...])) }
        start = buffer.count
        break
      }
    }
    guard !lines.isEmpty else { return nil }
    if isAtBeginning, lines[0].starts(with: [0xEF, 0xBB, 0xBF]) { lines[0].removeFirst(3) }
    isAtBeginning = false
    return lines
  }

  private static func withoutReturn(_ line: ArraySlice<UInt8>) -> [UInt8] {
    Array(line.last == 0x0D ? line.dropLast() : line)
  }
}
