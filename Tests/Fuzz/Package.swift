// swift-tools-version: 6.2
import PackageDescription

/// What is fuzzed: pages, plain text with markdown, XML of all kinds, and bytes of whatever format and encoding.
let readers = ["HTML", "Text", "XML", "Bytes"]

// A package of its own, so that the flags of fuzzing stay out of the root build. README.md says how to run it.
let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "claimgraph", path: "../..")],
  targets: [
    .target(
      name: "FuzzHarness", dependencies: [.product(name: "ClaimGraphReaders", package: "claimgraph")],
      swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault")])
  ]
    + readers.map {
      .executableTarget(
        name: "Fuzz\($0)",
        dependencies: ["FuzzHarness", .product(name: "ClaimGraphReaders", package: "claimgraph")])
    }
)
