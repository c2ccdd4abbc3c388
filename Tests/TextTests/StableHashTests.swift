import Testing
import Text

@Suite struct StableHashTests {
  private func hex(_ fields: String...) -> String {
    var hash = StableHash()
    for field in fields { hash.combine(field) }
    return hash.hex
  }

  /// Reckoned independently, in Python.
  @Test func itIsTheSameEverywhere() {
    #expect(StableHash().hex == "efd01f60ba992926")
    #expect(hex("TP53", "binds", "MDM2") == "9d43d38d116fb015")
  }

  @Test func fieldsDoNotRunIntoEachOther() { #expect(hex("ab", "c") != hex("a", "bc")) }

  @Test func bytesAreAddedAsTheyStand() {
    var one = StableHash()
    one.combine([0x61, 0x62, 0x1F] as [UInt8])
    #expect(one.hex == hex("ab"))
  }
}
