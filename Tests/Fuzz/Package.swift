// swift-tools-version: 6.2
import PackageDescription

/// The readers with a fuzz target each, named as their `Format`.
let readers = ["HTML", "Text"]

// A package of its own, so that the flags of fuzzing stay out of the root build. README.md says how to run it.
let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "claimgraph", path: "../..")],
  targets: [
    .target(
      name: "FuzzHarness", dependencies: [.product(name: "ClaimGraphReaders", package: "claimgraph")],
      swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault")])
  ] + readers.map { .executableTarget(name: "Fuzz\($0)", dependencies: ["FuzzHarness"]) }
)
