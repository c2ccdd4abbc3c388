extension VocabularyFile {
  /// NCBI's numbers of the species that its concepts belong to.
  public var organisms: Set<UInt32> {
    var organisms: Set<UInt32> = []
    for concept in 0..<conceptCount { organisms.insert(facts(concept).organism) }
    organisms.remove(0)
    return organisms
  }
}
