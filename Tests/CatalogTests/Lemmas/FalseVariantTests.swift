import Catalog
import Claims
import ExactArithmetic
import Lemmas
import Testing

/// The check of every lemma refutes false relatives of it.
@Suite struct FalseVariantTests {
  @Test func everyLemmaHasOne() {
    for lemma in LemmaCatalog.all {
      #expect(!lemma.falseStatements.isEmpty, "\(lemma.id) has no false variant")
      for (statement, change) in lemma.falseStatements {
        #expect(!statement.isEmpty && change.hasSuffix("."), "\(lemma.id): \(statement)")
      }
      let statements = lemma.falseStatements.map(\.statement)
      #expect(Set(statements).count == statements.count, "\(lemma.id)")
    }
  }

  @Test func eachIsRefuted() throws {
    for lemma in LemmaCatalog.all {
      for refutation in try lemma.refutations() {
        let counterexample = try #require(
          refutation.counterexample, "\(lemma.id): \(refutation.statement) is not refuted")
        #expect(counterexample.claim.verdict == .violated)
        #expect(!counterexample.label.isEmpty, "\(lemma.id)")
      }
    }
  }

  /// The first violated case is named; where no case is violated, nothing is.
  @Test func counterexample() throws {
    struct Square: Lemma {
      let id = "square"
      func cases(_ scope: LemmaScope) -> [Int] { Array(0...9) }
      func check(_ n: Int) -> [Claim] {
        [Claim("n", Rational(n), atMost: "n^2", Rational(n * n), reason: "")]
      }
      func label(_ n: Int) -> String { "n = \(n)" }
      var falseVariants: [FalseVariant<Int>] {
        [
          FalseVariant("2 n <= n^2", change: "A factor 2.") {
            [Claim("2 n", Rational(2 * $0), atMost: "n^2", Rational($0 * $0), reason: "")]
          },
          FalseVariant("2 n <= n^2 from 2 on", change: "A factor 2.", cases: [2, 3, 4]) {
            [Claim("2 n", Rational(2 * $0), atMost: "n^2", Rational($0 * $0), reason: "")]
          },
        ]
      }
    }
    let lemma = Square()
    let counterexample = try lemma.counterexample(to: lemma.falseVariants[0])
    #expect(counterexample?.label == "n = 1")
    #expect(counterexample?.claim.slack.rationalValue == -1)
    #expect(try lemma.counterexample(to: lemma.falseVariants[1]) == nil)
    let refutations = try lemma.refutations()
    #expect(refutations.map(\.statement) == ["2 n <= n^2", "2 n <= n^2 from 2 on"])
    #expect(refutations.map(\.change) == ["A factor 2.", "A factor 2."])
    #expect(refutations.map { $0.counterexample == nil } == [false, true])
    #expect("\(lemma.falseVariants[0])" == "2 n <= n^2 (A factor 2.)")
    #expect("\(refutations[0])".hasPrefix("2 n <= n^2: fails at n = 1"))
    #expect("\(refutations[1])" == "2 n <= n^2 from 2 on: not refuted")
  }
}
