/// The words by which readers know the parts of a document: what `Pipelines/sections.yaml` holds.
///
/// Phrases are compared without regard to case, mark-up, numbering and closing punctuation. A `*` at the end of
/// a phrase stands for whatever follows.
public struct SectionVocabulary: Hashable, Sendable {
  /// The lists, by their keys in the YAML.
  public enum List: String, Hashable, Sendable, CaseIterable {
    /// Headings over reference lists: "References", "Works cited".
    case referenceHeadings = "reference-headings"
    /// Headings over questions and answers: "Frequently Asked Questions".
    case questionSectionHeadings = "question-section-headings"
    /// What stands before the number of a question: "Q" of "Q1:".
    case questionPrefixes = "question-prefixes"
    /// What stands before the number of a problem: "Problem" of "Problem 1:".
    case problemPrefixes = "problem-prefixes"
    /// Headings of whole sections that say nothing of the subject: "Need Custom Synthesis?".
    case boilerplateHeadings = "boilerplate-headings"
    /// Lines and paragraphs that say nothing of the subject, by their beginnings: "Click to download".
    case boilerplateLines = "boilerplate-lines"
    /// Words of running heads and feet: "vol", "doi".
    case furnitureWords = "furniture-words"
    /// Lines at the edges of pages that are furniture by their beginnings: "Downloaded from".
    case furnitureLines = "furniture-lines"
    /// Headings at the end of articles: "Acknowledgements". Set aside on web pages, kept of printed pages.
    case backMatterHeadings = "back-matter-headings"
    /// Lines about the publication itself, by their beginnings: "Received". Set aside and kept likewise.
    case imprintLines = "imprint-lines"
    /// Headings over problems and their solutions: "Troubleshooting".
    case troubleshootingHeadings = "troubleshooting-headings"
    /// Names of sections by what they hold; they are headings also where nothing marks them as such.
    case abstractHeadings = "abstract-headings"
    case introductionHeadings = "introduction-headings"
    case methodsHeadings = "methods-headings"
    case resultsHeadings = "results-headings"
    case discussionHeadings = "discussion-headings"
    case protocolHeadings = "protocol-headings"
    case abbreviationsHeadings = "abbreviations-headings"
    /// Names of other sections that are headings also where nothing marks them as such: "Pharmacology".
    case sectionHeadings = "section-headings"
    /// Words that no heading ends with: "the", "of".
    case openWords = "open-words"
    /// Words that short headings with a stop do not have: "was", "the".
    case sentenceWords = "sentence-words"
    /// Labels before authors: "Author".
    case authorLabels = "author-labels"
    /// Labels before the document's date: "Date".
    case dateLabels = "date-labels"
    /// Labels before a catalogue number: "Cat. No.", "Katalognummer".
    case catalogLabels = "catalog-labels"
    /// Labels before the compound that the page is about: "Compound Name".
    case compoundLabels = "compound-labels"
    /// Labels before the title: "TITLE".
    case titleLabels = "title-labels"
    /// Words in `class`, `id` and `role` of HTML elements that hold page furniture: "nav", "cookie".
    case chromeWords = "chrome-words"
    /// Words in `class` and `id` of HTML elements that hold the text of the page: "article-body".
    case contentWords = "content-words"
    /// Words in `class` and `id` of HTML elements that hold what readers wrote below the page: "comments".
    case commentWords = "comment-words"
    /// Words in `class` and `id` of HTML elements that hold the words below a picture: "caption".
    case captionWords = "caption-words"
    /// Whole lines of web pages that say nothing of the subject; what stands below such a heading neither.
    case chromeLines = "chrome-lines"
    /// What stands before the author in short lines at the top of a page: "By".
    case bylineWords = "byline-words"
    /// What stands in the credit of a picture, at the end of the words below it: "Getty Images".
    case pictureCredits = "picture-credits"
    /// Headings over what a language model was asked, where its answer follows: "Question".
    case promptHeadings = "prompt-headings"
    /// Headings over what it answered: "Output".
    case outputHeadings = "output-headings"
    /// Classes of HTML elements that are headings without being `<h1>` to `<h6>`: "section-title".
    case headingClasses = "heading-classes"
    /// Publishers, recognised in authors and site names: "BenchChem".
    case publishers
    /// The words that tell a language, each entry its BCP 47 tag and then frequent words: "de der und nicht".
    case languageWords = "language-words"
    /// First parts of compounds that keep their hyphen at a line's end: "anti", "T".
    case hyphenPrefixes = "hyphen-prefixes"
    /// Last parts of compounds that keep their hyphen at a line's end: "derived".
    case hyphenSuffixes = "hyphen-suffixes"
    /// Names with a lowered number behind them, which printed pages put on the next line: "IC".
    case subscriptStems = "subscript-stems"
    /// Words in `class` of HTML elements that browsers do not show: "sr-only".
    case hiddenClasses = "hidden-classes"
  }

  private var lists: [List: [String]]

  /// A vocabulary of these lists; those not named are empty.
  public init(_ lists: [List: [String]] = [:]) { self.lists = lists }

  /// The phrases of `list`.
  public subscript(list: List) -> [String] {
    get { lists[list] ?? [] }
    set { lists[list] = newValue }
  }
}
