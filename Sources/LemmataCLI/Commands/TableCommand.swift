import ArgumentParser
import Lemmata

/// `lemmata table NAME`: a named table over ranges of parameters.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Prints an exact table over ranges of parameters.",
    subcommands: [
      OptimumTableCommand.self, GameTableCommand.self, ContractionTableCommand.self,
      LemmaTableCommand.self,
      MemorizationTableCommand.self, LearningTableCommand.self, AsymptoticsTableCommand.self,
    ])
}

/// Ranges of the parameters of the game.
struct GameRangeOptions: ParsableArguments {
  @Option(
    name: .customShort("k"), parsing: .unconditional,
    help: "The numbers of strings: 3, 2...6 or 1,2,5.", transform: Arguments.integers)
  var examples: [Int]

  @Option(
    name: .customShort("d"), parsing: .unconditional,
    help: "The numbers of bits of each string: 3, 1...8 or 1,2,5.", transform: Arguments.integers)
  var dimensions: [Int]

  @Option(
    parsing: .unconditional, help: "The correlations: 1/2 or 1/4,1/2.",
    transform: Arguments.rationals)
  var rho: [Rational] = [Rational(1, 2)]

  func validate() throws {
    let (games, overflow) = examples.count.multipliedReportingOverflow(
      by: dimensions.count * rho.count)
    if overflow || games > Arguments.greatestRangeLength {
      throw ValidationError("the table would have more than \(Arguments.greatestRangeLength) rows")
    }
  }
}

extension GameRangeOptions {
  /// What a command is asked about the games.
  func question(_ command: String) -> Report.Question {
    Report.Question(
      command,
      [
        "k": .list(examples), "d": .list(dimensions), "rho": .list(rho),
      ])
  }
}

extension Table.Cell {
  /// Values as a list on the command line.
  static func list(_ values: [some CustomStringConvertible]) -> Table.Cell {
    .text(values.map(\.description).joined(separator: ","))
  }
}

struct OptimumTableCommand: ReportingCommand, ForcibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimum",
    abstract: "The optimal success of the Alice-Bob game for ranges of k, d and rho.")

  @OptionGroup var ranges: GameRangeOptions

  @OptionGroup var work: WorkOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let table = OptimumTable(
      examples: ranges.examples, dimensions: ranges.dimensions, correlations: ranges.rho)
    return Report(
      question: ranges.question("table optimum"),
      table: try table.table(limits: work.limits, monitor: Progress.monitor))
  }
}

struct GameTableCommand: ReportingCommand, ForcibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "game",
    abstract: "The quantities and bounds of the Alice-Bob game for ranges of k, d and rho.")

  @OptionGroup var ranges: GameRangeOptions

  @Option(parsing: .unconditional, help: "What Alice sends; see 'lemmata game --help'.")
  var message = "everything"

  @OptionGroup var work: WorkOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let games = try Game.all(
      examples: ranges.examples, dimensions: ranges.dimensions, correlations: ranges.rho)
    let (table, verdict) = try GameTable(
      examples: ranges.examples, dimensions: ranges.dimensions, correlations: ranges.rho,
      message: try MessageArgument(message).message(for: games)
    ).table(limits: work.limits, monitor: Progress.monitor)
    var question = ranges.question("table game")
    question.parameters.append(.init("message", .text(message)))
    return Report(question: question, table: table, verdict: verdict)
  }
}

struct ContractionTableCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "contraction",
    abstract: "The contraction coefficients of named channels, over a range of their parameter.",
    discussion: """
      A channel is a name such as z:1/4, or a family with a range for its last parameter, such as \
      bsc:0...1/2 or qsc:3,0...2/3, which --steps cuts into equal intervals.
      """)

  @OptionGroup var family: ChannelRangeOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let table = ContractionTable(
      channels: try family.namedChannels(steps: 10), input: try family.inputLaw(),
      width: family.width)
    return Report(
      question: family.question("table contraction"),
      table: try table.table(monitor: Progress.monitor))
  }
}

/// Named channels over ranges of their parameters, and an input law.
struct ChannelRangeOptions: ParsableArguments {
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

  /// The channels, whose inputs the law fits.
  ///
  /// - Parameter usual: the number of intervals of a range, unless another is asked for.
  func namedChannels(steps usual: Int) throws -> [NamedChannel] {
    let channels = try channels.flatMap {
      try NamedChannel.all(parsing: $0, steps: steps ?? usual)
    }
    for member in channels { _ = try input.law(for: member.channel) }
    return channels
  }

  /// What a command is asked about the channels.
  func question(_ command: String) -> Report.Question {
    var question = Report.Question(
      command, parameters: channels.map { .init("channel", .text($0), isPositional: true) })
    question.parameters += [
      .init("input", .text(fixedInput.input ?? "uniform")), .init("width", .text("\(width)")),
    ]
    if let steps { question.parameters.append(.init("steps", .integer(steps))) }
    return question
  }

  func inputLaw() throws -> InputLaw { try input.inputLaw() }

  var width: Rational { fixedInput.width ?? FixedInputOptions.usualWidth }

  private var input: InputLawArgument { InputLawArgument(fixedInput.input ?? "uniform") }
}

struct MemorizationTableCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "memorization",
    abstract: "The contraction constants of a learning problem, and how its rate emerges.",
    discussion: """
      For each number n of samples: the constants, the factor (1-tau)/rho, the factor scaled so that it tends \
      to a constant, and how far the memorization of a simple learner is above its lower bound. The rates are \
      d/n for boolean and gaussian and n d/4^n for sparse, where lambda^4 or p^2 is of order 1/d.
      """)

  @OptionGroup var range: SampleRangeOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let samples = try range.checkedSamples()
    let problems = try samples.map { try range.problem.problem(samples: $0) }
    let table = MemorizationTable(family: range.problem.family, problems: problems)
    return Report(
      question: range.question("table memorization"),
      table: try table.table(monitor: Progress.monitor))
  }
}

/// A learning problem and numbers of samples.
struct SampleRangeOptions: ParsableArguments {
  @OptionGroup var problem: LearningProblemOptions

  @Option(
    name: .customShort("n"), parsing: .unconditional,
    help: "The numbers of samples: 3, 1...6 or 1,2,5.", transform: Arguments.integers)
  var samples: [Int] = [1, 2, 3, 4, 5, 6]

  /// What a command is asked about the problems.
  func question(_ command: String) -> Report.Question {
    var question = Report.Question(
      command,
      parameters: [.init("problem", .text(problem.family.rawValue), isPositional: true)])
    if let lambda = problem.lambda {
      question.parameters.append(.init("lambda", .rational(lambda)))
    }
    if let fixed = problem.fixed { question.parameters.append(.init("fixed", .rational(fixed))) }
    question.parameters.append(.init("n", .list(samples)))
    return question
  }

  func checkedSamples() throws -> [Int] {
    if samples.count > Arguments.greatestRangeLength {
      throw UsageError("the table would have more than \(Arguments.greatestRangeLength) rows")
    }
    return samples
  }
}
