import ExactArithmetic
import Figures
import Leakage
import Tables
import Work

/// The study `membership`: how well statistics of a published mean tell members of the sample.
public struct MembershipStudy: Sendable {
  /// The numbers of points.
  public var samples: [Int]
  /// The numbers of coordinates.
  public var dimensions: [Int]
  /// The probability of a one.
  public var bias: Rational

  public init(samples: [Int], dimensions: [Int], bias: Rational) {
    self.samples = samples
    self.dimensions = dimensions
    self.bias = bias
  }

  private static let statistics: [MembershipStatistic] = [.ratio, .loss, .gradient, .score]

  private func memberships() throws -> [MeanMembership] {
    try samples.flatMap { n in
      try dimensions.map { try MeanMembership(samples: n, dimension: $0, bias: .known(bias)) }
    }
  }

  // MARK: The table

  /// Computes the table: for each sample the greatest advantage of a threshold of each statistic, exactly.
  ///
  /// For the ratio it is enclosed where its law has too many values, and left empty where even that is too much work.
  ///
  /// - Throws: `MembershipError` for parameters out of range; `WorkRefused`.
  public func table(limits: WorkLimits = .standard) throws -> Table {
    var table = Table(
      title:
        "Membership in a sample by its mean: the greatest advantage of a threshold, p = \(bias)",
      columns: [Table.Column("n"), Table.Column("d")]
        + MembershipStudy.statistics.map { Table.Column($0.rawValue, notation: .decimal) },
      readerDigits: 8)
    for membership in try memberships() {
      let advantages = try MembershipStudy.statistics.map { statistic -> Table.Cell in
        do {
          return try membership.report(of: statistic, limits: limits).greatestAdvantage
        } catch let refusal as WorkRefused {
          if statistic == .ratio { return .text("too large") }
          throw refusal
        }
      }
      table.append([.integer(membership.samples), .integer(membership.dimension)] + advantages)
    }
    return table
  }

  // MARK: The figure

  /// Of more thresholds of a statistic the figure shows about so many.
  public static let figureThresholds = 400

  /// Computes the figure: the receiver operating characteristic of each statistic for one sample, exactly.
  ///
  /// Of more than ``figureThresholds`` thresholds the first, the last and the best are shown, and one for each of as many equal
  /// steps of the sum of both probabilities; the titles say so.
  ///
  /// - Throws: `MembershipError` for parameters out of range; ``NamedFigureError/severalSamples(_:)``; `WorkRefused`.
  public func figure(limits: WorkLimits = .standard) throws -> TabulatedFigure {
    let memberships = try memberships()
    guard let membership = memberships.first, memberships.count == 1 else {
      throw NamedFigureError.severalSamples(memberships.count)
    }
    let title =
      "Membership by the mean of n = \(membership.samples) points, d = \(membership.dimension), p = \(bias)"
    let curves = try MembershipStudy.statistics.map { statistic in
      (statistic, try membership.report(of: statistic, limits: limits).tests)
    }
    let thinning = MembershipStudy.thinning(curves.map { $0.1.count })
    var table = Table(
      title: title + (thinning.map { "; " + $0 } ?? ""),
      columns: [
        Table.Column("statistic", alignment: .left),
        Table.Column("falsePositive", header: "false positives", notation: .decimal),
        Table.Column("truePositive", header: "true positives", notation: .decimal),
      ], readerDigits: 8)
    var figure = Figure(
      title: Figure.Label(thinning == nil ? title : title + ", thinned"),
      xAxis: Figure.Axis("false positives", unit: "probability", range: 0...1),
      yAxis: Figure.Axis("true positives", unit: "probability", range: 0...1))
    for (statistic, tests) in curves {
      let first = table.rows.count
      table.append([.text(statistic.rawValue), .rational(0), .rational(0)])
      let shown = ScoreLaw.ThresholdTest.shown(tests, count: MembershipStudy.figureThresholds)
      for test in shown {
        table.append([
          .text(statistic.rawValue), .rational(test.falsePositive), .rational(test.truePositive),
        ])
      }
      figure.series.append(
        Figure.Series(
          Figure.Label(statistic.rawValue),
          points: table.points(
            x: "falsePositive", y: "truePositive", rows: Array(first..<table.rows.count))))
    }
    return TabulatedFigure(figure: figure, table: table)
  }

  /// What is said where not all thresholds are shown.
  private static func thinning(_ counts: [Int]) -> String? {
    if counts.allSatisfy({ $0 <= figureThresholds }) { return nil }
    let names = zip(statistics, counts).filter { $1 > figureThresholds }
      .map { "\($1) of \($0.rawValue)" }
    return
      "about \(figureThresholds) of the thresholds are shown, of \(names.joined(separator: ", "))"
  }
}
