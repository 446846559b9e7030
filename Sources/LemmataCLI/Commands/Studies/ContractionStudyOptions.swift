import ArgumentParser
import Lemmata

/// `lemmata table contraction` and `lemmata plot contraction`: named channels over ranges of their parameters, and an
/// input law.
struct ContractionStudyOptions: DrawnStudyOptions {
  static let name = "contraction"

  static let tableHelp = StudyHelp(
    abstract: "The contraction coefficients of named channels, over a range of their parameter.",
    discussion: """
      A channel is a name such as z:1/4, or a family with a range for its last parameter, such as \
      bsc:0...1/2 or qsc:3,0...2/3, which --steps cuts into equal intervals.
      """)

  static let figureHelp = StudyHelp(
    abstract: "The contraction coefficients of a family of channels against its parameter.",
    discussion: """
      The channels are of one family, whose last parameter is the horizontal axis: a range such as z:0...1 or \
      bsc:0...1/2, which --steps cuts into equal intervals, or several such as z:0 z:1/4 z:1/3. 'lemmata table \
      contraction' takes several families.
      """)

  @Argument(
    help: ArgumentHelp(
      "The names, with or without a range; see 'lemmata contraction --help'.",
      valueName: "channel"))
  var channels: [String]

  @Option(
    parsing: .unconditional,
    help: "The number of intervals of a range (default: 10 in a table, 20 in a figure).",
    transform: Arguments.integer)
  var steps: Int?

  @OptionGroup var fixedInput: FixedInputOptions

  func validate() throws {
    let greatest = Arguments.greatestRangeLength
    guard let steps else { return }
    if steps < 1 || steps >= greatest {
      throw ValidationError("--steps is \(steps); expected a number from 1 to \(greatest - 1)")
    }
    if channels.count * (steps + 1) > greatest {
      throw ValidationError("the table would have more than \(greatest) rows")
    }
  }

  func report(_ output: OutputOptions) throws -> Report {
    let table = try study(steps: 10).table(monitor: Progress.monitor)
    return Report(question: question(parameters), table: table)
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure {
    try study(steps: 20).figure(monitor: Progress.monitor)
  }

  private var parameters: [Report.Question.Parameter] {
    channels.map { .init("channel", .text($0), isPositional: true) }
      + [.init("input", .text(inputName)), fixedInput.goal.parameter]
      + (steps.map { [.init("steps", .integer($0))] } ?? [])
  }

  /// The study of the channels, whose inputs the law fits.
  ///
  /// - Parameter usual: the number of intervals of a range, unless another is asked for.
  private func study(steps usual: Int) throws -> ContractionStudy {
    let channels = try channels.flatMap {
      try NamedChannel.all(parsing: $0, steps: steps ?? usual)
    }
    let input = InputLawArgument(inputName)
    for member in channels { _ = try input.law(for: member.channel) }
    return ContractionStudy(
      channels: channels, input: try input.inputLaw(), within: fixedInput.goal)
  }

  private var inputName: String { fixedInput.input ?? "uniform" }
}
