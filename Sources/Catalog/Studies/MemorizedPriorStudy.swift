import ExactArithmetic
import Figures
import Posteriors
import Tables
import Work

/// The study `memorized-prior`: how far a memorized prior misleads against the number of training draws.
public struct MemorizedPriorStudy: Sendable {
  /// The same prior and channel with each number of draws.
  public var memorized: [MemorizedPrior]
  /// What the prior and the channel are called.
  public var name: String

  public init(_ memorized: [MemorizedPrior], name: String) {
    self.memorized = memorized
    self.name = name
  }

  private var title: String { "A prior memorized from n training draws: \(name)" }

  /// Computes the table: the mean total variation and the missing mass for each number of draws, exactly.
  ///
  /// - Throws: `WorkRefused`; `CancellationError`.
  public func table(monitor: WorkMonitor = WorkMonitor()) throws -> Table {
    Table(
      title: title,
      columns: [
        Table.Column("n"),
        Table.Column("totalVariation", header: "E TV", notation: .decimal),
        Table.Column("missingMass", header: "missing mass", notation: .decimal),
      ],
      rows: try memorized.map {
        [
          .integer($0.samples), .rational(try $0.totalVariation(monitor: monitor)),
          .rational($0.missingMass),
        ]
      }, readerDigits: 8)
  }

  /// Computes the figure: both against the number of draws.
  ///
  /// - Throws: `WorkRefused`; `CancellationError`.
  public func figure(monitor: WorkMonitor = WorkMonitor()) throws -> TabulatedFigure {
    let table = try table(monitor: monitor)
    var figure = Figure(
      title: Figure.Label(title), xAxis: Figure.Axis("training draws n"),
      yAxis: Figure.Axis("distance, mass", unit: "probability", range: 0...1))
    figure.series = [
      Figure.Series(
        "mean total variation", points: table.points(x: "n", y: "totalVariation")),
      Figure.Series("missing mass", points: table.points(x: "n", y: "missingMass")),
    ]
    return TabulatedFigure(figure: figure, table: table)
  }
}
