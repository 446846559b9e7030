import Claims
import ExactArithmetic
import Tables
import Work

/// How far the posterior of a memorized prior is from the true one, and the missing mass.
public struct MemorizedPriorReport: Sendable {
  /// The prior, the channel and the number of draws.
  public let memorized: MemorizedPrior
  /// `E TV(memorized posterior, true posterior)`
  public let totalVariation: Rational
  /// The missing mass.
  public let missingMass: Rational
  /// What was asked.
  let question: Report.Question

  /// Computes both sides.
  ///
  /// - Parameters:
  ///   - memorized: the prior, the channel and the number of draws.
  ///   - question: what was asked, for the head of the report.
  ///   - limits: how much work is allowed.
  ///   - monitor: receives the progress.
  /// - Throws: what ``MemorizedPrior/totalVariation(limits:monitor:)`` throws.
  public init(
    _ memorized: MemorizedPrior, question: Report.Question,
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws {
    self.memorized = memorized
    self.question = question
    totalVariation = try memorized.totalVariation(limits: limits, monitor: monitor)
    missingMass = memorized.missingMass
  }

  /// The bound of the missing mass.
  public var claim: Claim {
    Claim(
      "missing mass", missingMass, atMost: "E TV", totalVariation,
      reason: "The memorized posterior is supported on the draws, and posteriors average to P.")
  }
}

extension MemorizedPriorReport: Reportable {
  /// The report for a reader.
  ///
  /// JSON has `totalVariation`, `missingMass`, `expectedSingletons`, of `n+1` draws, and `claims`.
  public var report: Report {
    let n = memorized.samples
    return Report(
      question: question, title: "A prior memorized from \(count: n) training draws",
      sections: [
        Report.Section(
          heading: "The posterior made with the empirical law of the draws",
          table: .init("A memorized prior", value: Table.Column("value", notation: .both)),
          [
            .paragraph(
              """
              A point is drawn from a prior P on \(count: memorized.prior.outcomes.count) points and observed; the memorized posterior \
              is supported on the draws, weighed by likelihood.
              """),
            .entries([
              Report.Entry(
                "E TV", .rational(totalVariation),
                "the mean total variation from the true posterior, over draws and observations",
                path: "totalVariation"),
              Report.Entry(
                "missing mass", .rational(missingMass),
                "sum_x P(x) (1-P(x))^n, at most E TV for any likelihood", path: "missingMass"),
              Report.Entry(
                "singletons", .rational(Rational(n + 1) * missingMass),
                "the expected number of points that \(count: n + 1) draws have once",
                path: "expectedSingletons"),
            ]),
          ]),
        Report.Section.checked([claim]),
      ],
      conclusion: Phrase(words: Claim.conclusion(of: [claim], noun: "claims")),
      verdict: claim.verdict)
  }
}
