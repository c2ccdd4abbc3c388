import Citations
import DocumentModel
import Extraction
import Language
import Readers
import Text
import Vocabulary

/// All kinds of stages. A new stage is one entry here.
enum StageRegistry {
  static let kinds: [StageKind] = [
    read, references, callouts, sentences, tokens, citationScope, integrity, abbreviations, mentions, claims,
  ]

  private static let read = StageKind(
    descriptor: StageDescriptor(
      name: "read", version: 5, reads: [Layer.source.name], writes: Layer.document.name, options: ["sections"]
    )
  ) { options, files throws(DefinitionError) in
    let reader = DocumentReader(vocabulary: try DefinitionLoader(files).sections(options["sections"]))
    return { layers throws(StageError) in
      // A caller that knows the document already, as `annotate` does for plain text, has put it there.
      guard !layers.has(Layer.document) else { return }
      do throws(ReadError) {
        let format = layers.has(Layer.format) ? layers[Layer.format] : nil
        layers[Layer.document] = try reader.read(layers[Layer.source], format: format)
      } catch {
        throw StageError(code: error.code, message: error.message)
      }
    }
  }

  private static let references = StageKind(
    descriptor: StageDescriptor(
      name: "references", version: 3, reads: [Layer.document.name], writes: Layer.references.name,
      options: ["hosts", "model"])
  ) { options, files throws(DefinitionError) in
    let parser = ReferenceListParser(parser: try DefinitionLoader(files).referenceParser(options))
    return { layers in layers[Layer.references] = parser.references(in: layers[Layer.document]) }
  }

  private static let callouts = StageKind(
    descriptor: StageDescriptor(
      name: "callouts", version: 3, reads: [Layer.document.name, Layer.references.name],
      writes: Layer.callouts.name, options: [])
  ) { _, _ in
    { layers in
      layers[Layer.callouts] = CalloutFinder().citations(
        in: layers[Layer.document], references: layers[Layer.references])
    }
  }

  private static let sentences = StageKind(
    descriptor: StageDescriptor(
      name: "sentences", version: 2, reads: [Layer.document.name, Layer.callouts.name],
      writes: Layer.sentences.name, options: ["language"])
  ) { options, files throws(DefinitionError) in
    let splitter = SentenceSplitter(try DefinitionLoader(files).language(options["language"]))
    return { layers in
      layers[Layer.sentences] = splitter.sentences(
        in: layers[Layer.document], citations: layers[Layer.callouts])
    }
  }

  private static let tokens = StageKind(
    descriptor: StageDescriptor(
      name: "tokens", version: 1, reads: [Layer.document.name, Layer.callouts.name, Layer.sentences.name],
      writes: Layer.tokens.name, options: ["language"])
  ) { options, files throws(DefinitionError) in
    let tokenizer = Tokenizer(
      lemmatizer: Lemmatizer(try DefinitionLoader(files).language(options["language"])))
    return { layers in
      let (tokens, sentences) = tokenizer.tokenize(
        layers[Layer.sentences], in: layers[Layer.document].text, citations: layers[Layer.callouts])
      layers[Layer.tokens] = TokenLayer(sentences: sentences, tokens: tokens)
    }
  }

  private static let citationScope = StageKind(
    descriptor: StageDescriptor(
      name: "citation-scope", version: 1,
      reads: [Layer.document.name, Layer.callouts.name, Layer.sentences.name], writes: Layer.citations.name,
      options: [])
  ) { _, _ in
    { layers in
      layers[Layer.citations] = CitationScope().attach(
        layers[Layer.callouts], in: layers[Layer.document], sentences: layers[Layer.sentences])
    }
  }

  private static let integrity = StageKind(
    descriptor: StageDescriptor(
      name: "integrity", version: 3,
      reads: [Layer.document.name, Layer.citations.name, Layer.references.name], writes: Layer.integrity.name,
      options: [])
  ) { _, _ in
    { layers in
      layers[Layer.integrity] = CitationIntegrity().diagnostics(
        citations: layers[Layer.citations], references: layers[Layer.references], in: layers[Layer.document])
    }
  }

  private static let abbreviations = StageKind(
    descriptor: StageDescriptor(
      name: "abbreviations", version: 2, reads: [Layer.document.name, Layer.sentences.name],
      writes: Layer.abbreviations.name, options: [])
  ) { _, _ in
    { layers in
      layers[Layer.abbreviations] = AbbreviationFinder().abbreviations(
        in: layers[Layer.sentences], of: layers[Layer.document].text)
    }
  }

  private static let mentions = StageKind(
    descriptor: StageDescriptor(
      name: "mentions", version: 6,
      reads: [Layer.document.name, Layer.tokens.name, Layer.abbreviations.name], writes: Layer.mentions.name,
      options: ["vocabulary", "shapes"], optional: ["compiled", "preferences", "model"])
  ) { options, files throws(DefinitionError) in
    let loader = DefinitionLoader(files)
    let terms = try loader.vocabulary(options["vocabulary"])
    let preferences = try loader.preferences(options["preferences"], terms: terms)
    let vocabulary = CompiledVocabulary(terms, preferences: preferences)
    let recognizer = MentionRecognizer(
      vocabulary: vocabulary, shapes: try loader.shapes(options["shapes"]), file: files.vocabulary,
      preferences: preferences, models: try loader.mentionModels(options["model"]))
    return { layers in
      let tokens = layers[Layer.tokens]
      let text = layers[Layer.document].text
      func found() -> [Mention] {
        recognizer.mentions(
          in: text, sentences: tokens.sentences, tokens: tokens.tokens,
          abbreviations: layers[Layer.abbreviations], blocks: layers[Layer.document].blocks)
      }
      layers[Layer.mentions] =
        layers.has(Layer.given)
        ? layers[Layer.given].mentions(in: text, tokens: tokens, vocabulary: vocabulary, found: found)
        : found()
    }
  }

  private static let claims = StageKind(
    descriptor: StageDescriptor(
      name: "claims", version: 2,
      reads: [
        Layer.document.name, Layer.tokens.name, Layer.citations.name, Layer.abbreviations.name,
        Layer.mentions.name,
      ], writes: Layer.claims.name, options: ["rules", "predicates"])
  ) { options, files throws(DefinitionError) in
    let extractor = ClaimExtractor(
      try DefinitionLoader(files).rules(options["rules"], predicates: options["predicates"]))
    return { layers in
      let tokens = layers[Layer.tokens]
      let annotations = Annotations(
        document: layers[Layer.document], sentences: tokens.sentences, tokens: tokens.tokens,
        mentions: layers[Layer.mentions].filter { $0.standing != .listed },
        abbreviations: layers[Layer.abbreviations], citations: layers[Layer.citations])
      layers[Layer.claims] = ClaimLayer(
        extractor.claims(in: annotations), listed: layers[Layer.mentions].filter { $0.standing == .listed })
    }
  }
}
