import Claims
import ExactArithmetic
import Tables

extension EL2NScore: Reportable {
  /// The bounds on the square of the score.
  public var claims: [Claim] {
    [
      Claim(
        "u^2 K/(K-1)", leastSquare, atMost: "s^2", squared,
        reason: "The squares of K-1 numbers of sum u are least where they are equal."),
      Claim(
        "s^2", squared, atMost: "2u^2", greatestSquare,
        reason: "They are greatest where all but one are 0."),
    ]
  }

  /// The report for a reader.
  ///
  /// JSON has `squaredScore`, `score`, `error`, `least` and `greatest` of the square, `loss`, `null` where it is infinite, `claims`.
  public var report: Report {
    let claims = claims
    return Report(
      question: Report.Question(
        "data-diet score",
        [
          "probabilities": .text(probabilities.map(\.description).joined(separator: ",")),
          "label": .integer(label + 1),
        ]),
      title: "The EL2N score of an example",
      sections: [
        Report.Section(
          heading: "The norm of the error of the predicted probabilities",
          table: .init("The EL2N score", value: Table.Column("value", notation: .both)),
          [
            .entries([
              Report.Entry("s^2", .rational(squared), path: "squaredScore"),
              Report.Entry("s", .number(.computable(value)), "the score", path: "score"),
              Report.Entry(
                "u", .rational(error), "the probability of the wrong classes", path: "error"),
              Report.Entry(
                "u^2 K/(K-1)", .rational(leastSquare), "the least s^2 for u", path: "least"),
              Report.Entry(
                "2u^2", .rational(greatestSquare), "the greatest s^2 for u", path: "greatest"),
              Report.Entry(
                "loss", loss.map { .logForm($0) } ?? .empty,
                shown: loss == nil ? "infinite" : nil,
                "-log p_y; the score does not order examples as the loss does", unit: .information,
                path: "loss"),
            ])
          ]),
        Report.Section.checked(claims),
      ],
      conclusion: Phrase(words: Claim.conclusion(of: claims, noun: "claims")),
      verdict: Verdict.all(claims.map(\.verdict)))
  }
}
