/// The ten columns of CoNLL-U (https://universaldependencies.org/format.html); CoNLL-X has the same first eight.
public enum CoNLLUColumn: Int, CaseIterable, Sendable {
  /// The word's number in its sentence, from 1.
  case id
  /// The word as it stands.
  case form
  /// Its lemma.
  case lemma
  /// Its universal part of speech.
  case upos
  /// Its part of speech in the treebank's own tags.
  case xpos
  /// Its features.
  case feats
  /// The number of the word that it depends on; 0 for the root.
  case head
  /// The label of that dependency.
  case deprel
  /// Enhanced dependencies.
  case deps
  /// Anything else, `SpaceAfter=No` among it.
  case misc
}
