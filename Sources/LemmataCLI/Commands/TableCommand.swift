import ArgumentParser
import Lemmata

/// `lemmata table NAME`: a named table over ranges of parameters.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Prints an exact table over ranges of parameters.",
    subcommands: [OptimumTableCommand.self, GameTableCommand.self])
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
}

struct OptimumTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimum",
    abstract: "The optimal success of the Alice-Bob game for ranges of k, d and rho.")

  @OptionGroup var ranges: GameRangeOptions

  @Flag(help: "Do the work even above 10^12 operations.")
  var force = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.checkWritable()
    let table = OptimumTable(
      examples: ranges.examples, dimensions: ranges.dimensions, correlations: ranges.rho)
    try output.write(
      try table.table(limits: force ? .unlimited : .standard, monitor: Progress.monitor()))
  }
}

struct GameTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "game",
    abstract: "The quantities and bounds of the Alice-Bob game for ranges of k, d and rho.")

  @OptionGroup var ranges: GameRangeOptions

  @Option(parsing: .unconditional, help: "What Alice sends; see 'lemmata game --help'.")
  var message = "everything"

  @Flag(help: "Do the work even above 10^12 operations.")
  var force = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.checkWritable()
    let games = try Game.all(
      examples: ranges.examples, dimensions: ranges.dimensions, correlations: ranges.rho)
    let (table, verdict) = try GameTable(
      examples: ranges.examples, dimensions: ranges.dimensions, correlations: ranges.rho,
      message: try MessageArgument(message).message(for: games)
    ).table(limits: force ? .unlimited : .standard, monitor: Progress.monitor())
    try output.write(table)
    if let verdict = UnfavourableVerdict(verdict) { throw verdict }
  }
}
