import DocumentModel
import Text

/// Grounds mentions anew by what their whole document says: a name without an identifier, a short form that only the
/// words beside it explain, a condition that a drug caused.
struct DocumentGrounding {
  let grounder: Grounder
  let text: SourceText
  let sentences: [Sentence]
  let shortForms: ShortForms

  /// A grounding below this score is no better than none; substances go by all their words: the analog is not the drug.
  private static func leastScore(_ family: MentionFamily) -> Double { family == .diseases ? 0.8 : 0.9 }
  /// From this score on a mention is of the curated tables or of the document.
  private static let trusted = 0.95

  /// The same mentions, each with what it means in this document.
  func grounded(_ mentions: [Mention]) -> [Mention] {
    let induced = inducedPlaces()
    var known: [String: Entity?] = [:]
    return mentions.map { mention in
      let category = mention.entity.category
      guard let family = MentionFamily.allCases.first(where: { $0.covers(category) }) else { return mention }
      let surface = text.string(mention.range)
      let number = shortForms.number(at: mention.range.start)
      let abbreviations = shortForms[number]
      let isCaused =
        family == .diseases && mention.score < Self.trusted && isCaused(mention, surface, induced)
      let needsMeaning = !mention.entity.isGrounded || Self.isPoorlyKnown(mention.entity)
      let isUnexplained =
        (mention.score < Self.trusted || mention.provenance == .model)
        && Self.maySpellShort(surface, isLocal: !mention.entity.isGrounded)
        && !abbreviations.contains { $0.short == surface }
      guard isCaused || needsMeaning || isUnexplained else { return mention }
      let key =
        "\(number) \(family.rawValue) \(isCaused) \(isUnexplained) \(mention.entity.identifier) \(surface)"
      let entity =
        known[key]
        ?? entity(
          named: surface, family, known: mention.entity, isCaused: isCaused, isShort: isUnexplained,
          abbreviations)
      known[key] = .some(entity)
      guard let entity else { return mention }
      var result = mention
      result.entity = entity
      return result
    }
  }

  /// What the document says that `surface` means; nil where it says no more than was known.
  private func entity(
    named surface: String, _ family: MentionFamily, known: Entity, isCaused: Bool, isShort: Bool,
    _ abbreviations: [(short: String, long: String)]
  ) -> Entity? {
    if isShort {
      for long in ContextDefinition.longForms(of: Array(surface.utf8), in: text.bytes) {
        let request = GroundingRequest(
          String(decoding: long, as: UTF8.self), abbreviations: abbreviations, category: family.category)
        guard let match = grounder.matches(request, limit: 1).first, match.score > 0.85,
          match.entity.isGrounded,
          family.covers(match.entity.category)
        else { continue }
        return match.entity
      }
    }
    if isCaused, let match = grounder.drugInduced(surface), family.covers(match.entity.category) {
      return match.entity
    }
    guard !known.isGrounded || Self.isPoorlyKnown(known) else { return nil }
    return [surface, eponym(of: surface, family, abbreviations)].lazy.compactMap { $0 }.compactMap { name in
      let request = GroundingRequest(name, abbreviations: abbreviations, category: family.category)
      guard let match = grounder.matches(request, limit: 1).first, match.score >= Self.leastScore(family),
        match.entity.isGrounded, family.covers(match.entity.category)
      else { return nil }
      return match.entity
    }.first
  }

  /// The disease after which the document names the gene of this short form: "adenomatous polyposis coli gene (APC)".
  private func eponym(
    of surface: String, _ family: MentionFamily, _ abbreviations: [(short: String, long: String)]
  ) -> String? {
    guard family == .diseases, let long = abbreviations.first(where: { $0.short == surface })?.long,
      long.hasSuffix(" gene")
    else { return nil }
    return String(long.dropLast(" gene".count))
  }

  /// Whether only experimental factors or phenotypes list it: a name in another form may be the usual one.
  private static func isPoorlyKnown(_ entity: Entity) -> Bool {
    entity.identifier.hasPrefix("efo:") || entity.identifier.hasPrefix("hp:")
  }

  /// Whether `surface` may be a short form: one word of few letters, capitals above all unless nothing knows it.
  private static func maySpellShort(_ surface: String, isLocal: Bool) -> Bool {
    let bytes = surface.utf8
    guard (2...10).contains(bytes.count), !bytes.contains(0x20) else { return false }
    return isLocal || bytes.count { $0.isASCIIUpper || $0.isASCIIDigit } > bytes.count(where: \.isASCIILower)
  }

  // MARK: What drugs cause

  /// Whether the sentence speaks of what a drug did, or the document says elsewhere that something induced this.
  private func isCaused(_ mention: Mention, _ surface: String, _ induced: [Int]) -> Bool {
    if sentences.indices.contains(mention.sentence),
      ContextCause.isDrug(Array(text[sentences[mention.sentence].range]))
    {
      return true
    }
    var stem = surface.utf8.map(\.asciiLowercased)
    if stem.count > 4, stem.last == byte("s") { stem.removeLast() }
    return induced.contains { place in
      place + stem.count <= text.bytes.count
        && zip(stem, text.bytes[place...]).allSatisfy { $0 == $1.asciiLowercased }
    }
  }

  /// Where something that was induced stands: right behind "induced ".
  private func inducedPlaces() -> [Int] {
    let word = Array("induced ".utf8)
    let bytes = text.bytes
    guard bytes.count > word.count else { return [] }
    return (0..<(bytes.count - word.count)).compactMap { start in
      bytes[start] == word[0] && bytes[start..<(start + word.count)].elementsEqual(word)
        ? start + word.count : nil
    }
  }
}
