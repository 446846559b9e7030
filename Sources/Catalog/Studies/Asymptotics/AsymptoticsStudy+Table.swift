import ExactArithmetic
import NearestNeighbourGame
import Tables
import Work

extension AsymptoticsStudy {
  /// Computes the table.
  ///
  /// - Throws: as ``rows(digits:limits:monitor:)``.
  public func table(
    digits: Int = 30, limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> Table {
    table(try rows(digits: digits, limits: limits, monitor: monitor))
  }

  /// The number of significant digits for a reader unless others are asked for: there are many columns.
  public static let readerDigits = 6

  /// The table of rows that are known.
  public func table(_ rows: [Row]) -> Table {
    Table(
      title: title, columns: columns, rows: rows.map(cells),
      readerDigits: AsymptoticsStudy.readerDigits)
  }

  /// How the parameters and the success depend on `k`.
  var rules: String {
    let correlation =
      switch asymptotics.correlation {
      case .optimum(let rule): "rho solved from OPT = \(rule)"
      case .threshold(let threshold): "rho^2 d/(2 ln k) = \(threshold)"
      }
    return
      "d = \(asymptotics.dimension), \(correlation), success \(asymptotics.success ?? .partOfOptimum(1))"
  }

  /// What the table shows, with the limits that its ratios approach.
  private var title: String {
    let limit = Enclosure(1).divided(by: 2 * Enclosure.log(Rational(2), bits: 64), bits: 64)
      .lower.decimal(significantDigits: 6, rounding: .down)
    return
      "Bounds on I(X;M)/(k d) in the 1-out-of-k game with \(rules); "
      + "limits at the threshold, as rho -> 0 and success -> 1: SDPI 1/(2 ln 2) = \(limit)…, Mrs Gerber 1"
  }

  private var columns: [Table.Column] {
    let certain: [Table.Column] = [
      Table.Column("log2k", header: "log2 k"),
      Table.Column("d"),
      Table.Column("rho", notation: .leadingDigits),
      ratio(
        "thresholdRatio", header: "rho^2 d/(2 ln k)"),
      ratio(
        "rateOverCapacity", header: "log2 k/(d(1-h(delta)))"),
      ratio("optimalSuccess", header: "OPT"),
      Table.Column("success", notation: asymptotics.isSuccessDecimal ? .leadingDigits : .exact),
      ratio("sdpi", header: "SDPI/kd", latex: "SDPI$/kd$"),
      ratio("mrsGerber", header: "Mrs Gerber/kd", latex: "Mrs Gerber$/kd$"),
      ratio("noisyCopy", header: "noisy copy/kd", latex: "noisy copy$/kd$"),
      Table.Column(
        "noisyCopyFlip", header: "flip a",
        notation: .leadingDigits),
    ]
    if trials == 0 { return certain }
    return certain + [
      Table.Column(
        "estimate", header: "estimate of OPT",
        alignment: .right, notation: .leadingDigits),
      Table.Column("interval", alignment: .right),
      Table.Column("confidence", notation: .leadingDigits),
      Table.Column("trials"),
      Table.Column("seed"),
    ]
  }

  private func ratio(_ key: String, header: String, latex: String? = nil) -> Table.Column {
    Table.Column(
      key, header: header, latexHeader: latex, alignment: .right, notation: .leadingDigits)
  }

  private func cells(_ row: Row) -> [Table.Cell] {
    let point = row.point
    let certain: [Table.Cell] = [
      .integer(point.log2Examples), .integer(point.dimension), .rational(point.correlation),
      .enclosure(point.thresholdRatio), .enclosure(point.rateOverCapacity),
      .enclosure(point.optimum), .rational(point.success), .enclosure(point.sdpi),
      .enclosure(point.mrsGerber), .enclosure(point.noisyCopy), .rational(point.noisyCopyFlip),
    ]
    if trials == 0 { return certain }
    guard let sample = row.sample, let interval = row.interval(confidence: confidence) else {
      return certain + [.empty, .empty, .empty, .empty, .empty]
    }
    return certain + [
      .rational(sample.estimate!), .enclosure(interval), .rational(confidence),
      .integer(sample.trials), .integer(Integer(seed)),
    ]
  }
}

extension Asymptotics {
  /// Whether the success is a decimal cut off from the optimum.
  fileprivate var isSuccessDecimal: Bool {
    switch (success, correlation) {
    case (.partOfOptimum, _), (nil, .threshold): return true
    default: return false
    }
  }
}
