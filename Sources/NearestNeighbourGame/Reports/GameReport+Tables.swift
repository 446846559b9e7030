import ExactArithmetic
import InformationTheory
import Tables

extension GameReport {
  /// Bob's success and the optimum, a row each.
  public var successTable: Table {
    Table(
      title:
        "The game with k = \(game.examples), d = \(game.dimension), rho = \(game.correlation), "
        + "message \(message)",
      columns: [
        Table.Column("quantity", alignment: .left),
        Table.Column("probability", notation: .both),
      ],
      rows: successes.map { [.text($0.name), .rational($0.value)] })
  }

  /// The informations and bounds of the report, a row each.
  public var informationTable: Table {
    Table(
      title: "The information of the message, and the bounds on I(X;M)",
      columns: [
        Table.Column("quantity", alignment: .left),
        Table.Column("value", unit: .information, notation: .both),
      ],
      rows: informations.map { [.text($0.name), .quantity($0.value)] })
  }

  /// The inequalities of the report, a row each.
  public var inequalityTable: Table {
    Table(
      title: "The chain of inequalities and the bounds on I(X;M)", claims: chain + boundChecks,
      unit: .information)
  }

  /// Everything in one table, for formats that hold one: each number, then the slack of each inequality with
  /// its verdict.
  public func flatTable(in unit: InformationUnit) -> Table {
    var table = Table(
      columns: [
        "quantity", "unit", "exact", Table.Column("value", notation: .decimal), "verdict",
      ])
    for (name, value) in successes {
      table.append([
        .text(name), .text("probability"), .text(value.description), .rational(value), .empty,
      ])
    }
    func append(_ name: String, _ value: InformationQuantity, _ verdict: Table.Cell) {
      table.append([
        .text(name), .text(unit.rawValue), .text(value.exactText(in: unit)), .quantity(value),
        verdict,
      ])
    }
    for (name, value) in informations { append(name, value, .empty) }
    for check in chain + boundChecks {
      append("slack of \(check.claim)", check.slack.informationValue!, .verdict(check.verdict))
    }
    return table
  }

  private var successes: [(name: String, value: Rational)] {
    [("success", quantities.success), ("optimal success", optimalSuccess)]
  }

  private var informations: [(name: String, value: InformationQuantity)] {
    [
      ("I(X;M)", quantities.information),
      ("sum I(Xj;M)", quantities.exampleInformationSum),
      ("I(M;Y|J)", quantities.noisyInformation),
      ("I(J;Y|M)", quantities.indexInformation),
      ("Fano's term F", .exact(bounds.fano)),
      ("SDPI bound", .exact(bounds.sdpi)),
      ("Mrs Gerber bound", bounds.mrsGerber),
    ]
  }
}

extension InformationQuantity {
  /// The exact value where there is one that can be written down.
  fileprivate func exactText(in unit: InformationUnit) -> String {
    guard let form = logForm, form.termCount <= 1000 else { return "" }
    return form.description(in: unit)
  }
}
