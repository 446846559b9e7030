import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table contraction` and `lemmata plot contraction`: named channels over ranges of their parameters, and an
/// input law.
struct ContractionStudyOptions: DrawnStudyOptions {
  static let name = "contraction"

  static let tableHelp = StudyHelp(
    abstract:
      "The contraction coefficients of named channels and of your own, over ranges of their parameters.",
    discussion: """
      A channel is a name such as z:1/4, or a family with a range for its last parameter, such as \
      bsc:0...1/2 or qsc:3,0...2/3, which --steps cuts into equal intervals; or one of your own with the name that it \
      is to have, NAME=FILE.
      """)

  static let figureHelp = StudyHelp(
    abstract: "The contraction coefficients of families of channels against their parameter.",
    discussion: """
      The last parameter of the channels is the horizontal axis: a range such as z:0...1 or bsc:0...1/2, which --steps \
      cuts into equal intervals, or several such as z:0 z:1/4 z:1/3. Of several families those coefficients are drawn \
      that --coefficients names. A channel of your own, NAME=FILE, is a horizontal line at the first of them.
      """)

  @Argument(
    help: ArgumentHelp(
      "The names, with or without a range, or NAME=FILE; see 'lemmata contraction --help'.",
      valueName: "channel"))
  var channels: [String]

  @Option(
    parsing: .unconditional,
    help: "The number of intervals of a range (default: 10 in a table, 20 in a figure).",
    transform: Arguments.integer)
  var steps: Int?

  @Option(
    help: ArgumentHelp(
      "The coefficients that a figure has, by the names of their columns (default: all of one family; of several kl, "
        + "dobrushin, klFixedInput and chiSquare while there is room for their curves).",
      valueName: "a,b,c"),
    transform: { (text: String) in
      text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    })
  var coefficients: [String]?

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
    if coefficients != nil {
      throw UsageError("--coefficients is for the figure; expected --columns for the table")
    }
    let table = try study(steps: Self.tableSteps).table(monitor: Progress.monitor)
    let question = Report.Question(
      "table \(Self.name)", parameters: allParameters(steps: Self.tableSteps))
    return Report(question: question, table: table)
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure {
    try study(steps: Self.figureSteps).figure(monitor: Progress.monitor)
  }

  /// The numbers of intervals of a range unless another is asked for.
  private static let (tableSteps, figureSteps) = (10, 20)

  /// The parameters of the figure.
  var parameters: [Report.Question.Parameter] {
    allParameters(steps: Self.figureSteps)
  }

  /// The parameters, with the number of intervals also where it is not given and there is a range.
  private func allParameters(steps usual: Int) -> [Report.Question.Parameter] {
    var parameters: [Report.Question.Parameter] = channels.map { (channel: String) in
      Report.Question.Parameter("channel", .text(channel), isPositional: true)
    }
    parameters.append(Report.Question.Parameter("input", .text(inputName)))
    parameters.append(fixedInput.goal.parameter)
    if steps != nil || channels.contains(where: { $0.contains("...") && !$0.contains("=") }) {
      parameters.append(Report.Question.Parameter("steps", .integer(steps ?? usual)))
    }
    if let coefficients {
      parameters.append(Report.Question.Parameter("coefficients", .list(coefficients)))
    }
    return parameters
  }

  /// The study of the channels, whose inputs the law fits.
  ///
  /// - Parameter usual: the number of intervals of a range, unless another is asked for.
  private func study(steps usual: Int) throws -> ContractionStudy {
    let input = InputLawArgument(inputName)
    var study = ContractionStudy(
      channels: [], input: try input.inputLaw(), within: fixedInput.goal)
    for name in channels {
      if let own = try ContractionStudyOptions.ownChannel(name) {
        if study.ownChannels.contains(where: { $0.name == own.name }) {
          throw UsageError("two channels have the name \(own.name); expected a name for each")
        }
        study.ownChannels.append(own)
      } else {
        study.channels += try NamedChannel.all(parsing: name, steps: steps ?? usual)
      }
    }
    for own in study.ownChannels where study.channels.contains(where: { $0.family == own.name }) {
      throw UsageError(
        "two channels have the name \(own.name), your own and one of that family; expected another name"
      )
    }
    for channel in study.channels.map(\.channel) + study.ownChannels.map(\.channel) {
      _ = try input.law(for: channel)
    }
    study.drawnCoefficients = coefficients
    return study
  }

  /// The channel of a file that is named as in `mine=channel.json`; `nil` for the name of a family.
  private static func ownChannel(_ text: String) throws -> (name: String, channel: Channel)? {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    let name = String(text[..<sign])
    let file = String(text[text.index(after: sign)...])
    if name.isEmpty || file.isEmpty {
      throw UsageError("the channel \(text) lacks a name or a file; expected NAME=FILE")
    }
    if (try? NamedChannel(parsing: name)) != nil {
      throw UsageError(
        "the channel \(text): \(name) is the name of a channel already; expected another name")
    }
    let argument = ChannelArgument(file)
    guard argument.isFile else {
      throw UsageError("the channel \(text): there is no file \(file); expected NAME=FILE")
    }
    return (name, try argument.channel().channel)
  }

  private var inputName: String { fixedInput.input ?? "uniform" }
}
