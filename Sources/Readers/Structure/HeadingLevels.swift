import DocumentModel
import Text

/// Repairs the levels that headings are printed at: those of one series ("Q1", "Q2") get one level.
struct HeadingLevels {
  /// The level of headings that are only bold lines: below all that are marked as headings.
  static let ofBoldLine = 7
  /// The level of headings that nothing marks in plain text.
  static let ofPlainLine = 2

  let vocabulary: CompiledVocabulary
  private var series: [HeadingLabel: Int] = [:]
  /// The heading before: its level, and whether questions or problems stand below it.
  private var last: (level: Int, opensSeries: Bool)?
  /// The level of the reference section that is open.
  private var references: Int?

  init(vocabulary: CompiledVocabulary) { self.vocabulary = vocabulary }

  /// The level of the next heading, which is printed at `printed`.
  mutating func level(of heading: ArraySlice<UInt8>, printed: Int) -> Int {
    let label = HeadingLabel(heading, vocabulary: vocabulary)
    var level = label.map { self.level(of: $0, printed: printed) } ?? printed
    if let references, level >= Self.ofBoldLine, label == nil { level = references }
    if vocabulary.referenceHeadings.contains(heading) {
      references = level
    } else if let open = references, level <= open {
      references = nil
    }
    last = (level, vocabulary.questionSectionHeadings.contains(heading))
    return level
  }

  private mutating func level(of label: HeadingLabel, printed: Int) -> Int {
    let level: Int
    switch label {
    case .question(let number), .problem(let number):
      if number != 1, let known = series[label.series] { return known }
      level = last.map { $0.opensSeries && printed <= $0.level ? $0.level + 1 : printed } ?? printed
    case .outline(let parts):
      if let known = series[label.series] { return known }
      let above = series[.outline(parts: parts - 1)]
      level = above.map { max(printed, $0 + 1) } ?? printed
    }
    series[label.series] = level
    return level
  }
}
