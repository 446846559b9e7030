import Claims
import ExactArithmetic
import Tables

/// How many steps of a chain unlearn an instance, with the bound by Doeblin's coefficient.
public struct UnlearningReport: Sendable {
  /// The chain and the laws.
  public let unlearning: UnlearningChain
  /// What the chain does.
  public let trajectory: UnlearningChain.Trajectory
  /// What was asked.
  let question: Report.Question

  /// Follows the chain.
  ///
  /// - Parameters:
  ///   - unlearning: the chain and the laws.
  ///   - most: so many steps at most.
  ///   - question: what was asked, for the head of the report.
  /// - Throws: `WorkRefused`.
  public init(
    _ unlearning: UnlearningChain, most: Int = 200, question: Report.Question
  ) throws {
    self.unlearning = unlearning
    self.question = question
    trajectory = try unlearning.trajectory(most: most)
  }

  /// What was checked.
  public var claims: [Claim] {
    var claims: [Claim] = []
    let excesses = trajectory.excesses
    let ratios = zip(excesses, excesses.dropFirst()).filter { !$0.0.isZero }.map { $1 / $0 }
    if let greatest = ratios.max() {
      claims.append(
        Claim(
          "max_t (R(t+1)-1)/(R(t)-1)", greatest, atMost: "1 - doeblin", 1 - unlearning.doeblin,
          reason: "R_a - 1 is an f-divergence, and the chain a mixture with a constant one."))
    }
    if let steps = trajectory.steps, let bound = unlearning.stepBound {
      claims.append(
        Claim(
          "steps", Rational(steps), atMost: "bound", Rational(bound),
          reason: "Each step contracts by 1 - doeblin at least."))
    }
    return claims
  }
}

extension UnlearningReport: Reportable {
  /// The report for a reader.
  ///
  /// JSON has `loss`, `steps`, `null` where the threshold is not reached in the steps that were followed, `followed`, `doeblin`, `bound`,
  /// `null` where it is void, `trajectory` and `claims`.
  public var report: Report {
    let claims = claims
    return Report(
      question: question,
      title: "Unlearning by the steps of a chain",
      sections: [
        Report.Section(
          heading: "Steps to the target",
          table: .init("Unlearning", value: Table.Column("value", notation: .both)),
          [
            .entries(entries),
            .data([
              (
                "trajectory", .list(trajectory.excesses.map { .value(.rational($0)) })
              )
            ]), .table(table),
          ]),
        Report.Section([
          .paragraph(
            """
            The excess at the start, the loss of the instance, does not determine the steps: that takes the chain. The bound grows with \
            the loss.
            """)
        ]),
        .checked(claims),
      ],
      conclusion: claims.isEmpty
        ? nil : Phrase(words: Claim.conclusion(of: claims, noun: "claims")),
      verdict: claims.isEmpty ? nil : Verdict.all(claims.map(\.verdict)))
  }

  private var entries: [Report.Entry] {
    let followed = trajectory.excesses.count - 1
    return [
      Report.Entry(
        "R_a - 1", .rational(unlearning.loss), "at the start, a = \(count: unlearning.order)",
        path: "loss"),
      Report.Entry(
        "steps", trajectory.steps.map { .integer($0) } ?? .empty,
        shown: trajectory.steps == nil
          ? "not reached in \(count: followed) steps" : nil,
        "the least number that brings it to at most \(abbreviated: unlearning.threshold)",
        path: "steps"),
      Report.Entry("followed", .integer(followed), "steps that were followed", path: "followed"),
      Report.Entry("doeblin", .rational(unlearning.doeblin), path: "doeblin"),
      Report.Entry(
        "bound", unlearning.stepBound.map { .integer($0) } ?? .empty,
        shown: unlearning.stepBound == nil ? noBound : nil,
        "the least t with (1-doeblin)^t (R_a-1) at most the threshold; void for doeblin = 0",
        path: "bound"),
    ]
  }

  /// Why there is no bound by Doeblin's coefficient.
  private var noBound: Phrase {
    unlearning.doeblin.isZero ? "void" : "above \(count: UnlearningChain.greatestStepCount)"
  }

  private static let greatestShownCount = 40

  private var table: Table {
    Table(
      title: "R_a - 1 after so many steps",
      columns: ["step", Table.Column("excess", header: "R_a - 1", notation: .decimal)],
      rows: trajectory.excesses.prefix(UnlearningReport.greatestShownCount).enumerated().map {
        [.integer($0), .rational($1)]
      }, readerDigits: 8)
  }
}
