import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table unlearning` and `lemmata plot unlearning`.
struct UnlearningStudyOptions: DrawnStudyOptions {
  static let name = "unlearning"

  static let tableHelp = StudyHelp(
    abstract: "The excess of the Renyi sum against the steps of a chain, for several starts.",
    discussion: """
      By default the lazy walk on three states from two starts of equal loss, which need 9 and 2 steps. See 'lemmata unlearning --help'. All \
      numbers are exact.
      """)

  static let figureHelp = StudyHelp(
    abstract: "The excess of the Renyi sum against the steps of a chain, for several starts.")

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The file or name of the chain (default: the lazy walk on three states).",
      valueName: "channel"))
  var channel: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A law at the start; may be repeated (default: 1/20,1/20,9/10 and 1/20,9/10,1/20).",
      valueName: "p1,p2,..."),
    transform: Arguments.rationals)
  var start: [[Rational]] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The stationary law (default: uniform).", valueName: "q1,q2,..."),
    transform: Arguments.rationals)
  var target: [Rational]?

  @Option(
    parsing: .unconditional, help: "The order of the divergence, an integer from 2 on.",
    transform: Arguments.rational)
  var order = Rational(2)

  @Option(
    parsing: .unconditional, help: "What R_a - 1 is to be at most.", transform: Arguments.rational)
  var threshold = Rational(1, 100)

  @Option(
    parsing: .unconditional, help: "Follow the chain for so many steps at most.",
    transform: Arguments.integer)
  var most = 200

  private static let usualStarts: [[Rational]] = [
    [1 / 20, 1 / 20, 9 / 10], [1 / 20, 9 / 10, 1 / 20],
  ]

  private var starts: [[Rational]] { start.isEmpty ? Self.usualStarts : start }

  func validate() throws {
    if channel != nil && start.isEmpty {
      throw ValidationError("a channel is given without --start; expected its laws")
    }
    if most < 0 { throw ValidationError("--most is \(most); expected at least 0") }
  }

  private func study() throws -> UnlearningStudy {
    let chain =
      if let channel { try ChannelArgument(channel).channel().channel } else {
        try Channel([[3 / 4, 1 / 4, 0], [1 / 4, 1 / 2, 1 / 4], [0, 1 / 4, 3 / 4]])
      }
    let law = try target.map { try FiniteLaw($0) } ?? .uniform(over: Array(0..<chain.inputCount))
    return UnlearningStudy(
      try starts.map {
        try UnlearningChain(
          chain: chain, start: FiniteLaw($0), target: law, order: order, threshold: threshold)
      }, most: most)
  }

  var parameters: [Report.Question.Parameter] {
    var parameters: [Report.Question.Parameter] = []
    if let channel { parameters.append(.init("channel", .text(channel))) }
    parameters += starts.map { .init("start", .list($0)) }
    if let target { parameters.append(.init("target", .list(target))) }
    return parameters + [
      .init("order", .rational(order)), .init("threshold", .rational(threshold)),
      .init("most", .integer(most)),
    ]
  }

  func report(_ output: OutputOptions) throws -> Report {
    Report(question: try question, table: try study().table())
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure { try study().figure() }
}
