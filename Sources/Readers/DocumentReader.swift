public import DocumentModel
import Text

/// Bytes in, one document out, whatever the format.
public struct DocumentReader: Sendable {
  private let vocabulary: CompiledVocabulary
  /// Ranges are 32 bits wide, and the canonical text may be longer than its source.
  private static let largest = 1 << 30
  /// What packed files may unpack to.
  private static let largestUnpacked = 16 << 20

  /// A reader that knows the parts of documents by `vocabulary`.
  public init(vocabulary: SectionVocabulary) {
    self.vocabulary = CompiledVocabulary(vocabulary)
  }

  /// The document that `bytes` hold.
  ///
  /// - Parameters:
  ///   - bytes: the file as it lies on disk, in any encoding.
  ///   - format: what the file is; nil to tell it from the content.
  /// - Throws: ``ReadError`` where there is no document in it. Whatever else is wrong becomes a diagnostic.
  public func read(_ bytes: [UInt8], format: Format? = nil) throws(ReadError) -> Document {
    guard bytes.count <= Self.largest else { throw .tooLarge }
    if Gzip.isPacked(bytes) {
      let unpacked = try Gzip.unpack(bytes, limit: Self.largestUnpacked)
      guard !Gzip.isPacked(unpacked) else { throw .binary }
      return try read(unpacked, format: format)
    }
    guard bytes.contains(where: { !$0.isASCIISpace && $0 != 0 }) else { throw .empty }
    guard let format = format ?? Format.detect(bytes) else { throw .binary }
    let decoded = CharsetDecoder.decode(format == .pdf ? try PDFText.text(of: bytes) : bytes)
    guard decoded.text.bytes.contains(where: { !$0.isASCIISpace }) else { throw .empty }
    var document =
      switch format {
      case .html: try HTMLReader(vocabulary: vocabulary).read(decoded.text)
      case .jats: try XMLReader(vocabulary: vocabulary).readJATS(decoded.text)
      case .tei: try XMLReader(vocabulary: vocabulary).readTEI(decoded.text)
      case .xml: try XMLReader(vocabulary: vocabulary).readPlain(decoded.text)
      case .pdf: TextReader(vocabulary: vocabulary).read(decoded.text, mediaType: "application/pdf")
      case .text: TextReader(vocabulary: vocabulary).read(decoded.text)
      }
    document.encoding = decoded.encoding
    document.diagnostics.insert(contentsOf: decoded.diagnostics, at: 0)
    return document
  }
}
