import Claims
import ExactArithmetic
import Tables
import Work

/// The error of the k-nearest-neighbour rule beside its limit and Bayes' risk.
public struct NearestNeighbourReport: Sendable {
  /// The points.
  public let neighbours: NearestNeighbours
  /// The number `n` of samples.
  public let samples: Int
  /// The number `k` of neighbours.
  public let count: Int
  /// The error with `n` samples.
  public let error: Rational
  /// What was asked.
  let question: Report.Question

  /// Computes the error.
  ///
  /// - Parameters:
  ///   - neighbours: the points.
  ///   - samples: the number of samples.
  ///   - count: the number of neighbours, odd.
  ///   - question: what was asked, for the head of the report.
  ///   - limits: how much work is allowed.
  ///   - monitor: receives the progress.
  /// - Throws: what ``NearestNeighbours/error(samples:neighbours:limits:monitor:)`` throws.
  public init(
    _ neighbours: NearestNeighbours, samples: Int, count: Int = 1, question: Report.Question,
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws {
    self.neighbours = neighbours
    self.samples = samples
    self.count = count
    self.question = question
    error = try neighbours.error(
      samples: samples, neighbours: count, limits: limits, monitor: monitor)
  }

  /// The limit of the error for many samples.
  public var limit: Rational { neighbours.limitingError(neighbours: count) }

  /// Cover and Hart's bound on the limit for one neighbour, `2 R* (1-R*)`.
  public var coverHartBound: Rational {
    let risk = neighbours.bayesRisk
    return 2 * risk * (1 - risk)
  }

  /// What is checked of the numbers.
  public var claims: [Claim] {
    let risk = neighbours.bayesRisk
    var claims = [
      Claim("R*", risk, atMost: "R_n", error, reason: "No rule is better than Bayes'."),
      Claim("R*", risk, atMost: "R_inf", limit, reason: "No rule is better than Bayes'."),
    ]
    if count == 1 {
      claims.append(
        Claim(
          "R_inf", limit, atMost: "2R*(1-R*)", coverHartBound,
          reason: "Cover and Hart, for many samples; Jensen's inequality."))
    }
    if neighbours.isWithoutSignal {
      claims.append(
        Claim(
          "R_n", error, equals: "R_inf", limit,
          reason: "The label law is the same at all points: the labels are independent."))
    }
    return claims
  }
}

extension NearestNeighbourReport: Reportable {
  /// The report for a reader.
  ///
  /// JSON has `error`, `limit`, `bayesRisk`, `bound` (for one neighbour, else `null`), `withoutSignal`, `claims`.
  public var report: Report {
    let claims = claims
    return Report(
      question: question,
      title: "The error of \(count: count)-NN with n = \(count: samples) samples",
      sections: [
        Report.Section(
          heading: "Errors", table: .init("Errors", value: Table.Column("value", notation: .both)),
          [
            .paragraph(
              """
              \(count: neighbours.labelLaw.count) points; the label at x is 1 with probability eta_x, and ties of distance are broken \
              by chance.
              """),
            .entries(entries),
            .data([("withoutSignal", .flag(neighbours.isWithoutSignal))]),
            .paragraph(scope),
          ]),
        Report.Section.checked(claims),
      ],
      conclusion: Phrase(words: Claim.conclusion(of: claims, noun: "claims")),
      verdict: Verdict.all(claims.map(\.verdict)))
  }

  private var entries: [Report.Entry] {
    [
      Report.Entry(
        "R_n", .rational(error), "the error with n samples",
        path: "error"),
      Report.Entry(
        "R_inf", .rational(limit),
        count == 1
          ? "its limit for many samples, E 2 eta (1-eta)" : "its limit for many samples",
        path: "limit"),
      Report.Entry("R*", .rational(neighbours.bayesRisk), "Bayes' risk", path: "bayesRisk"),
      count == 1
        ? Report.Entry(
          "2R*(1-R*)", .rational(coverHartBound), "a bound on the limit, not on R_n", path: "bound")
        : Report.Entry(
          symbol: nil, value: .empty, row: nil, field: nil, path: ["bound"]),
    ]
  }

  private var scope: Phrase {
    if neighbours.isWithoutSignal {
      return """
        eta_x is the same at all points, so that there is nothing to learn: under that hypothesis the error is the same for every n, \
        metric and rule for ties.
        """
    }
    return """
      eta_x differs from point to point: the error with few samples can be far above twice Bayes' risk. The label law is no flip rate: \
      noise of a constant rate around a rule that varies is not the case of a constant eta.
      """
  }
}
