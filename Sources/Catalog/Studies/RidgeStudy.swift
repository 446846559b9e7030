import ExactArithmetic
import Figures
import Leakage
import Tables
import Work

/// The study `ridge`: the membership signal of ridge regression and its test error against the regularisation.
public struct RidgeStudy: Sendable {
  /// The data.
  public var experiment: RidgeExperiment
  /// The values of `lambda`, a row each.
  public var lambdas: [Rational]

  /// Powers of 2.
  public static let usualLambdas: [Rational] = (-4...9).map {
    Rational.one.scaled(byPowerOfTwo: $0)
  }

  public init(_ experiment: RidgeExperiment, lambdas: [Rational] = RidgeStudy.usualLambdas) {
    self.experiment = experiment
    self.lambdas = lambdas
  }

  private var title: String { "Ridge regression on \(experiment)" }

  /// Computes the table: for each `lambda` the sum of the leverages, and the mean squared errors of training labels, of
  /// fresh labels at the same rows, and of fresh rows; all are exact.
  ///
  /// - Throws: `MembershipError` for a `lambda` out of range.
  public func table() throws -> Table {
    Table(
      title: title,
      columns: [
        Table.Column("lambda"),
        Table.Column(
          "totalLeverage", header: "sum H_ii", notation: .decimal),
        Table.Column("training", header: "training error", notation: .decimal),
        Table.Column("fresh", header: "fresh labels", notation: .decimal),
        Table.Column("test", header: "test error", notation: .decimal),
      ],
      rows: try lambdas.map { lambda in
        let errors = try experiment.errors(lambda: lambda)
        return [
          .rational(lambda), .rational(errors.totalLeverage), .rational(errors.training),
          .rational(errors.fresh), .rational(errors.test),
        ]
      }, readerDigits: 8)
  }

  /// Computes the figure: the sum of the leverages, by which training labels are told from fresh ones, and the test error.
  ///
  /// - Throws: `MembershipError` for a `lambda` out of range.
  public func figure() throws -> TabulatedFigure {
    let table = try table()
    func points(_ key: String) -> [Figure.Point] { table.points(x: "lambda", y: key) }
    var figure = Figure(
      title: Figure.Label(title),
      xAxis: Figure.Axis(
        Figure.Label("regularisation λ", latex: "regularisation $\\lambda$"),
        scale: .suiting(points("test").map(\.x.midpoint), base: 2)),
      yAxis: Figure.Axis("sum of leverages, mean squared errors"))
    figure.series = [
      Figure.Series(
        Figure.Label("sum of leverages", latex: "$\\sum_i H_{ii}$"), points: points("totalLeverage")
      ),
      Figure.Series("test error", points: points("test")),
      Figure.Series("training error", points: points("training")),
    ]
    return TabulatedFigure(figure: figure, table: table)
  }
}
