import ArgumentParser
import Lemmata

/// `lemmata optimum`: Bob's best success when Alice sends everything.
struct OptimumCommand: ParsableCommand {
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

  func run() throws {
    try output.write {
      let game = try game.game()
      return rendered(game, try value(game))
    }
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

  private func rendered(_ game: Game, _ value: Table.Cell) -> String {
    let style = ValueStyle(digits: digits, unit: output.unit)
    let parameters = "k = \(game.examples), d = \(game.dimension), rho = \(game.correlation)"
    switch (output.format, value) {
    case (.json, .rational(let exact)):
      return (["optimalSuccess": style.json(exact)] as JSONValue).serialized() + "\n"
    case (.json, .enclosure(let enclosure)):
      return (["optimalSuccess": style.json(enclosure)] as JSONValue).serialized() + "\n"
    case (.text, .rational(let exact)):
      return "optimal success for \(parameters): \(style.text(exact))\n"
    case (.text, .enclosure(let enclosure)):
      return "optimal success for \(parameters): in \(style.text(enclosure))\n"
    default:
      return output.render(OptimumTable.table(rows: [(game, value)]), style)
    }
  }
}
