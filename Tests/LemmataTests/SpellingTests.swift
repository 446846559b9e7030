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
}
