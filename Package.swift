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

/// A room of the house (see ARCHITECTURE.md) and its test target.
func room(_ name: String, imports dependencies: [Target.Dependency]) -> [Target] {
  [
    .target(name: name, dependencies: dependencies, swiftSettings: house),
    .testTarget(
      name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies, swiftSettings: house),
  ]
}

let package = Package(
  name: "claimgraph",
  targets: [
    .systemLibrary(
      name: "CLibxml2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])])
  ]
    + room("Text", imports: [])
    + room("DocumentModel", imports: ["Text"])
    + room("Readers", imports: ["Text", "DocumentModel", "CLibxml2"])
)
