import Text

/// Reads the header of a compiled vocabulary.
enum VocabularyHeader {
  static let damaged = VocabularyFileError(
    description: "is a damaged vocabulary (its checksum does not fit); copy it or build it again")

  /// The sections of `file`, all within it.
  ///
  /// - Throws: why it is no vocabulary that this program can use.
  static func sections(
    of file: UnsafeRawBufferPointer
  ) throws(VocabularyFileError) -> [UnsafeRawBufferPointer] {
    guard file.starts(with: VocabularyFormat.magic) else {
      throw VocabularyFileError(
        description:
          "is no compiled vocabulary (it does not begin with CGVOCAB); make one with ‘claimgraph vocabulary build’"
      )
    }
    guard file.count >= VocabularyFormat.headerLength else { throw damaged }
    let version = UInt32(littleEndian: file.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    guard version == VocabularyFormat.version else {
      throw VocabularyFileError(
        description:
          "is a vocabulary of version \(version), and this program reads version \(VocabularyFormat.version); build it again"
      )
    }
    func number(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: file.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    var header = Array(file[..<VocabularyFormat.headerLength])
    for index in 32..<40 { header[index] = 0 }
    guard header.withUnsafeBytes(VocabularyFormat.checksum) == number(32) else { throw damaged }
    guard number(16) == UInt64(file.count) else {
      throw VocabularyFileError(
        description: "is cut off: \(file.count) of \(number(16)) bytes are there; copy it or build it again")
    }
    let sections = try VocabularyFormat.Section.allCases.map {
      section throws(VocabularyFileError) -> UnsafeRawBufferPointer in
      let place = VocabularyFormat.sectionTable + section.rawValue * 16
      guard let start = Int(exactly: number(place)), let length = Int(exactly: number(place + 8)),
        start >= VocabularyFormat.headerLength, length >= 0, length <= file.count,
        start <= file.count - length
      else { throw damaged }
      return UnsafeRawBufferPointer(rebasing: file[start..<(start + length)])
    }
    guard checksum(ofSmall: sections) == number(VocabularyFormat.smallChecksum) else { throw damaged }
    return sections
  }

  /// The checksum of what may be checked at every opening: it costs microseconds.
  static func checksum(ofSmall sections: [UnsafeRawBufferPointer]) -> UInt64 {
    let small = sections.filter { $0.count <= VocabularyFormat.smallSection }.map(VocabularyFormat.checksum)
    return small.withUnsafeBytes(VocabularyFormat.checksum)
  }
}
