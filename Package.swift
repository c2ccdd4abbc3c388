// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is built alike: Swift 6 mode, explicit imports, no warnings.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A room of the house (see ARCHITECTURE.md) and its test target. The arrows of DESIGN.md are these imports.
func room(
  _ name: String, imports dependencies: [Target.Dependency], plugins: [Target.PluginUsage] = [],
  documents: [String] = [], goldens: [String] = []
) -> [Target] {
  [
    .target(
      name: name, dependencies: dependencies, exclude: documents, swiftSettings: house, plugins: plugins),
    .testTarget(
      name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies, exclude: goldens,
      swiftSettings: house),
  ]
}

let package = Package(
  name: "claimgraph",
  products: [
    .executable(name: "claimgraph", targets: ["claimgraph"]),
    .executable(name: "claimgraph-train", targets: ["claimgraph-train"]),
    // For the nested packages Tests/Fuzz and Tests/Benchmarks.
    .library(name: "ClaimGraphReaders", targets: ["Text", "DocumentModel", "Readers"]),
    .library(name: "ClaimGraphVocabulary", targets: ["Text", "DocumentModel", "Vocabulary"]),
    .library(name: "ClaimGraphLanguage", targets: ["Text", "DocumentModel", "Language"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibxml2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CUchardet", pkgConfig: "uchardet",
      providers: [.apt(["libuchardet-dev"]), .brew(["uchardet"])]),
    .executableTarget(
      name: "claimgraph",
      dependencies: [
        "Pipeline", "Text", "DocumentModel", "KnowledgeGraph", "Vocabulary",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),
    // Trains the models under Pipelines/models; no part of what is shipped.
    .executableTarget(
      name: "claimgraph-train",
      dependencies: [
        "SequenceLabeling", "Text", "Citations", "Language", "LanguageTraining", "Vocabulary", "Pipeline",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),
    // The inner loops that want the processor's wide instructions, which Swift does not choose at run time.
    .target(name: "CParserKernels"),
    .target(name: "CTrainingKernels"),
    // What lies under Pipelines/ becomes a part of the binary, so that it works from any folder: models by C's #embed,
    // all else by a plugin.
    .target(name: "CModels"),
    .executableTarget(name: "EmbedDefinitions", swiftSettings: house),
    .plugin(
      name: "EmbedDefinitionsPlugin", capability: .buildTool(), dependencies: ["EmbedDefinitions"],
      path: "Sources/EmbedDefinitionsPlugin"),
  ]
    + room("Text", imports: ["CUchardet"])
    + room("DocumentModel", imports: ["Text"])
    + room("Readers", imports: ["Text", "DocumentModel", "CLibxml2"], goldens: ["Goldens", "Fixtures"])
    + room("SequenceLabeling", imports: [])
    + room("Citations", imports: ["Text", "DocumentModel", "SequenceLabeling"])
    + room("Language", imports: ["Text", "DocumentModel", "CParserKernels"])
    + room(
      "LanguageTraining", imports: ["Language", "SequenceLabeling", "CTrainingKernels"],
      documents: ["README.md"])
    + room("Vocabulary", imports: ["Text", "DocumentModel", "SequenceLabeling"])
    + room("VocabularySources", imports: ["Text", "DocumentModel", "Vocabulary", "CLibxml2"])
    + room("Extraction", imports: ["Text", "DocumentModel"])
    + room("KnowledgeGraph", imports: ["Text", "DocumentModel"])
    + room(
      "Pipeline",
      imports: [
        "Text", "DocumentModel", "Readers", "SequenceLabeling", "Citations", "Language", "Vocabulary",
        "VocabularySources", "Extraction", "KnowledgeGraph", "CModels", "Yams",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      plugins: ["EmbedDefinitionsPlugin"])
)
