import CModels
import Text
public import Vocabulary

extension VocabularyFile {
  /// The vocabulary in the binary, used where it lies.
  ///
  /// - Throws: that it cannot be used, which a test rules out.
  public static func embedded() throws(VocabularyFileError) -> VocabularyFile {
    try VocabularyFile(embeddedBytes)
  }

  /// The bytes of the vocabulary in the binary.
  static var embeddedBytes: MappedFile {
    guard let file = embedded_vocabulary() else { return MappedFile(copying: []) }
    return MappedFile(
      permanent: UnsafeRawBufferPointer(start: file.pointee.bytes, count: Int(file.pointee.count)))
  }
}
