import Claims
import ExactArithmetic
import Tables

extension MemorizationReport {
  /// The constants, a row each.
  public var constantTable: Table {
    Table(
      title: "The contraction constants of \(problem.title), for each coordinate",
      columns: [
        Table.Column("constant", alignment: .left), Table.Column("value", notation: .both),
      ],
      rows: constantRows.map { [.text($0.name), $0.value] })
  }

  /// What the learner memorizes, and the bounds, a row each; `nil` without a learner.
  public func learnerTable(_ style: ValueStyle = ValueStyle()) -> Table? {
    guard let outcome else { return nil }
    return Table(
      title: "The learner \(outcome.learner) with d = \(outcome.dimension)",
      columns: [
        Table.Column("quantity", alignment: .left),
        Table.Column("value", unit: .information, notation: .both),
      ],
      rows: outcome.informations.map { [.text($0.name), $0.value.informationCell(style)] })
  }

  /// The claims, a row each.
  public func claimTable(_ style: ValueStyle = ValueStyle()) -> Table {
    Table(title: "The claims", claims: claims, style: style)
  }

  /// Everything in one table, for formats that hold one; information is in the unit of the style.
  public func flatTable(_ style: ValueStyle = ValueStyle()) -> Table {
    var table = Table(
      columns: ["quantity", "unit", Table.Column("value", notation: .decimal), "verdict"])
    for row in constantRows { table.append([.text(row.name), .empty, row.value, .empty]) }
    let unit = Table.Cell.text(style.unit.rawValue)
    if let outcome {
      for (name, value) in outcome.informations {
        table.append([.text(name), unit, value.informationCell(style), .empty])
      }
      for (name, value) in outcome.probabilities {
        table.append([.text(name), .empty, .rational(value), .empty])
      }
    }
    for claim in claims {
      let isInformation = claim.left.informationValue != nil || claim.right.informationValue != nil
      table.append([
        .text("slack of \(claim.claim)"), isInformation ? unit : .empty,
        isInformation ? claim.slack.informationCell(style) : claim.slack.cell(style),
        .verdict(claim.verdict),
      ])
    }
    return table
  }

  private var constantRows: [(name: String, value: Table.Cell)] {
    [
      ("tau", constants.tau.quantity.cell()), ("rho", constants.rho.quantity.cell()),
      ("tau_chi2", .rational(constants.tauChiSquare)),
      ("rho_chi2", .rational(constants.rhoChiSquare)),
      ("(1-tau)/rho", constants.factor?.quantity.cell() ?? .text("none: rho = 0")),
    ]
  }
}

extension MemorizationReport.Outcome {
  var informations: [(name: String, value: Quantity)] {
    var rows: [(String, Quantity)] = [
      ("I(M;X1..n)", quantities.dataInformation),
      ("I(M;theta)", quantities.parameterInformation),
      ("I(M;X1..n|theta)", quantities.memorization), ("I(M;X)", quantities.testInformation),
    ]
    if let bound { rows.append(("(1-tau)/rho I(M;X)", bound)) }
    if let accuracyInformation { rows.append(("d2(a||b)", .logForm(accuracyInformation))) }
    if let accuracyBound { rows.append(("(1-tau)/rho d2(a||b)", accuracyBound)) }
    return rows
  }

  var probabilities: [(name: String, value: Rational)] {
    guard let test = quantities.bestTest else { return [] }
    return [
      ("a", test.acceptance), ("b", test.falseAcceptance), ("e", test.error),
    ]
  }
}

extension Quantity {
  /// A quantity of information, in bits, as a cell in the unit of a style.
  package func informationCell(_ style: ValueStyle) -> Table.Cell {
    guard logForm == nil, style.unit == .nats else { return cell(style) }
    let inNats = enclosure(bits: 128) * Enclosure.log(Rational(2), bits: 128)
    return .enclosure(inNats.rounded(toBits: 128))
  }
}
