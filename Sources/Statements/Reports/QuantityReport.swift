import ExactArithmetic
import InformationTheory
import Tables

/// Quantities of a law, each with its text and its value.
public struct QuantityReport: Sendable {
  /// What the law is called: the name of its file.
  public let lawName: String
  /// The quantities in order.
  public let values: [(text: String, value: StatementValue)]

  /// The values of expressions, each once.
  ///
  /// - Throws: ``StatementError`` for a name that stands for nothing and for what is not defined.
  public init(
    _ expressions: [QuantityExpression], in context: StatementContext, lawName: String
  ) throws {
    self.lawName = lawName
    var values: [(text: String, value: StatementValue)] = []
    for expression in expressions where !values.contains(where: { $0.text == expression.text }) {
      values.append((expression.text, try expression.value(in: context)))
    }
    self.values = values
  }
}

extension QuantityReport: Reportable {
  /// The report, whose JSON is an object with a member for each quantity.
  public var report: Report {
    let quantities = values.map { Report.Question.Parameter("quantity", .text($0.text)) }
    return Report(
      question: Report.Question(
        "information",
        parameters: [.init("file", .text(lawName), isPositional: true)] + quantities),
      title: "Quantities of the law \(name: lawName)",
      sections: [
        Report.Section([
          .table(table), .data(values.map { ($0.text, .value($0.value.cell)) }),
        ])
      ],
      layout: .lines, summary: table)
  }

  /// A row for each quantity; where some are numbers without a unit, a column says which.
  private var table: Table {
    let isMixed = values.contains { !$0.value.isInformation }
    var columns = [
      Table.Column("quantity", alignment: .left),
      Table.Column("value", unit: .information, notation: .both),
    ]
    if isMixed { columns.append("kind") }
    return Table(
      columns: columns,
      rows: values.map { text, value in
        let kind: [Table.Cell] = [.text(value.isInformation ? "information" : "number")]
        return [.text(text), value.cell] + (isMixed ? kind : [])
      })
  }
}
