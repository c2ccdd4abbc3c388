import DocumentModel
import Testing

@testable import Extraction

@Suite struct CoordinationTests {
  private func lists(_ sentence: String) -> [[String]] {
    let annotations = Draft.annotations([sentence])
    return Draft.items(sentence).filter(\.isMention).map { item in
      item.members.map { annotations.mentions[$0].entity.name }
    }
  }

  @Test(arguments: [
    ("[A|Gene] , [B|Gene] and [C|Gene] act", [["A", "B", "C"]]),
    ("In [A|Gene] , [B|Gene] binds [C|Gene]", [["A"], ["B"], ["C"]]),
    ("[A|Gene] and [B|Drug] act", [["A"], ["B"]]),
    ("[A|Gene] as well as the [B|Gene] act", [["A", "B"]]),
    ("[A|Disease] , some other thing , and [B|Disease] occur", [["A", "B"]]),
    ("[A|Disease] , [B|Disease] , etc", [["A", "B"]]),
  ]) func joins(_ sentence: String, _ expected: [[String]]) { #expect(lists(sentence) == expected) }
}

@Suite struct ClauseTests {
  private func clauses(_ sentence: String) -> [String] {
    let annotations = Draft.annotations([sentence])
    return Clauses(verbs: ["bind", "block", "induce", "be", "may", "do"]).elided(in: Draft.items(sentence))
      .map {
        $0.map { item in
          item.isMention
            ? item.members.map { annotations.mentions[$0].entity.name }.joined(separator: "+") : item.form
        }.joined(separator: " ")
      }
  }

  @Test(arguments: [
    ("[A|Drug] binds [B|Gene] and blocks [C|Gene]", ["A blocks C"]),
    (
      "[A|Drug] binds [B|Gene] , blocks [C|Gene] , and thereby induces [D|BiologicalProcess]",
      ["A blocks C , and thereby induces D", "A induces D"]
    ),
    ("[A|Drug] is an agent that blocks [B|Gene]", ["A blocks B"]),
    ("[A|Drug] , an agent that blocks [B|Gene] , is new", ["A blocks B , is new"]),
    ("[A|Drug] may bind [B|Gene] and block [C|Gene]", ["A may block C"]),
    ("[A|Drug] binds [B|Gene] , and [C|Drug] blocks [D|Gene]", []),
    ("[A|Drug] binds [B|Gene] because [C|Gene] is there and blocks [D|Gene]", ["C blocks D"]),
  ]) func laterVerbs(_ sentence: String, _ expected: [String]) { #expect(clauses(sentence) == expected) }
}

@Suite struct ClaimTests {
  @Test(arguments: [
    ("[A|Drug] binds [B|Gene] .", ["A binds B"]),
    ("[A|Drug] does not bind [B|Gene] .", ["A not binds B"]),
    ("[A|Drug] does not only bind [B|Gene] .", ["A binds B"]),
    ("[A|Drug] may bind [B|Gene] .", ["A binds B suggested"]),
    ("whether [A|Drug] binds [B|Gene] is open .", ["A binds B hypothesised"]),
    ("It is not [C|Drug] , but [A|Drug] binds [B|Gene] .", ["A binds B"]),
    ("[A|Drug] and [C|Drug] bind [B|Gene] .", ["A binds B", "C binds B"]),
    ("[A|Drug] binds [B|Gene] and does not block [C|Gene] .", ["A binds B", "A not inhibits C"]),
  ]) func modality(_ sentence: String, _ expected: [String]) throws {
    #expect(claims(Draft.annotations([sentence]), try ruleSet()) == expected)
  }

  @Test func aPronounSpeaksOfTheSubjectOfTheSentenceBefore() throws {
    let annotations = Draft.annotations(["[A|Drug] binds [B|Gene] .", "It blocks [C|Gene] ."])
    #expect(claims(annotations, try ruleSet()) == ["A binds B", "A inhibits C"])
  }

  @Test func aPronounThatIsGovernedByAVerbIsNotTheSubject() throws {
    let annotations = Draft.annotations(["[A|Drug] binds [B|Gene] and blocks it ."])
    #expect(claims(annotations, try ruleSet()) == ["A binds B", "A inhibits B"])
  }

  @Test func rowsOfTablesJoinTheirCells() throws {
    let columns = map([
      "class": map(["heads": list([scalar("class")]), "categories": list([scalar("ChemicalEntity")])]),
      "agent": map(["heads": list([scalar("agent")]), "categories": list([scalar("Drug")])]),
    ])
    let join = map([
      "name": scalar("class"), "kind": scalar("agent"), "predicate": scalar("is_a"),
      "subject": scalar("agent"),
      "object": scalar("class"),
    ])
    let tables = map(["focus": scalar("agent"), "columns": columns, "claims": list([join])])
    let annotations = Draft.annotations(table: [
      ["Class", "Agents", "Rationale"], ["[K|ChemicalEntity]", "[A|Drug]", "blocks [B|Gene]"],
      ["[K|ChemicalEntity] and [L|ChemicalEntity]", "[C|Drug] and [D|Drug] ( [E|Drug] )", "none"],
    ])
    #expect(
      Set(claims(annotations, try ruleSet(tables: tables))) == [
        "A is_a K", "A inhibits B", "C is_a K", "D is_a L",
      ])
  }
}
