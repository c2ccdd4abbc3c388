import DocumentModel
import Text

/// A work that is cited where it is used, without a list: by a key (`[@doi:10.1000/x]`, pandoc and manubot) or by a link
/// that says where the statement was found (`([pmc.ncbi.nlm.nih.gov](https://…))`).
struct InPlaceSource: Hashable {
  /// The words of the link.
  var range: ByteRange
  /// Where the work is found.
  var address: String
  /// What it is cited by: the key or number as printed, else the address without fragment and tracking.
  var index: String
}

/// Sources that are printed together, which are one callout.
struct InPlaceCallout: Hashable {
  /// From the first to the last, brackets included.
  var range: ByteRange
  var sources: [InPlaceSource]
}

/// Finds the sources that a document cites in place. A link that is a part of its sentence is none.
struct InPlaceScanner {
  private let document: Document
  private let text: SourceText

  init(_ document: Document) {
    self.document = document
    text = document.text
  }

  /// The callouts in the order of the text; none in code, boilerplate and reference lists.
  func callouts() -> [InPlaceCallout] {
    document.passages.filter(document.mayCite).flatMap(callouts)
  }

  private func callouts(in passage: Passage) -> [InPlaceCallout] {
    let links = document.marks(in: passage.range).compactMap { link($0, in: passage) }
    var found: [InPlaceCallout] = []
    var next = 0
    while next < links.count {
      let run = run(of: links[next...])
      next = run.endIndex
      let brackets = brackets(around: run, in: passage)
      let sources = run.compactMap { source($0, isEnclosed: brackets != nil) }
      guard sources.count == run.count else { continue }
      let words = ByteRange(run[run.startIndex].range.start, run[run.endIndex - 1].range.end)
      found.append(InPlaceCallout(range: brackets ?? words, sources: sources))
    }
    return found
  }

  private struct Link {
    var range: ByteRange
    var target: String
    var address: WebAddress
  }

  private func link(_ mark: Mark, in passage: Passage) -> Link? {
    guard case .link(let target) = mark.kind, let address = WebAddress(target), !mark.range.isEmpty,
      passage.range.contains(mark.range)
    else { return nil }
    return Link(range: mark.range, target: target, address: address)
  }

  /// The links that stand at the front of `links` with nothing but separators between them.
  private func run(of links: ArraySlice<Link>) -> ArraySlice<Link> {
    var end = links.startIndex + 1
    while end < links.endIndex {
      let (left, right) = (links[end - 1].range.end, links[end].range.start)
      guard left <= right, text.bytes[left..<right].allSatisfy({ " ,;".utf8.contains($0) }) else { break }
      end += 1
    }
    return links[..<end]
  }

  /// The brackets that hold `run` and nothing else.
  private func brackets(around run: ArraySlice<Link>, in passage: Passage) -> ByteRange? {
    let (start, end) = (run[run.startIndex].range.start, run[run.endIndex - 1].range.end)
    guard start > passage.range.start, end < passage.range.end else { return nil }
    switch (text.bytes[start - 1], text.bytes[end]) {
    case (byte("("), byte(")")), (byte("["), byte("]")): return ByteRange(start - 1, end + 1)
    default: return nil
    }
  }

  /// What `link` cites. In brackets whatever names a work does; in running text only a key, a number in brackets of
  /// its own, or the name of the host, which nobody reads as a part of the sentence.
  private func source(_ link: Link, isEnclosed: Bool) -> InPlaceSource? {
    let words = text.bytes[link.range.start..<link.range.end]
    let printed = String(decoding: words, as: UTF8.self)
    if printed.hasPrefix("@") {
      return InPlaceSource(range: link.range, address: link.target, index: String(printed.dropFirst()))
    }
    if let number = Self.number(words, isEnclosed: isEnclosed) {
      return InPlaceSource(range: link.range, address: link.target, index: number)
    }
    let isHost = WebAddress.host(words).map { link.address.host.hasSuffix($0) } ?? false
    guard isHost || isEnclosed && Self.namesWork(link) else { return nil }
    return InPlaceSource(
      range: link.range, address: link.target, index: "https://\(link.address.host)\(link.address.path)")
  }

  /// `3` within brackets, or `[3]`.
  private static func number(_ words: ArraySlice<UInt8>, isEnclosed: Bool) -> String? {
    var digits = words
    if words.first == byte("["), words.last == byte("]") {
      digits = words.dropFirst().dropLast()
    } else if !isEnclosed {
      return nil
    }
    guard (1...3).contains(digits.count), digits.allSatisfy(\.isASCIIDigit) else { return nil }
    return String(decoding: digits, as: UTF8.self)
  }

  private static func namesWork(_ link: Link) -> Bool {
    var item = BibliographicItem(type: "document")
    Identifiers(Array(link.target.utf8)).fill(&item)
    return (item.doi ?? item.pmid ?? item.pmcid ?? item.trial ?? item.arxiv) != nil
  }
}

extension Document {
  /// Whether callouts may stand in `passage`: not in code, boilerplate, the reference list itself, and advice on how
  /// to cite the document.
  func mayCite(_ passage: Passage) -> Bool {
    switch blocks[passage.block].kind {
    case .reference, .code, .boilerplate: false
    case .heading, .paragraph, .listItem, .table, .caption: !SelfCitation.opens(text[passage.range])
    }
  }
}
