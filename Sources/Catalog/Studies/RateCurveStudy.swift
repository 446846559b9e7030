import Claims
import ExactArithmetic
import Figures
import NearestNeighbourGame
import RateCertificates
import Rates
import Tables
import Work

/// The study `rate` of one game: the rate function with certified points, beside the bounds on it.
public struct RateCurveStudy: Sendable {
  public var game: Game
  /// The number of points below the optimum.
  public var pointCount: Int

  /// The greatest distance of the bounds in bits, anywhere, for which further points are computed; the points shown are spread over
  /// all. `nil` for no further ones.
  public var gap: Rational?

  public init(
    game: Game, pointCount: Int = RateCurveStudy.usualPointCount, gap: Rational? = nil
  ) {
    self.game = game
    self.pointCount = pointCount
    self.gap = gap
  }

  public static let usualPointCount = 24

  /// At most so many points are computed for a gap.
  public static let greatestPointCount = 4096

  /// The points of a curve that are shown: all, or as many as are asked for, spread evenly among them.
  private func shown(_ points: [RateCertificate]) -> [RateCertificate] {
    if gap == nil || points.count <= pointCount { return points }
    // The middle one of each of so many equal parts of the list.
    return (0..<pointCount).map { points[(2 * $0 + 1) * points.count / (2 * pointCount)] }
  }

  /// Computes the table, a row for each point by the success, which is rounded down for a reader.
  ///
  /// - Throws: `RateError`, `RateSearchError`, `WorkRefused`, `CancellationError`.
  public func table(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> Table {
    try table(of: curve(limits: limits, monitor: monitor), limits: limits)
  }

  /// Computes the rate function: its certified points, with the lines below it and the chords above.
  ///
  /// - Throws: as ``table(limits:monitor:)``.
  public func curve(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> RateCurve {
    guard let gap else {
      return try Rate(game).curve(count: pointCount, limits: limits, monitor: monitor)
    }
    let count = max(pointCount, RateCurveStudy.greatestPointCount)
    let curve = try Rate(game).curve(gap: gap, count: count, limits: limits, monitor: monitor)
    if curve.gap > gap { throw RateError.gapTooSmall(gap, points: count) }
    return curve
  }

  /// The table of a rate function that is known, with the bounds beside it.
  ///
  /// - Throws: `GameError`, `WorkRefused`.
  public func table(of curve: RateCurve, limits: WorkLimits = .standard) throws -> Table {
    var rows = try shown(curve.points).compactMap { point -> [Table.Cell]? in
      guard let success = point.success else { return nil }
      let rounded = success.rounded(toSignificantBits: 40, .down)
      let report = try RateReport.bounds(success: rounded, in: game, limits: limits)
      // The interval is that of the success which is shown: the function lies above the line and does not decrease.
      let lower = point.line.map { (line: RateCertificate.Line) -> LogForm in
        rounded * line.slope + line.intercept
      }
      return row(
        lower == nil ? success : rounded,
        .between(lower ?? point.lower, point.upper), curve.optimum, report)
    }
    let end = try RateReport.bounds(success: curve.optimum, in: game, limits: limits)
    rows.append(
      row(curve.optimum, .between(curve.end.lower, curve.end.upper), curve.optimum, end))
    let gap = curve.gap.decimal(significantDigits: 2, rounding: .up)
    return Table(
      title:
        "R(alpha) for k = \(game.examples), d = \(game.dimension), rho = \(game.correlation); "
        + "between \(self.gap == nil ? "the" : "\(curve.points.count)") points its bounds are at most \(gap) bits apart",
      columns: [
        Table.Column("success", notation: .decimal),
        Table.Column("part", header: "success/OPT", notation: .decimal),
        Table.Column("rate", header: "R", unit: .information, notation: .leadingDigits),
        Table.Column("sdpi", header: "SDPI", unit: .information, notation: .decimal),
        Table.Column("mrsGerber", header: "Mrs Gerber", unit: .information, notation: .decimal),
        Table.Column("noisyCopy", header: "noisy copy", unit: .information, notation: .decimal),
        Table.Column(
          "mergedColumns", header: "merged columns", unit: .information, notation: .decimal),
      ],
      rows: rows, readerDigits: 7)
  }

  private func row(
    _ success: Rational, _ rate: InformationQuantity, _ optimum: Rational, _ bounds: RateBounds
  ) -> [Table.Cell] {
    [
      .rational(success), .rational((success / optimum).rounded(toSignificantBits: 40, .down)),
      .quantity(rate), .logForm(bounds.sdpi ?? .zero), .quantity(bounds.mrsGerber ?? .zero),
      .quantity(bounds.noisyCopy), .quantity(bounds.mergedColumns),
    ]
  }

  /// Computes the figure: the rate against the part of the optimal success, with the bounds below and above.
  ///
  /// - Throws: as ``table(limits:monitor:)``.
  public func figure(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> TabulatedFigure {
    let table = try table(limits: limits, monitor: monitor)
    var figure = Figure(
      title: Figure.Label(
        "What success costs: k = \(game.examples), d = \(game.dimension), rho = \(game.correlation)"
      ),
      xAxis: "success/OPT", yAxis: Figure.Axis("information", unit: "bits"))
    for (key, name) in [
      ("rate", "R"), ("mrsGerber", "Mrs Gerber"), ("sdpi", "SDPI"), ("noisyCopy", "noisy copy"),
      ("mergedColumns", "merged columns"),
    ] {
      figure.series.append(
        Figure.Series(Figure.Label(name), points: table.points(x: "part", y: key)))
    }
    return TabulatedFigure(figure: figure, table: table)
  }
}

extension RateStudy {
  /// Computes the figure: `R_OPT(k,d)/kd` against `d`, a curve for each `k`, and for `k = 2` the law `(3/2) d - (1/2) log2(6d)`.
  ///
  /// - Throws: as ``table(limits:monitor:)``.
  public func figure(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> TabulatedFigure {
    let table = try table(limits: limits, monitor: monitor)
    var figure = Figure(
      title: "What always answering a nearest string costs",
      xAxis: Figure.Axis("dimension d", unit: "bits", isIntegral: true),
      yAxis: Figure.Axis("R_OPT/kd", range: 0...1))
    for (index, k) in examples.enumerated() {
      let rows = Array((index * dimensions.count)..<((index + 1) * dimensions.count))
      figure.series.append(
        Figure.Series(
          Figure.Label("k = \(k)"), points: table.points(x: "d", y: "perBit", rows: rows)))
    }
    if examples.contains(2) {
      let points = dimensions.filter { $0 > 0 }.map { d in
        let law = LogForm.bits(Rational(3 * d, 2)) - Rational(1, 2) * LogForm.log(6 * d)
        return Figure.Point(
          x: Enclosure(Rational(d)),
          y: Rational(1, 2 * d) * law.enclosure(in: .bits, bits: 40))
      }
      figure.series.append(Figure.Series("law for k = 2", points: points))
    }
    return TabulatedFigure(figure: figure, table: table)
  }
}
