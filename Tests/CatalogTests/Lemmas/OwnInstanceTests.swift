import CapacityLemmas
import Catalog
import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LeakageLemmas
import LearningLemmas
import Lemmas
import LemmataTestSupport
import PosteriorLemmas
import SurgeryLemmas
import Testing
import Work

/// Laws, messages and learners of the user's own for lemmas about facts, streams, neighbours, tracing and long tails.
@Suite struct OwnInstanceTests {
  /// A lemma's claims about what a user gives, of all its cases.
  private func claims<L: Lemma>(
    _ lemma: L, _ change: (inout LemmaArguments) throws -> Void
  ) throws -> [[Claim]] {
    var arguments = LemmaArguments()
    try change(&arguments)
    let found = try lemma.instances(arguments).map { try lemma.check($0) }
    #expect(try lemma.verify(arguments).holds, "\(lemma.id)")
    #expect(try lemma.verify(arguments).caseCount == found.count, "\(lemma.id)")
    return found
  }

  private func law(_ weights: [Rational]) throws -> JointLaw {
    try JointLaw("X", FiniteLaw(weights))
  }

  /// Each lemma takes an instance of one's own, or says why not.
  @Test func everyLemmaSaysWhatItTakes() {
    for lemma in LemmaCatalog.all {
      #expect(lemma.parameters.isEmpty != lemma.fixedBecause.isEmpty, "\(lemma.id)")
    }
    let refusal = UnlearningStepsLemma().refusal { $0[.law] = try law([1]) }
    #expect(refusal == "the lemma unlearning-steps takes no parameters, but --law was given")
    #expect(
      "\(UnlearningStepsLemma().report)".contains(
        "No instance of your own: it is about two starts of one chain, which are an example."))
  }

  // MARK: Facts

  @Test func messagesAboutFacts() throws {
    // Noisy copies of fair bits are an equality, by the entropy of a coin; everything is one for any q.
    for (channel, n, information) in [
      (try Channel.binarySymmetric(1 / 10).power(2), 2, 2 * (.bits(1) - binaryEntropy(1 / 10))),
      (try Channel.identity(9), 2, LogForm.log(9)),
    ] {
      let found = try claims(FactCapacityLemma()) { arguments in
        arguments[.facts] = n
        arguments[.channel] = channel
      }
      #expect(found[0][0].left.logForm == information && found[0][0].right.logForm == information)
    }
    // One of two bits: H(V|M) and the log loss are one bit; a parity tells nothing about either.
    for (rows, loss) in [([0, 1, 0, 1], 1), ([0, 1, 1, 0], 2)] {
      let found = try claims(FactLogLossLemma()) { arguments in
        arguments[.facts] = 2
        arguments[.channel] = try Channel(rows.map { $0 == 0 ? [1, 0] : [0, 1] })
      }
      #expect(found[0][0].left.logForm == .bits(1) && found[0][0].right.logForm == .bits(1))
      #expect(found[0][1].right.logForm == .bits(Rational(loss)))
    }
  }

  @Test func badMessagesAboutFacts() throws {
    for lemma in [FactCapacityLemma() as any Lemma, FactLogLossLemma()] {
      func refusal(_ n: Int?, _ inputs: Int) -> String {
        lemma.refusal { arguments in
          arguments[.facts] = n
          arguments[.channel] = try Channel.identity(inputs)
        }
      }
      #expect(refusal(nil, 4) == "the lemma \(lemma.id) needs -n, a number of samples")
      #expect(
        refusal(2, 6)
          == "the lemma \(lemma.id): the channel has 6 inputs; expected q^2, the lists of 2 facts with q >= 2 values each"
      )
      #expect(refusal(2, 1).contains("has 1 inputs; expected q^2"))
      #expect(refusal(0, 4) == "the lemma \(lemma.id): -n is 0; expected 1 to 8")
      #expect(refusal(2, 289).contains("has 289 inputs and 289 outputs; expected at most 256"))
    }
  }

  @Test func weightsOfOneBit() throws {
    // The mean of |2 +- 1 +- 1| is 2, of a sum of weights of 4.
    let found = try claims(OneBitMemoryLemma()) { $0[.law] = try law([1 / 2, 1 / 4, 1 / 4]) }
    #expect(found[0][0].left.rationalValue == Rational(3, 4))
    let lemma = OneBitMemoryLemma()
    #expect(
      lemma.refusal { $0[.law] = try law([1, 0]) }.contains(
        "the weight 2 is 0; expected positive weights"))
    #expect(
      lemma.refusal { $0[.law] = try law([Rational](repeating: 1 / 5, count: 5)) }
        == "the lemma one-bit-memory: the law has 5 values; expected 1 to 4, the weights of the facts"
    )
    let tiny = Rational(1, Integer(1 << 40))
    #expect(lemma.refusal { $0[.law] = try law([tiny, 1 - tiny]) }.contains("at most 2^32"))
    let two = try JointLaw(["A", "B"], weights: [[0, 0]: 1])
    #expect(
      lemma.refusal { $0[.law] = two }.contains(
        "the law has the variables A, B; expected one, such as --law 1/3,2/3"))
  }

  /// Classes of all functions, and of thresholds, against the probability of a point that was not seen.
  @Test func pointsOfRules() throws {
    for n in 0...3 {
      let weights: [Rational] = [1 / 2, 1 / 3, 1 / 6]
      let found = try claims(FactsAsIgnoranceLemma()) { arguments in
        arguments[.facts] = n
        arguments[.law] = try law(weights)
      }
      let unseen = Rational.sum(weights.map { $0 * (1 - $0).power(n) })
      #expect(found[0][0].left.rationalValue == Rational(1, 2) * (1 + unseen))
      // A threshold is open at a point if none at or before it was seen; the teacher is 0 everywhere.
      let open = Rational.sum(
        weights.indices.map { point in
          weights[point] * (1 - Rational.sum(weights[point...])).power(n)
        })
      #expect(found[1][0].left.rationalValue == Rational(1, 2) * (1 + open))
    }
    let refusal = FactsAsIgnoranceLemma().refusal { arguments in
      arguments[.facts] = 5
      arguments[.law] = try law([1])
    }
    #expect(refusal == "the lemma facts-as-ignorance: -n is 5; expected 0 to 4")
  }

  // MARK: Streams

  @Test func messagesOfStreams() throws {
    let last = try claims(LabelsLastLemma()) { arguments in
      arguments[.dimension] = 2
      arguments[.channel] = try Channel.identity(4)
    }
    // The label tells the rule where the two coordinates differ.
    #expect(
      last[0][0].left.logForm == .bits(Rational(1, 2)) && last[0][0].right.logForm == .bits(1))
    for k in 1...3 {
      let known = try claims(StreamingKnowledgeLemma()) { arguments in
        arguments[.dimension] = 2
        arguments[.channel] = try Channel.identity(1 << k)
      }
      #expect(known[0][0].left.logForm == .bits(Rational(k)))
      #expect(known[0][0].right.logForm == .bits(Rational(k)))
    }
    // The corner {1} attains the price.
    let price = try claims(StreamingPriceLemma()) { $0[.law] = try law([1, 0, 0]) }
    #expect(price[0][1].left.logForm == .bits(2) && price[0][1].right.logForm == .bits(2))
  }

  @Test func badMessagesOfStreams() throws {
    func given(_ d: Int, _ inputs: Int) -> (inout LemmaArguments) throws -> Void {
      { arguments in
        arguments[.dimension] = d
        arguments[.channel] = try Channel.identity(inputs)
      }
    }
    #expect(
      LabelsLastLemma().refusal(given(2, 8))
        == "the lemma labels-last: the channel has 8 inputs; expected 2^(2m), the values of m points of 2 bits"
    )
    #expect(LabelsLastLemma().refusal(given(9, 8)).contains("-d is 9; expected 1 to 8"))
    #expect(
      StreamingKnowledgeLemma().refusal(given(3, 8))
        == "the lemma streaming-knowledge: the channel has 8 inputs; expected 3^k, the lists of k rules of 3"
    )
    #expect(StreamingKnowledgeLemma().refusal(given(1, 1)).contains("-d is 1; expected 2 to 10"))
    #expect(
      StreamingPriceLemma().refusal { $0[.law] = try law([1 / 2, 1 / 4, 1 / 8, 1 / 8]) }
        == "the lemma streaming-price: the law has 4 values; expected 2^d - 1, one for each set of candidates"
    )
  }

  // MARK: Leakage

  @Test func ratesOfAMechanism() throws {
    let found = try claims(AuditRatesLemma()) { $0[.channel] = try .binarySymmetric(1 / 10) }
    #expect(found.map(\.count) == [8, 8, 8])
    // "IN" for the second output at E = 3/2: 9/10 <= 3/2 1/10 + (9/10 - 3/2 1/10), an equality.
    #expect(
      found[1].contains {
        $0.left.rationalValue == Rational(9, 10) && $0.right.rationalValue == Rational(9, 10)
      })
    #expect(
      AuditRatesLemma().refusal { $0[.channel] = try .identity(3) }
        == "the lemma audit-rates: the channel has 3 inputs; expected 2, without and with the record"
    )
  }

  @Test func learnersOfSigns() throws {
    func given(_ channel: Channel, _ n: Int) -> (inout LemmaArguments) throws -> Void {
      { arguments in
        arguments[.points] = n
        arguments[.channel] = channel
      }
    }
    // f = x: E[x (x - p)] = 1 - E p^2, and E p^2 = 1/(2 beta + 1); the excess is E|p| - E p^2.
    let identity = try Channel.identity(2)
    let found = try claims(FingerprintingLemma(), given(identity, 1))
    let scores: [Rational?] = found.map { $0[0].left.rationalValue }
    let expected: [Rational?] = [Rational(2, 3), Rational(4, 5), Rational(6, 7)]
    #expect(scores == expected)
    let accuracy = try claims(TracingAccuracyLemma(), given(identity, 1))
    #expect(accuracy[0].contains { $0.right.rationalValue == Rational(1, 6) })
    // Noise scales the score.
    let noisy = try claims(FingerprintingLemma(), given(.binarySymmetric(1 / 4), 1))
    let halves: [Rational?] = noisy.map { $0[0].left.rationalValue }
    #expect(halves == expected.map { $0.map { $0 / 2 } })
    for lemma in [FingerprintingLemma() as any Lemma, TracingAccuracyLemma()] {
      #expect(
        lemma.refusal(given(try .identity(4), 2))
          == "the lemma \(lemma.id): the channel has 4 inputs and 4 outputs; expected 2^2, the values of 2 signs, and 2, -1 and +1"
      )
      #expect(lemma.refusal(given(identity, 0)).contains("-n is 0; expected 1 to 8"))
    }
  }

  // MARK: Neighbours

  /// Two points with sure and different labels, and a law without signal.
  @Test func lawsOfLabelledPoints() throws {
    let sure = try JointLaw(["X", "Y"], weights: [[0, 0]: 1 / 2, [1, 1]: 1 / 2])
    func given(_ law: JointLaw, _ n: Int) -> (inout LemmaArguments) throws -> Void {
      { arguments in
        arguments[.law] = law
        arguments[.draws] = n
      }
    }
    let limit = try claims(CoverHartLemma(), given(sure, 1))
    #expect(limit[0][0].left.rationalValue == Rational(1, 2))
    let memory = try claims(NearestNeighbourMemorizationLemma(), given(sure, 2))
    #expect(memory[0][0].left.rationalValue == Rational(1, 2))
    // In the plane, with coordinates that are names of numbers.
    let plane = try JointLaw(
      ["U", "V", "Y"],
      weights: [
        ["0", "1/2", 0]: 1 / 8, ["0", "1/2", 1]: 3 / 8, ["-1", "0.5", 0]: 1 / 8,
        ["-1", "0.5", 1]: 3 / 8,
      ])
    let noise = try claims(NearestNeighbourNoiseLemma(), given(plane, 3))
    #expect(noise.count == 2 && noise[0][0].left.rationalValue == Rational(3, 8))
    // Three labels of which at least two are wrong: 3/4 P[Bin(3,3/4) < 2] + 1/4 P[Bin(3,3/4) >= 2].
    #expect(noise[1][0].left.rationalValue == Rational(21, 64))
    #expect(
      NearestNeighbourNoiseLemma().refusal(given(sure, 1))
        == "the lemma nearest-neighbour-noise: the label is 1 with probability 0 at one point and 1 at another; expected the same at all"
    )
  }

  @Test func badLawsOfLabelledPoints() throws {
    for lemma in [
      CoverHartLemma() as any Lemma, NearestNeighbourMemorizationLemma(),
      NearestNeighbourNoiseLemma(),
    ] {
      func refusal(_ law: JointLaw, _ n: Int?) -> String {
        lemma.refusal { arguments in
          arguments[.law] = law
          arguments[.draws] = n
        }
      }
      let sure = try JointLaw(["X", "Y"], weights: [[0, 0]: 1])
      #expect(refusal(sure, nil) == "the lemma \(lemma.id) needs -n, a number of samples")
      #expect(refusal(sure, 0).contains("n = 0; expected at least"))
      #expect(
        refusal(sure, 30)
          == "going through all samples and labels: (2 * 1)^n * 1 for n = 30 is above the limit of 100000"
      )
      #expect(
        refusal(try law([1]), 2).contains(
          "the law has the variable X; expected the coordinates of a point and, last, its label"))
      let named = try JointLaw(["X", "Y"], weights: [["left", 0]: 1])
      #expect(
        refusal(named, 2).contains(
          "a value of X is left; expected a number, the coordinate of a point"))
      let third = try JointLaw(["X", "Y"], weights: [[0, 2]: 1])
      #expect(refusal(third, 2).contains("a value of the label Y is 2; expected 0 or 1"))
    }
    let one = try JointLaw(["X", "Y"], weights: [[0, 0]: 1])
    #expect(
      NearestNeighbourMemorizationLemma().refusal { arguments in
        arguments[.law] = one
        arguments[.draws] = 1
      }.contains("n = 1; expected at least 2 samples"))
  }

  @Test func classesOfALaw() throws {
    let found = try claims(EL2NBoundsLemma()) { $0[.law] = try law([1 / 2, 1 / 4, 1 / 4]) }
    #expect(found.count == 3)
    // u = 1/2, s^2 = 1/4 + 1/16 + 1/16.
    #expect(
      found[0].contains {
        $0.left.rationalValue == Rational(3, 8) && $0.right.rationalValue == Rational(1, 2)
      })
    #expect(EL2NBoundsLemma().refusal { $0[.law] = try law([1]) }.contains("expected 2 to 1000"))
  }

  // MARK: Long tails

  @Test func listsOfValues() throws {
    func given(_ n: Int?, _ k: Int) -> (inout LemmaArguments) throws -> Void {
      { arguments in
        arguments[.law] = try law([1 / 3, 2 / 3])
        arguments[.samples] = n
        arguments[.subpopulations] = k
      }
    }
    let average = try claims(LongTailAverageLemma(), given(3, 3))
    #expect(average[0][0].right.rationalValue == Rational(2_413_009, 7_248_180))
    let distinct = try claims(LongTailDistinctLemma(), given(nil, 3))
    #expect(
      distinct[0].allSatisfy { $0.left.rationalValue == Rational(1, 3) } && distinct[0].count == 4)
    #expect(try claims(LongTailProfileLemma(), given(2, 2)).count == 6)
    #expect(
      LongTailAverageLemma().refusal(given(20, 6))
        == "going through all values and samples: L^k C(n+k-1,k-1) = 3400320 is above the limit of 5000"
    )
    #expect(LongTailProfileLemma().refusal(given(2, 7)).contains("-k is 7; expected 1 to 6"))
    #expect(
      LongTailDistinctLemma().refusal(given(3, 3)).contains("takes no -n; expected -k, --law"))
    #expect(
      LongTailAverageLemma().refusal { arguments in
        arguments[.law] = try law([1, 0])
        arguments[.samples] = 1
        arguments[.subpopulations] = 1
      }.contains("value 2 of the prior is 0, expected a number above 0"))
  }

  @Test func pointsWithLabels() throws {
    let found = try claims(LabelMemorizationLemma()) { arguments in
      arguments[.samples] = 3
      arguments[.law] = try law([1 / 3, 1 / 3, 1 / 3])
    }
    // Noise 0, 1/4, 1/2 and five learners; the majority at noise 1/4 is the documentation's example.
    #expect(found.count == 15 && found[5][0].left.rationalValue == Rational(47, 144))
    #expect(
      LabelMemorizationLemma().refusal { arguments in
        arguments[.samples] = 8
        arguments[.law] = try law([1 / 3, 1 / 3, 1 / 3])
      }.contains("more than the limit of 1000000 cases"))
  }

  @Test func messagesAboutClusters() throws {
    func given(_ inputs: Int, _ n: Int) -> (inout LemmaArguments) throws -> Void {
      { arguments in
        arguments[.samples] = n
        arguments[.lambda] = 1 / 2
        arguments[.channel] = try Channel.identity(inputs)
      }
    }
    // Everything about a bit that differs from its parameter with probability 1/4, twice.
    let found = try claims(ClusterSuperadditivityLemma(), given(4, 1))
    #expect(found[0][0].left.logForm == 2 * binaryEntropy(1 / 4))
    #expect(found[0][0].slack.isZero)
    #expect(
      ClusterSuperadditivityLemma().refusal(given(4, 2))
        == "the lemma cluster-superadditivity: the channel has 4 inputs; expected 9, the pairs of the 3 values of each cluster's statistic for n = 2"
    )
  }
}
