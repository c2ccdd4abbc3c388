import DocumentModel
import Text

/// Decides which candidates are callouts, by the reference list and by what stands around them.
///
/// What a document's own print tells (`brackets are used for callouts here`) comes in through ``usesBrackets``;
/// inferring more of a document's style belongs there, too.
struct CalloutJudge {
  /// The canonical text.
  let text: SourceText
  /// The numbers of the reference list.
  let known: Set<Int>
  /// Links to entries, which settle the matter.
  let linked: [ByteRange]
  /// Whether brackets elsewhere in the document name entries of its list.
  var usesBrackets = false

  /// Without a list, larger numbers than this are not taken for indices.
  private static let largestWithoutList = 500
  /// An index that is not in the list is a mistake up to this number and something else beyond.
  private static let largestDangling = 999

  /// Whether `callout` is one.
  func isCallout(_ callout: Callout, in passage: Passage) -> Bool {
    switch callout.style {
    case .link, .parenthesis, .authorYear: true
    case .bracket: isLinked(callout) || isBracketCallout(callout, in: passage)
    case .superscript: isLinked(callout) || isSuperscriptCallout(callout, in: passage)
    }
  }

  /// Whether the list holds every number of `callout`.
  func isKnown(_ callout: Callout) -> Bool { callout.numbers.allSatisfy(known.contains) }

  private func isLinked(_ callout: Callout) -> Bool {
    let next = linked.partitioningIndex { $0.lower >= callout.range.upper }
    return next > 0 && linked[next - 1].overlaps(callout.range)
  }

  // MARK: Brackets

  private func isBracketCallout(_ callout: Callout, in passage: Passage) -> Bool {
    guard !Surroundings.isPartOfName(callout.range, text),
      !Surroundings.followsMeasure(callout.range, callout.numbers, in: passage.range, text)
    else { return false }
    if known.isEmpty { return isCalloutWithoutList(callout, in: passage) }
    if isKnown(callout) { return true }
    let largest = callout.numbers.max() ?? 0
    return usesBrackets && largest <= Self.largestDangling
  }

  /// A number that opens its passage and has words after it is the label of an entry or a step.
  private func isCalloutWithoutList(_ callout: Callout, in passage: Passage) -> Bool {
    let isLabel =
      callout.range.lower == passage.range.lower && callout.range.upper < passage.range.upper
      && passage.cell == nil
    return !isLabel && callout.numbers.allSatisfy { $0 <= Self.largestWithoutList }
  }

  // MARK: Superscripts

  private func isSuperscriptCallout(_ callout: Callout, in passage: Passage) -> Bool {
    !known.isEmpty && isKnown(callout)
      && !Surroundings.isPower(callout.range, callout.numbers, text)
      && !Surroundings.isIsotope(callout.range, in: passage.range, text)
  }
}
