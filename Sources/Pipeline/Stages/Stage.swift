import Text

/// What a stage is: its name, the version of its code, the layers it reads, the layer it writes.
struct StageDescriptor: Sendable {
  /// Its name in pipeline files.
  let name: String
  /// Raised whenever the code changes what comes out; part of the fingerprint.
  let version: Int
  /// Names of the layers that it reads.
  let reads: [String]
  /// Name of the layer that it writes.
  let writes: String
  /// Names of its options; each names definition files.
  let options: [String]
  /// Those of them that may be left out.
  var optional: Set<String> = []
}

/// Why a document cannot be processed at all.
public struct StageError: Error, Hashable, Sendable {
  /// A stable code, such as `reader.empty`.
  public var code: String
  /// What is wrong and what to do.
  public var message: String
}

/// A stage with all that it knows: a pure function from layers to one layer more.
struct Stage: Sendable {
  /// What it is.
  let descriptor: StageDescriptor
  /// What its result depends on besides the document.
  let fingerprint: Fingerprint
  /// The function.
  let run: @Sendable (inout Layers) throws(StageError) -> Void
}

/// A kind of stage: its descriptor, and how to make one of its options and definition files.
struct StageKind: Sendable {
  let descriptor: StageDescriptor
  let make:
    @Sendable (_ options: [String: [String]], _ files: DefinitionFiles) throws(DefinitionError) ->
      @Sendable (
        inout Layers
      ) throws(StageError) -> Void
}
