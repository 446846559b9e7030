import ExactArithmetic
import Figures
import Memorization
import Tables

/// The figure `asymptotics`: bounds on the share of her `k d` bits that Alice must send, against `log2 k`.
///
/// At the threshold the SDPI bound tends to `1/(2 ln 2)` and the Mrs Gerber bound to 1; the noisy copy is an upper bound.
/// The success at which they are taken tends to 1; where `k` is small enough it is sampled as well.
public struct AsymptoticsFigure: Sendable {
  /// The table that is drawn.
  public var table: AsymptoticsTable

  public init(_ table: AsymptoticsTable) { self.table = table }

  /// Computes the figure, whose data are the table `asymptotics` by growing `k`.
  ///
  /// - Throws: as ``AsymptoticsTable/rows(digits:limits:monitor:)``.
  public func figure(
    digits: Int = 30, limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> TabulatedFigure {
    var source = table
    source.log2Examples = Set(table.log2Examples).sorted()
    let table = try source.table(digits: digits, limits: limits, monitor: monitor)
    let values = source.log2Examples.map { Rational($0) }
    var figure = Figure(
      title: "\(title)",
      xAxis: Figure.Axis(
        Figure.Label("log₂ k", latex: "$\\log_2 k$"), unit: "bits",
        scale: .suiting(values, base: 2, factor: 10), isIntegral: true),
      yAxis: Figure.Axis(
        Figure.Label(
          "share of the k d bits; success probability",
          latex: "share of the $kd$ bits; success probability")))
    figure.series = AsymptoticsFigure.curves.map { curve in
      Figure.Series(curve.name, points: table.points(x: "log2k", y: curve.key))
    }
    if source.trials > 0 {
      let estimates = table.points(x: "log2k", y: "estimate", interval: "interval")
      if !estimates.isEmpty {
        figure.series.append(
          Figure.Series("sampled optimal success", points: estimates, isJoined: false))
      }
    }
    let limit = Enclosure(1).divided(by: 2 * Enclosure.log(Rational(2), bits: 64), bits: 64)
    figure.referenceLines = [
      Figure.ReferenceLine(Figure.Label("1/(2 ln 2)", latex: "$1/(2\\ln 2)$"), at: limit),
      Figure.ReferenceLine(Figure.Label("1", latex: "$1$"), at: Enclosure(1)),
    ]
    return TabulatedFigure(figure: figure, table: table)
  }

  private var title: String {
    let success = table.asymptotics.success.map { ", success \($0)" } ?? ""
    return "The game with \(table.rules)\(success)".replacing("rho", with: "ρ")
  }

  /// The columns of the table that are drawn.
  private static let curves: [(key: String, name: Figure.Label)] = [
    ("noisyCopy", Figure.Label("noisy copy / k d", latex: "noisy copy$/kd$")),
    ("mrsGerber", Figure.Label("Mrs Gerber bound / k d", latex: "Mrs Gerber bound$/kd$")),
    ("sdpi", Figure.Label("SDPI bound / k d", latex: "SDPI bound$/kd$")),
    ("optimalSuccess", "optimal success"),
  ]
}
