import DocumentModel
import Text

/// One record with the tables that are wanted again and again when its claims are read.
struct RecordIndex {
  let record: DocumentRecord
  /// Byte to scalar offsets of the canonical text.
  let offsets: ScalarOffsets
  /// The key of each mention's entity.
  let keys: [EntityKey]

  init(_ record: DocumentRecord) {
    self.record = record
    offsets = ScalarOffsets(record.document.text)
    keys = record.mentions.map { EntityKey(identifier: $0.entity.identifier) }
  }

  /// The words of `range`.
  func words(_ range: ByteRange) -> String { record.document.text.string(range) }

  /// The works behind `entries` of the reference list, each once, in their order.
  func works(behind entries: [Int]) -> [String] {
    var seen: Set<String> = []
    return entries.compactMap { record.references[$0].work }.filter { seen.insert($0).inserted }
  }

  /// The id of what `claim` says: the same wherever, however often and on whatever evidence it is said.
  func id(of claim: Claim) -> String {
    var hash = StableHash()
    hash.combine(claim.kind.rawValue)
    hash.combine(keys[claim.subject].text)
    hash.combine(claim.predicate)
    hash.combine(keys[claim.object].text)
    hash.combine(claim.isNegated ? "negated" : "")
    for (role, value) in claim.qualifiers.sorted(by: { $0.key < $1.key }) {
      hash.combine(role)
      hash.combine(EntityKey(qualifier: value)?.text ?? value.folded)
    }
    return "claim:" + hash.hex
  }
}
