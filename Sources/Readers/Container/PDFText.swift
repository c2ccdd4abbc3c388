import Text

/// The text of a PDF, by poppler's `pdftotext`.
enum PDFText {
  /// Fewer letters than this are page numbers and stamps on pages that are pictures.
  private static let fewestLetters = 20

  /// The text of the PDF in `bytes`, in UTF-8, with a form feed after each page.
  static func text(of bytes: [UInt8]) throws(ReadError) -> [UInt8] {
    guard let result = ChildProcess().run("pdftotext -enc UTF-8 - -", input: bytes) else {
      throw .pdfWithoutPoppler
    }
    if let signal = result.signal { throw .pdfCrashed(signal) }
    switch result.status {
    case 0: break
    case 126, 127: throw .pdfWithoutPoppler
    case nil: throw .pdfTooMuch
    default:
      let isLocked = ["Incorrect password", "ncrypt"].contains {
        result.errors.firstIndex(of: $0, from: 0) != nil
      }
      throw isLocked || result.status == 3 ? .pdfEncrypted : .pdfDamaged
    }
    let letters = result.output.prefix(1 << 16).count { $0.isASCIILetter || $0 >= 0xC3 }
    guard letters >= fewestLetters else { throw .pdfWithoutText }
    return result.output
  }
}

extension ReadError {
  static let pdfWithoutPoppler = ReadError(
    code: "reader.pdf-no-poppler",
    message: "reading PDF needs pdftotext: install poppler-utils (apt) or poppler (brew), then run again")
  static let pdfEncrypted = ReadError(
    code: "reader.pdf-encrypted",
    message: "the PDF is locked with a password: save a copy without one, then run again")
  static let pdfDamaged = ReadError(
    code: "reader.pdf-damaged", message: "pdftotext cannot open the PDF, it is damaged: download it again")
  static func pdfCrashed(_ signal: Int32) -> ReadError {
    ReadError(
      code: "reader.pdf-crashed",
      message:
        "pdftotext was ended by signal \(signal): where it crashes again, print the PDF anew or update poppler"
    )
  }
  static let pdfTooMuch = ReadError(
    code: "reader.pdf-too-much",
    message:
      "pdftotext needed more than 30 seconds, 1 GiB of memory or 16 MiB of text: split the PDF or print it anew"
  )
  static let pdfWithoutText = ReadError(
    code: "reader.pdf-no-text",
    message: "the PDF holds pictures, but no text: run it through OCR (such as ocrmypdf), then run again")
}
