import ArgumentParser
import CommandLineSupport
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
      \(LearningProblemOptions.summaries)

      Learners: \(Learner.names(for: .signs).map(\.description).joined(separator: ", ")), table:FILE \
      ({"messages": [...]} or {"channel": [[...], ...]}, one entry for each value of the sufficient statistic \
      of all coordinates, the first coordinate in the lowest place; in a coordinate it is the number of samples \
      that are +1, and for sparse 0 for all -1, 1 for all +1, 2 for mixed); for gaussian \
      \(Learner.names(for: .normals).map(\.description).list("and")).
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
    let wanted = family.parameter
    let given = [("lambda", lambda), ("fixed", fixed)]
    for (option, value) in given where option != wanted.option {
      guard let value else { continue }
      let users = LearningProblem.Family.allCases.filter { $0.parameter.option == option }
      let place =
        users.count == 1 ? "for \(users[0].rawValue)" : "not for \(family.rawValue)"
      throw UsageError("--\(option) \(value) is \(place); expected --\(wanted.option)")
    }
    guard let value = given.first(where: { $0.0 == wanted.option })?.1 else {
      throw UsageError("\(family.rawValue) needs --\(wanted.option), \(wanted.expectation)")
    }
    return value
  }

  /// The problems with what is drawn in them, a line each, for help texts.
  static var summaries: String {
    let families = LearningProblem.Family.allCases
    let width = families.map(\.rawValue.count).max() ?? 0
    return families.map { family in
      let padding = String(repeating: " ", count: width + 2 - family.rawValue.count)
      return "  \(family.rawValue)\(padding)\(family.summary)"
    }.joined(separator: "\n")
  }

  /// The families with one sort of data, as in a sentence: `boolean and sparse`.
  static func names(of data: Learner.Data) -> String {
    LearningProblem.Family.allCases.filter { $0.data == data }.map(\.rawValue).list("and")
  }
}

extension LearningProblem.Family: ExpressibleByArgument {}
