// swift-tools-version: 6.2
import PackageDescription

// Fuzz targets for the readers, a package of its own so that their flags stay out of the root build. How to run
// them stands in README.md beside this file.
let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "claimgraph", path: "../..")],
  targets: ["FuzzHTML", "FuzzText"].map { name in
    .executableTarget(
      name: name, dependencies: [.product(name: "ClaimGraphReaders", package: "claimgraph")],
      swiftSettings: [.swiftLanguageMode(.v6)])
  }
)
