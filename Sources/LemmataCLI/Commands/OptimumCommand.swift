import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata optimum`: Bob's best success when Alice sends everything.
struct OptimumCommand: ReportingCommand, ForcibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimum",
    abstract: "Computes the optimal success of the Alice-Bob game, exactly or as an enclosure.",
    discussion: """
      The success probability of a nearest-neighbour guess when Alice sends everything. It is exact while \
      k d is at most 10^7, else a certified enclosure.
      """)

  @OptionGroup var game: GameOptions

  @Flag(help: "Compute the exact rational whatever its length.")
  var exact = false

  @Flag(help: "Compute an enclosure whatever the size.")
  var enclosure = false

  @OptionGroup var work: WorkOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if exact && enclosure {
      throw ValidationError("--exact and --enclosure exclude each other")
    }
  }

  func report() throws -> Report {
    let game = try game.game()
    return OptimumStudy.report(game, try value(game), readerDigits: digits)
  }

  private func value(_ game: Game) throws -> Table.Cell {
    let isShort = game.inputBits.map { $0 <= Game.exactOptimumBits } ?? false
    if exact || (isShort && !enclosure) {
      return .rational(try game.optimalSuccess(limits: work.limits, monitor: Progress.monitor))
    }
    try game.checkOptimalSuccessEnclosure(significantDigits: digits, limits: work.limits)
    return .enclosure(game.optimalSuccessEnclosure(significantDigits: digits))
  }

  /// The number of digits, 30 in every format unless asked for: there is one number only.
  private var digits: Int { output.digits ?? 30 }
}
