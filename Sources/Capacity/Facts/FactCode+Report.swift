import ExactArithmetic
import Tables

extension FactCode: Reportable {
  /// The report for a reader; JSON has `recalled` and `accuracy`, the same for each fact in the mean.
  public var report: Report {
    Report(
      question: Report.Question(
        "facts code",
        ["N": .integer(facts), "q": .integer(values), "messages": .integer(messages)]),
      title: "The best code for a few facts",
      sections: [
        Report.Section(
          table: .init("The code", value: Table.Column("value", notation: .both)),
          [
            .paragraph(
              """
              \(count: facts) independent facts are uniform on \(count: values) values each; a message has \(count: messages) values. Every way to assign messages to \
              the lists of values is compared; randomness shared beforehand does not help.
              """),
            .entries([
              Report.Entry(
                "recalled", .rational(recalled), "facts, in the mean, with the best code",
                path: "recalled"),
              Report.Entry(
                "accuracy", .rational(recalled / Rational(facts)), "for each fact, in the mean",
                path: "accuracy"),
            ]),
          ])
      ])
  }
}

extension OneBitMemory: Reportable {
  /// The report for a reader; JSON has `weightedAccuracy` and `unweightedAccuracy`.
  public var report: Report {
    Report(
      question: Report.Question(
        "facts one-bit",
        ["weights": .text(weights.map(\.description).joined(separator: ","))]),
      title: "One bit about weighted bits",
      sections: [
        Report.Section(
          table: .init("The code", value: Table.Column("value", notation: .both)),
          [
            .paragraph(
              "The message is the sign of the weighted sum of \(count: weights.count) fair signs, which has the greatest weighted accuracy."
            ),
            .entries([
              Report.Entry(
                "weighted accuracy", .rational(weightedAccuracy),
                "1/2 + E|sum w_i epsilon_i|/(2 sum w_i), the greatest", path: "weightedAccuracy"),
              Report.Entry(
                "unweighted accuracy", .rational(unweightedAccuracy),
                "the mean over all bits with that message", path: "unweightedAccuracy"),
            ]),
          ])
      ])
  }
}
