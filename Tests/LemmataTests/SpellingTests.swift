import Lemmata
import Testing

/// One spelling for one thing: laws from matrices, questions about a message, laws of an input.
@Suite struct SpellingTests {
  @Test func matrices() throws {
    let law = try JointLaw([[3 / 8, 1 / 8], [1 / 8, 3 / 8]])
    let channel = try Channel([[3 / 4, 1 / 4], [1 / 4, 3 / 4]])
    #expect(try JointLaw(input: .uniform, channel: channel) == law)
    let named = try JointLaw([[1 / 2, 0], [0, 1 / 2]], rowVariable: "U", columnVariable: "V")
    #expect(named.variables == ["U", "V"])
  }

  @Test func questionsAboutAMessage() throws {
    let game = try Game(examples: 2, dimension: 3, correlation: 1 / 2)
    let quantities = try game.quantities(for: .everything)
    #expect(try game.report(for: .everything).quantities.success == quantities.success)
    let problem = try LearningProblem(.boolean, samples: 2, parameter: 1 / 2)
    let learned = try problem.quantities(for: .majority(1), dimension: 1)
    let outcome = try #require(try problem.report(for: .majority(1), dimension: 1).outcome)
    #expect(outcome.quantities.memorization.logForm == learned.memorization.logForm)
  }

  /// A law of the input is `.uniform`, a list of probabilities, or any law, everywhere.
  @Test func inputLaws() throws {
    let channel = try Channel.z(1 / 4)
    let uniform = try FiniteLaw([1 / 2, 1 / 2])
    for input in [InputLaw.uniform, .probabilities([1 / 2, 1 / 2]), InputLaw(uniform)] {
      #expect(try channel.output(of: input) == channel.output(of: uniform))
      let information: LogForm = try channel.mutualInformation(input: input)
      #expect(information == (try channel.mutualInformation(input: uniform)))
      let chiSquare = try channel.chiSquareContraction(input: uniform)
      #expect(try channel.chiSquareContraction(input: input) == chiSquare)
      #expect(try channel.maximalCorrelationSquared(input: input) == chiSquare)
      #expect(try channel.maximalCorrelation(input: input).squared == chiSquare)
      let kl = try channel.klContraction(input: input, width: 1 / 1000)
      let other = try channel.klContraction(input: uniform, width: 1 / 1000)
      #expect(kl.interval == other.interval)
      if let witness = kl.witness {
        #expect(try witness.check(channel: channel, input: input) == .holds)
      }
      #expect(try channel.contractionClaims(input: input).allSatisfy { $0.verdict == .holds })
      let report = try channel.contractionReport(input: input, width: 1 / 1000)
      #expect(report.fixedInput?.chiSquare == chiSquare)
      #expect(try InformationCurve(channel, input: input).input == Rational(1, 2))
      let joint = try JointLaw(input: input, channel: channel)
      let between: LogForm = try joint.mutualInformation(between: ["X"], and: ["Y"])
      let expected: LogForm = try channel.mutualInformation(input: uniform)
      #expect(between == expected)
    }
    let thirds = InputLaw.probabilities([1 / 3, 1 / 3, 1 / 3])
    #expect(throws: LawError.inputCountMismatch(law: 3, channel: 2)) {
      try channel.mutualInformation(input: thirds)
    }
    #expect("\(InputLaw.uniform), \(InputLaw.probabilities([1 / 4, 3 / 4]))" == "uniform, 1/4, 3/4")
  }

  @Test func inputLawsOfCurves() throws {
    let channel = try Channel.z(1 / 4)
    let uniform = try FiniteLaw<Int>([1 / 2, 1 / 2])
    let bounds = try InformationCurveBounds(channel, input: .uniform, width: 1 / 10)
    #expect(bounds.input.probabilities == uniform.probabilities)
    let line = try #require(bounds.lines.first)
    #expect(try line.check(channel: channel, input: .uniform))
    let identity: [[Rational]] = [[1, 0], [0, 1]]
    let whole = try CurveMixture(channel: channel, input: .uniform, conditional: identity)
    #expect(whole.outputInformation == bounds.greatestValue)
    let study = try InformationCurveStudy(channel, name: "Z", input: InputLaw.uniform)
    #expect(study.input.probabilities == uniform.probabilities)
    #expect(throws: LawError.inputCountMismatch(law: 3, channel: 2)) {
      try InformationCurveBounds(channel, input: .probabilities([1 / 3, 1 / 3, 1 / 3]))
    }
  }

  @Test func inputLawsOfCertificates() throws {
    let channel = try Channel.z(1 / 4)
    let law = try FiniteLaw<Int>([1 / 2, 1 / 2])
    let kl = try channel.klContraction(input: .uniform)
    let witness = try #require(kl.witness)
    let all = try CertificateClaim.fixedInput(channel, .uniform)
    #expect(try all == CertificateClaim.fixedInput(channel, law))
    let some = try CertificateClaim.contraction(of: channel, input: .uniform)
    #expect(try some == CertificateClaim.contraction(of: channel, input: law))
    let shown: CertificateClaim = try .klWitness(witness, channel: channel, input: .uniform)
    #expect(try shown == .klWitness(witness, channel: channel, input: law))
    let upper: CertificateClaim = try .klInputUpper(of: kl, channel: channel, input: .uniform)
    #expect(try upper == .klInputUpper(of: kl, channel: channel, input: law))
    let given: CertificateClaim = try .klInputUpper(9 / 10, channel: channel, input: .uniform)
    #expect(try given == .klInputUpper(9 / 10, channel: channel, input: law))
    let cells = try CertificateClaim.klInputUpperBySimplices(
      of: kl, channel: channel, input: .uniform)
    #expect(
      try cells == .klInputUpperBySimplices(of: kl, channel: channel, input: law))
    let bound = try CertificateClaim.klInputUpperBySimplices(
      9 / 10, channel: channel, input: .uniform)
    let expected = try CertificateClaim.klInputUpperBySimplices(
      9 / 10, channel: channel, input: law)
    #expect(bound != nil && bound == expected)
    #expect(throws: LawError.inputCountMismatch(law: 3, channel: 2)) {
      try CertificateClaim.fixedInput(channel, .probabilities([1 / 3, 1 / 3, 1 / 3]))
    }
  }
}
