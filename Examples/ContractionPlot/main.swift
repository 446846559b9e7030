// Contraction coefficients of the Z-channels at the uniform input law, as a table and as a plot.
//
//   swift run -c release ContractionPlot plot.svg
//
// The table goes to standard output, the plot to the file, contraction.svg unless named. The plot needs gnuplot;
// where there is none, a file .tex for pgfplots is written in its place.

import Foundation
import Lemmata

let file = URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? "contraction.svg")
let steps = 40

var table = Table(
  title: "Z-channels, uniform input law",
  columns: [
    Table.Column("p", latexHeader: "$p$"),
    Table.Column("kl", header: "eta_KL(W)", notation: .both),
    Table.Column("klFixedInput", header: "eta_KL(P,W)"),
    Table.Column("chiSquare", header: "eta_chi2(P,W)", notation: .both),
  ])
for step in 0...steps {
  let p = Rational(step, steps)
  let report = try Channel.z(p).contractionReport(input: .bernoulli(1 / 2))
  let atInput = report.fixedInput!
  precondition(report.holds, "\(report)")
  table.append([
    .rational(p),
    report.kl.exact.map { .algebraic($0.value) } ?? .enclosure(report.kl.bounds.enclosure(bits: 64)),
    atInput.kl.exact.map { .algebraic($0) } ?? .enclosure(atInput.kl.interval),
    .algebraic(atInput.chiSquare),
  ])
}

var figure = Figure(
  title: "Contraction coefficients of the Z-channel",
  xAxis: Figure.Axis("crossover probability p", range: 0...1),
  yAxis: Figure.Axis("contraction coefficient", range: 0...1))
figure.series = [
  Figure.Series("η_KL(W)", points: table.points(x: "p", y: "kl")),
  Figure.Series("η_KL(P,W), P uniform", points: table.points(x: "p", y: "klFixedInput")),
  Figure.Series("η_χ²(P,W), P uniform", points: table.points(x: "p", y: "chiSquare")),
]

let provenance = "ContractionPlot, an example of Lemmata"
do {
  let format = ImageFormat(rawValue: file.pathExtension) ?? .svg
  let image = try Gnuplot.find().image(of: figure, as: format, provenance: provenance)
  try Data(image).write(to: file, options: .atomic)
} catch let missing as GnuplotError {
  let picture = file.deletingPathExtension().appendingPathExtension("tex")
  try figure.pgfplots(provenance: provenance)
    .write(to: picture, atomically: true, encoding: .utf8)
  FileHandle.standardError.write(Data("\(missing)\nWrote \(picture.lastPathComponent).\n".utf8))
}
print(
  table.render(.text, style: ValueStyle(digits: 8), provenance: provenance), terminator: "")
