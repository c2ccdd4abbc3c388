import Foundation
import Language
import Testing
import Text

@testable import Pipeline

@Suite struct TrainedModelTests {
  @Test func modelsAreAPartOfTheProgram() throws {
    #expect(Set(TrainedModel.embedded.keys).isSuperset(of: ["parser.model", "references.model"]))
    let model = try #require(DefinitionFiles.embedded.model("models/parser.model"))
    #expect(model.isEmbedded)
    // What a laptop should hold for the language: 20 MB for tags and trees together.
    let tagger = try #require(DefinitionFiles.embedded.model("models/tagger.model"))
    #expect(model.buffer.count + tagger.buffer.count < 20_000_000)
  }

  @Test func theParserInTheProgramReadsASentence() throws {
    let parser = try DefinitionFiles.embedded.dependencyParser()
    var words = WordSequence()
    for word in ["The", "drug", "inhibits", "the", "kinase", "."] { words.append(word.utf8) }
    let tags = try ["DT", "NN", "VBZ", "DT", "NN", "."].map { tag in
      UInt8(try #require(parser.model.tags.firstIndex(of: tag)))
    }
    let workspace = ParserWorkspace()
    parser.parse(words, tags: tags, in: workspace)
    #expect(workspace.heads == [2, 3, 0, 5, 3, 3])
    #expect(
      workspace.labels.map { parser.model.labels[Int($0)] } == [
        "det", "nsubj", "root", "det", "dobj", "punct",
      ])
  }

  @Test func aFolderOfModelsReplacesThoseInTheProgram() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "models-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let embedded = DefinitionFiles.embedded
    let bytes = try #require(embedded.model("models/parser.model")).buffer
    try Data(bytes).write(to: folder.appending(path: "parser.model"))
    let same = try embedded.replacingModels(by: folder.path)
    #expect(same.model("models/parser.model")?.isEmbedded == false)
    #expect(same.text("models/parser.model") == embedded.text("models/parser.model"))
    #expect(try same.dependencyParser().model.tags == embedded.dependencyParser().model.tags)
    try Data(bytes.dropLast()).write(to: folder.appending(path: "parser.model"))
    let damaged = try embedded.replacingModels(by: folder.path)
    #expect(throws: DefinitionError.self) { try damaged.dependencyParser() }
  }
}
