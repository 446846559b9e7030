import ArgumentParser
import Lemmata

/// `lemmata plot NAME`: a named figure.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draws a figure: an image by gnuplot, or pgfplots for a paper.",
    discussion: """
      The name of the output file says what is written: .png, .svg or .pdf an image, which needs the program \
      gnuplot; .tex a tikzpicture for pgfplots; .gp a script for gnuplot. Without a file, or with the format \
      of a table, the data of the figure are printed as a table. Figures need no colours.
      """,
    subcommands: [
      OptimumPlotCommand.self, GamePlotCommand.self, ContractionPlotCommand.self,
      MemorizationPlotCommand.self, AsymptoticsPlotCommand.self,
    ])
}

struct OptimumPlotCommand: ForcibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimum",
    abstract: "The optimal success of the Alice-Bob game against k, d or rho.",
    discussion: """
      The parameter with most values is the horizontal axis; each combination of the others is a curve. Values \
      are exact while k d is at most 10^5, else enclosures.
      """)

  @OptionGroup var ranges: GameRangeOptions

  @OptionGroup var work: WorkOptions

  @OptionGroup var output: FigureOutputOptions

  func run() throws {
    try output.write {
      try OptimumFigure(
        examples: ranges.examples, dimensions: ranges.dimensions, correlations: ranges.rho
      ).figure(limits: work.limits, monitor: Progress.monitor)
    }
  }
}

struct GamePlotCommand: ForcibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "game",
    abstract: "The information of messages of the Alice-Bob game, and the lower bounds on it.",
    discussion: """
      For one game: information against Bob's success, for prefixes and noisy copies of Alice's strings and for \
      the lower bounds; --message adds a point. For ranges of k, d or rho: the information of the message and \
      its bounds against the parameter with most values.
      """)

  @OptionGroup var ranges: GameRangeOptions

  @Option(
    parsing: .unconditional,
    help: "What Alice sends; see 'lemmata game --help' (default over ranges: everything).")
  var message: String?

  @OptionGroup var work: WorkOptions

  @OptionGroup var output: FigureOutputOptions

  func run() throws {
    try output.write {
      let games = try Game.all(
        examples: ranges.examples, dimensions: ranges.dimensions, correlations: ranges.rho)
      let message = try message.map { try MessageArgument($0).message(for: games) }
      if games.count == 1 {
        return try TradeOffFigure(game: games[0], message: message, unit: output.unit)
          .figure(limits: work.limits, monitor: Progress.monitor)
      }
      return try GameFigure(
        examples: ranges.examples, dimensions: ranges.dimensions, correlations: ranges.rho,
        message: message ?? .everything, unit: output.unit
      ).figure(limits: work.limits, monitor: Progress.monitor).figure
    }
  }
}

struct ContractionPlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contraction",
    abstract: "The contraction coefficients of a family of channels against its parameter.",
    discussion: """
      The channels are of one family, whose last parameter is the horizontal axis: a range such as z:0...1 or \
      bsc:0...1/2, which --steps cuts into equal intervals, or several such as z:0 z:1/4 z:1/3. 'lemmata table \
      contraction' takes several families.
      """)

  @OptionGroup var family: ChannelRangeOptions

  @OptionGroup var output: FigureOutputOptions

  func run() throws {
    try output.write {
      try ContractionFigure(
        channels: try family.namedChannels(steps: 20), input: try family.inputLaw(),
        width: family.width
      ).figure(monitor: Progress.monitor)
    }
  }
}

struct MemorizationPlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memorization",
    abstract: "What a learner memorizes for each bit it tells about a test point, and the bound.",
    discussion: """
      Against the number of samples: the memorization of a simple learner over its test information, and the \
      lower bound (1-tau)/rho on that ratio for every learner.
      """)

  @OptionGroup var range: SampleRangeOptions

  @OptionGroup var output: FigureOutputOptions

  func run() throws {
    try output.write {
      try MemorizationFigure(
        family: range.problem.family, samples: try range.checkedSamples(),
        parameter: try range.problem.parameter()
      ).figure(monitor: Progress.monitor)
    }
  }
}

struct AsymptoticsPlotCommand: ForcibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "asymptotics",
    abstract:
      "The share of her bits that Alice must send as k grows, and the limits of its bounds.",
    discussion: """
      For each k = 2^m: the SDPI and Mrs Gerber bounds and the information of a noisy copy, over k d, with \
      their limits 1/(2 ln 2) and 1 where d grows and the success tends to 1; the optimal success, and its \
      estimates where k is small enough for simulation. 'lemmata table asymptotics --help' explains the options.
      """)

  @OptionGroup var asymptotics: SampledAsymptoticsOptions

  @OptionGroup var work: WorkOptions

  @OptionGroup var output: FigureOutputOptions

  func run() throws {
    let digits = output.destination.digits
    try output.write {
      try AsymptoticsFigure(try asymptotics.table())
        .figure(digits: digits ?? 30, limits: work.limits, monitor: Progress.monitor)
    }
  }
}
