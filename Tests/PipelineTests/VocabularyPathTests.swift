import DocumentModel
import Foundation
import Testing
import Text
import Vocabulary

@testable import Pipeline

private let heads = "name\tsynonyms\tidentifier\tcategory\txrefs\tsource\n"

/// What users name for vocabularies, tables and outputs: each mistake is told, none crashes, and nothing is lost by one.
@Suite struct VocabularyPathTests {
  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "nothing is wrong"
    } catch {
      return "\(error)"
    }
  }

  @Test func whatIsNoFileIsTold() throws {
    let folder = try TemporaryFolder()
    symlink("nowhere", "\(folder.path)/link")
    mkfifo("\(folder.path)/pipe", 0o600)
    for (name, expected) in [
      ("", "is a folder"), ("nowhere", "no such vocabulary"), ("link", "no such vocabulary"),
      ("pipe", "is no file"),
    ] {
      let told = message { _ = try GivenVocabulary(path: "\(folder.path)/\(name)") }
      #expect(told.contains(expected) && told.contains("--vocabulary"), "\(name): \(told)")
    }
  }

  @Test func tablesAndCompiledVocabulariesAreToldApart() throws {
    let folder = try TemporaryFolder()
    let table = try GivenVocabulary(path: try folder.write(heads.utf8, to: "mine.tsv"))
    #expect(!table.isCompiled)
    #expect(try table.table().text == heads)
    #expect(message { _ = try table.compiled() }.contains("is no compiled vocabulary"))
    let empty = try GivenVocabulary(path: try folder.write([], to: "empty"))
    #expect(!empty.isCompiled)
    #expect(try empty.table().text.isEmpty)
    let foreign = try GivenVocabulary(path: try folder.write([0xFF, 0xFE, 0x00], to: "foreign"))
    #expect(message { _ = try foreign.table() }.contains("UTF-8"))
  }

  @Test(arguments: ["folder", "pipe", "nowhere", "folder.tsv"])
  func aPipelineThatNamesNoFileIsTold(_ name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write([], to: "folder/file")
    try folder.write([], to: "folder.tsv/file")
    mkfifo("\(folder.path)/pipe", 0o600)
    mkfifo("\(folder.path)/pipe.tsv", 0o600)
    try folder.write(
      "name: x\nstages:\n  - mentions: {vocabulary: [], compiled: \(name), shapes: []}\n".utf8,
      to: "compiled.yaml")
    try folder.write(
      "name: x\nstages:\n  - mentions: {vocabulary: [\(name)], compiled: none, shapes: []}\n".utf8,
      to: "tables.yaml")
    let files = try DefinitionFiles(folder: folder.path)
    #expect(
      message { _ = try GroundingAnswers(files: files, path: "compiled.yaml") }.contains(
        "compiled.yaml:3:5: error: the option ‘compiled’"))
    #expect(message { _ = try GroundingAnswers(files: files, path: "tables.yaml") }.contains("no such file"))
  }

  private func build(_ sources: [String], to base: VocabularyFile? = nil, output: String) throws {
    _ = try VocabularyBuild(files: .embedded).build(sources, to: base, output: output)
  }

  @Test func noSourceIsOverwritten() throws {
    let folder = try TemporaryFolder()
    let text = heads + "odd one\t\tmy:1\tGene\t\tus\n"
    let table = try folder.write(text.utf8, to: "mine.tsv")
    let compiled = "\(folder.path)/a.cgvoc"
    try build([table], output: compiled)
    symlink(compiled, "\(folder.path)/link.cgvoc")
    for (sources, output) in [
      ([table], table), ([table], "\(folder.path)/./mine.tsv"), ([compiled], compiled),
      ([compiled], "\(folder.path)/link.cgvoc"), (["\(folder.path)/link.cgvoc"], compiled),
    ] {
      let before = try Data(contentsOf: URL(fileURLWithPath: sources[0]))
      let told = message { try build(sources, output: output) }
      #expect(told.contains("is the source ‘") && told.contains("another name"), "\(output): \(told)")
      #expect(try Data(contentsOf: URL(fileURLWithPath: sources[0])) == before)
    }
    let told = message { try build([folder.path], output: "\(folder.path)/mine.tsv") }
    #expect(told.contains("is the source ‘") || told.contains("is no compiled vocabulary"))
    #expect(try folder.read("mine.tsv") == Array(text.utf8))
  }

  @Test func nothingButAVocabularyIsReplaced() throws {
    let folder = try TemporaryFolder()
    let table = try folder.write((heads + "odd one\t\tmy:1\tGene\t\tus\n").utf8, to: "mine.tsv")
    let letter = try folder.write("Dear all".utf8, to: "letter.txt")
    for (output, expected) in [
      (letter, "is no compiled vocabulary"), (folder.path, "is a folder"), ("", "is empty"),
      ("/dev/null", "device"), ("\(folder.path)/nowhere/a.cgvoc", "there is no folder"),
    ] {
      let told = message { try build([table], output: output) }
      #expect(told.contains(expected) && told.contains("--output"), "\(output): \(told)")
    }
    #expect(try folder.read("letter.txt") == Array("Dear all".utf8))
    let output = try folder.write([], to: "made-by-mktemp")
    try build([table], output: output)
    try build([table], output: output)
    #expect(try VocabularyFile(path: output).nameCount == 1)
  }

  /// A vocabulary that is written through a link stays where the link leads.
  @Test func linksAreFollowed() throws {
    let folder = try TemporaryFolder()
    let table = try folder.write((heads + "odd one\t\tmy:1\tGene\t\tus\n").utf8, to: "mine.tsv")
    let more = try folder.write((heads + "odd two\t\tmy:2\tGene\t\tus\n").utf8, to: "more.tsv")
    let (real, link) = ("\(folder.path)/real.cgvoc", "\(folder.path)/link.cgvoc")
    try build([table], output: real)
    symlink("real.cgvoc", link)
    try build([more], to: try VocabularyFile(path: link), output: link)
    #expect(try VocabularyFile(path: real).nameCount == 2)
  }

  @Test func whatCannotBeUnpackedIsToldInItsOwnWords() throws {
    let folder = try TemporaryFolder()
    let gzip = try folder.write("no gzip".utf8, to: "a.obo.gz")
    let wheel = try folder.write("no zip".utf8, to: "a.whl")
    let output = "\(folder.path)/a.cgvoc"
    let ofGzip = message { try build([gzip], output: output) }
    #expect(ofGzip.contains(gzip) && ofGzip.contains("gzip format") && ofGzip.contains("copy it again"))
    let ofWheel = message { try build([wheel], output: output) }
    #expect(ofWheel.contains(wheel) && ofWheel.contains("zip") && ofWheel.contains("copy it again"))
    let letter = try folder.write("Dear all\nyours".utf8, to: "letter.txt")
    #expect(
      message { try build([letter], output: output) }.hasPrefix(
        "\(letter):1: is no source of a known kind (it begins with “Dear all”)"))
    let names = try folder.write("PI3-kinase,FPLX,PI3K,,\n".utf8, to: "grounding_map.csv")
    #expect(message { try build([names], output: output) }.contains("give the file of the concepts too"))
    let commas = try folder.write(heads.replacing("\t", with: ",").utf8, to: "mine.csv")
    #expect(message { try build([commas], output: output) }.contains("tab-separated, and not ‘name,synonyms"))
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/empty", withIntermediateDirectories: true)
    #expect(
      message { try build(["\(folder.path)/empty"], output: output) }.contains("no file of a known kind"))
    let nothing = try folder.write([], to: "nothing.txt")
    #expect(message { try build([nothing], output: output) }.contains("it is empty"))
  }

  @Test func inputThatCannotBeReadIsTold() throws {
    let folder = try TemporaryFolder()
    let descriptor = open(folder.path, O_RDONLY)
    defer { close(descriptor) }
    for descriptor in [descriptor, -1] {
      var lines = LineStream(ByteStream(descriptor: descriptor, name: "standard input"))
      #expect(message { _ = try lines.lines(upTo: 1) }.hasPrefix("standard input cannot be read"))
    }
  }

  @Test func linesComeWithoutTheirEnds() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "x", count: 600_000)
    let file = open(try folder.write("\u{FEFF}a\r\n\n\(long)\nlast".utf8, to: "lines"), O_RDONLY)
    defer { close(file) }
    var lines = LineStream(ByteStream(descriptor: file, name: "lines"))
    var found: [String] = []
    while let more = try lines.lines(upTo: 2) { found += more.map { String(decoding: $0, as: UTF8.self) } }
    #expect(found == ["a", "", long, "last"])
  }
}
