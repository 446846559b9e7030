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
      return .rational(
        try game.optimalSuccess(limits: work.limits, monitor: Progress.monitor))
    }
    return .enclosure(game.optimalSuccessEnclosure(significantDigits: style.digits!))
  }

  /// The style with 30 digits in every format: there is one number only.
  private var style: ValueStyle {
    var style = output.style
    style.digits = style.digits ?? 30
    return style
  }

  private func rendered(_ game: Game, _ value: Table.Cell) -> String {
    var style = output.style
    style.digits = output.digits ?? 30
    switch (output.format, value) {
    case (.json, .rational(let exact)):
      return (["optimalSuccess": style.json(exact)] as JSONValue).serialized() + "\n"
    case (.json, .enclosure(let enclosure)):
      return (["optimalSuccess": style.json(enclosure)] as JSONValue).serialized() + "\n"
    case (.text, .rational(let exact)):
      return "\(heading(game))\(style.text(exact))\n"
    case (.text, .enclosure(let enclosure)):
      return "\(heading(game))in \(style.text(enclosure))\n"
    default:
      var table = Table(columns: [
        Table.Column("k", latexHeader: "$k$"), Table.Column("d", latexHeader: "$d$"),
        Table.Column("rho", latexHeader: "$\\rho$"),
        Table.Column("optimalSuccess", header: "optimal success", notation: .both),
      ])
      table.append([
        .integer(game.examples), .integer(game.dimension), .rational(game.correlation), value,
      ])
      return table.render(output.format, style: style, provenance: output.provenance)
    }
  }

  private func heading(_ game: Game) -> String {
    "optimal success for k = \(game.examples), d = \(game.dimension), rho = \(game.correlation): "
  }
}
