// Contraction coefficients of the Z-channels at the uniform input law, as a table and as a plot.
//
//   swift run -c release ContractionPlot plot.svg
//
// The table goes to standard output, the plot to the file, contraction.svg unless named.

import Foundation
import Lemmata

let file = CommandLine.arguments.dropFirst().first ?? "contraction.svg"
let steps = 40

var table = Table(
  title: "Z-channels, uniform input law",
  columns: [
    Table.Column("p", latexHeader: "$p$"),
    Table.Column("kl", header: "eta_KL(W)", notation: .both),
    Table.Column("klFixedInput", header: "eta_KL(P,W)"),
    Table.Column("chiSquare", header: "eta_chi2(P,W)", notation: .both),
  ])
var channel = LineChart.Line(name: "η_KL(W)", points: [])
var fixedInput = LineChart.Line(name: "η_KL(P,W), P uniform", points: [], dashes: "9 5")
var chiSquare = LineChart.Line(
  name: "η_χ²(P,W), P uniform", points: [], dashes: "2 4", grey: "#555")

for step in 0...steps {
  let p = Rational(step, steps)
  let z = try Channel.z(p)
  let report = try z.contractionReport(input: .bernoulli(1 / 2))
  let atInput = report.fixedInput!
  precondition(report.holds, "\(report)")

  let enclosure = atInput.kl.interval
  table.append([
    .rational(p), .algebraic(report.kl.value),
    atInput.kl.exact.map { .algebraic($0) } ?? .enclosure(enclosure),
    .algebraic(atInput.chiSquare),
  ])
  let x = Double(p)
  channel.points.append((x, report.kl.value.approximation))
  fixedInput.points.append((x, Double(enclosure.midpoint)))
  chiSquare.points.append((x, atInput.chiSquare.approximation))
}

let chart = LineChart(
  title: "Contraction coefficients of the Z-channel",
  xLabel: "crossover probability p", yLabel: "contraction coefficient",
  lines: [channel, fixedInput, chiSquare])
try chart.svg.write(toFile: file, atomically: true, encoding: .utf8)
print(
  table.render(
    .text, style: ValueStyle(digits: 8), provenance: "ContractionPlot, an example of Lemmata"),
  terminator: "")
