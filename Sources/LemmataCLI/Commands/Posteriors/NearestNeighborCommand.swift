import ArgumentParser
import CommandLineSupport
import Lemmata

/// The points among which neighbours are sought.
struct NeighbourOptions: ParsableArguments {
  @Option(
    name: [.customLong("label-law"), .customLong("noise")], parsing: .unconditional,
    help: ArgumentHelp(
      "The probability eta of the label 1 at each point: the label law, not a rate of flips.",
      valueName: "e1,e2,..."),
    transform: Arguments.rationals)
  var labelLaw: [Rational]

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Where the points are on the line (default: 0, 1, 2, ...).", valueName: "x1,x2,..."),
    transform: Arguments.rationals)
  var positions: [Rational]?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The law of a point (default: uniform).", valueName: "p1,p2,..."),
    transform: Arguments.rationals)
  var law: [Rational]?

  func neighbours() throws -> NearestNeighbours {
    try NearestNeighbours(
      labelLaw: labelLaw, law: law.map { try FiniteLaw($0) }, positions: positions)
  }

  /// What the head of a report says of them.
  var parameters: [Report.Question.Parameter] {
    var parameters: [Report.Question.Parameter] = [.init("label-law", .list(labelLaw))]
    if let positions { parameters.append(.init("positions", .list(positions))) }
    if let law { parameters.append(.init("law", .list(law))) }
    return parameters
  }
}

/// `lemmata nearest-neighbor`: the error of the k-nearest-neighbour rule.
struct NearestNeighborCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "nearest-neighbor",
    abstract:
      "Computes the error of the k-nearest-neighbour rule on finitely many points, exactly.",
    discussion: """
      The label of a point x is 1 with probability eta_x. n labelled samples and a test point are independent, and ties of distance are \
      broken by chance. If eta is the same at all points, so that there is nothing to learn, the error of 1-NN is 2 eta (1-eta) for every n; \
      noise of a constant rate around a rule that varies is not that case. Cover and Hart's bound 2R*(1-R*) is on the limit for many \
      samples, not on the error with n.
      """)

  @OptionGroup var points: NeighbourOptions

  @Option(
    name: .customShort("n"), parsing: .unconditional, help: "The number of samples, at least 1.",
    transform: Arguments.integer)
  var samples: Int

  @Option(
    name: .customShort("k"), parsing: .unconditional, help: "The number of neighbours, odd.",
    transform: Arguments.integer)
  var count = 1

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let question = Report.Question(
      "nearest-neighbor",
      parameters: points.parameters + [.init("n", .integer(samples)), .init("k", .integer(count))])
    return try NearestNeighbourReport(
      points.neighbours(), samples: samples, count: count, question: question,
      monitor: Progress.monitor
    ).report.asked
  }
}
