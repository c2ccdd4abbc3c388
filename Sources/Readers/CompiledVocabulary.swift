import DocumentModel
import Text

/// ``SectionVocabulary`` in the form that readers look things up in.
struct CompiledVocabulary: Sendable {
  let referenceHeadings: PhraseSet
  let questionSectionHeadings: PhraseSet
  let questionPrefixes: [[UInt8]]
  let problemPrefixes: [[UInt8]]
  let boilerplateHeadings: PhraseSet
  let boilerplateLines: PhraseSet
  let furnitureWords: PhraseSet
  let furnitureLines: PhraseSet
  let backMatterHeadings: PhraseSet
  let imprintLines: PhraseSet
  let openWords: PhraseSet
  let sentenceWords: PhraseSet
  /// Names of sections that are headings also where nothing marks them as such, whatever they hold.
  let sectionHeadings: PhraseSet
  /// Names of sections by what the sections hold.
  let sectionKinds: [(kind: Section.Kind, names: PhraseSet)]
  let authorLabels: PhraseSet
  let dateLabels: PhraseSet
  let catalogLabels: PhraseSet
  let compoundLabels: PhraseSet
  let titleLabels: PhraseSet
  let nameWords: NameWords
  let chromeLines: PhraseSet
  /// Those of them that are whole lines, whatever page they stand on.
  let wholeChromeLines: PhraseSet
  /// By their first bytes: 256 lists.
  let pictureCredits: [[[UInt8]]]
  let bylineWords: PhraseSet
  let headingClasses: PhraseSet
  let promptHeadings: PhraseSet
  let outputHeadings: PhraseSet
  let publishers: [String]
  let hyphenPrefixes: PhraseSet
  let hyphenSuffixes: PhraseSet
  let subscriptStems: PhraseSet
  /// The hashes of these names.
  let hiddenClasses: Set<UInt64>
  let language: TextLanguage

  init(_ vocabulary: SectionVocabulary) {
    func phrases(_ lists: SectionVocabulary.List...) -> PhraseSet {
      PhraseSet(lists.flatMap { vocabulary[$0] })
    }
    referenceHeadings = phrases(.referenceHeadings)
    questionSectionHeadings = phrases(.questionSectionHeadings, .troubleshootingHeadings)
    questionPrefixes = vocabulary[.questionPrefixes].map { Array($0.lowercased().utf8) }
    problemPrefixes = vocabulary[.problemPrefixes].map { Array($0.lowercased().utf8) }
    boilerplateHeadings = phrases(.boilerplateHeadings)
    boilerplateLines = phrases(.boilerplateLines)
    furnitureWords = phrases(.furnitureWords)
    furnitureLines = phrases(.furnitureLines)
    backMatterHeadings = phrases(.backMatterHeadings)
    imprintLines = phrases(.imprintLines)
    openWords = phrases(.openWords)
    sentenceWords = phrases(.sentenceWords)
    sectionHeadings = phrases(
      .abstractHeadings, .introductionHeadings, .methodsHeadings, .resultsHeadings, .discussionHeadings,
      .protocolHeadings, .abbreviationsHeadings, .sectionHeadings)
    sectionKinds = [
      (.abstract, phrases(.abstractHeadings)), (.introduction, phrases(.introductionHeadings)),
      (.methods, phrases(.methodsHeadings)), (.results, phrases(.resultsHeadings)),
      (.discussion, phrases(.discussionHeadings)), (.`protocol`, phrases(.protocolHeadings)),
      (.abbreviations, phrases(.abbreviationsHeadings)), (.references, phrases(.referenceHeadings)),
      (.faq, phrases(.questionSectionHeadings)), (.troubleshooting, phrases(.troubleshootingHeadings)),
    ]
    authorLabels = phrases(.authorLabels)
    dateLabels = phrases(.dateLabels)
    catalogLabels = phrases(.catalogLabels)
    compoundLabels = phrases(.compoundLabels)
    titleLabels = phrases(.titleLabels)
    nameWords = NameWords(vocabulary)
    chromeLines = phrases(.chromeLines)
    wholeChromeLines = PhraseSet(vocabulary[.chromeLines].filter { !$0.hasSuffix("*") })
    let credits = Dictionary(grouping: vocabulary[.pictureCredits].map { Array($0.utf8) }, by: \.first)
    pictureCredits = (0...UInt8.max).map { credits[$0] ?? [] }
    bylineWords = phrases(.bylineWords)
    headingClasses = phrases(.headingClasses)
    promptHeadings = phrases(.promptHeadings)
    outputHeadings = phrases(.outputHeadings)
    publishers = vocabulary[.publishers]
    hyphenPrefixes = phrases(.hyphenPrefixes)
    hyphenSuffixes = phrases(.hyphenSuffixes)
    subscriptStems = phrases(.subscriptStems)
    hiddenClasses = Set(vocabulary[.hiddenClasses].map { WordHash(Array($0.utf8)).value })
    language = TextLanguage(vocabulary[.languageWords])
  }

  /// Whether `line` begins as those do that say nothing of the subject.
  func isSetAside(_ line: ArraySlice<UInt8>) -> Bool {
    boilerplateLines.isBeginning(of: line) || imprintLines.isBeginning(of: line)
  }

  /// Whether `heading` stands over a section that says nothing of the subject.
  func isSetAside(heading: ArraySlice<UInt8>) -> Bool {
    boilerplateHeadings.contains(heading) || backMatterHeadings.contains(heading)
  }

  /// What the section below `heading` holds, as far as its name says.
  func sectionKind(of heading: ArraySlice<UInt8>) -> Section.Kind? {
    sectionKinds.first { $0.names.contains(heading) }?.kind
  }

  /// Whether `label` stands before some value of the metadata.
  func isMetadataLabel(_ label: ArraySlice<UInt8>) -> Bool {
    authorLabels.contains(label) || dateLabels.contains(label) || catalogLabels.contains(label)
      || compoundLabels.contains(label) || titleLabels.contains(label)
  }
}
