import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table information-curve` and `lemmata plot information-curve`.
struct InformationCurveStudyOptions: DrawnStudyOptions {
  static let name = "information-curve"

  static let tableHelp = StudyHelp(
    abstract:
      "How much of what a message knows of the input of a channel its output tells at most.",
    discussion: """
      F_I(t) is the greatest I(U;Y) with U - X - Y and I(U;X) <= t, the curve of the information bottleneck, for t from 0 to \
      H(X). With two inputs its points are enclosed by lines that touch it; of uniform bits that are flipped each by itself they \
      are exact; with more inputs they lie between variables U and lines that cells of the simplex of laws prove, --width apart \
      for up to four inputs, a little farther for five, and farther for more.
      """)

  static let figureHelp = StudyHelp(
    abstract:
      "How much of what a message knows of the input of a channel its output tells at most.")

  @Argument(
    help: ArgumentHelp(
      "The file or name of the channel; see 'lemmata contraction --help'.", valueName: "channel"))
  var channel: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The law on the inputs: uniform, or their probabilities in order (default: that of the file, or uniform).",
      valueName: "p1,p2,..."))
  var input: String?

  @Option(
    parsing: .unconditional, help: "The number of intervals of t.", transform: Arguments.integer)
  var steps = InformationCurveStudy.usualSteps

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How far apart in bits the bounds may be (default: 1/1000).", valueName: "w"),
    transform: Arguments.rational)
  var width: Rational = InformationCurveStudy.usualWidth

  @OptionGroup var inputFile: InputFileOptions

  func validate() throws {
    let greatest = Arguments.greatestRangeLength
    if steps < 1 || steps >= greatest {
      throw ValidationError("--steps is \(steps); expected a number from 1 to \(greatest - 1)")
    }
    if width.signum() <= 0 {
      throw ValidationError("--width is \(width); expected a positive number")
    }
  }

  private func study() throws -> InformationCurveStudy {
    let (channel, fileInput) = try ChannelArgument(self.channel).channel(inputFile)
    let law =
      try input.map { try InputLawArgument($0).law(for: channel) } ?? fileInput
      ?? .uniform(over: Array(0..<channel.inputCount))
    return InformationCurveStudy(
      channel, name: self.channel == "-" ? "a channel" : self.channel, input: law, steps: steps,
      width: width)
  }

  var parameters: [Report.Question.Parameter] {
    [.init("channel", .text(channel), isPositional: true)]
      + (input.map { [.init("input", .text($0))] } ?? [])
      + [.init("steps", .integer(steps)), .init("width", .rational(width))]
  }

  func report(_ output: OutputOptions) throws -> Report {
    let table = try study().table(monitor: Progress.monitor)
    return inputFile.noted(Report(question: try question, table: table))
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure {
    try study().figure(monitor: Progress.monitor)
  }
}
