// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that no benchmark is a part of the root build. README.md says how to run it.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "claimgraph", path: "../..")],
  targets: [
    .systemLibrary(name: "CParser", pkgConfig: "libxml-2.0"),
    .executableTarget(
      name: "ReadBenchmark",
      dependencies: [.product(name: "ClaimGraphReaders", package: "claimgraph"), "CParser"],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
    .executableTarget(
      name: "RecognitionBenchmark",
      dependencies: [.product(name: "ClaimGraphVocabulary", package: "claimgraph")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
    .executableTarget(
      name: "ParseBenchmark",
      dependencies: [.product(name: "ClaimGraphLanguage", package: "claimgraph")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
  ]
)
