import ExactArithmetic
import RateCertificates
import Rates
import Tables
import Work

/// The study `rate`: `R_OPT(k,d)`, what it costs that Bob always answers a nearest string, for ranges of `k` and `d`.
public struct RateStudy: Sendable {
  public var examples: [Int]
  public var dimensions: [Int]
  /// At most so many sources without all-ones columns, `(2^k - 1)^d`, are gone through; above, for `k > 2`, the value is
  /// left out.
  public var greatestSourceCount: Int

  public init(
    examples: [Int], dimensions: [Int], greatestSourceCount: Int = RateStudy.usualSourceCount
  ) {
    self.examples = examples
    self.dimensions = dimensions
    self.greatestSourceCount = greatestSourceCount
  }

  /// A million sources: some seconds for a value.
  public static let usualSourceCount = 1_000_000

  /// Computes the table, a row for each game, by `k`, then `d`.
  ///
  /// - Throws: `GameError`, `RateError`, `WorkRefused`, `CancellationError`.
  public func table(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> Table {
    let rows = try examples.flatMap { k in
      try dimensions.map { d in try row(k, d, limits: limits, monitor: monitor) }
    }
    return Table(
      title: "R_OPT(k,d): the information with which Bob always answers a nearest string",
      columns: [
        Table.Column("k"), Table.Column("d"),
        Table.Column(
          "interval", header: "R_OPT", unit: "bits",
          notation: .leadingDigits),
        Table.Column(
          "perBit", header: "R_OPT/kd", latexHeader: "$R_{\\mathrm{OPT}}/kd$",
          notation: .leadingDigits),
        Table.Column(
          "upperBound", header: "upper bound", unit: .information, notation: .decimal),
        Table.Column("rules"), Table.Column("nodes"),
      ],
      rows: rows)
  }

  private func row(
    _ k: Int, _ d: Int, limits: WorkLimits, monitor: WorkMonitor
  ) throws -> [Table.Cell] {
    let size = Integer(k) * Integer(d)
    if k > 2 && d > 0 {
      let value = try AlwaysNearest(examples: k, dimension: d)
      if value.mergedSourceCount > Double(greatestSourceCount) {
        return [
          .integer(k), .integer(d), .empty, .empty, .logForm(value.upperBound), .empty, .empty,
        ]
      }
    }
    let report = try RateReport.alwaysNearest(
      examples: k, dimension: d, limits: limits, monitor: monitor)
    let interval = report.interval
    return [
      .integer(k), .integer(d), .enclosure(interval),
      size.isZero ? .empty : .enclosure(Rational(.one, size) * interval),
      .logForm(report.bounds?.logarithm ?? .zero),
      .integer(report.certificate?.rules.count ?? 0),
      .integer(report.certificate?.pricing.nodes ?? 0),
    ]
  }
}
