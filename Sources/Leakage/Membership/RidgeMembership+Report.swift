import ExactArithmetic
import Tables

extension RidgeMembership {
  /// The report for a reader: leverages, residuals and leave-one-out residuals of each row, and the sum of the leverages.
  ///
  /// JSON has `leverages`, `trainingResiduals`, `leaveOneOut` (`null` where `H_ii = 1`), `totalLeverage`, and `signals`
  /// where the variance of the noise is given.
  ///
  /// - Parameters:
  ///   - name: the name of the data.
  ///   - variance: the variance of the noise of the labels, if it is known.
  public func report(name: String, noise variance: Rational? = nil) -> Report {
    func list(_ values: [Rational?]) -> Report.Data {
      .list(values.map { .value($0.map { .rational($0) } ?? .empty) })
    }
    var data: [(key: String, value: Report.Data)] = [
      ("leverages", list(leverages)), ("trainingResiduals", list(trainingResiduals)),
      ("leaveOneOut", list(leaveOneOut)),
    ]
    if let variance { data.append(("signals", list(signals(noise: variance)))) }
    var question = Report.Question(
      "membership ridge", parameters: [.init("file", .text(name), isPositional: true)])
    question.parameters.append(.init("lambda", .rational(lambda)))
    if let variance { question.parameters.append(.init("noise", .rational(variance))) }
    return Report(
      question: question,
      title:
        "Ridge regression on \(count: design.rowCount) rows of \(count: design.columnCount) entries",
      sections: [
        Report.Section(
          heading: "Leverages H_ii, and residuals y - yhat with and without the row",
          [.table(table(noise: variance)), .data(data)]),
        Report.Section(
          heading: "What the training labels are fitted better than fresh ones",
          table: .init("Ridge regression", value: Table.Column("value", notation: .both)),
          [
            .entries([
              Report.Entry(
                "sum H_ii", .rational(totalLeverage),
                "times 2 v, for noise of variance v: by how much the squared residuals of fresh labels exceed those of training labels, summed",
                path: "totalLeverage")
            ])
          ]),
      ], summary: table(noise: variance))
  }

  private func table(noise variance: Rational?) -> Table {
    var columns = [
      Table.Column("row"),
      Table.Column("leverage", header: "H_ii", notation: .decimal),
      Table.Column("trainingResidual", header: "y - yhat", notation: .decimal),
      Table.Column("leaveOneOut", header: "y - yhat without the row", notation: .decimal),
    ]
    if variance != nil {
      columns.append(Table.Column("signal", header: "2 v H_ii", notation: .decimal))
    }
    let residuals = zip(trainingResiduals, leaveOneOut)
    return Table(
      title: "Ridge regression with lambda = \(lambda)", columns: columns,
      rows: zip(leverages, residuals).enumerated().map { index, row in
        let (leverage, (residual, without)) = row
        let signal = variance.map { [Table.Cell.rational(2 * $0 * leverage)] } ?? []
        return [
          .integer(index + 1), .rational(leverage), .rational(residual),
          without.map { .rational($0) } ?? .text("none"),
        ] + signal
      }, readerDigits: 8)
  }
}
