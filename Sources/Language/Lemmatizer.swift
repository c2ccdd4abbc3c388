/// Finds a word's lemma from its form: exceptions first, then English spelling rules for -s, -ed and -ing.
///
/// The rules for a mute `e` follow step 1b of M. F. Porter, "An algorithm for suffix stripping" (1980), with
/// endings added that verbs of the field need.
public struct Lemmatizer: Sendable {
  private let resources: LanguageResources

  /// A lemmatizer that knows the exceptions of `resources`.
  public init(_ resources: LanguageResources) { self.resources = resources }

  /// The lemma of a lower-case `form`, and the Penn Treebank tag that its ending suggests (else empty).
  public func inflection(of form: String) -> LanguageResources.Inflection {
    if let known = resources.irregular[form] { return known }
    let bytes = Array(form.utf8)
    guard bytes.count > 3, bytes.allSatisfy({ (0x61...0x7A).contains($0) }),
      !resources.uninflected.contains(form)
    else { return LanguageResources.Inflection(lemma: form, tag: "") }
    if let lemma = withoutS(bytes) { return LanguageResources.Inflection(lemma: lemma, tag: "NNS") }
    if let lemma = verb(bytes, ending: "ed") { return LanguageResources.Inflection(lemma: lemma, tag: "VBN") }
    if let lemma = verb(bytes, ending: "ing") {
      return LanguageResources.Inflection(lemma: lemma, tag: "VBG")
    }
    return LanguageResources.Inflection(lemma: form, tag: "")
  }

  private func withoutS(_ form: [UInt8]) -> String? {
    guard form.last == UInt8(ascii: "s") else { return nil }
    for ending in ["ss", "us", "is"] where ends(form, ending) { return nil }
    if ends(form, "ies") { return string(form.dropLast(3)) + "y" }
    for ending in ["sses", "xes", "ches", "shes", "zzes"] where ends(form, ending) {
      return string(form.dropLast(2))
    }
    return string(form.dropLast(1))
  }

  private func verb(_ form: [UInt8], ending: String) -> String? {
    guard ends(form, ending), form.count > ending.utf8.count + 2 else { return nil }
    if ending == "ed", ends(form, "ied") { return string(form.dropLast(3)) + "y" }
    if ending == "ed", ends(form, "eed") { return nil }
    let stem = form.dropLast(ending.utf8.count)
    guard stem.contains(where: isVowel) else { return nil }
    let bare = string(stem)
    if resources.withoutE.contains(bare) { return bare }
    if resources.muteE.contains(bare + "e") { return bare + "e" }
    if let last = stem.last, stem.dropLast().last == last, !isVowel(last), !"lsz".utf8.contains(last) {
      return string(stem.dropLast())
    }
    if ends(stem, "ll"), stem.count > 5 { return string(stem.dropLast()) }
    return needsE(Array(stem)) ? bare + "e" : bare
  }

  /// Whether a stem that lost its ending had a mute `e`.
  private func needsE(_ stem: [UInt8]) -> Bool {
    for ending in ["eat", "oat", "ain", "ear", "ead", "oad", "oid", "ook", "eal"] where ends(stem, ending) {
      return false
    }
    return Self.muteEndings.contains { ends(stem, $0) }
  }

  private static let muteEndings = [
    "at", "bl", "iz", "is", "yz", "ys", "as", "os", "us", "ens", "ers", "eas", "c", "v", "u", "dg", "ag",
    "rg",
    "ur", "ir", "or", "ar", "ot", "ut", "et", "id", "ud", "ad", "od", "in", "un", "on", "rib", "ok", "ak",
    "ik",
    "ap", "yp", "am", "um", "at", "ul", "cl", "th",
  ]

  private func isVowel(_ byte: UInt8) -> Bool { "aeiouy".utf8.contains(byte) }

  private func ends(_ bytes: some BidirectionalCollection<UInt8>, _ ending: String) -> Bool {
    bytes.reversed().starts(with: ending.utf8.reversed())
  }

  private func string(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self)
  }
}
