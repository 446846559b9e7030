import ArgumentParser
import Lemmata

/// `lemmata memorization`: the constants of a learning problem, and what a learner memorizes.
struct MemorizationCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "memorization",
    abstract: "Bounds what a learner memorizes about its samples, step by step.",
    discussion: """
      A cluster of data has a parameter theta; a learner makes a message M of n samples and is asked about a \
      fresh test point X. With the contraction constants tau of (theta, samples) and rho of (X, samples), \
      I(M;samples|theta) is at least (1-tau)/rho I(M;X).

      Problems, with independent coordinates:
        boolean   theta a uniform sign; a sample agrees with it with probability (1 + lambda)/2
        sparse    theta fixed to a uniform sign with probability p, which all samples share, else free
        gaussian  theta standard normal; a sample is lambda theta + sqrt(1 - lambda^2) noise

      Learners: everything, majority:m, agreement:m, subsample:m (of m coordinates), table:FILE \
      ({"messages": [...]} or {"channel": [[...], ...]}, one entry for each value of the sufficient statistic \
      of all coordinates, the first coordinate in the lowest place; in a coordinate it is the number of samples \
      that are +1, and for sparse 0 for all -1, 1 for all +1, 2 for mixed); for gaussian mean+noise:s2, \
      sign:m and quantised:m,b (the mean to b bits).
      """)

  @OptionGroup var problem: LearningProblemOptions

  @Option(
    name: .customShort("n"), parsing: .unconditional, help: "The number of samples, at least 1.",
    transform: Arguments.integer)
  var samples: Int

  @Option(
    name: [.customLong("dimension"), .customShort("d")], parsing: .unconditional,
    help: "The number of coordinates, for a learner (default: 1).", transform: Arguments.integer)
  var dimension: Int?

  @Option(parsing: .unconditional, help: "What the learner keeps of its samples.")
  var learner: String?

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let problem = try problem.problem(samples: samples)
    if let dimension {
      if dimension < 1 { throw ProblemError.dimensionOutOfRange(dimension) }
      if learner == nil {
        throw UsageError("--dimension \(dimension) is for a learner; expected --learner as well")
      }
    }
    guard let learner else { return try problem.report().report }
    return try problem.report(
      for: try LearnerArgument(learner).learner(), dimension: dimension ?? 1
    ).report
  }
}

/// A learning problem up to the number of samples.
struct LearningProblemOptions: ParsableArguments {
  @Argument(help: "The problem.")
  var family: LearningProblem.Family

  @Option(
    parsing: .unconditional,
    help: "For boolean and gaussian: the correlation of data and parameter, in [0, 1].",
    transform: Arguments.rational)
  var lambda: Rational?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For sparse: the probability that a coordinate is fixed, in [0, 1].", valueName: "p"),
    transform: Arguments.rational)
  var fixed: Rational?

  func problem(samples: Int) throws -> LearningProblem {
    try LearningProblem(family, samples: samples, parameter: parameter())
  }

  /// The parameter of the family.
  func parameter() throws -> Rational {
    if family == .sparse {
      if let lambda { throw UsageError("--lambda \(lambda) is not for sparse; expected --fixed") }
      guard let fixed else { throw UsageError("sparse needs --fixed, a probability in [0, 1]") }
      return fixed
    }
    if let fixed { throw UsageError("--fixed \(fixed) is for sparse; expected --lambda") }
    guard let lambda else {
      throw UsageError("\(family.rawValue) needs --lambda, a correlation in [0, 1]")
    }
    return lambda
  }
}

extension LearningProblem.Family: ExpressibleByArgument {}
