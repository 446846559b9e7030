import Documents
import ExactArithmetic
import InformationTheory
import Tables

/// The entropies and mutual informations of a joint law, or those asked for, each with its name.
public struct InformationTable: Sendable {
  /// The quantities in order.
  public let values: [(measure: InformationMeasure, value: LogForm)]

  /// The quantities of a law that are asked for, each once.
  ///
  /// - Throws: `LawError` for an unknown variable.
  public init(_ measures: [InformationMeasure], of law: JointLaw) throws(LawError) {
    var values: [(InformationMeasure, LogForm)] = []
    for measure in measures where !values.contains(where: { $0.0 == measure }) {
      values.append((measure, try law.value(of: measure)))
    }
    self.values = values
  }

  /// The usual quantities: for two variables `H(X)`, `H(Y)`, `H(X,Y)`, `H(X|Y)`, `H(Y|X)` and `I(X;Y)`; for any
  /// other number each entropy, the joint entropy, and the mutual information of each pair.
  public init(of law: JointLaw) throws(LawError) {
    try self.init(InformationTable.usualMeasures(of: law.variables), of: law)
  }

  private static func usualMeasures(of variables: [String]) -> [InformationMeasure] {
    var measures = variables.map { InformationMeasure.entropy(of: [$0]) }
    if variables.count > 1 { measures.append(.entropy(of: variables)) }
    if variables.count == 2 {
      let (x, y) = (variables[0], variables[1])
      measures += [.entropy(of: [x], given: [y]), .entropy(of: [y], given: [x])]
    }
    for (index, x) in variables.enumerated() {
      for y in variables[(index + 1)...] {
        measures.append(.mutualInformation(between: [x], and: [y]))
      }
    }
    return measures
  }

  /// A row for each quantity.
  public var table: Table {
    var table = Table(columns: [
      Table.Column("quantity", alignment: .left, holdsFormulas: true),
      Table.Column("value", unit: .information, notation: .both),
    ])
    for (measure, value) in values { table.append([.text(measure.description), .logForm(value)]) }
    return table
  }

  /// The quantities as a report, whose JSON is an object with a member for each of them.
  ///
  /// - Parameter law: what the law is called: the name of its file.
  public func report(of law: String) -> Report {
    let quantities = values.map { measure, _ in
      Report.Question.Parameter("quantity", .text(measure.description))
    }
    return Report(
      question: Report.Question(
        "information",
        parameters: [.init("file", .text(law), isPositional: true)] + quantities),
      title: "Entropies and mutual informations of the law \(name: law)",
      sections: [
        Report.Section([
          .table(table),
          .data(values.map { ($0.measure.description, .value(.logForm($0.value))) }),
        ])
      ],
      layout: .lines, summary: table)
  }
}
