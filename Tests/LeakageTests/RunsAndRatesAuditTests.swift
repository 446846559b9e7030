import Claims
import ExactArithmetic
import InformationTheory
import Leakage
import LemmataTestSupport
import Testing

@Suite struct RunsAuditTests {
  @Test func informationAtMean() throws {
    let audit = try RunsAudit(guesses: 100, correct: [95])
    let value = audit.informationAtMean.enclosure(in: .bits, bits: 100)
    #expect(
      value.lower > rational("71.36030428840438712335")
        && value.upper < rational("71.36030428840438712336"))
    // 98 % of the bits of 184 singletons, as the mean of the runs.
    let singletons = try RunsAudit(guesses: 184_000, correct: [180_320])
    let bits = singletons.informationAtMean.enclosure(in: .bits, bits: 64)
    #expect(bits.lower > rational("157974.940171") && bits.upper < rational("157974.940173"))
  }

  /// At the least share the exponent of Hoeffding's inequality is ln(1/b).
  @Test func leastShare() throws {
    for (correct, guesses) in [
      ([95, 93, 97], 100), ([8, 10], 10), ([10, 10, 10], 10), ([3], 40),
    ] {
      let audit = try RunsAudit(guesses: guesses, correct: correct)
      let share = audit.leastShare()
      #expect(share.lower.signum() > 0 && share.upper < audit.meanShare)
      #expect(share.isAccurate(toRelativeBits: 100))
      let logError = Enclosure.log(audit.error, bits: 100)
      for (end, isBelow) in [(share.lower, true), (share.upper, false)] {
        let divergence = try #require(binaryDivergence(audit.meanShare, end).logForm)
        let exponent = Rational(correct.count) * divergence.enclosure(in: .nats, bits: 160)
        let rest = exponent + logError
        #expect(
          isBelow ? rest.upper > Rational(0) - rational("1e-25") : rest.lower < rational("1e-25"))
      }
    }
    // All right: a^T = b.
    let all = try RunsAudit(guesses: 4, correct: [4, 4]).leastShare()
    #expect(all.lower * all.lower <= Rational(1, 20) && Rational(1, 20) <= all.upper * all.upper)
    #expect(try RunsAudit(guesses: 4, correct: [0, 0]).leastShare() == .zero)
  }

  /// Lists of guesses: the divergence from the chance of a list.
  @Test func lists() throws {
    let audit = try RunsAudit(guesses: 50, correct: [40, 45, 42], choices: 1000, list: 10)
    #expect(audit.chance == Rational(1, 100))
    let bound = audit.information()
    let share = audit.leastShare()
    // r (log2 q - h(a) - a log2 L - (1-a) log2(q-L))
    let a = share.midpoint
    let expected =
      50
      * (LogForm.log(1000) - binaryEntropy(a) - a * LogForm.log(10) - (1 - a) * LogForm.log(990))
    #expect(
      (bound.midpoint - expected.enclosure(in: .bits, bits: 90).midpoint).magnitude
        < rational("1e-20"))
    #expect(!audit.areCoins)
    #expect(audit.claims == [.information])
  }

  @Test func epsilons() throws {
    let counts = [Int](repeating: 95, count: 12) + [93, 97, 96, 92, 98, 95, 95, 94]
    let audit = try RunsAudit(guesses: 100, correct: counts, secrets: 1000)
    let pooled = try audit.pooled()
    #expect(pooled.canaries == 20_000 && pooled.guesses == 2000 && pooled.correct == 1900)
    let weaker = audit.epsilonFromInformation()
    #expect(weaker.lower.signum() > 0)
    #expect(weaker.upper < pooled.epsilon().interval.lower)
    // m (1 - h(1/(1+E))) = I at the bound.
    let factor = Enclosure.exp(weaker, bits: 100)
    let share = Enclosure(1).divided(by: factor + Enclosure(1), bits: 100)
    let bound = 1000 * (Enclosure(1) - .binaryEntropy(share, bits: 100))
    #expect((bound.midpoint - audit.information().midpoint).magnitude < rational("1e-20"))
    #expect(try audit.verdict(on: .epsilon(2)) == .refuted)
    #expect(try audit.verdict(on: .information(15)) == .refuted)
    #expect(try audit.verdict(on: .information(70)) == .notRefuted)
    let report = try audit.report(claim: .epsilon(9))
    #expect(report.verdict == nil)
    #expect("\(report)".contains("That does not say that it holds."))
  }

  /// What a coin tells at most under ln 2-privacy, `1 - h(1/3)` bits, and the epsilon that follows from so much.
  @Test func capOfAPrivateCoin() throws {
    let cap = (LogForm.bits(1) - binaryEntropy(Rational(1, 3))).enclosure(in: .bits, bits: 100)
    #expect(
      cap.lower > rational("0.0817041659455104852129276")
        && cap.upper < rational("0.0817041659455104852129278"))
    // All of 5 guesses right in each of many runs: the least share a has a^T = b, and r (1 - h(a)) = m (1 - h(1/(1+E))).
    let audit = try RunsAudit(guesses: 5, correct: [Int](repeating: 5, count: 40))
    let share = audit.leastShare()
    let epsilon = audit.epsilonFromInformation()
    let factor = share.divided(by: Enclosure(1) - share, bits: 100)
    #expect(
      (epsilon.midpoint - Enclosure.log(factor, bits: 100).midpoint).magnitude < rational("1e-20"))
  }

  @Test func errors() {
    func message(
      _ guesses: Int, _ correct: [Int], choices: Int = 2, list: Int = 1, secrets: Int? = nil
    ) -> String {
      errorMessage {
        try RunsAudit(
          guesses: guesses, correct: correct, secrets: secrets, choices: choices, list: list)
      }
    }
    #expect(
      message(3, []) == "there is no run; expected the count of right guesses of each")
    #expect(message(3, [4]) == "4 of 3 guesses are right; expected at most 3")
    #expect(message(0, [0]) == "the number of guesses is 0; expected 1 to 2^60")
    #expect(
      message(3, [1], secrets: 2) == "3 guesses about 2 secrets; expected at most one for each")
    #expect(
      message(3, [1], choices: 4, list: 4)
        == "lists of 4 guesses for a secret of 4 values; expected 1 to 3")
    #expect(message(3, [1, 1], secrets: 1 << 60).contains("secrets in all runs"))
    #expect(
      errorMessage {
        try RunsAudit(guesses: 3, correct: [1], choices: 4).verdict(on: .epsilon(1))
      } == "\"epsilon=1\" is no claim that these counts can refute; expected information=x")
  }
}

@Suite struct RatesAuditTests {
  @Test func knownValues() throws {
    let audit = try RatesAudit(
      truePositives: 150, of: 200, falsePositives: 20, of: 200, delta: rational("1e-5"))
    let factor = audit.factors().fromPositives
    #expect(factor.lower > rational("4.55372") && factor.upper < rational("4.55373"))
    let end = try RatesAudit(truePositives: 30, of: 40, falsePositives: 0, of: 1)
      .leastTruePositiveRate()
    #expect(
      end.lower > rational("0.5880380198485700") && end.upper < rational("0.5880380198485702"))
    let epsilon = audit.epsilon()
    #expect(overlap(epsilon, .log(factor, bits: 100)))
    #expect(try audit.verdict(on: .epsilon(1)) == .refuted)
    #expect(try audit.verdict(on: .epsilon(2)) == .notRefuted)
    #expect(try audit.verdict(on: .factor(rational("4.55372"))) == .refuted)
    #expect(try audit.verdict(on: .factor(rational("4.55373"))) == .notRefuted)
  }

  /// The negatives give the same as the positives of the mirrored test.
  @Test func negatives() throws {
    let audit = try RatesAudit(truePositives: 99, of: 100, falsePositives: 60, of: 100)
    let mirrored = try RatesAudit(truePositives: 40, of: 100, falsePositives: 1, of: 100)
    let (first, second) = (audit.factors().fromNegatives, mirrored.factors().fromPositives)
    #expect(overlap(first, second))
    #expect(audit.epsilon().lower.signum() > 0)
  }

  @Test func nothingIsRefuted() throws {
    let audit = try RatesAudit(truePositives: 10, of: 20, falsePositives: 10, of: 20)
    #expect(audit.epsilon() == .zero)
    #expect("\(try audit.report())".contains("The rates refute nothing"))
    let extremes = try RatesAudit(truePositives: 0, of: 20, falsePositives: 20, of: 20, delta: 1)
    #expect(extremes.epsilon() == .zero)
  }

  @Test func errors() {
    #expect(
      errorMessage { try RatesAudit(truePositives: 5, of: 4, falsePositives: 0, of: 4) }
        == "5 of 4 runs are positive; expected at most 4")
    #expect(
      errorMessage { try RatesAudit(truePositives: 0, of: 0, falsePositives: 0, of: 4) }
        == "the number of runs with the canary is 0; expected 1 to 2^60")
    #expect(
      errorMessage {
        try RatesAudit(truePositives: 0, of: 3, falsePositives: 0, of: 4).verdict(on: .leakage(1))
      } == "\"leakage=1\" is no claim that these counts can refute; expected epsilon=x or E=x")
  }
}
