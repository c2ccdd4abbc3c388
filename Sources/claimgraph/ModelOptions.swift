import ArgumentParser

/// Whether the trained models take part in finding mentions.
struct ModelOptions: ParsableArguments {
  @Flag(
    name: .customLong("no-model"),
    help: "Find mentions by vocabularies and shapes alone, without the trained models.")
  var isWithoutModel = false

  /// Whether they do.
  var areWanted: Bool { !isWithoutModel }
}
