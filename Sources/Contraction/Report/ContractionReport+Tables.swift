import ExactArithmetic
import Tables

extension ContractionReport {
  /// The coefficients, a row each.
  public var coefficientTable: Table {
    Table(
      title: "Contraction coefficients of the channel \(name)",
      columns: [
        Table.Column("coefficient", alignment: .left), Table.Column("value", notation: .both),
      ],
      rows: coefficients.map { [.text($0.header), $0.value] })
  }

  /// The bounds between the coefficients, a row each.
  public func claimTable(_ style: ValueStyle = ValueStyle()) -> Table {
    Table(title: "The bounds between them", claims: claims, style: style)
  }

  /// Everything in one table, for formats that hold one: each number, then the slack of each bound with its
  /// verdict.
  public func flatTable(_ style: ValueStyle = ValueStyle()) -> Table {
    var table = Table(
      columns: ["quantity", "exact", Table.Column("value", notation: .decimal), "verdict"])
    func append(_ name: String, _ value: Table.Cell, _ verdict: Table.Cell) {
      table.append([.text(name), .text(value.exactText), value, verdict])
    }
    for row in coefficients { append(row.key, row.value, .empty) }
    for (name, value) in witnessRows { append(name, value, .empty) }
    for claim in claims {
      append("slack of \(claim.claim)", claim.slack.cell(style), .verdict(claim.verdict))
    }
    return table
  }

  /// The numbers with their keys in JSON, for programs, and their names for readers.
  private var coefficients: [(key: String, header: String, value: Table.Cell)] {
    var rows: [(String, String, Table.Cell)] = [
      ("dobrushin", "eta_TV(W)", .rational(dobrushin)),
      ("doeblin", "doeblin", .rational(doeblin)),
      ("kl", "eta_KL(W)", .algebraic(kl.value)),
    ]
    if let pair = kl.pair {
      rows += [
        ("klPair input 1", "first input of its pair", .integer(pair.first + 1)),
        ("klPair input 2", "second input of its pair", .integer(pair.second + 1)),
        ("klPair weight", "weight of the first", kl.weight.cell),
      ]
    }
    if let fixedInput {
      rows += [
        ("chiSquare", "eta_chi2(P,W)", .algebraic(fixedInput.chiSquare)),
        ("klFixedInput", "eta_KL(P,W)", fixedInput.kl.cell),
      ]
    }
    return rows
  }

  private var witnessRows: [(name: String, value: Table.Cell)] {
    guard let witness = fixedInput?.kl.witness else { return [] }
    return zip(1..., witness.law.probabilities).map { number, probability in
      ("witness law, input \(number)", .rational(probability))
    } + [("witness ratio", .rational(witness.ratio))]
  }
}

extension Table.Cell {
  /// The exact value in full, where there is a form for it.
  fileprivate var exactText: String {
    switch self {
    case .integer(let value): return value.description
    case .rational(let value): return value.description
    case .algebraic(let value): return value.exactText
    case .logForm(let form): return form.description
    default: return ""
    }
  }
}
