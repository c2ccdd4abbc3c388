import DocumentModel
import Foundation
import Readers
import Testing
import Text

/// Goldens of our own notes and fixtures, and what must hold of every document at hand.
@Suite struct CorpusTests {
  static let notes =
    Place.exists(Place.corpus)
    ? Place.files(in: Place.corpus).filter { $0.lastPathComponent.hasPrefix("source.") } : []
  static let fixtures = Place.files(in: Place.tests.appending(path: "Fixtures")).filter {
    $0.pathExtension != "pdf"
  }

  @Test(arguments: fixtures)
  func fixtureLooksAsBefore(file: URL) throws {
    let document = try reader.read(Place.bytes(file))
    try check(document)
    let golden = Place.goldens.appending(path: file.lastPathComponent + ".tree")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
      try document.tree.write(to: golden, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: golden, encoding: .utf8)
    #expect(document.tree == expected, "UPDATE_GOLDENS=1 rewrites \(golden.lastPathComponent)")
  }

  @Test(arguments: notes)
  func noteIsADocument(file: URL) throws {
    let document = try reader.read(Place.bytes(file))
    try check(document)
    #expect(document.metadata.title != nil)
    #expect(document.blocks.contains { $0.asserts })
    #expect(document.blocks.contains { $0.kind == .reference })
    let again = try reader.read(Place.bytes(file))
    #expect(again == document)
  }

  /// Random damage, by a fixed sequence: cut, doubled and swapped stretches.
  @Test(arguments: fixtures)
  func damageDoesNoHarm(file: URL) throws {
    let bytes = try Place.bytes(file)
    var random = Sequence(state: UInt64(bytes.count) | 1)
    for _ in 0..<40 {
      var damaged = bytes
      for _ in 0..<6 {
        let start = random.next(below: damaged.count)
        let end = min(damaged.count, start + random.next(below: 40))
        switch random.next(below: 4) {
        case 0: damaged.removeSubrange(start..<end)
        case 1: damaged.insert(contentsOf: damaged[start..<end], at: random.next(below: damaged.count))
        case 2: damaged.insert(contentsOf: "<[*_|\t\n#&`".utf8, at: start)
        default: if start < end { damaged[start] = UInt8(truncatingIfNeeded: random.next(below: 256)) }
        }
      }
      for format in Format.ofMarkup where !damaged.allSatisfy(\.isASCIISpace) {
        try check(try reader.read(damaged, format: format), "\(file.lastPathComponent)")
      }
    }
  }

  /// A repeatable sequence of numbers.
  struct Sequence {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return bound > 0 ? Int(state >> 33) % bound : 0
    }
  }
}

/// The development documents, where they are at hand and asked for: `READ_ALL=1 swift test -c release …`.
@Suite(
  .enabled(
    if: ProcessInfo.processInfo.environment["READ_ALL"] != nil && Place.exists(Place.shared),
    "READ_ALL=1 reads ../shared"))
struct DevelopmentDocumentsTests {
  @Test(arguments: ["damaged", "html", "txt", "markdown", "pdf-text", "vendor-shaped", "nasty"])
  func everyFileEndsWell(folder: String) throws {
    for file in Place.files(in: Place.shared.appending(path: "data/documents/\(folder)")) {
      let bytes = try Place.bytes(file)
      let clock = ContinuousClock()
      let time = try clock.measure { try readOrSay(bytes, "\(folder)/\(file.lastPathComponent)") }
      if time > .seconds(2) { print("slow", file.lastPathComponent, bytes.count, time) }
      #expect(time < .seconds(10), "\(file.lastPathComponent)")
    }
  }

  /// A document, or a reason why there is none.
  private func readOrSay(_ bytes: [UInt8], _ name: String) throws {
    let result = Result { () throws(ReadError) in try reader.read(bytes) }
    switch result {
    case .success(let document): try check(document, "\(name)")
    case .failure(let error): print(name, error.code)
    }
  }

  @Test func largeInputIsLinear() throws {
    let text = String(
      repeating: "Ara-G is phosphorylated by dCK [1][2] and *not* by a_kinase. ", count: 860_000)
    let clock = ContinuousClock()
    for format in Format.allCases {
      let time = try clock.measure {
        let document = try reader.read(Array(text.utf8), format: format)
        #expect(document.blocks.count == 1)
      }
      print("50 MB in one line as \(format): \(time)")
      #expect(time < .seconds(20))
    }
  }
}
