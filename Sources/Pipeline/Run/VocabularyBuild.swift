import Foundation
public import Text
public import Vocabulary
import VocabularySources

/// Builds a compiled vocabulary from source files, for `claimgraph vocabulary build`.
public struct VocabularyBuild {
  /// What a build came to.
  public struct Summary: Sendable {
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
    let unpacked = try SourceFiles(sources)
    var builder = VocabularyBuilder(selection: selection)
    if let base { SourceReader.read(base) { builder.add($0) } }
    var passedOver: [String] = []
    var problems: [DefinitionProblem] = []
    var notices: [DefinitionProblem] = []
    for (place, file) in unpacked.files.enumerated() {
      if selection?.passedOver.contains(file.name) == true { continue }
      progress(file.name, place, unpacked.files.count)
      let mapped: MappedFile
      do throws(MappedFile.Failure) {
        mapped = try MappedFile(path: file.path)
      } catch {
        throw RunError("\(file.shown): cannot be opened (\(error)); check --source")
      }
      // A table whose heads are wrong says so itself.
      let isTable = file.isNamed && file.name.hasSuffix(".tsv")
      guard
        let format = SourceFormat.of(name: file.name, head: mapped.bytes.prefix(4_000))
          ?? (isTable ? .terms : nil)
      else {
        if file.isNamed {
          throw RunError(
            "\(file.shown): is no source of a known kind; the kinds are in ‘claimgraph vocabulary build --help’"
          )
        }
        passedOver.append(file.shown)
        continue
      }
      var reader = SourceReader(file: file.shown, bytes: mapped.bytes)
      do throws(DefinitionError) {
        try reader.read(format) { builder.add($0) }
      } catch {
        problems += error.problems
      }
      notices += reader.notices
    }
    guard problems.isEmpty else { throw DefinitionError(problems) }
    guard builder.nameCount > 0 else { throw RunError("the sources hold no names; check --source") }
    progress("joining", unpacked.files.count, unpacked.files.count)
    let content = builder.finish()
    progress("writing", unpacked.files.count, unpacked.files.count)
    let bytes = VocabularyWriter.encode(content, variants: variants)
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
    } catch {
      throw RunError("\(output): cannot be written (\(error.localizedDescription)); check --output")
    }
    return Summary(
      names: VocabularyWriter.nameCount(of: bytes), concepts: content.concepts.count, bytes: bytes.count,
      passedOver: passedOver, notices: notices)
  }

  private static func selection(_ path: String) throws -> Selection {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw RunError("\(path): cannot be read as UTF-8; check --select")
    }
    return try Selection(try YAMLDefinition.parse(text, file: path))
  }
}
