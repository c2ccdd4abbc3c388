import Foundation
public import Text
public import Vocabulary
import VocabularySources

/// Builds a compiled vocabulary from source files, for `claimgraph vocabulary build`.
public struct VocabularyBuild {
  /// What a build came to.
  public struct Summary: Sendable {
    /// The file that was written.
    public var path: String
    /// Names, those that differ little from another of their concept left out.
    public var names: Int
    /// Concepts after those that are one were joined.
    public var concepts: Int
    /// Size of the file in bytes.
    public var bytes: Int
    /// Files that are no source of a known kind.
    public var passedOver: [String]
    /// Lines that were passed over or repaired.
    public var notices: [DefinitionProblem]
  }

  private let files: DefinitionFiles

  /// A build with the forms of words (`variants.tsv`) among `files`.
  public init(files: DefinitionFiles) { self.files = files }

  /// Builds from `sources` (files, folders, wheels, URLs) into the file at `output`, all of them or what the YAML file
  /// at `selection` takes, on top of the vocabulary `base`. `progress` is told the file that
  /// is read, its place and their number.
  ///
  /// - Throws: what is wrong in sources, with file and line; what cannot be read or written.
  public func build(
    _ sources: [String], to base: VocabularyFile? = nil, output: String, selection path: String? = nil,
    progress: (String, Int, Int) -> Void = { _, _, _ in }
  ) throws -> Summary {
    let variants = try WordVariants(
      tsv: files.text("variants.tsv") ?? "", file: files.name(of: "variants.tsv"))
    let selection = try path.map(Self.selection)
    let target = try VocabularyOutput(output, sources: sources)
    let unpacked = try SourceFiles(sources)
    try target.check(isNoneOf: unpacked.files.map(\.path))
    guard !unpacked.files.isEmpty else {
      throw RunError("\(sources.joined(separator: ", ")): no file of a known kind; check --source")
    }
    var builder = VocabularyBuilder(selection: selection)
    if let base {
      try Self.verify(base)
      SourceReader.read(base) { builder.add($0) }
    }
    var passedOver: [String] = []
    var problems: [DefinitionProblem] = []
    var notices: [DefinitionProblem] = []
    for (place, file) in unpacked.files.enumerated() {
      if selection?.passedOver.contains(file.name) == true { continue }
      progress(file.name, place, unpacked.files.count)
      // A table whose heads are wrong says so itself.
      let isTable = file.isNamed && file.name.hasSuffix(".tsv")
      guard let head = FileBytes.head(file.path) else {
        throw RunError(
          "\(file.shown): cannot be opened (\(String(cString: strerror(errno)))); check --source")
      }
      guard let format = SourceFormat.of(name: file.name, head: head) ?? (isTable ? .terms : nil) else {
        if file.isNamed {
          throw RunError(
            "\(file.shown):1: is no source of a known kind (\(Self.beginning(of: head))); "
              + "the kinds are in ‘claimgraph vocabulary build --help’")
        }
        passedOver.append(file.shown)
        continue
      }
      let mapped = try Self.mapped(file)
      var reader = SourceReader(file: file.shown, bytes: mapped.bytes)
      do throws(DefinitionError) {
        try reader.read(format) { builder.add($0) }
      } catch {
        problems += error.problems
      }
      notices += reader.notices
      // The reader reads where the file lies.
      withExtendedLifetime(mapped) {}
    }
    guard problems.isEmpty else { throw DefinitionError(problems) }
    guard builder.nameCount > 0 else {
      throw RunError("\(sources.joined(separator: ", ")): no names of a known kind; check --source")
    }
    progress("joining", unpacked.files.count, unpacked.files.count)
    let content = builder.finish()
    guard !content.concepts.isEmpty else {
      throw RunError(
        "\(sources.joined(separator: ", ")): no name is that of a concept with a preferred name"
          + (path == nil
            ? "; give the file of the concepts too" : ", or the selection takes none of them; check --select")
      )
    }
    progress("writing", unpacked.files.count, unpacked.files.count)
    // What is added to a vocabulary changes nothing else in it.
    let bytes = VocabularyWriter.encode(content, variants: base?.variants ?? variants)
    try target.write(bytes)
    return Summary(
      path: output, names: VocabularyWriter.nameCount(of: bytes), concepts: content.concepts.count,
      bytes: bytes.count,
      passedOver: passedOver, notices: notices)
  }

  private static func mapped(_ file: SourceFiles.File) throws(RunError) -> MappedFile {
    do throws(MappedFile.Failure) {
      return try MappedFile(path: file.path)
    } catch {
      throw RunError("\(file.shown): cannot be opened (\(error)); check --source")
    }
  }

  private static func verify(_ base: VocabularyFile) throws(RunError) {
    do throws(VocabularyFileError) {
      try base.verify()
    } catch {
      throw RunError("the vocabulary to add to \(error.description)")
    }
  }

  /// How a file begins, for people.
  private static func beginning(of bytes: [UInt8]) -> String {
    guard !bytes.isEmpty else { return "it is empty" }
    let line = bytes.prefix(60).prefix { $0 != 0x0A && $0 != 0x0D }
    let text = String(decoding: line.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
    return "it begins with “\(text)”"
  }

  private static func selection(_ path: String) throws -> Selection {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw RunError("\(path): cannot be read as UTF-8; check --select")
    }
    return try Selection(try YAMLDefinition.parse(text, file: path))
  }
}
