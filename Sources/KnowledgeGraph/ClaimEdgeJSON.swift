import DocumentModel
import Text

extension ClaimEdge {
  var json: JSON {
    .members([
      "id": .string(id), "kind": .string(kind.rawValue), "subject": .string(subject),
      "predicate": .string(predicate), "object": .string(object), "qualifiers": .sorted(qualifiers),
      "negated": .bool(isNegated), "certainty": .string(certainty.rawValue), "support": support.json,
      "evidence": .array(evidence.map(\.json)),
    ])
  }
}

extension ClaimEdge.Support {
  fileprivate var json: JSON {
    .members(["works": .int(works), "documents": .int(documents), "sentences": .int(sentences)])
  }
}

extension Evidence {
  fileprivate var json: JSON {
    .members([
      "document": .string(document), "section": .strings(section), "start": .int(span.lowerBound),
      "end": .int(span.upperBound), "text": .string(text), "cell": cell?.json,
      "certainty": .string(certainty.rawValue), "subjectText": .string(subject.text),
      "subjectSpan": subject.spanJSON, "objectText": .string(object.text), "objectSpan": object.spanJSON,
      "trigger": .string(trigger), "rule": .string(rule), "citations": .strings(citations),
      "works": .strings(works), "tier": .string(tier.rawValue),
      "scopeRule": scopeRule.map(JSON.string),
    ])
  }
}

extension Evidence.Argument {
  fileprivate var spanJSON: JSON { .array([.int(span.lowerBound), .int(span.upperBound)]) }
}

extension Evidence.Cell {
  fileprivate var json: JSON {
    .members(["row": .int(row), "column": .int(column), "head": head.map(JSON.string)])
  }
}
