import ExactArithmetic
import Figures
import Posteriors
import Tables

/// The study `posterior-weights`: how the posterior of a memorized prior collapses to few training points as the smoothing falls.
public struct PosteriorWeightsStudy: Sendable {
  /// The training points, the operator and the observation.
  public var data: GaussianPosteriorData
  /// The variances `s^2` of the smoothing.
  public var smoothings: [Rational]

  /// 0 and powers of 2.
  public static let usualSmoothings: [Rational] =
    [0] + (-10...0).map { Rational.one.scaled(byPowerOfTwo: $0) }

  public init(
    _ data: GaussianPosteriorData, smoothings: [Rational] = PosteriorWeightsStudy.usualSmoothings
  ) {
    self.data = data
    self.smoothings = smoothings
  }

  private static let title = "Posterior weights of training points against the smoothing"

  /// Computes the table: a row for each smoothing and training point, with its weight, enclosed.
  ///
  /// - Throws: `GaussianPosteriorError`; `WorkRefused`.
  public func table() throws -> Table {
    var table = Table(
      title: PosteriorWeightsStudy.title,
      columns: [
        Table.Column("smoothing", header: "s^2"), "point",
        Table.Column("weight", notation: .leadingDigits),
      ], readerDigits: 8)
    for smoothing in smoothings {
      var data = data
      data.smoothing = smoothing
      for (index, weight) in try data.posterior().weights.enumerated() {
        table.append([
          .rational(smoothing), .integer(index + 1), .number(.computable(weight)),
        ])
      }
    }
    return table
  }

  /// Computes the figure: a curve for each training point.
  ///
  /// - Throws: `GaussianPosteriorError`; `WorkRefused`.
  public func figure() throws -> TabulatedFigure {
    let table = try table()
    let count = data.points.count
    var figure = Figure(
      title: Figure.Label(PosteriorWeightsStudy.title),
      xAxis: Figure.Axis(Figure.Label("smoothing s²", latex: "smoothing $s^2$")),
      yAxis: Figure.Axis("weight", range: 0...1))
    figure.series = (0..<count).map { index in
      Figure.Series(
        Figure.Label("point \(index + 1)"),
        points: table.points(
          x: "smoothing", y: "weight",
          rows: smoothings.indices.map { $0 * count + index }))
    }
    return TabulatedFigure(figure: figure, table: table)
  }
}
