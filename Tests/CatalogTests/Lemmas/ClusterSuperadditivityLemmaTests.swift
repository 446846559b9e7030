import Catalog
import ExactArithmetic
import InformationTheory
import Memorization
import Testing

@Suite struct ClusterSuperadditivityLemmaTests {
  private let lemma = ClusterSuperadditivityLemma()

  @Test func standardCasesHold() throws {
    let verification = try lemma.verify()
    #expect(verification.caseCount == 15 + 4140 + 4140 + 200)
    #expect(verification.claimCount == 2 * verification.caseCount)
    #expect(verification.holds)
    #expect(verification.minimumSlack?.isZero == true)  // a constant message
  }

  /// The quantities of a case against the joint law of the mixture, given its labels.
  @Test func quantitiesAgainstJointLaw() throws {
    var generator = SplitMix64(seed: 31)
    let shapes = [(sizes: [2, 1], d: 1), (sizes: [1, 1], d: 1), (sizes: [1, 1], d: 2)]
    for (sizes, d) in shapes {
      for p in [Rational(1, 4), Rational(2, 3)] {
        let n = sizes.reduce(0, +)
        let population = try SubpopulationModel(uniform: sizes.count, samples: n)
        let mixture = try ClusterMixture(
          population: population, dimension: d, fixedProbability: p)
        let labels = sizes.indices.flatMap { Array(repeating: $0, count: sizes[$0]) }
        for _ in 0..<(2 * lemmaTestMultiplier) {
          let table = (0..<(1 << (n * d))).map { _ in Int(generator.next() % 3) }
          let instance = try ClusterSuperadditivityLemma.Instance(
            sizes: sizes, dimension: d, fixedProbability: p, name: "table"
          ) { samples in table[samples.joined().reversed().reduce(0) { $0 << d | $1 }] }
          let claims = try lemma.check(instance)
          func message(_ outcomes: [AnyOutcome]) -> Int {
            let words = outcomes.map { outcome in
              (outcome.base as! [Int]).reversed().reduce(0) { $0 << 1 | ($1 == 1 ? 1 : 0) }
            }
            return table[words.reversed().reduce(0) { $0 << d | $1 }]
          }
          let samples = (1...n).map { "X\($0)" }
          let parameters = sizes.indices.map { "theta\($0 + 1)" }
          let law = try mixture.law().conditional(on: "K", equals: AnyOutcome(labels))
            .extended(by: "M", of: samples, message)
          #expect(
            claims[0].right.logForm
              == (try law.mutualInformation(between: ["M"], and: samples, given: parameters)))
          var apart = LogForm.zero
          var start = 0
          for (j, size) in sizes.enumerated() {
            let block = Array(samples[start..<(start + size)])
            apart += try law.mutualInformation(
              between: ["M"], and: block, given: [parameters[j]])
            start += size
          }
          #expect(claims[0].left.logForm == apart)
          #expect(claims[1].right.logForm == apart)
          if sizes == [1, 1] {
            // One sample: tau = p and rho = p^2 exactly.
            let rate = (1 - p) / (p * p)
            let test = try sizes.indices.reduce(LogForm.zero) { sum, j in
              let fresh = try mixture.law(freshSampleOf: j)
                .conditional(on: "K", equals: AnyOutcome(labels))
                .extended(by: "M", of: samples, message)
              return try sum + rate * fresh.mutualInformation(between: ["M"], and: ["Z"])
            }
            #expect(claims[1].left.logForm == test)
          }
        }
      }
    }
  }

  /// Everything is kept: equality in (i), and one bit for each free sign.
  @Test func everything() throws {
    let instance = try ClusterSuperadditivityLemma.Instance(
      sizes: [2, 1], dimension: 1, fixedProbability: 1 / 4, name: "everything"
    ) { $0[0][0] + 2 * $0[0][1] + 4 * $0[1][0] }
    let claims = try lemma.check(instance)
    #expect(claims[0].slack.isZero)
    #expect(claims[0].right.logForm == LogForm.bits(3 * 3 / 4))
  }

  /// The sum does not reach from below beyond the whole: the parity of all signs tells of no block
  /// alone.
  @Test func theBlocksCanFallShort() throws {
    let variant = LemmaVariant(lemma) { instance in
      let claim = try lemma.check(instance)[0]
      return [
        Claim("I(M;X|theta) <= sum_j", reason: "false", claim.right, atMost: claim.left)
      ]
    }
    let verification = try variant.verify(cases: Array(lemma.cases(.standard).prefix(15)))
    #expect(verification.verdict == .violated)
    let counterexample = try #require(verification.counterexample)
    #expect(counterexample.label == "blocks of 1+1 samples, d = 1, p = 1/4, messages 0,0,0,1")
  }

  @Test func takesNoInstance() {
    #expect(
      LearningTests.message { try lemma.verify(LemmaArguments()) }
        == "the lemma cluster-superadditivity takes no parameters; it is checked on its own cases")
  }

  @Test func results() throws {
    let table = try #require(try lemma.results())
    #expect(table.rows.count == 5)
  }
}
