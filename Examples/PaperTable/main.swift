// An exact table for a paper: LaTeX with booktabs on standard output.

import Lemmata

var table = Table(
  title: "Optimal success and communication bounds at rho = 1/2",
  columns: [
    Table.Column("k", latexHeader: "$k$"),
    Table.Column("d", latexHeader: "$d$"),
    Table.Column("optimum", latexHeader: "$\\mathrm{OPT}$", notation: .both),
    Table.Column("sdpi", header: "SDPI bound", unit: .information, notation: .decimal),
    Table.Column("mrsGerber", header: "Mrs Gerber bound", unit: .information, notation: .decimal),
  ])
for k in 2...4 {
  for d in 1...3 {
    let game = try Game(examples: k, dimension: d, correlation: 1 / 2)
    let optimum = try game.optimalSuccess()
    let bounds = try game.bounds(success: optimum)
    table.append([
      .integer(k), .integer(d), .rational(optimum), .logForm(bounds.sdpi),
      .quantity(bounds.mrsGerber),
    ])
  }
}
print(
  table.render(
    .latex, style: ValueStyle(digits: 6), provenance: "PaperTable, an example of Lemmata"),
  terminator: "")
