import DocumentModel
import Foundation
import Testing
import Text

@testable import Vocabulary

/// The vocabulary of `Pipelines/vocabulary`, large enough that its body is not checked when it is opened.
private let large =
  (try? Data(
    contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
      path: "../../Pipelines/vocabulary/default.cgvoc"))).map { Array($0) } ?? []

@Suite struct DamagedVocabularyTests {
  private func number(_ offset: Int) -> Int {
    large.withUnsafeBytes { Int($0.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian) }
  }

  /// Small sections are checked at every opening, large ones by `verify`.
  @Test func damageIsToldInEverySection() throws {
    try #require(large.count > VocabularyFormat.headerLength)
    var isSmall: Set<Bool> = []
    for section in VocabularyFormat.Section.allCases {
      let place = VocabularyFormat.sectionTable + section.rawValue * 16
      let (start, length) = (number(place), number(place + 8))
      var damaged = large
      damaged[start + length / 2] ^= 0x20
      let bytes = MappedFile(copying: damaged)
      isSmall.insert(length <= VocabularyFormat.smallSection)
      if length <= VocabularyFormat.smallSection {
        #expect(throws: VocabularyHeader.damaged, "\(section)") { try VocabularyFile(bytes) }
      } else {
        let file = try VocabularyFile(bytes)
        #expect(throws: VocabularyHeader.damaged, "\(section)") { try file.verify() }
      }
    }
    #expect(isSmall == [true, false])
  }

  @Test func filesOfTheFirstVersionAreToBeBuiltAgain() throws {
    try #require(!large.isEmpty)
    var old = large
    old[8] = 1
    do throws(VocabularyFileError) {
      _ = try VocabularyFile(MappedFile(copying: old))
      Issue.record("a file of version 1 was taken")
    } catch {
      #expect(
        error.description
          == "is a vocabulary of version 1, and this program reads version \(VocabularyFormat.version); build it again"
      )
    }
  }

  /// The index says what may be meant, and the name decides.
  @Test func namesAreFoundByTheirOwnKeysAlone() throws {
    var content = VocabularyContent()
    let source = content.add(source: "x", licence: "")
    for number in 0..<500 {
      let concept = content.add(
        VocabularyConcept(identifier: "x:\(number)", name: "odd\(number)", category: .gene))
      content.add(name: "odd\(number)".utf8, of: concept, status: .name, source: source)
    }
    let bytes = VocabularyWriter.encode(content, variants: .none)
    let file = try VocabularyFile(MappedFile(copying: bytes))
    for number in 0..<500 {
      let found = file.names(ofKey: LookupKey.key("Odd-\(number)"))
      #expect(found.map { file.spelling(ofName: $0) } == ["odd\(number)"])
    }
    for number in 500..<2_500 { #expect(file.names(ofKey: LookupKey.key("odd\(number)")).isEmpty) }
  }

  /// A selection may leave concepts without any name that can be looked up.
  @Test func namesBehindManyNamelessConceptsAreTheirOwn() throws {
    var content = VocabularyContent()
    let source = content.add(source: "x", licence: "")
    for number in 0..<2_000 {
      let concept = content.add(
        VocabularyConcept(identifier: "x:\(10_000 + number)", name: "odd\(number)", category: .gene))
      guard number == 0 || number > 1_990 else { continue }
      content.add(name: "odd\(number)".utf8, of: concept, status: .name, source: source)
    }
    let bytes = VocabularyWriter.encode(content, variants: .none)
    let file = try VocabularyFile(MappedFile(copying: bytes))
    for number in [0, 1_991, 1_999] {
      let name = try #require(file.names(ofKey: LookupKey.key("odd\(number)")).first.flatMap(file.name))
      #expect(file.entity(name.concept).identifier == "x:\(10_000 + number)")
    }
  }
}
