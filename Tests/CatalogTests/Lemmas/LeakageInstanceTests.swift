import Catalog
import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LeakageLemmas
import Lemmas
import LemmataTestSupport
import Testing
import Work

/// Lemmas about leakage on a mechanism or a learner of the user's own.
@Suite struct LeakageInstanceTests {
  private let aboutCoins: [any Lemma] = [
    AuditOneRunLemma(), AuditApproximateLemma(), AuditAnyGuessesLemma(), AuditInformationLemma(),
    AuditLeakageLemma(), AuditCountsLemma(), PrivateCoinsLemma(),
  ]

  /// One coin and two, by two mechanisms that are not among the lemmas' own cases.
  @Test func mechanisms() throws {
    let two = try Channel([
      [1 / 2, 1 / 4, 1 / 4], [1 / 5, 1 / 5, 3 / 5], [1 / 3, 1 / 3, 1 / 3], [1 / 7, 2 / 7, 4 / 7],
    ])
    for channel in [try Channel.binarySymmetric(1 / 7), two] {
      for lemma in aboutCoins {
        let result = try lemma.verify { $0[.channel] = channel }
        #expect(result.holds && result.caseCount == 1 && result.claimCount > 0, "\(lemma.id)")
      }
    }
    // r = 1 at three factors; 1 and 2 of two coins, with one or two right guesses.
    #expect(
      try AuditApproximateLemma().verify { $0[.channel] = try .binarySymmetric(1 / 7) }.claimCount
        == 3)
    #expect(try AuditApproximateLemma().verify { $0[.channel] = two }.claimCount == 9)
  }

  @Test func badMechanisms() throws {
    let three = try Channel([[1, 0], [0, 1], [1 / 2, 1 / 2]])
    for lemma in aboutCoins {
      let message = lemma.refusal { $0[.channel] = three }
      #expect(
        message
          == "the lemma \(lemma.id): the channel has 3 inputs; expected 2^m, the values of m >= 1 coins"
      )
      #expect(lemma.refusal { $0[.points] = 2 }.contains("takes no -n"), "\(lemma.id)")
      let large = try Channel.binarySymmetric(1 / 3).power(7)
      #expect(lemma.refusal { $0[.channel] = large }.contains("expected at most"), "\(lemma.id)")
    }
  }

  /// A random learner of two of two points, and of one of four: the tracer is the best of all.
  @Test func learners() throws {
    var random = SplitMix64(seed: 7)
    for (n, q) in [(2, 2), (1, 4), (1, 3), (2, 3)] {
      let inputs = (0..<n).reduce(1) { size, _ in size * q }
      for _ in 0..<3 * multiplier {
        let channel = random.shortChannel(inputs: inputs, outputs: 2)
        let given = { (arguments: inout LemmaArguments) in
          arguments[.points] = n
          arguments[.channel] = channel
        }
        for lemma in [TracingInformationLemma() as any Lemma, TracingPrivacyLemma()] {
          let result = try lemma.verify(given)
          #expect(result.holds && result.caseCount == 1, "\(lemma.id): \(channel)")
        }
        var arguments = LemmaArguments()
        given(&arguments)
        let learner = try TracingInformationLemma().instance(arguments)
        #expect(learner.samples == n && learner.points == q)
        let found = advantage(learner, learner.flags)
        for code in 0..<(1 << (2 * q)) {
          let flags = (0..<2).map { (output: Int) -> [Bool] in
            (0..<q).map { (point: Int) -> Bool in code >> (output * q + point) & 1 == 1 }
          }
          #expect(advantage(learner, flags) <= found, "\(channel)")
        }
      }
    }
  }

  /// `m - n xi` of a tracer, by definition.
  private func advantage(_ learner: TracedLearner, _ flags: [[Bool]]) -> Rational {
    let (n, q) = (learner.samples, learner.points)
    var sum = Rational.zero
    for (index, row) in learner.rows.enumerated() {
      for (output, chance) in row.enumerated() {
        var (rest, hits) = (index, 0)
        for _ in 0..<n {
          hits += flags[output][rest % q] ? 1 : 0
          rest /= q
        }
        let fresh = Rational(n * flags[output].count { $0 }, q)
        sum += chance * (Rational(hits) - fresh)
      }
    }
    return sum / Rational(learner.rows.count)
  }

  @Test func badLearners() throws {
    let lemma = TracingInformationLemma()
    let channel = try Channel.binarySymmetric(1 / 3).power(2)
    #expect(
      lemma.refusal { $0[.channel] = channel }
        == "the lemma tracing-information needs -n, a number of samples")
    for (n, message) in [
      (0, "n = 0; expected at least 1 sample"),
      (3, "the channel has 4 inputs; expected q^3, the samples of 3 of q >= 2 points"),
    ] {
      let refusal = lemma.refusal {
        $0[.points] = n
        $0[.channel] = channel
      }
      #expect(refusal == "the lemma tracing-information: \(message)")
    }
  }
}
