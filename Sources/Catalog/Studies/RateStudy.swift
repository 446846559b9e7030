import ExactArithmetic
import RateCertificates
import Rates
import Tables
import Work

/// The study `rate`: `R_OPT(k,d)`, what it costs that Bob always answers a nearest string, for ranges of `k` and `d`.
public struct RateStudy: Sendable, Hashable {
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
    table(try rows(at: Array(0..<rowCount), limits: limits, monitor: monitor))
  }

  /// The game of a row, which stand by `k`, then `d`.
  func game(at place: Int) -> (k: Int, d: Int) {
    (
      k: examples[place / dimensions.count], d: dimensions[place % dimensions.count]
    )
  }

  /// What a row has that takes time.
  public struct Row: Sendable {
    let examples: Int
    let dimension: Int
    /// The value; `nil` where it is left out.
    let interval: Enclosure?
    let ruleCount: Int
    let nodeCount: Int

    /// The cells of the row.
    var cells: [Table.Cell] {
      let size = Integer(examples) * Integer(dimension)
      let bound =
        (try? AlwaysNearest(examples: examples, dimension: dimension).upperBound) ?? .zero
      guard let interval else {
        return [
          .integer(examples), .integer(dimension), .empty, .empty, .logForm(bound), .empty, .empty,
        ]
      }
      return [
        .integer(examples), .integer(dimension), .enclosure(interval),
        size.isZero ? .empty : .enclosure(Rational(.one, size) * interval), .logForm(bound),
        .integer(ruleCount), .integer(nodeCount),
      ]
    }
  }

  /// The table of rows that are known.
  func table(_ rows: [Row]) -> Table {
    Table(
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
      rows: rows.map(\.cells))
  }

  /// Computes what takes time of a row.
  func row(
    _ game: (k: Int, d: Int), limits: WorkLimits, monitor: WorkMonitor
  ) throws -> Row {
    let (k, d) = game
    if k > 2 && d > 0 {
      let value = try AlwaysNearest(examples: k, dimension: d)
      if value.mergedSourceCount > Double(greatestSourceCount) {
        return Row(examples: k, dimension: d, interval: nil, ruleCount: 0, nodeCount: 0)
      }
    }
    let report = try RateReport.alwaysNearest(
      examples: k, dimension: d, limits: limits, monitor: monitor)
    return Row(
      examples: k, dimension: d, interval: report.interval,
      ruleCount: report.certificate?.rules.count ?? 0,
      nodeCount: report.certificate?.pricing.nodes ?? 0)
  }
}

extension RateStudy.Row: CustomStringConvertible {
  /// The value: `k = 3, d = 2: [3.03, 3.04] bits`, or that it is left out.
  public var description: String {
    "k = \(examples), d = \(dimension): "
      + (interval.map { "\($0) bits" } ?? "left out")
  }
}
