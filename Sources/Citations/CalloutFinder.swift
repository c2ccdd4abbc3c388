public import DocumentModel
import Text

/// Finds the citation callouts of a document: `[1][2]`, `[7, 12]`, `[4–6]`, superscripts and links to entries.
///
/// Candidates of every printed style come first, neighbours are joined, and each group is then judged by the
/// reference list and by what stands around it.
public struct CalloutFinder: Sendable {
  /// A finder.
  public init() {}

  /// The callouts of `document`, sorted by range; none in code, boilerplate and the reference list itself.
  public func citations(in document: Document, references: [Reference]) -> [Citation] {
    let inPlace = citationsInPlace(document, Set(references.lazy.filter(\.isInPlace).map(\.index)))
    let printed = citations(in: document, list: references.filter { !$0.isInPlace })
    let others = printed.filter { citation in
      let next = inPlace.partitioningIndex { $0.range.lower >= citation.range.upper }
      return next == 0 || !inPlace[next - 1].range.overlaps(citation.range)
    }
    let resolver = CalloutResolver(references, in: document)
    return (inPlace + others).sorted { $0.range < $1.range }.map(resolver.resolved)
  }

  private func citationsInPlace(_ document: Document, _ sources: Set<String>) -> [Citation] {
    guard !sources.isEmpty else { return [] }
    return InPlaceScanner(document).callouts().compactMap { callout in
      var indices: [String] = []
      for source in callout.sources where sources.contains(source.index) && !indices.contains(source.index) {
        indices.append(source.index)
      }
      return indices.isEmpty ? nil : Citation(range: callout.range, indices: indices, style: .link)
    }
  }

  /// The callouts that lead to the entries of a list.
  private func citations(in document: Document, list references: [Reference]) -> [Citation] {
    let links = ReferenceLinks(document, references: references)
    var judge = CalloutJudge(
      text: document.text, known: Set(references.compactMap { Int($0.index) }),
      linked: document.marks.filter(links.leadsToReference).map(\.range))
    let passages = document.passages.filter(document.mayCite)
    let groups = passages.map { candidates(in: $0, of: document, links: links) }
    judge.usesBrackets = groups.joined().contains { $0.style == .bracket && judge.isKnown($0) }
    var kept = zip(passages, groups).flatMap { callouts($1, of: $0, judge, document.text) }
    kept += inferred(in: passages, of: document, besides: kept, known: judge.known)
    kept = withAuthorYears(kept, in: passages, of: document, references: references)
    return kept.map { Citation(range: $0.range, indices: $0.indices, style: $0.style) }
      .sorted { $0.range < $1.range }
  }

  /// Those of the candidates of `passage` that are callouts; in a line of authors superscripts are none.
  private func callouts(
    _ candidates: [Callout], of passage: Passage, _ judge: CalloutJudge, _ text: SourceText
  ) -> [Callout] {
    let kept = candidates.filter { judge.isCallout($0, in: passage) }
    let isByline = kept.contains { $0.style == .superscript } && Byline.isByline(text[passage.range])
    return isByline ? kept.filter { $0.style != .superscript } : kept
  }

  /// Numbers glued to words or in parentheses, where the document cites by them and by nothing else.
  private func inferred(
    in passages: [Passage], of document: Document, besides others: [Callout], known: Set<Int>
  ) -> [Callout] {
    guard !known.isEmpty else { return [] }
    let text = document.text
    let prose = passages.filter {
      [.paragraph, .listItem, .caption].contains(document.blocks[$0.block].kind)
        && !Byline.isByline(text[$0.range])
    }
    let glued = prose.flatMap { GluedScanner().callouts(in: $0, of: document) }
    let enclosed = prose.flatMap { ParenthesisScanner().callouts(in: $0, of: document) }
    let styles = [
      (glued, InferredStyle(glued, known: known, leastShare: 25) { GluedScanner.followsStop($0, text) }),
      (
        enclosed,
        InferredStyle(enclosed, known: known, leastShare: 50) { ParenthesisScanner.closesClause($0, text) }
      ),
    ]
    var chosen: [Callout] = []
    for (candidates, style) in styles {
      let kept = style.callouts(among: candidates)
      if kept.count > chosen.count { chosen = candidates.filter(kept.contains) }
    }
    return chosen.count > others.count * 2 ? chosen : []
  }

  /// The callouts with those by author and year, where the document cites by these. Its entries then have no printed
  /// numbers, so that what looks like a number of one is none.
  private func withAuthorYears(
    _ others: [Callout], in passages: [Passage], of document: Document, references: [Reference]
  ) -> [Callout] {
    guard !references.isEmpty else { return others }
    // Where a callout is linked, its link tells better than its words what it cites.
    let linked = others.filter { $0.style == .link || $0.style == .parenthesis }.sorted {
      $0.range < $1.range
    }
    let scanner = AuthorYearScanner(entries: AuthorYearIndex(references))
    let found = passages.flatMap { scanner.callouts(in: $0, of: document) }.filter { new in
      let next = linked.partitioningIndex { $0.range.lower >= new.range.upper }
      return next == 0 || !linked[next - 1].range.overlaps(new.range)
    }
    guard found.count > 1, found.count > others.count - linked.count else { return others }
    return found + linked
  }

  /// What looks like a callout in `passage`, neighbours joined. Earlier scanners win where two see one text.
  private func candidates(in passage: Passage, of document: Document, links: ReferenceLinks) -> [Callout] {
    let scanners: [any CalloutScanner] = [
      BracketScanner(), SuperscriptScanner(), UnicodeSuperscriptScanner(), LinkScanner(links: links),
    ]
    var found: [Callout] = []
    for scanner in scanners {
      let taken = found
      found += scanner.callouts(in: passage, of: document).filter { new in
        let next = taken.partitioningIndex { $0.range.lower >= new.range.upper }
        return next == 0 || !taken[next - 1].range.overlaps(new.range)
      }
      found.sort { $0.range < $1.range }
    }
    return CalloutJoiner(text: document.text).joined(found).map { enclosed($0, in: passage, document.text) }
  }

  /// A group of links in parentheses takes them in: `(12–14)`.
  private func enclosed(_ callout: Callout, in passage: Passage, _ text: SourceText) -> Callout {
    let range = callout.range
    guard callout.style == .link, range.start > passage.range.start, range.end < passage.range.end,
      text.bytes[range.start - 1] == byte("("), text.bytes[range.end] == byte(")")
    else { return callout }
    return Callout(
      range: ByteRange(range.start - 1, range.end + 1), numbers: callout.numbers, style: .parenthesis)
  }
}
