#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that runs with limits of memory, time and output, bytes in and bytes out.
///
/// Input and output are files without a name, so that neither side waits for the other, and nothing stays behind.
struct ChildProcess {
  /// What came of a run.
  struct Result {
    /// The status that the program ended with; nil where it was ended.
    var status: Int32?
    /// The signal that ended it, where that was none of the limits.
    var signal: Int32?
    var output: [UInt8]
    var errors: [UInt8]
  }

  /// Seconds until the program is ended.
  var seconds = 30
  /// Memory that it may address, in MiB.
  var memory = 1024
  /// What it may write, in MiB.
  var largestOutput = 16

  /// Runs `command` (words for a shell, without anything from outside in it) on `input`; nil where no program
  /// could be started.
  func run(_ command: String, input: [UInt8]) -> Result? {
    guard let files = Files(input) else { return nil }
    defer { files.close() }
    let limits = "ulimit -v \(memory << 10); ulimit -t \(seconds); ulimit -f \(largestOutput << 11); "
    guard let process = spawn(limits + "exec " + command, files) else { return nil }
    let end = wait(for: process)
    return Result(
      status: end.status, signal: end.signal, output: Files.bytes(of: files.output),
      errors: Files.bytes(of: files.errors))
  }

  private func spawn(_ command: String, _ files: Files) -> pid_t? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, file) in [files.input, files.output, files.errors].enumerated() {
      posix_spawn_file_actions_adddup2(&actions, fileno(file), Int32(number))
    }
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    var arguments = ["/bin/sh", "-c", command].map { copy($0) } + [nil]
    var environment = ["PATH=" + path, "LC_ALL=C"].map { copy($0) } + [nil]
    defer { for string in arguments + environment { free(string) } }
    func copy(_ string: String) -> UnsafeMutablePointer<CChar>? { strdup(string) }
    var process = pid_t()
    return posix_spawn(&process, "/bin/sh", &actions, nil, &arguments, &environment) == 0 ? process : nil
  }

  /// The signals that come of a limit: of time, of output, and of memory, without which programs give up.
  private static let ofLimits = [SIGXCPU, SIGXFSZ, SIGKILL, SIGABRT]

  /// Waits until the program ends or its time is up; gives its status, or the signal that ended it where that was no
  /// limit.
  private func wait(for process: pid_t) -> (status: Int32?, signal: Int32?) {
    let pause: UInt32 = 2_000
    var status: Int32 = 0
    for _ in 0..<(seconds * 1_000_000 / Int(pause)) {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process {
        let signal = status & 0x7F
        if signal == 0 { return (status >> 8 & 0xFF, nil) }
        return (nil, Self.ofLimits.contains(signal) ? nil : signal)
      }
      if ended < 0, errno != EINTR { return (nil, nil) }
      usleep(pause)
    }
    kill(process, SIGKILL)
    waitpid(process, &status, 0)
    return (nil, nil)
  }
}

/// Files without a name.
private struct Files {
  #if canImport(Darwin)
    typealias File = UnsafeMutablePointer<FILE>
  #else
    typealias File = UnsafeMutablePointer<_IO_FILE>
  #endif

  let input: File
  let output: File
  let errors: File

  init?(_ bytes: [UInt8]) {
    guard let input = tmpfile() else { return nil }
    guard let output = tmpfile() else {
      fclose(input)
      return nil
    }
    guard let errors = tmpfile() else {
      fclose(input)
      fclose(output)
      return nil
    }
    (self.input, self.output, self.errors) = (input, output, errors)
    let written = fwrite(bytes, 1, bytes.count, input)
    fflush(input)
    guard written == bytes.count, lseek(fileno(input), 0, SEEK_SET) == 0 else {
      close()
      return nil
    }
  }

  func close() { for file in [input, output, errors] { fclose(file) } }

  static func bytes(of file: File) -> [UInt8] {
    let count = lseek(fileno(file), 0, SEEK_END)
    guard count > 0, lseek(fileno(file), 0, SEEK_SET) == 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, filled in
      filled = max(0, read(fileno(file), buffer.baseAddress, Int(count)))
    }
  }
}
