import Catalog
import Claims
import ExactArithmetic
import LearningLemmas
import Lemmas
import LemmataTestSupport
import Testing

@Suite struct GradientStepLemmaTests {
  private let lemma = GradientStepLemma()

  @Test func standardCasesHold() throws {
    let verification = try lemma.verify()
    let oneCoordinate = (1...4).reduce(0) { sum, n in
      (1...4).reduce(sum) { $0 + power(2 * $1, n) }
    }
    let twoCoordinates = (1...3).reduce(0) { sum, n in
      (1...3).reduce(sum) { $0 + power(4 * $1, n) }
    }
    #expect(verification.caseCount == oneCoordinate + twoCoordinates)
    #expect(verification.claimCount > verification.caseCount)
    #expect(verification.holds)
    #expect(verification.minimumSlack?.isZero == true)
  }

  private func power(_ base: Int, _ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }

  /// Every singleton coordinate falls under exactly one of the three signs, and each sign occurs.
  @Test func allThreeSignsOccur() throws {
    var counts = [0, 0, 0]
    for sample in try lemma.cases(.standard) {
      for i in sample.singletons {
        for t in 0..<sample.dimension {
          let x = sample.examples[i][t]
          let step = sample.firstStep[sample.labels[i]][t]
          let margin = sample.classes - x * sample.sum[t]
          #expect((Rational(x) * step).signum() == margin.signum())
          counts[margin.signum() + 1] += 1
          if sample.labels.count < sample.classes { #expect(margin > 0) }
          if sample.labels.count == sample.classes { #expect(margin >= 0) }
        }
      }
    }
    #expect(counts.allSatisfy { $0 > 0 })
  }

  /// The sign is not always right.
  @Test func theSignCanBeWrong() throws {
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    // With one class the step is x - S, which is 0 for n = 1; three equal examples of two classes are the least case.
    #expect(counterexample.label == "N = 2: [1] -> 0; [1] -> 0; [1] -> 1")
    #expect(counterexample.claim.slack.rationalValue == Rational(-1, 2))
  }

  @Test func takesNoInstance() {
    #expect(
      errorMessage { try lemma.verify(LemmaArguments()) }
        == "the lemma gradient-step takes no parameters; it is checked on its own cases")
  }

  /// The table against binomial counts: x S - 1 is a sum of n - 1 signs.
  @Test func results() throws {
    let table = try #require(try lemma.results())
    #expect(table.rows.count == 10)
    for row in table.rows {
      guard case .integer(let n) = row[0], case .integer(let classes) = row[1],
        case .integer(let right) = row[2], case .integer(let zero) = row[3],
        case .integer(let wrong) = row[4]
      else {
        Issue.record("a row that is not of integers")
        return
      }
      let count = Int(exactly: n)!
      var expected = [Integer.zero, .zero, .zero]
      for ones in 0..<count {
        let sum = Integer(1 + ones - (count - 1 - ones))
        expected[1 - (classes - sum).signum()] += 2 * Integer.binomial(count - 1, ones)
      }
      #expect([right, zero, wrong] == expected)
    }
  }
}
