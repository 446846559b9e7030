import ExactArithmetic
import Figures
import NearestNeighbourGame
import Tables
import Work

extension AsymptoticsStudy {
  /// Computes the figure: the bounds against `log2 k`, whose data are the table by growing `k`.
  ///
  /// Where the dimension grows and the success tends to 1, the Mrs Gerber bound tends to 1 and the SDPI bound, as `rho`
  /// tends to 0, to `1/(2 ln 2)`; there these limits are drawn.  The noisy copy is an upper bound; where `k` is small
  /// enough the optimum is sampled as well.
  ///
  /// - Throws: as ``rows(digits:limits:monitor:)``.
  public func figure(
    digits: Int = 30, limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> TabulatedFigure {
    var study = self
    study.log2Examples = Set(log2Examples).sorted()
    let table = try study.table(digits: digits, limits: limits, monitor: monitor)
    return TabulatedFigure(figure: study.figure(table), table: table)
  }

  /// The figure of a table by growing `k`.
  private func figure(_ table: Table) -> Figure {
    let values = log2Examples.map { Rational($0) }
    var figure = Figure(
      title: "The game with \(rules.replacing("rho", with: "ρ"))",
      xAxis: Figure.Axis(
        Figure.Label("log₂ k", latex: "$\\log_2 k$"), unit: "bits",
        scale: .suiting(values, base: 2, factor: 10), isIntegral: true),
      yAxis: Figure.Axis(
        Figure.Label(
          "share of the k d bits; success probability",
          latex: "share of the $kd$ bits; success probability")))
    figure.series = AsymptoticsStudy.curves.map { curve in
      Figure.Series(curve.name, points: table.points(x: "log2k", y: curve.key))
    }
    if trials > 0 {
      let estimates = table.points(x: "log2k", y: "estimate", interval: "interval")
      if !estimates.isEmpty {
        figure.series.append(
          Figure.Series("sampled optimal success", points: estimates, isJoined: false))
      }
    }
    if asymptotics.hasKnownLimits { figure.referenceLines = AsymptoticsStudy.limits }
    return figure
  }

  private static let limits = [
    Figure.ReferenceLine(
      Figure.Label(
        "limit of SDPI\nas ρ → 0:\n1/(2 ln 2)",
        latex: "limit of SDPI\\\\as $\\rho\\to 0$:\\\\$1/(2\\ln 2)$"),
      at: Enclosure(1).divided(by: 2 * Enclosure.log(Rational(2), bits: 64), bits: 64)),
    Figure.ReferenceLine(
      Figure.Label("limit of\nMrs Gerber: 1", latex: "limit of\\\\Mrs Gerber: $1$"),
      at: Enclosure(1)),
  ]

  /// The columns of the table that are drawn.
  private static let curves: [(key: String, name: Figure.Label)] = [
    ("noisyCopy", Figure.Label("noisy copy / k d", latex: "noisy copy$/kd$")),
    ("mrsGerber", Figure.Label("Mrs Gerber bound / k d", latex: "Mrs Gerber bound$/kd$")),
    ("sdpi", Figure.Label("SDPI bound / k d", latex: "SDPI bound$/kd$")),
    ("optimalSuccess", "optimal success"),
  ]
}

extension Asymptotics {
  /// Whether the dimension grows, and the optimum and the success tend to 1.
  fileprivate var hasKnownLimits: Bool {
    guard case .multiple = dimension, case .optimum(.oneMinus) = correlation else { return false }
    switch success {
    case nil, .oneMinus, .partOfOptimum(1): return true
    case .fixed, .partOfOptimum: return false
    }
  }
}
