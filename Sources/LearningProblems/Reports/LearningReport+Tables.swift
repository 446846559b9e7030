import Claims
import ExactArithmetic
import Tables

extension LearningReport {
  /// The report as a table with one row; see ``rows(of:title:_:)``.
  public func table(_ style: ValueStyle = ValueStyle()) -> Table {
    LearningReport.table(of: [self], title: "Simulation of \(problem.title)", style)
  }

  /// Several reports as a table, a row each: the error, estimated and where known enclosed; the memorization and its lower
  /// bound from the test information; the bound that the error implies with the confidence, and the memorization over
  /// that bound, rounded up; and whether the estimates are consistent with all claims, empty without a trial.
  ///
  /// Each row has its own confidence; see ``LearningTable`` for rows that hold together.
  public static func table(
    of reports: [LearningReport], title: String, _ style: ValueStyle = ValueStyle()
  ) -> Table {
    Table(
      title: title, columns: columns(reports.first), rows: reports.map { $0.row(style) })
  }

  private static func columns(_ report: LearningReport?) -> [Table.Column] {
    let parameter = report?.problem.parameter.name ?? "lambda"
    func information(_ key: String, _ header: String, _ latex: String) -> Table.Column {
      Table.Column(
        key, header: header, latexHeader: latex, unit: .information, notation: .decimal)
    }
    return [
      Table.Column("n", latexHeader: "$n$"), Table.Column("d", latexHeader: "$d$"),
      Table.Column(
        parameter, latexHeader: parameter == "p" ? "$p$" : "$\\lambda$", notation: .decimal),
      Table.Column("learner", alignment: .left), Table.Column("trials"),
      Table.Column("confidence", notation: .decimal),
      Table.Column("error", header: "error, estimated", notation: .decimal),
      Table.Column("testError", header: "error, enclosed", notation: .decimal),
      information("memorization", "memorization", "$I(M;X_{1..n}\\mid\\theta)$"),
      information("bound", "(1-tau)/rho I(M;X)", "$\\frac{1-\\tau}{\\rho}I(M;X)$"),
      information(
        "accuracyBound", "(1-tau)/rho d2, at least", "$\\frac{1-\\tau}{\\rho}d_2(a\\|b)\\ge$"),
      Table.Column(
        "memorizationOverAccuracyBound", header: "ratio, at most", latexHeader: "ratio $\\le$",
        notation: .decimal),
      Table.Column("verdict", header: "estimates", alignment: .left),
    ]
  }

  private func row(_ style: ValueStyle) -> [Table.Cell] {
    let digits = style.digits ?? 12
    func decimal(_ value: Rational, _ rule: FloatingPointRoundingRule) -> Table.Cell {
      .rational(Rational(value.decimal(significantDigits: digits, rounding: rule))!)
    }
    return [
      .integer(problem.samples), .integer(dimension), .rational(problem.parameter.value),
      .text(learner), .integer(estimate.counts.trials), .rational(estimate.confidence),
      .enclosure(estimate.error), test?.error.map { .enclosure($0) } ?? .empty,
      quantities.memorization.informationCell(style),
      bound?.informationCell(style) ?? .empty,
      accuracyBound.map { decimal($0.lowerEnd(style.unit), .down) } ?? .empty,
      memorizationOverAccuracyBound.map { decimal($0, .up) } ?? .empty,
      estimate.counts.trials == 0 ? .empty : .text(consistency.rawValue),
    ]
  }
}

extension Quantity {
  /// The lower end of an enclosed number of bits, in a unit.
  func lowerEnd(_ unit: InformationUnit) -> Rational {
    let bits = enclosure(bits: 128)
    if unit == .bits { return bits.lower }
    return (bits * Enclosure.log(Rational(2), bits: 128)).lower
  }
}
