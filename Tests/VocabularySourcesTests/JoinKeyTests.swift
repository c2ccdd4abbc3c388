import Testing

@testable import VocabularySources

@Suite struct JoinKeyTests {
  private func key(_ name: String) -> UInt64 { JoinKey.of(Array(name.utf8)[...]) }

  @Test(arguments: [
    ("Haematoxylin", "hematoxylin"), ("oedema", "edema"), ("ANAEMIA", "Anemia"),
    ("odd-oestrone", "oddestrone"),
    ("Oddicillins", "oddicillin"), ("(-)-oddols", "(-)-Oddol"),
  ]) func spellingsOfOneNameAreJoined(_ one: String, _ other: String) { #expect(key(one) == key(other)) }

  @Test(arguments: [
    ("(-)-oddol", "oddol"), ("(-)-oddol", "(+)-oddol"), ("(R)-oddol", "(S)-oddol"),
    ("(2R,3S)-oddol", "oddol"),
    // No plurals.
    ("oddgas", "oddga"), ("oddosis", "oddosi"), ("oddness", "oddnes"), ("oddillus", "oddillu"),
    // An ending is no digraph.
    ("oddoe", "odde"),
  ]) func otherNamesAreKeptApart(_ one: String, _ other: String) { #expect(key(one) != key(other)) }

  @Test(arguments: ["", "(", "(-)", "(-)-", "ae", "s"]) func anyBytesHaveAKey(_ name: String) {
    #expect(key(name) == key(name.lowercased()))
  }
}
