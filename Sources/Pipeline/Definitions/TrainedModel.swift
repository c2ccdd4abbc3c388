import CModels
import Foundation

/// The bytes of a trained model: a part of the program, or a file of a folder.
struct TrainedModel: @unchecked Sendable {
  /// The bytes; they stay where they are as long as the program runs, or as long as this value lives.
  let buffer: UnsafeRawBufferPointer
  /// Whether they are a part of the program.
  let isEmbedded: Bool
  /// Keeps those of a file.
  private let owner: NSData?

  /// The models in the binary, by the names of their files.
  static let embedded: [String: TrainedModel] = {
    var result: [String: TrainedModel] = [:]
    var index: UInt = 0
    while let model = embedded_model(index) {
      result[String(cString: model.pointee.name)] = TrainedModel(
        buffer: UnsafeRawBufferPointer(start: model.pointee.bytes, count: Int(model.pointee.count)),
        isEmbedded: true, owner: nil)
      index += 1
    }
    return result
  }()

  private init(buffer: UnsafeRawBufferPointer, isEmbedded: Bool, owner: NSData?) {
    self.buffer = buffer
    self.isEmbedded = isEmbedded
    self.owner = owner
  }

  /// The model in the file at `path`.
  init(file path: String) throws {
    let data = try NSData(contentsOfFile: path, options: [])
    self.init(
      buffer: UnsafeRawBufferPointer(start: data.bytes, count: data.length), isEmbedded: false, owner: data)
  }

  /// What tells it from other models, for fingerprints: its header, which holds a checksum of all that follows, and its
  /// length.
  var identity: String {
    "\(buffer.count) " + buffer.prefix(24).map { String($0, radix: 16) }.joined(separator: " ")
  }
}
