import DocumentModel
import Text

extension MentionRecognizer {
  /// The longest name of the compiled vocabulary that begins at token `start`, or words that name a condition in
  /// another form.
  func wideName(at start: Int, shaped: ShapedNames) -> Found? {
    guard let wide else { return nil }
    let (tokens, text, limit) = (shaped.tokens, shaped.text, shaped.limit)
    let last = tokens[limit - 1].range.end
    func token(endingAt end: Int) -> Int? {
      var index = start
      while index < limit, tokens[index].range.end < end { index += 1 }
      return index < limit && tokens[index].range.end == end ? index : nil
    }
    func whole(endingAt end: Int) -> Int? {
      token(endingAt: end).flatMap { endWithBrackets(start..<$0 + 1, limit: limit, tokens) }
    }
    var best: Found?
    let name = wide.longest(in: text.bytes, from: tokens[start].range.start, limit: last) {
      whole(endingAt: $0) != nil
    }
    if let name, let end = whole(endingAt: name.end) {
      best = Found(entity: name.entity, score: name.score, end: end)
    }
    if best == nil, let symbol = wide.symbol(text.string(tokens[start].range)) {
      best = Found(entity: symbol.entity, score: symbol.score, end: start + 1)
    }
    let condition = wideCondition(at: start, shaped: shaped, wide: wide)
    if let condition, condition.end > best?.end ?? 0 { best = condition }
    return best
  }

  /// Up to five words that end in the head of a condition's name: "hepatic dysfunction".
  private func wideCondition(at start: Int, shaped: ShapedNames, wide: WideVocabulary) -> Found? {
    let (tokens, text, limit) = (shaped.tokens, shaped.text, shaped.limit)
    let variants = wide.grounder.variants
    let first = tokens[start].form
    guard !variants.ignored.contains(first), !shapes.notInConditions.contains(first), first.utf8.count > 2
    else {
      return nil
    }
    var best: Found?
    for end in start..<min(limit, start + 5) {
      if end > start, !isJoined(tokens[end - 1], tokens[end], in: text) { break }
      guard text.bytes[tokens[end].range.start].isASCIILetter else {
        if tokens[end].isHyphen { continue }
        break
      }
      let form = tokens[end].form
      let base = variants.base(of: variants.broader[form] ?? form, after: nil)
      if end == start {
        // An adjective of a condition: "hypertensive".
        guard base != form, form.utf8.count >= 7, !wide.isCommon(form) else { continue }
        // "metastatic breast cancer" is a breast cancer.
        if start + 1 < limit,
          longest(at: start + 1, shaped: shaped, defined: DefinedNames())?.entity.category == .disease
        {
          continue
        }
      } else {
        guard shapes.conditionHeads.contains(base) else { continue }
      }
      let surface = Array(text[ByteRange(tokens[start].range.start, tokens[end].range.end)])
      if let found = wide.condition(surface) {
        best = Found(entity: found.entity, score: found.score, end: end + 1)
      }
    }
    return best
  }
}
