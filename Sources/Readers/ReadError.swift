/// Why a file cannot become a document at all.
public struct ReadError: Error, Hashable, Sendable {
  /// A stable name such as `reader.empty`.
  public var code: String
  /// What is wrong and what to do.
  public var message: String

  /// An error of `code`.
  public init(code: String, message: String) {
    self.code = code
    self.message = message
  }
}

extension ReadError {
  static let empty = ReadError(
    code: "reader.empty", message: "the file holds no text: remove it, or export the document again")
  static let binary = ReadError(
    code: "reader.binary",
    message:
      "the file is no text that can be read (a binary, or data such as JSON): convert it to HTML or text")
  static let tooLarge = ReadError(
    code: "reader.too-large",
    message: "the file is larger than 1 GiB, more than one document can be: split it")
  static let unpackedTooLarge = ReadError(
    code: "reader.too-large",
    message: "the packed file unpacks to more than 16 MiB, more than one document can be: split it")
  static let gzipDamaged = ReadError(
    code: "reader.gzip-damaged", message: "the packed file is damaged: pack or download it again")
  static let parser = ReadError(
    code: "reader.out-of-memory", message: "libxml2 could not start: free memory and run again")
}
