import ExactArithmetic
import NearestNeighbourGame
import Tables
import Work

/// The table `game`: the quantities of the 1-out-of-k game with one message, the bounds on `I(X;M)`, and
/// whether every inequality of the communication bound holds, for ranges of `k`, `d` and `rho`.
public struct GameTable: Sendable {
  public var examples: [Int]
  public var dimensions: [Int]
  public var correlations: [Rational]
  public var message: Message

  public init(
    examples: [Int], dimensions: [Int], correlations: [Rational], message: Message = .everything
  ) {
    self.examples = examples
    self.dimensions = dimensions
    self.correlations = correlations
    self.message = message
  }

  /// Computes the table, a row for each game, by `rho`, then `k`, then `d`, and the verdict on all of them.
  ///
  /// - Throws: `GameError` for parameters out of range, `WorkRefused` for those too large; `CancellationError`.
  public func table(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> (table: Table, verdict: Verdict) {
    var table = Table(
      title: "The 1-out-of-k nearest-neighbour game with the message \(message.name)",
      columns: GameTable.columns)
    var verdicts: [Verdict] = []
    let games = try Game.all(
      examples: examples, dimensions: dimensions, correlations: correlations)
    for game in games {
      let report = try game.report(for: message, limits: limits, monitor: monitor)
      verdicts.append(report.verdict)
      table.append(GameTable.row(report))
    }
    return (table, Verdict.all(verdicts))
  }

  private static let columns: [Table.Column] = [
    Table.Column("rho", latexHeader: "$\\rho$"), Table.Column("k", latexHeader: "$k$"),
    Table.Column("d", latexHeader: "$d$"),
    Table.Column("success"),
    information("I(X;M)", latex: "$I(X;M)$"),
    information("I(M;Y|J)", latex: "$I(M;Y|J)$"),
    information("I(J;Y|M)", latex: "$I(J;Y|M)$"),
    information("fano", header: "F", latex: "$F$"),
    information("sdpi", header: "SDPI bound"),
    information("mrsGerber", header: "Mrs Gerber bound"),
    Table.Column("verdict"),
  ]

  private static func information(
    _ key: String, header: String? = nil, latex: String? = nil
  ) -> Table.Column {
    Table.Column(key, header: header, latexHeader: latex, unit: .information, notation: .decimal)
  }

  private static func row(_ report: GameReport) -> [Table.Cell] {
    [
      .rational(report.game.correlation), .integer(report.game.examples),
      .integer(report.game.dimension), .rational(report.quantities.success),
      .quantity(report.quantities.information), .quantity(report.quantities.noisyInformation),
      .quantity(report.quantities.indexInformation), .logForm(report.bounds.fano),
      .logForm(report.bounds.sdpi), .quantity(report.bounds.mrsGerber), .verdict(report.verdict),
    ]
  }
}
