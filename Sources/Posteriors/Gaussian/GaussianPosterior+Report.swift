import AlgebraicNumbers
import ExactArithmetic
import Tables

extension GaussianPosterior {
  /// The report for a reader: each component's weight and mean, and the order of the weights.
  ///
  /// JSON has `weights`, enclosures; `order`, lists of places from 1, the greatest weight first and equal ones together; `means`;
  /// `covariances`, rows of each.
  ///
  /// - Parameter question: what was asked.
  public func report(_ question: Report.Question) -> Report {
    Report(
      question: question,
      title: "The posterior of a memorized prior with \(count: components.count) training points",
      sections: [
        Report.Section(
          heading: "The components",
          [
            .data([
              ("weights", .list(weights.map { .value(.number(.computable($0))) })),
              ("order", .list(order.map { .list($0.map { .value(.integer($0 + 1)) }) })),
              ("means", .list(components.map { GaussianPosterior.list($0.mean) })),
              (
                "covariances",
                .list(
                  components.map { .list($0.covariance.rows.map(GaussianPosterior.list)) })
              ),
            ]), .table(table),
          ]),
        Report.Section([
          .paragraph("From the greatest weight down: \(words: orderText)."),
          .paragraph(
            """
            Weights are exp(a) sqrt(b) with rational a and b over their sum, so that every comparison of two is decided; means and \
            covariances are rational.
            """),
        ]),
      ], summary: table)
  }

  private static func list(_ values: [Rational]) -> Report.Data {
    .list(values.map { .value(.rational($0)) })
  }

  /// The places in order, with `=` between equal weights.
  private var orderText: String {
    order.map { group in group.map { "\($0 + 1)" }.joined(separator: " = ") }
      .joined(separator: ", ")
  }

  private var table: Table {
    let isLine = components[0].mean.count == 1
    return Table(
      title: "Components of the posterior",
      columns: [
        Table.Column("point"),
        Table.Column("place", header: "training point", alignment: isLine ? nil : .left),
        Table.Column("weight", notation: .leadingDigits),
        Table.Column("mean", alignment: isLine ? nil : .left, notation: .exact),
        Table.Column(
          "variance", header: isLine ? "variance" : "trace of the covariance", notation: .exact),
      ],
      rows: zip(components, weights).enumerated().map { index, row in
        let (component, weight) = row
        return [
          .integer(index + 1), GaussianPosterior.cell(component.point.place),
          .number(.computable(weight)), GaussianPosterior.cell(component.mean),
          .rational(component.covariance.trace),
        ]
      }, readerDigits: 8)
  }

  private static func cell(_ vector: [Rational]) -> Table.Cell {
    if vector.count == 1 { return .rational(vector[0]) }
    return .text("(" + vector.map(\.description).joined(separator: ", ") + ")")
  }
}
