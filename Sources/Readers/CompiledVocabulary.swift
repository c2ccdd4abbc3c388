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
  let sectionHeadings: PhraseSet
  let authorLabels: PhraseSet
  let dateLabels: PhraseSet
  let catalogLabels: PhraseSet
  let compoundLabels: PhraseSet
  let titleLabels: PhraseSet
  let chromeWords: PhraseSet
  let contentWords: PhraseSet
  let commentWords: PhraseSet
  let captionWords: PhraseSet
  let chromeLines: PhraseSet
  let headingClasses: PhraseSet
  let publishers: [String]
  let hyphenPrefixes: PhraseSet

  init(_ vocabulary: SectionVocabulary) {
    func phrases(_ list: SectionVocabulary.List) -> PhraseSet { PhraseSet(vocabulary[list]) }
    referenceHeadings = phrases(.referenceHeadings)
    questionSectionHeadings = phrases(.questionSectionHeadings)
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
    sectionHeadings = phrases(.sectionHeadings)
    authorLabels = phrases(.authorLabels)
    dateLabels = phrases(.dateLabels)
    catalogLabels = phrases(.catalogLabels)
    compoundLabels = phrases(.compoundLabels)
    titleLabels = phrases(.titleLabels)
    chromeWords = phrases(.chromeWords)
    contentWords = phrases(.contentWords)
    commentWords = phrases(.commentWords)
    captionWords = phrases(.captionWords)
    chromeLines = phrases(.chromeLines)
    headingClasses = phrases(.headingClasses)
    publishers = vocabulary[.publishers]
    hyphenPrefixes = phrases(.hyphenPrefixes)
  }

  /// Whether `line` begins as those do that say nothing of the subject.
  func isSetAside(_ line: ArraySlice<UInt8>) -> Bool {
    boilerplateLines.isBeginning(of: line) || imprintLines.isBeginning(of: line)
  }

  /// Whether `heading` stands over a section that says nothing of the subject.
  func isSetAside(heading: ArraySlice<UInt8>) -> Bool {
    boilerplateHeadings.contains(heading) || backMatterHeadings.contains(heading)
  }

  /// Whether `label` stands before some value of the metadata.
  func isMetadataLabel(_ label: ArraySlice<UInt8>) -> Bool {
    [authorLabels, dateLabels, catalogLabels, compoundLabels, titleLabels].contains { $0.contains(label) }
  }
}
