import ExactArithmetic
import Tables

extension GameReport {
  /// The numbers of the report, a row each.
  public var quantityTable: Table {
    var table = Table(
      title: "The game with k = \(game.examples), d = \(game.dimension), rho = \(game.correlation), "
        + "message \(message)",
      columns: [
        Table.Column("quantity", alignment: .left),
        Table.Column("value", unit: "probability, or information", notation: .both),
      ])
    for (name, value) in namedValues { table.append([.text(name), value]) }
    return table
  }

  /// The inequalities of the report, a row each.
  public var inequalityTable: Table {
    var table = Table(
      title: "The chain of inequalities and the bounds on I(X;M)",
      columns: [
        Table.Column("claim", alignment: .left),
        Table.Column("left", unit: .information, notation: .decimal),
        Table.Column("right", unit: .information, notation: .decimal),
        Table.Column("slack", unit: .information, notation: .decimal),
        Table.Column("verdict", alignment: .left),
      ])
    for check in chain + boundChecks {
      table.append([
        .text(check.claim), .quantity(check.left), .quantity(check.right), .quantity(check.slack),
        .verdict(check.verdict),
      ])
    }
    return table
  }

  /// Everything in one table, for formats that hold one: each number, then the slack of each inequality with
  /// its verdict.
  public var flatTable: Table {
    var table = Table(
      columns: [
        Table.Column("quantity", alignment: .left), Table.Column("exact", alignment: .left),
        Table.Column("value", unit: .information, notation: .decimal),
        Table.Column("verdict", alignment: .left),
      ])
    for (name, value) in namedValues {
      table.append([.text(name), .text(value.exactText), value, .empty])
    }
    for check in chain + boundChecks {
      let slack = Table.Cell.quantity(check.slack)
      table.append([
        .text("slack of \(check.claim)"), .text(slack.exactText), slack, .verdict(check.verdict),
      ])
    }
    return table
  }

  private var namedValues: [(name: String, value: Table.Cell)] {
    [
      ("success", .rational(quantities.success)),
      ("optimal success", .rational(optimalSuccess)),
      ("I(X;M)", .quantity(quantities.information)),
      ("sum I(Xj;M)", .quantity(quantities.exampleInformationSum)),
      ("I(M;Y|J)", .quantity(quantities.noisyInformation)),
      ("I(J;Y|M)", .quantity(quantities.indexInformation)),
      ("Fano's term F", .logForm(bounds.fano)),
      ("SDPI bound", .logForm(bounds.sdpi)),
      ("Mrs Gerber bound", .quantity(bounds.mrsGerber)),
    ]
  }
}

extension Table.Cell {
  /// The exact value in bits where there is one that can be written down.
  fileprivate var exactText: String {
    switch self {
    case .rational(let value): return value.description
    case .logForm(let form), .quantity(.exact(let form)):
      return form.termCount <= 1000 ? form.description : ""
    default: return ""
    }
  }
}
