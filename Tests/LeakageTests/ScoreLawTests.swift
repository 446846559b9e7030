import ExactArithmetic
import Leakage
import LemmataTestSupport
import Testing
import Work

@Suite struct ScoreLawTests {
  /// A law by its terms, with sums of values merged.
  private typealias Masses = [Rational: (inside: Rational, outside: Rational)]

  private func masses(_ law: ScoreLaw) -> Masses {
    Masses(uniqueKeysWithValues: law.terms.map { ($0.score, ($0.inside, $0.outside)) })
  }

  /// The sum of two independent scores, pair by pair.
  private func sum(_ a: Masses, _ b: Masses) -> Masses {
    var result: Masses = [:]
    for (x, p) in a {
      for (y, q) in b {
        result[x + y, default: (0, 0)].inside += p.inside * q.inside
        result[x + y, default: (0, 0)].outside += p.outside * q.outside
      }
    }
    return result
  }

  private func expectEqual(_ law: ScoreLaw, _ expected: Masses) {
    let expected = expected.filter { !$0.value.inside.isZero || !$0.value.outside.isZero }
    let found = masses(law)
    #expect(Set(found.keys) == Set(expected.keys))
    for (score, mass) in expected {
      #expect(found[score]?.inside == mass.inside && found[score]?.outside == mass.outside)
    }
  }

  /// Random terms: few scores, some of probability 0 under one hypothesis, or repeated.
  private func randomTerms(using generator: inout SplitMix64) -> [ScoreLaw.Term] {
    let count = Int.random(in: 1...5, using: &generator)
    let scores = (0..<count).map { _ in
      Rational(
        Int.random(in: -4...4, using: &generator),
        [1, 2, 3][Int.random(in: 0..<3, using: &generator)])
    }
    func law() -> [Rational] {
      var weights = (0..<count).map { _ in Int.random(in: 0...3, using: &generator) }
      weights[Int.random(in: 0..<count, using: &generator)] += 1
      return weights.map { Rational($0, weights.reduce(0, +)) }
    }
    return zip(scores, zip(law(), law())).map {
      ScoreLaw.Term(score: $0, inside: $1.0, outside: $1.1)
    }
  }

  @Test func sumsByConvolution() throws {
    var generator = SplitMix64(seed: 8846)
    for _ in 0..<cases(60) {
      let terms = randomTerms(using: &generator)
      let law = try ScoreLaw(terms)
      var expected: Masses = [:]
      for term in terms {
        expected[term.score, default: (0, 0)].inside += term.inside
        expected[term.score, default: (0, 0)].outside += term.outside
      }
      expectEqual(law, expected)
      var power = expected
      for copies in 1...4 {
        expectEqual(try law.sum(of: copies), power)
        power = sum(power, expected)
      }
      let other = try ScoreLaw(randomTerms(using: &generator))
      expectEqual(try law.adding(other), sum(expected, masses(other)))
    }
  }

  /// Moments, tails and advantages from the definitions.
  @Test func momentsAndThresholds() throws {
    var generator = SplitMix64(seed: 2404)
    for _ in 0..<cases(60) {
      let law = try ScoreLaw(randomTerms(using: &generator)).sum(of: 3)
      let terms = law.terms
      func mean(_ f: (ScoreLaw.Term) -> Rational) -> Rational { Rational.sum(terms.map(f)) }
      let inside = mean { $0.inside * $0.score }
      let outside = mean { $0.outside * $0.score }
      #expect(law.means == (inside, outside))
      #expect(
        law.variances == (
          mean { $0.inside * ($0.score - inside) * ($0.score - inside) },
          mean { $0.outside * ($0.score - outside) * ($0.score - outside) }
        ))
      let tests = law.thresholdTests
      #expect(tests.map(\.threshold) == terms.map(\.score).reversed())
      for test in tests {
        let tail = law.tail(atLeast: test.threshold)
        #expect(tail.inside == test.truePositive && tail.outside == test.falsePositive)
        #expect(
          tail.inside
            == Rational.sum(terms.filter { $0.score >= test.threshold }.map(\.inside)))
      }
      #expect(law.best.advantage == tests.map(\.advantage).max())
      #expect(
        law.totalVariation
          == mean { max($0.inside - $0.outside, 0) })
      #expect(law.best.advantage <= law.totalVariation)
      #expect(law.tail(atLeast: law.score(law.count - 1) + 1) == (0, 0))
      #expect(law.tail(atLeast: law.least - 1) == (1, 1))
    }
  }

  @Test func example() throws {
    let coin = try ScoreLaw([
      ScoreLaw.Term(score: 1, inside: 3 / 4, outside: 1 / 2),
      ScoreLaw.Term(score: 0, inside: 1 / 4, outside: 1 / 2),
    ])
    let law = try coin.sum(of: 4)
    #expect(law.best.advantage == rational("109/256"))
    #expect(law.best.threshold == 3)
    #expect(
      "\(law)" == "5 values from 0 to 4, mean 3 IN and 2 OUT, advantage 109/256")
    #expect("\(law.best)" == "IN from 3 on: true positives 189/256, false positives 5/16")
  }

  @Test func errors() {
    func message(_ terms: [ScoreLaw.Term]) -> String { errorMessage { try ScoreLaw(terms) } }
    #expect(
      message([.init(score: 0, inside: 1, outside: 1 / 2)])
        == "the probabilities of the scores under OUT sum to 1/2; expected 1")
    #expect(
      message([.init(score: 2, inside: -1 / 2, outside: 1)])
        == "the score 2 has the probability -1/2; expected at least 0")
    let wide = message([
      .init(score: 0, inside: 1, outside: 0), .init(score: 100_000_000, inside: 0, outside: 1 / 2),
      .init(score: 1, inside: 0, outside: 1 / 2),
    ])
    #expect(
      wide == "the law of a score has 100000001 values, more than the limit of 16777216 values")
  }

  @Test func largeSumsAreRefused() throws {
    let coin = try ScoreLaw([
      .init(score: 0, inside: 1 / 2, outside: 1 / 3),
      .init(score: 1, inside: 1 / 2, outside: 2 / 3),
    ])
    #expect(
      errorMessage { try coin.sum(of: 1 << 25) }
        == "the law of a score has 33554433 values, more than the limit of 16777216 values")
    #expect(
      errorMessage { try coin.sum(of: 1_000_000) }.contains(
        "the law of a score, a sum of 1000000 terms: about"))
  }
}
