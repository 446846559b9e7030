import ExactArithmetic
import Tables

extension MembershipReport: Reportable {
  /// The report for a reader: the model, the moments, the best threshold, and for few thresholds all of them.
  ///
  /// JSON has `statistic`, `means`, `variances`, `advantage`, `threshold`, `truePositive`, `falsePositive` and `roc`: the
  /// `threshold`, `falsePositive` and `truePositive` of each test, the greatest threshold first; the probabilities are
  /// fractions, or pairs of decimals where those would be long.  Where the ratio is rounded, `rounding` has the `unit` and the
  /// `error`, thresholds are of its logarithm to base 2, and `advantage` is the pair that encloses the greatest of all tests.
  public var report: Report {
    Report(
      question: question,
      title: "Membership in a sample by its mean: the statistic \(words: statistic.rawValue)",
      sections: [
        modelSection, momentSection, bestSection, rocSection,
      ].compactMap { $0 })
  }

  private var question: Report.Question {
    Report.Question(
      "membership mean",
      [
        "bias": .text("\(membership.bias)"), "n": .integer(membership.samples),
        "d": .integer(membership.dimension), "statistic": .text(statistic.rawValue),
      ])
  }

  private var modelSection: Report.Section {
    var blocks: [Report.Section.Block] = [.paragraph(Phrase(words: model))]
    if let rounding {
      blocks += [
        .paragraph(
          """
          T = log2 of \(words: statistic.formula), which has too many values: in each coordinate it is rounded to a multiple \
          of \(.rational(rounding.unit)), and T is off by at most \(decimal: .rational(rounding.error)). A test says IN where \
          T >= t; its probabilities are exact, and the advantage of the best test of all is enclosed.
          """),
        .data([
          (
            "rounding",
            .object([
              ("unit", .value(.rational(rounding.unit))),
              ("error", .value(.enclosed(Enclosure(rounding.error).rounded(toBits: 64)))),
            ])
          )
        ]),
      ]
    } else {
      blocks.append(
        .paragraph(Phrase(words: "T = \(statistic.formula); a test says IN where T >= t.")))
    }
    return Report.Section(blocks + [.data([("statistic", .value(.text(statistic.rawValue)))])])
  }

  private var model: String {
    let bias =
      switch membership.bias {
      case .known(let p): "are 1 with probability p = \(p)"
      case .uniform: "are 1 with a probability that is uniform on [0, 1] for each"
      }
    let sentence =
      "The mean xbar of n = \(membership.samples) points is published; their d = \(membership.dimension) coordinates \(bias). "
      + "A point y is one of them (IN) or fresh (OUT)."
    guard case .known(let p) = membership.bias, p.isZero || p == 1 else { return sentence }
    return sentence + " With this bias all points are equal, and nothing tells them apart."
  }

  private var momentSection: Report.Section? {
    guard let means, let variances else {
      return Report.Section([.data([("means", .value(.empty)), ("variances", .value(.empty))])])
    }
    return Report.Section(
      heading: "Moments",
      table: .init(
        "The statistic \(statistic.rawValue)", value: Table.Column("value", notation: .both)),
      [
        .entries([
          Report.Entry("E[T|IN]", .rational(means.inside), path: "means", "in"),
          Report.Entry("E[T|OUT]", .rational(means.outside), path: "means", "out"),
          Report.Entry("Var[T|IN]", .rational(variances.inside), path: "variances", "in"),
          Report.Entry("Var[T|OUT]", .rational(variances.outside), path: "variances", "out"),
        ])
      ])
  }

  /// The greatest advantage, of the thresholds, for the ratio of all tests.
  public var greatestAdvantage: Table.Cell {
    rounding.map { .enclosed($0.greatestAdvantage) } ?? .rational(best.advantage)
  }

  private var bestSection: Report.Section {
    Report.Section(
      heading: "The best threshold",
      table: statistic == .ratio
        ? .init("The statistic ratio", value: Table.Column("value", notation: .both)) : nil,
      [
        .entries([
          Report.Entry(
            "advantage", greatestAdvantage,
            "true positives less false positives"
              + (statistic == .ratio
                ? ", the greatest of all tests" : ", the greatest of its thresholds"),
            path: "advantage"),
          Report.Entry("t", .rational(best.threshold), path: "threshold"),
          Report.Entry("true positives", .rational(best.truePositive), path: "truePositive"),
          Report.Entry("false positives", .rational(best.falsePositive), path: "falsePositive"),
        ])
      ])
  }

  /// Up to so many thresholds a reader sees all.
  private static let greatestShownCount = 40

  /// Up to so many bits of a denominator the probabilities are written as fractions.
  private static let greatestLength = 512

  private var rocSection: Report.Section {
    let isShort = !tests.contains { $0.isLonger(than: MembershipReport.greatestLength) }
    let members = tests.map { test -> Report.Data in
      let (falsePositive, truePositive): (Table.Cell, Table.Cell)
      if isShort {
        (falsePositive, truePositive) = (
          .rational(test.falsePositive), .rational(test.truePositive)
        )
      } else {
        let ends = test.enclosures(bits: 128)
        (falsePositive, truePositive) = (
          .enclosed(ends.falsePositive), .enclosed(ends.truePositive)
        )
      }
      return .object([
        ("threshold", .value(.rational(test.threshold))),
        ("falsePositive", .value(falsePositive)), ("truePositive", .value(truePositive)),
      ])
    }
    var blocks: [Report.Section.Block] = [.data([("roc", .list(members))])]
    guard tests.count <= MembershipReport.greatestShownCount else {
      blocks.append(
        .paragraph("\(count: tests.count) thresholds; JSON has them all.", indentation: 2))
      return Report.Section(heading: "Receiver operating characteristic", blocks)
    }
    blocks.append(.table(MembershipReport.table(tests)))
    return Report.Section(heading: "Receiver operating characteristic", blocks)
  }

  private static func table(_ tests: [ScoreLaw.ThresholdTest]) -> Table {
    Table(
      columns: [
        Table.Column("threshold", header: "t"),
        Table.Column("falsePositive", header: "false positives", notation: .decimal),
        Table.Column("truePositive", header: "true positives", notation: .decimal),
      ],
      rows: tests.map {
        [.rational($0.threshold), .rational($0.falsePositive), .rational($0.truePositive)]
      }, readerDigits: 8)
  }
}
