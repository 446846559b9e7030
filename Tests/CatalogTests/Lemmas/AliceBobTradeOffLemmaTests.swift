import Catalog
import Claims
import ExactArithmetic
import GameLemmas
import InformationLemmas
import InformationTheory
import Lemmas
import LemmataTestSupport
import Testing
import Work

@Suite struct AliceBobTradeOffLemmaTests {
  private let lemma = AliceBobTradeOffLemma()

  @Test func standardCasesHold() throws {
    let cases = try lemma.cases(.standard)
    let verification = try lemma.verify(cases: cases)
    let random = cases.count { lemma.label($0).contains("random densities") }
    #expect(random == 372)
    #expect(cases.count > random + 100)
    #expect(verification.holds)
    #expect(verification.undecided == nil)
    #expect(verification.claimCount > 12 * cases.count)
  }

  /// Each step occurs, and the bound on the success in most cases.
  @Test func everyStepIsChecked() throws {
    var counts: [String: Int] = [:]
    for instance in try lemma.cases(.standard).prefix(120) {
      for claim in try lemma.check(instance) {
        counts[String(claim.claim.prefix(5)), default: 0] += 1
      }
    }
    for step in [
      "(1) a", "(2) n", "(2) P", "(3) t", "(3) E", "(3) D", "(3) P", "(4) E", "(4) P", "(5) k",
      "alpha",
    ] {
      #expect(counts[step, default: 0] >= 60, "\(step): \(counts[step, default: 0])")
    }
  }

  /// The success and the informations of a message, from its joint law.
  @Test func againstTheJointLaw() throws {
    var generator = SplitMix64(seed: 23)
    for _ in 0..<(4 * multiplier) {
      var arguments = LemmaArguments()
      arguments[.examples] = 2
      arguments[.dimension] = 2
      arguments[.correlation] = Rational(1, 2)
      let rows = (0..<16).map { _ in generator.shortProbabilities(3) }
      arguments[.message] = .channel(rows, name: "random")
      let oracle = try GameOracle(try arguments.game(of: lemma.id), rows: rows)
      let claims = try lemma.check(try lemma.instance(arguments))
      let first = try #require(claims.first { $0.claim.hasPrefix("(1)") })
      #expect(first.left.rationalValue == (try oracle.success()))
      let sum = try #require(claims.first { $0.claim.hasPrefix("(5) sum") })
      #expect(sum.right.logForm == (try oracle.information(["X"], ["M"])))
      let given = try oracle.law.mutualInformation(between: ["X"], and: ["M"])
      #expect(sum.left.logForm! <= given)
      #expect(claims.allSatisfy { $0.verdict == .holds })
    }
  }

  /// Everything about two bits at rho = 1/2, s = log2(5/4), r = log2(3/2), b = 1/2, by hand.
  @Test func twoBits() throws {
    var arguments = LemmaArguments()
    arguments[.examples] = 2
    arguments[.dimension] = 1
    arguments[.correlation] = Rational(1, 2)
    let claims = try lemma.check(try lemma.instance(arguments))
    func claim(_ prefix: String) throws -> Claim {
      try #require(claims.first { $0.claim.hasPrefix(prefix) })
    }
    // Tf is 3/2 or 1/2, k 2^-s = 8/5: nothing is above, and 2^-s = 4/5.
    #expect(try claim("(1)").left.rationalValue == Rational(5, 8))
    #expect(try claim("(1)").right.rationalValue == Rational(4, 5))
    // f = 2 exceeds 2^r with certainty; 2^S is 3/2 with probability 3/4, and k 2^-2s = 32/25.
    #expect(try claim("(4) Pr[f").right.rationalValue == Rational(4, 5) + Rational(3, 4))
    // sum I(Xj;M) = 2 and k (r - (log2 e)/e) = 2 (0.5850 - 0.5307).
    let last = try claim("(5) k")
    #expect(last.right.logForm?.rationalBits == 2)
    #expect(abs(Double(last.left.enclosure().lower) - 0.1084) < 0.001)
  }

  /// Without the term for the mass b and the deviation the third step fails.
  @Test func theDeviationIsNeeded() throws {
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    #expect(counterexample.claim.left.rationalValue.map { $0.signum() > 0 } == true)
  }

  @Test func errors() {
    var arguments = LemmaArguments()
    arguments[.examples] = 1
    arguments[.dimension] = 1
    arguments[.correlation] = Rational(1, 2)
    func message() -> String { errorMessage { try lemma.instance(arguments) } }
    #expect(message() == "the lemma alice-bob-trade-off: k = 1; expected at least 2")
    arguments[.examples] = 2
    arguments[.dimension] = 0
    #expect(message() == "the lemma alice-bob-trade-off: d = 0; expected at least 1")
    arguments[.dimension] = 7
    #expect(
      message()
        == "the lemma alice-bob-trade-off: k d = 2 * 7 is above the 12 bits that are enumerated")
    arguments[.correlation] = 1
    #expect(message() == "the lemma alice-bob-trade-off: rho = 1; expected 0 < rho < 1")
  }

  @Test func results() throws {
    #expect(try lemma.results()?.rows.count == 4)
  }
}
