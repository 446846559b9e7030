import Documents
import ExactArithmetic
import InformationTheory
import Tables
import Work

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

  /// What the quantities take, the usual ones where none are asked for: a logarithm for each entropy and each probability of the
  /// law.
  ///
  /// Equal probabilities are summed before a logarithm is taken, so that few different ones cost less.
  public static func estimate(
    _ measures: [InformationMeasure], of law: JointLaw
  ) -> WorkEstimate {
    let measures = measures.isEmpty ? usualMeasures(of: law.variables) : measures
    let entropies = measures.reduce(0) { $0 + $1.entropyCount }
    let logarithms = Double(entropies) * Double(law.supportCount)
    return WorkEstimate(
      subject: "\(entropies) entropies of \(law.supportCount) probabilities",
      operations: logarithms * operationsPerLogarithm, bytes: logarithms * bytesPerLogarithm,
      isUpperBound: true)
  }

  /// With the exact coefficient, its sum and its text.
  private static let operationsPerLogarithm = 5_000.0
  private static let bytesPerLogarithm = 100.0

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

extension InformationMeasure {
  /// The number of entropies in whose sum it is.
  fileprivate var entropyCount: Int {
    switch self {
    case .entropy(_, let condition): condition.isEmpty ? 1 : 2
    case .mutualInformation(_, _, let condition): condition.isEmpty ? 3 : 4
    }
  }
}
