import DocumentModel
import SequenceLabeling
import Text

/// Proposes mentions that the vocabularies do not have, and drops those that they should not, by trained models.
///
/// Whatever they doubt stays at hand for claims, whose rules ask for more evidence than a name.
struct MentionVetting {
  let models: MentionModels
  let grounder: Grounder
  let text: SourceText
  let sentences: [Sentence]
  let tokens: [Token]
  let shortForms: ShortForms
  let defined: DefinedNames
  /// Words that name no entity, whatever a model thinks.
  let silent: [Range<Int>]
  let shapes: NameShapes

  /// From this probability on a proposal outweighs what the vocabularies take the same words for.
  private static let certain: Float = 0.7
  /// From this probability on claims may speak of a proposal.
  private static let certainForClaims: Float = 0.9
  /// A grounding below this score is none.
  private static let leastGrounding = 0.6

  /// From this score on a mention is of the curated tables or of the document.
  private static let trusted = 0.9
  /// Things whose names are codes: letters in them stand for nothing else.
  private static let codes: Set<DocumentModel.Category> = [.cellLine, .cell, .treatment, .clinicalTrial]
  /// Kinds of the tables whose names mean nothing that models know.
  private static let firm = codes.union([.clinicalFinding, .biologicalProcess])
  /// Longer names are no plain words, in bytes.
  private static let longestCommon = 12
  /// From this probability on a model denies for sure.
  private static let denied: Float = 0.97

  /// What one model makes of a sentence: its proposals, and for each token from `first` on how probable it is that it
  /// belongs to none, 0 where one is likelier.
  private struct Reading {
    var family: MentionFamily
    var proposals: [Proposal]
    var first: Int
    var outside: [Float]
  }

  /// A mention that a model marks.
  private struct Proposal {
    var tokens: Range<Int>
    var family: MentionFamily
    var probability: Float
  }

  /// The mentions that remain of `mentions`, and those proposed, sorted.
  func vetted(_ mentions: [Mention]) -> [Mention] {
    let features = MentionFeatures(
      text: text, sentences: sentences, tokens: tokens, mentions: mentions, file: grounder.file)
    var entities: [String: (entity: Entity, score: Double)] = [:]
    var result: [Mention] = []
    var rest = mentions[...]
    var unread = silent[...]
    for sentence in sentences.indices {
      let found = Array(rest.prefix { $0.sentence <= sentence })
      rest = rest.dropFirst(found.count)
      guard !sentences[sentence].tokens.isEmpty else {
        result += found
        continue
      }
      let last = sentences[sentence].tokens.upperBound
      let here = Array(unread.prefix { $0.lowerBound < last })
      unread = unread.dropFirst(here.count)
      let readings = readings(
        features.sequence(ofSentence: sentence), sentence: sentence, silent: here, found: found)
      result += merged(found, readings, sentence: sentence, entities: &entities)
    }
    return result
  }

  private func readings(
    _ sequence: FeatureSequence, sentence: Int, silent: [Range<Int>], found: [Mention]
  ) -> [Reading] {
    let range = sentences[sentence].tokens
    let first = range.lowerBound
    return models.models.map { family, model in
      let (labels, probabilities) = model.labeling(of: sequence)
      let spans = MentionDecoder.spans(labels: labels).map { span in
        Proposal(
          tokens: balanced((span.lowerBound + first)..<(span.upperBound + first), within: range),
          family: family, probability: probabilities[span].min() ?? 0)
      }
      return Reading(
        family: family,
        proposals: spans.flatMap { fitted($0, to: found) }.filter { span in
          !silent.contains { $0.overlaps(span.tokens) }
        },
        first: first,
        outside: zip(labels, probabilities).map { $0 == MentionFamily.outside ? $1 : 0 })
    }
  }

  /// A proposal in the words of the names that are known there: the whole of "all-trans retinoic acid", each part of
  /// "gemcitabine/cisplatin".
  private func fitted(_ proposal: Proposal, to found: [Mention]) -> [Proposal] {
    let known = found.filter {
      $0.standing == .full && proposal.family.covers($0.entity.category)
        && $0.tokens.overlaps(proposal.tokens)
    }
    let words: [Range<Int>]
    if known.count == 1, let whole = known.first, whole.tokens != proposal.tokens,
      whole.tokens.lowerBound <= proposal.tokens.lowerBound,
      whole.tokens.upperBound >= proposal.tokens.upperBound,
      whole.score >= Self.trusted || tokens[whole.tokens.lowerBound].form == "(",
      [.drug, .smallMolecule].contains(whole.entity.category), !text[whole.range].contains(byte("/"))
    {
      words = [whole.tokens]
    } else if known.count > 1, isSlashed(proposal.tokens, known.map(\.tokens)) {
      words = known.map(\.tokens)
    } else {
      return [proposal]
    }
    return words.map { Proposal(tokens: $0, family: proposal.family, probability: proposal.probability) }
  }

  /// Whether `whole` is `parts` with slashes between, no more.
  private func isSlashed(_ whole: Range<Int>, _ parts: [Range<Int>]) -> Bool {
    parts.first?.lowerBound == whole.lowerBound && parts.last?.upperBound == whole.upperBound
      && zip(parts, parts.dropFirst()).allSatisfy {
        $1.lowerBound == $0.upperBound + 1 && tokens[$0.upperBound].form == "/"
      }
  }

  /// `words` with the bracket beside them that one of theirs lacks, or without theirs at an end if none is there.
  private func balanced(_ words: Range<Int>, within sentence: Range<Int>) -> Range<Int> {
    var (open, unopened) = (0, 0)
    for index in words {
      switch tokens[index].form {
      case "(", "[": open += 1
      case ")", "]": if open > 0 { open -= 1 } else { unopened += 1 }
      default: break
      }
    }
    if unopened == 1, open == 0 {
      let before = words.lowerBound - 1
      if before >= sentence.lowerBound, ["(", "["].contains(tokens[before].form) {
        return before..<words.upperBound
      }
      if words.count > 1, [")", "]"].contains(tokens[words.upperBound - 1].form) { return words.dropLast() }
    }
    if open == 1, unopened == 0 {
      let after = words.upperBound
      if after < sentence.upperBound, [")", "]"].contains(tokens[after].form) {
        return words.lowerBound..<(after + 1)
      }
      if words.count > 1, ["(", "["].contains(tokens[words.lowerBound].form) { return words.dropFirst() }
    }
    return words
  }

  /// The mentions found and the proposals, sorted. Where both mark the same words as the same kind, the mention stands;
  /// where only one does, the model is believed, but what the vocabularies found stays for claims.
  private func merged(
    _ found: [Mention], _ readings: [Reading], sentence: Int,
    entities: inout [String: (entity: Entity, score: Double)]
  ) -> [Mention] {
    var result = found
    for index in result.indices where readings.contains(where: { isDoubted(result[index], by: $0) }) {
      result[index].standing = .latent
    }
    for proposal in readings.flatMap(\.proposals) where !found.contains(where: { confirms(proposal, $0) }) {
      var mention = mention(of: proposal, sentence: sentence, entities: &entities)
      if found.contains(where: { holds($0, against: mention) }) { continue }
      let overlapping = result.indices.filter { result[$0].tokens.overlaps(proposal.tokens) }
      let rivals = overlapping.filter { result[$0].standing == .full && result[$0].tokens == proposal.tokens }
      if !rivals.isEmpty, proposal.probability < Self.certain { continue }
      for index in rivals { result[index].standing = .latent }
      let isUnsure = proposal.probability < Self.certainForClaims
      if !overlapping.isEmpty || isUnsure || isGeneric(proposal) { mention.standing = .listed }
      result.append(mention)
    }
    return result.sorted { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }
  }

  /// Whether a name that the document or the vocabularies know leaves no room for what a model makes of its words:
  /// something else that nothing knows, a piece of a longer name, "THP" of "THP-1".
  private func holds(_ known: Mention, against proposed: Mention) -> Bool {
    guard known.standing == .full else { return false }
    if known.tokens == proposed.tokens { return holdsWords(known, against: proposed) }
    guard known.score >= Self.trusted, isWithin(proposed.tokens, known.tokens) else { return false }
    if MentionFamily.allCases.contains(where: { $0.coversBoth(known.entity, proposed.entity) }) {
      return true
    }
    return Self.codes.contains(known.entity.category)
      && (!proposed.entity.isGrounded || !text[known.range].contains(0x20))
  }

  /// The same where a model marks just the words of `known`.
  private func holdsWords(_ known: Mention, against proposed: Mention) -> Bool {
    if !proposed.entity.isGrounded, known.entity.isGrounded { return true }
    guard known.score >= Self.trusted else { return false }
    if Self.firm.contains(known.entity.category) { return true }
    guard isDefined(known) else { return false }
    // A disease may bear the name of its gene, but not where the document speaks of the gene.
    return !proposed.entity.isGrounded
      || known.entity.category == .gene && proposed.entity.category == .disease
  }

  /// Whether the document says what the words of `mention` stand for.
  private func isDefined(_ mention: Mention) -> Bool {
    defined.entity(text.string(mention.range), at: mention.range.start) != nil
  }

  /// Whether a proposal marks the words of `mention` as what it is.
  private func confirms(_ proposal: Proposal, _ mention: Mention) -> Bool {
    proposal.tokens == mention.tokens && proposal.family.covers(mention.entity.category)
  }

  /// Whether a model knows things of the kind of `mention`, and does not mark it; what the curated tables name it must
  /// deny for sure. Corpora disagree about classes, "BCL-2 inhibitors".
  private func isDoubted(_ mention: Mention, by reading: Reading) -> Bool {
    guard mention.standing == .full, reading.family.covers(mention.entity.category),
      !reading.proposals.contains(where: { confirms($0, mention) })
    else { return false }
    if mention.tokens.count > 1, shapes.classNouns.contains(tokens[mention.tokens.upperBound - 1].lemma) {
      return false
    }
    guard isTrusted(mention) else { return true }
    return reading.proposals.contains { isWithin(mention.tokens, $0.tokens) }
      || isOfCommonKind(mention)
        && mention.tokens.allSatisfy { reading.outside[$0 - reading.first] >= Self.denied }
  }

  /// Whether a mention is of the curated tables or the document, or a drug by the stem of its name.
  private func isTrusted(_ mention: Mention) -> Bool {
    mention.score >= Self.trusted
      || mention.entity.category == .drug
        && shapes.hasDrugStem(tokens[mention.tokens.upperBound - 1].form)
  }

  /// Whether `part` is some of the tokens of `whole`, not all.
  private func isWithin(_ part: Range<Int>, _ whole: Range<Int>) -> Bool {
    part != whole && whole.lowerBound <= part.lowerBound && part.upperBound <= whole.upperBound
  }

  /// Whether a name is of a kind that plain words and short forms of other things abound in: "RNA", "UTR", "body weight". Drugs,
  /// diseases and codes of the tables and of the user's own are what they are in any sentence, whatever a model that never met
  /// them thinks; so is what only the document knows.
  private func isOfCommonKind(_ mention: Mention) -> Bool {
    let name = text[mention.range]
    return [.chemicalEntity, .smallMolecule, .phenotypicFeature].contains(mention.entity.category)
      && name.count <= Self.longestCommon && !name.contains { $0.isASCIIDigit || $0 == byte("-") }
      && Hyphen.withoutDashes(name).count == name.count
      && (mention.entity.isGrounded || !isDefined(mention))
  }

  /// "inhibitors", "signaling molecules": the head is a word of plain English.
  private func isGeneric(_ proposal: Proposal) -> Bool {
    let head = tokens[proposal.tokens.upperBound - 1]
    return proposal.tokens.count <= 2 && shapes.commonWords.contains(head.lemma)
  }

  private func mention(
    of proposal: Proposal, sentence: Int, entities: inout [String: (entity: Entity, score: Double)]
  ) -> Mention {
    let range = ByteRange(
      tokens[proposal.tokens.lowerBound].range.start, tokens[proposal.tokens.upperBound - 1].range.end)
    let surface = text.string(range)
    let key = "\(shortForms.number(at: range.start)) \(proposal.family.rawValue) \(surface)"
    let known = entities[key] ?? entity(named: surface, at: range.start, family: proposal.family)
    entities[key] = known
    var mention = Mention(
      range: range, tokens: proposal.tokens, sentence: sentence, entity: known.entity,
      score: min(known.score, Double(proposal.probability)))
    mention.provenance = .model
    return mention
  }

  /// What `surface` means if the vocabularies know; a name of its own elsewhere.
  private func entity(
    named surface: String, at position: Int, family: MentionFamily
  ) -> (entity: Entity, score: Double) {
    var name = surface
    switch defined.meaning(of: surface, at: position) {
    case .entity(let entity)? where family.covers(entity.category): return (entity, Self.trusted)
    case .words(let long)?: name = long
    case .entity, .nothing, nil: break
    }
    let request = GroundingRequest(
      name, abbreviations: shortForms[shortForms.number(at: position)], category: family.category)
    if let match = grounder.matches(request, limit: 1).first, match.score >= Self.leastGrounding {
      if family.covers(match.entity.category) { return (match.entity, match.score) }
      if family == .chemicals, let substance = Self.substance(match.entity) {
        return (substance, match.score)
      }
    }
    return (Term(name: name, identifier: nil, category: family.category).entity, 0.5)
  }

  /// A family of proteins that ChEBI lists among the substances ("histone"), as that substance.
  private static func substance(_ entity: Entity) -> Entity? {
    guard let identifier = entity.xrefs.first(where: { $0.hasPrefix("chebi:") }) else { return nil }
    let xrefs = entity.xrefs.filter { $0 != identifier } + [entity.identifier]
    return Entity(identifier: identifier, name: entity.name, category: .chemicalEntity, xrefs: xrefs.sorted())
  }
}
