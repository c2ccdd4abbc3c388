import DocumentModel
import Text

extension LineWalk {
  /// Writes the definition that begins at the line `next`: a footnote is a block, an address only where numbers in
  /// the text refer to it, as to an entry of a list.
  mutating func write(_ definition: Definitions.Definition) {
    flush()
    lists = TextLists()
    next = definition.end
    hasMarkdown = true
    guard let number = definition.number, !definition.words.isEmpty else { return }
    let isReference = !definition.isNote || definitions.notesAreReferences
    if definition.isNote { composer.anchor(Definitions.anchor(definition.label)) }
    begin(
      Block(kind: isReference ? .reference : .paragraph, range: ByteRange(0, 0), section: 0, ordinal: number))
    guard !definition.isNote, let rest = definition.words.first else {
      pending = definition.words
      return flush()
    }
    let address = Definitions.address(rest, source)
    composer.begin(pendingBlock)
    let title = source.trimmed(ByteRange(min(rest.end, address.end + 1), rest.end))
    if title.count > 2 {
      composer.write(ByteRange(title.start + 1, title.end - 1))
      composer.space(ByteRange(title.end, title.end))
    }
    composer.openMark(.link(target: source.string(address)))
    composer.write(address)
    composer.closeMark()
    composer.end()
  }
}

extension Definitions {
  /// The name of the place where the footnote `label` stands.
  static func anchor(_ label: String) -> String { "note-" + label }
}
