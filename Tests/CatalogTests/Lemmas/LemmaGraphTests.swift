import Catalog
import Claims
import ExactArithmetic
import Lemmas
import Testing

private struct Step: Lemma {
  let id: String
  var buildsOn: [String] = []
  func cases(_ scope: LemmaScope) -> [Int] { [] }
  func check(_ n: Int) -> [Claim] { [] }
}

@Suite struct LemmaGraphTests {
  private let graph = LemmaGraph([
    Step(id: "a"), Step(id: "b", buildsOn: ["a"]), Step(id: "c", buildsOn: ["a", "b"]),
  ])

  /// The catalogue's order is one in which each lemma stands after those that it builds on; so it has no circle.
  @Test func theCatalogIsInOrder() {
    let graph = LemmaGraph(LemmaCatalog.all)
    #expect(graph.faults == [])
    for lemma in LemmaCatalog.all {
      #expect(Set(lemma.buildsOn).count == lemma.buildsOn.count, "\(lemma.id)")
    }
    #expect(graph.dependents(of: "fano") == ["alice-bob-sdpi", "fact-capacity"])
    #expect(LemmaCatalog.all.count == LemmaCatalog.subjects.reduce(0) { $0 + $1.lemmas.count })
  }

  @Test func faults() {
    #expect(graph.faults == [])
    let circle = LemmaGraph([Step(id: "a", buildsOn: ["b"]), Step(id: "b", buildsOn: ["a"])])
    #expect(circle.faults == ["a builds on b, which does not stand before it"])
    let unknown = LemmaGraph([Step(id: "a", buildsOn: ["z"])])
    #expect(unknown.faults == ["a builds on z, which does not stand before it"])
    let itself = LemmaGraph([Step(id: "a", buildsOn: ["a"])])
    #expect(itself.faults.count == 1)
  }

  @Test func dependents() {
    #expect(graph.dependents(of: "a") == ["b", "c"])
    #expect(graph.dependents(of: "c") == [])
  }

  @Test func text() {
    #expect(graph.text == "a\n    builds on no other\nb\n    builds on a\nc\n    builds on a, b\n")
    #expect("\(graph)" == graph.text)
    #expect(
      LemmaSubject("Letters", lemmas: [Step(id: "a"), Step(id: "b")]).description
        == "Letters: 2 lemmas")
  }

  @Test func dot() {
    let lines = graph.dot.split(separator: "\n")
    #expect(lines.first == "digraph lemmas {" && lines.last == "}")
    #expect(
      lines.filter { $0.contains("->") }
        == ["  \"a\" -> \"b\";", "  \"a\" -> \"c\";", "  \"b\" -> \"c\";"])
    #expect(LemmaGraph([Step(id: #"a"\b"#)]).dot.contains(#"  "a\"\\b" [tooltip="#))
    // What a part of the catalogue builds on elsewhere is left out.
    #expect(!LemmaGraph([Step(id: "b", buildsOn: ["a"])]).dot.contains("->"))
  }
}
