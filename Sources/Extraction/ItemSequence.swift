import DocumentModel
import Text

/// Turns a sentence into the items that rules match: mentions with their short forms, lists joined, brackets kept
/// or left out.
struct ItemSequence {
  /// The items as they stand, with what is in brackets.
  let full: [SentenceItem]
  /// The items without what is in brackets.
  let plain: [SentenceItem]
  /// The same, with "its" as the name that it stands for; empty where there is none.
  let possessive: [SentenceItem]
  /// `plain` without phrases that tell in which part of the cell or body something happens.
  let bare: [SentenceItem]

  /// The items of sentence `index`. A run-in label takes no part. Adds the mentions that it needs to
  /// `annotations`.
  init(sentence index: Int, in annotations: inout Annotations, context: SentenceContext) {
    var items = Self.rawItems(ofSentence: index, context: context, in: annotations)
    items = Self.withShortForms(items, sentence: index, in: &annotations)
    let raw = items
    items = context.resolvingAnaphors(raw, possessives: false, sentence: index, in: &annotations)
    let focus = context.elidedSubject(before: items, sentence: index, in: &annotations)
    if raw.contains(where: { SentenceContext.possessives.contains($0.form) }) {
      let resolved = context.resolvingAnaphors(raw, possessives: true, sentence: index, in: &annotations)
      possessive = focus + Coordination(mentions: annotations.mentions).joined(Self.withoutBrackets(resolved))
    } else {
      possessive = []
    }
    let coordination = Coordination(mentions: annotations.mentions)
    full = focus + coordination.joined(items)
    plain = focus + coordination.joined(Self.withoutBrackets(items))
    bare = focus + coordination.joined(coordination.withoutPlaces(Self.withoutBrackets(items)))
  }

  /// All sequences that rules read: without brackets, with them, and each clause that leaves its subject out.
  func readings(clauses: Clauses) -> [[SentenceItem]] {
    var readings = [plain]
    if full.count != plain.count { readings.append(full) }
    readings += clauses.elided(in: plain)
    if bare.count != plain.count { readings += [bare] + clauses.elided(in: bare) }
    if !possessive.isEmpty { readings += [possessive] + clauses.elided(in: possessive) }
    return readings
  }

  private static func rawItems(
    ofSentence index: Int, context: SentenceContext, in annotations: Annotations
  ) -> [SentenceItem] {
    let sentence = annotations.sentences[index]
    let label = annotations.document.blocks[sentence.block].label?.end ?? 0
    var result: [SentenceItem] = []
    var token = sentence.tokens.lowerBound
    var mentions = annotations.mentionsOfSentence[index]
    while token < sentence.tokens.upperBound {
      while let first = mentions.first, annotations.mentions[first].tokens.upperBound <= token {
        mentions.removeFirst()
      }
      let range = annotations.tokens[token].range
      if range.start < label {
        token += 1
      } else if let mention = mentions.first, annotations.mentions[mention].tokens.contains(token) {
        let name = annotations.mentions[mention].entity.name
        if context.plainNames.contains(name) || isModifier(mention, in: annotations)
          || context.kinds.contains(name) && !isPredicate(mention, in: annotations)
        {
          result += annotations.mentions[mention].tokens.map { item(ofToken: $0, in: annotations) }
        } else if !isKindOfTherapy(mention, after: result.last, in: annotations) {
          result.append(item(ofMention: mention, in: annotations))
        }
        token = annotations.mentions[mention].tokens.upperBound
      } else {
        let word = prefixedWord(
          at: token, limit: mentions.first.map { annotations.mentions[$0].tokens.lowerBound }, in: annotations
        )
        result.append(word ?? item(ofToken: token, in: annotations))
        token += word == nil ? 1 : 3
      }
    }
    return result
  }

  /// "is a tyrosine kinase", "functions as a hydrolase".
  private static func isPredicate(_ mention: Int, in annotations: Annotations) -> Bool {
    let start = annotations.mentions[mention].tokens.lowerBound
    let before = annotations.tokens[max(0, start - 5)..<start]
    guard let article = before.lastIndex(where: { ["a", "an"].contains($0.form) }),
      article > before.startIndex
    else { return false }
    return annotations.tokens[article - 1].lemma == "be" || annotations.tokens[article - 1].form == "as"
  }

  /// "the glycolysis enzyme GAPDH": a process that only says what kind of protein follows.
  private static func isModifier(_ mention: Int, in annotations: Annotations) -> Bool {
    let next = annotations.mentions[mention].tokens.upperBound
    return annotations.mentions[mention].entity.category == .biologicalProcess
      && next < annotations.tokens.count && heads.contains(annotations.tokens[next].lemma)
  }

  private static let heads: Set<String> = [
    "enzyme", "protein", "regulator", "gene", "factor", "kinase", "machinery",
  ]

  /// "chemotherapy" right behind the name of a regimen just says what that is.
  private static func isKindOfTherapy(
    _ mention: Int, after last: SentenceItem?, in annotations: Annotations
  ) -> Bool {
    guard annotations.mentions[mention].entity.category == .treatment, let previous = last?.members.first
    else { return false }
    return [.treatment, .drug].contains(annotations.mentions[previous].entity.category)
  }

  private static func item(ofToken index: Int, in annotations: Annotations) -> SentenceItem {
    let word = annotations.tokens[index]
    return SentenceItem(form: word.form, lemma: word.lemma, tag: word.tag, members: [], range: word.range)
  }

  /// "down-regulated" as one word, "downregulated", so that rules know one spelling; nil where none begins at
  /// `token`.
  private static func prefixedWord(at token: Int, limit: Int?, in annotations: Annotations) -> SentenceItem? {
    let tokens = annotations.tokens
    guard token + 2 < min(tokens.count, limit ?? tokens.count), prefixes.contains(tokens[token].form),
      tokens[token + 1].form == "-", tokens[token].range.upper == tokens[token + 1].range.lower,
      tokens[token + 1].range.upper == tokens[token + 2].range.lower
    else { return nil }
    let (prefix, word) = (tokens[token], tokens[token + 2])
    return SentenceItem(
      form: prefix.form + word.form, lemma: prefix.form + word.lemma, tag: word.tag, members: [],
      range: prefix.range.union(word.range))
  }

  private static let prefixes: Set<String> = [
    "anti", "auto", "co", "de", "down", "hyper", "hypo", "knock", "multi", "non", "over", "poly", "pre",
    "pro", "re",
    "trans", "under", "up",
  ]

  private static func item(ofMention index: Int, in annotations: Annotations) -> SentenceItem {
    let mention = annotations.mentions[index]
    guard mention.tokens.count == 1 else {
      return SentenceItem(form: "", lemma: "", tag: "", members: [index], range: mention.range)
    }
    let token = annotations.tokens[mention.tokens.lowerBound]
    return SentenceItem(
      form: token.form, lemma: token.lemma, tag: token.tag, members: [index], range: mention.range)
  }

  /// Items that a bracket with a short form may hold.
  private static let longestBracket = 60

  /// Joins "deoxycytidine kinase (dCK)" and "venetoclax (ABT-199)" into one mention, and takes the bracket off
  /// where it holds a long form that nothing names.
  private static func withShortForms(
    _ items: [SentenceItem], sentence: Int, in annotations: inout Annotations
  ) -> [SentenceItem] {
    var result: [SentenceItem] = []
    var index = 0
    while index < items.count {
      let item = items[index]
      guard item.isMention, index + 2 < items.count, items[index + 1].form == "(",
        let close = items[(index + 2)...].prefix(longestBracket).firstIndex(where: { $0.form == ")" })
      else {
        result.append(item)
        index += 1
        continue
      }
      let inner = items[(index + 2)..<close]
      if isSame(item, as: inner, in: annotations) {
        let range = item.range.union(items[close].range)
        let tokens = annotations.mentions[item.members[0]].tokens
        let joined = annotations.add(item.members[0], at: range, tokens: tokens, sentence: sentence)
        result.append(
          SentenceItem(form: item.form, lemma: item.lemma, tag: item.tag, members: [joined], range: range))
        index = close + 1
      } else {
        result.append(item)
        index += 1
      }
    }
    return result
  }

  /// Whether a bracket just names `item` once more.
  private static func isSame(
    _ item: SentenceItem, as inner: ArraySlice<SentenceItem>, in annotations: Annotations
  )
    -> Bool
  {
    guard let first = inner.first, let last = inner.last else { return false }
    let entity = annotations.mentions[item.members[0]].entity
    if inner.count == 1, first.isMention {
      return annotations.mentions[first.members[0]].entity.identifier == entity.identifier
    }
    let words = first.range.union(last.range)
    return annotations.abbreviations.contains {
      $0.short == item.range && words.contains($0.long) || $0.long == item.range && words.contains($0.short)
    }
  }

  private static func withoutBrackets(_ items: [SentenceItem]) -> [SentenceItem] {
    var depth = 0
    return items.filter { item in
      if item.form == "(" || item.form == "[" { depth += 1 }
      let isInside = depth > 0
      if item.form == ")" || item.form == "]" { depth = max(0, depth - 1) }
      return !isInside
    }
  }
}
