public import Language
public import Text

extension DefinitionFiles {
  /// The dependency parser whose model lies at `path`: that in the binary is used where it lies, that of a file is copied.
  ///
  /// - Throws: a model that is not there, or that this program cannot use.
  public func dependencyParser(
    _ path: String = "models/\(ParserModel.fileName)"
  ) throws(DefinitionError)
    -> DependencyParser
  {
    var message = "there is no such model"
    if let model = model(path) {
      do throws(LanguageModelError) {
        return DependencyParser(
          try model.isEmbedded ? ParserModel(lasting: model.buffer) : ParserModel(Array(model.buffer)))
      } catch {
        message = error.description
      }
    }
    throw DefinitionError([
      DefinitionProblem(file: name(of: path), line: 1, column: 1, message: message)
    ])
  }
}
