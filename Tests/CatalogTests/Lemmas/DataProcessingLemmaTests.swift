import Catalog
import Claims
import ExactArithmetic
import GameLemmas
import InformationLemmas
import InformationTheory
import LearningLemmas
import Lemmas
import LemmataTestSupport
import Testing
import Work

@Suite struct DataProcessingLemmaTests {
  @Test func verification() throws {
    let result = try DataProcessingLemma().verify()
    // 2 and 15 partitions for five correlations, 4140 for three; two claims each.
    #expect(result.caseCount == 17 * 5 + 4140 * 3 && result.claimCount == 2 * result.caseCount)
    #expect(result.holds && result.minimumSlack?.isZero == true, "\(result)")
  }

  @Test func partitions() {
    #expect((0...3).map { CubePartition.all(dimension: $0).count } == [1, 2, 15, 4140])
    let all = CubePartition.all(dimension: 3)
    #expect(Set(all).count == 4140)
    for partition in all {
      #expect(CubePartition(partition.labels) == partition)
      #expect(partition.parts.reduce(0, |) == 255 && partition.sizes.reduce(0, +) == 8)
    }
    #expect(CubePartition([7, 3, 7, 9]).labels == [0, 1, 0, 2])
  }

  /// The informations from the joint law, and the loss as `I(M;X|Y)`.
  @Test func againstTheJointLaw() throws {
    var random = SplitMix64(seed: 1)
    for round in 0..<(40 * multiplier) {
      let dimension = 1 + round % 4
      let rho = Rational(Int.random(in: 0...7, using: &random), 7)
      let partition = CubePartition.random(dimension: dimension, using: &random)
      let law = try noisyMessageLaw(partition.labels, dimension: dimension, correlation: rho)
      let cube = NoisyCube(dimension: dimension, correlation: rho)
      let (clean, noisy) = cube.informations(of: partition)
      #expect(clean == (try law.mutualInformation(between: ["M"], and: ["X"])))
      #expect(noisy == (try law.mutualInformation(between: ["M"], and: ["Y"])))
      let claims = try DataProcessingLemma().check(.message(NoisyMessage(partition, on: cube)))
      let lost = try law.mutualInformation(between: ["M"], and: ["X"], given: ["Y"])
      #expect(claims[0].slack.logForm == lost)
      let other = try law.mutualInformation(between: ["X"], and: ["Y"], given: ["M"])
      #expect(claims[1].slack.logForm == other)
    }
  }

  @Test func aFalseVariant() throws {
    let counterexample = try #require(
      try DataProcessingLemma().counterexample(to: DataProcessingLemma().falseVariants[0]))
    #expect(counterexample.label == "d = 1, rho = 0, M = the table 0,1")
  }

  @Test func ownInstance() throws {
    let result = try DataProcessingLemma().verify { arguments in
      arguments[.dimension] = 2
      arguments[.correlation] = Rational(1, 3)
      arguments[.message] = .noisy(Rational(1, 10))
    }
    #expect(result.holds && result.caseCount == 1)
    #expect(result.tightest?.label == "d = 2, rho = 1/3, M = noisy:1/10")
    // 2 (1 - h(1/10)) and 2 (1 - h(1/3 * 1/10)); the second bound is 2 (1 - h(1/3)).
    let noisy = binaryConvolution(Rational(1, 3), Rational(1, 10))
    #expect(
      result.minimumSlack?.logForm
        == 2 * (binaryEntropy(noisy) - binaryEntropy(Rational(1, 3))))
  }

  @Test func errors() {
    let lemma = DataProcessingLemma()
    #expect(
      lemma.refusal { $0[.dimension] = 2 }
        == "the lemma data-processing needs --rho, a correlation in [0, 1]")
    #expect(
      lemma.refusal { $0[.correlation] = 1 }
        == "the lemma data-processing needs -d, a number of coordinates")
    #expect(
      lemma.refusal { arguments in
        arguments[.dimension] = 2
        arguments[.correlation] = Rational(1, 2)
      } == "the lemma data-processing needs --message, what Alice sends")
    #expect(
      lemma.refusal { arguments in
        arguments[.dimension] = 2
        arguments[.correlation] = 2
        arguments[.message] = .everything
      } == "rho = 2: the correlation must lie in [0, 1]")
    #expect(
      lemma.refusal { arguments in
        arguments[.dimension] = 2
        arguments[.correlation] = Rational(1, 2)
        arguments[.message] = .prefix(3)
      } == "prefix:3: the length must lie in 0...2, the dimension of the examples")
    #expect(
      lemma.refusal { $0[.samples] = 2 }
        == "the lemma data-processing takes no -n; expected -d, --rho, --message, --law, --channel")
  }
}
