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

  func validate() throws {
    let (games, overflow) = examples.count.multipliedReportingOverflow(
      by: dimensions.count * rho.count)
    if overflow || games > Arguments.greatestRangeLength {
      throw ValidationError("the table would have more than \(Arguments.greatestRangeLength) rows")
    }
  }
}

struct OptimumTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimum",
    abstract: "The optimal success of the Alice-Bob game for ranges of k, d and rho.")

  @OptionGroup var ranges: GameRangeOptions

  @OptionGroup var work: WorkOptions

  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.write {
      let table = OptimumTable(
        examples: ranges.examples, dimensions: ranges.dimensions, correlations: ranges.rho)
      return output.render(try table.table(limits: work.limits, monitor: Progress.monitor))
    }
  }
}

struct GameTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "game",
    abstract: "The quantities and bounds of the Alice-Bob game for ranges of k, d and rho.")

  @OptionGroup var ranges: GameRangeOptions

  @Option(parsing: .unconditional, help: "What Alice sends; see 'lemmata game --help'.")
  var message = "everything"

  @OptionGroup var work: WorkOptions

  @OptionGroup var output: OutputOptions

  func run() throws {
    var verdict = Verdict.holds
    try output.write {
      let games = try Game.all(
        examples: ranges.examples, dimensions: ranges.dimensions, correlations: ranges.rho)
      let result = try GameTable(
        examples: ranges.examples, dimensions: ranges.dimensions, correlations: ranges.rho,
        message: try MessageArgument(message).message(for: games)
      ).table(limits: work.limits, monitor: Progress.monitor)
      verdict = result.verdict
      return output.render(result.table)
    }
    if let unfavourable = UnfavourableVerdict(verdict) { throw unfavourable }
  }
}
