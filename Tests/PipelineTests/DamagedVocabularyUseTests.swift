import DocumentModel
import Language
import Testing
import Text

@testable import Vocabulary

/// A vocabulary whose large sections are damaged is opened as if it were whole: it may give wrong names, never a crash.
@Suite struct DamagedVocabularyUseTests {
  private static let names = [
    "oddamine", "Odd-1", "odd fever", "fever of the odd kind", "α-oddase", "oddase complex", "ODD2",
    "familial odd fever type 2", "oddamine hydrochloride",
  ]

  private static let whole: [UInt8] = {
    var content = VocabularyContent()
    let source = content.add(source: "mesh", licence: "ours")
    for number in 0..<40 {
      let name = names[number % names.count] + (number < names.count ? "" : " \(number)")
      let concept = content.add(
        VocabularyConcept(
          identifier: "mesh:D\(number)", name: name,
          category: Category.allCases[number % Category.allCases.count], xrefs: ["doid:\(number)"]))
      content.add(name: name.utf8, of: concept, status: .name, source: source)
      content.add(name: "odd thing \(number)".utf8, of: concept, status: .synonym, source: source)
    }
    return VocabularyWriter.encode(content, variants: .none)
  }()

  /// `bytes` with checksums that fit them.
  private static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    func number(_ place: Int) -> Int {
      Int(bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt64.self) })
    }
    func set(_ place: Int, _ value: UInt64) {
      for shift in 0..<8 { bytes[place + shift] = UInt8(truncatingIfNeeded: value >> (8 * shift)) }
    }
    let body = bytes[VocabularyFormat.headerLength...].withUnsafeBytes(VocabularyFormat.checksum)
    let small = bytes.withUnsafeBytes { all in
      VocabularyHeader.checksum(
        ofSmall: VocabularyFormat.Section.allCases.map { section in
          let place = VocabularyFormat.sectionTable + section.rawValue * 16
          return UnsafeRawBufferPointer(rebasing: all[number(place)..<(number(place) + number(place + 8))])
        })
    }
    set(24, body)
    set(VocabularyFormat.smallChecksum, small)
    set(32, 0)
    set(32, bytes[..<VocabularyFormat.headerLength].withUnsafeBytes(VocabularyFormat.checksum))
    return bytes
  }

  private static let text = SourceText(
    "Oddamine and odd-1 treat familial odd fevers, type 2; \u{3B1}-oddase, ODD2/3 and the odd thing 7 do not."
  )
  private static let tokens = Tokenizer(lemmatizer: Lemmatizer(LanguageResources())).tokens(
    in: text, range: text.range)

  /// Everything that a file is asked for.
  private static func use(_ file: VocabularyFile) -> Int {
    let grounder = Grounder(curated: nil, file: file)
    var count = 0
    for name in names + ["odd feverr", "odd thing 7", "fever, odd"] {
      count += grounder.matches(GroundingRequest(name, context: "odd fever")).count
      count += grounder.exactMatches(GroundingRequest(name), limit: 10).count
    }
    file.eachConcept { count += $0.names.count + $0.entity.xrefs.count }
    count += file.conceptCounts.count + file.organisms.count + file.sources.count + file.variants.text.count
    let recognizer = MentionRecognizer(
      vocabulary: CompiledVocabulary([]), shapes: NameShapes(), file: file)
    count +=
      recognizer.mentions(
        in: text, sentences: [Sentence(range: text.range, block: 0, tokens: tokens.indices)], tokens: tokens,
        abbreviations: []
      ).count
    return count
  }

  @Test func flippedBytesCrashNothing() throws {
    let whole = Self.sealed(Self.whole)
    #expect(whole == Self.whole)
    #expect(Self.use(try VocabularyFile(MappedFile(copying: whole))) > 100)
    var random = SystemRandomNumberGenerator()
    for _ in 0..<400 {
      var damaged = whole
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let place = Int.random(in: VocabularyFormat.headerLength..<damaged.count, using: &random)
        // Numbers are most wrong where they are largest.
        damaged[place] = Bool.random() ? 0xFF : UInt8.random(in: 0...255, using: &random)
      }
      _ = Self.use(try VocabularyFile(MappedFile(copying: Self.sealed(damaged))))
    }
  }
}
