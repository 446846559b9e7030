import ExactArithmetic
import Figures
import InformationTheory
import NearestNeighbourGame
import Tables
import Work

extension TradeOffStudy {
  func drawn(_ curves: [Curve], _ optimum: Enclosure) -> TabulatedFigure {
    let table = table(curves)
    var figure = Figure(
      title: """
        Information against success, \(parameters.replacing("rho", with: "ρ")), \
        optimum \(TradeOffStudy.text(ofOptimum: optimum))
        """,
      xAxis: Figure.Axis("Bob's success", unit: "probability", possible: 0...1),
      yAxis: Figure.Axis(
        Figure.Label("information I(X;M)", latex: "information $I(X;M)$"), unit: unit.rawValue))
    var first = 0
    for curve in curves {
      let rows = first..<first + curve.rows.count
      first = rows.upperBound
      figure.series.append(
        Figure.Series(
          curve.name,
          points: table.points(x: "success", y: "information", unit: unit, rows: Array(rows)),
          isJoined: curve.isJoined))
    }
    let all = LogForm.bits(Rational(Integer(game.examples) * Integer(game.dimension)))
    figure.referenceLines = [
      Figure.ReferenceLine(
        allBitsLabel,
        at: all.enclosure(in: unit, bits: 64))
    ]
    return TabulatedFigure(figure: figure, table: table)
  }

  /// `k d` bits in the unit.
  var allBitsLabel: Figure.Label {
    switch unit {
    case .bits: Figure.Label("k d", latex: "$kd$")
    case .nats: Figure.Label("k d ln 2", latex: "$kd\\ln 2$")
    case .hartleys: Figure.Label("k d log10 2", latex: "$kd\\log_{10}2$")
    }
  }

  /// The rows of all curves, one after the other.
  func table(_ curves: [Curve]) -> Table {
    Table(
      title: "Information against success in the game with \(parameters)",
      columns: [
        Table.Column("curve", alignment: .left), Table.Column("message", alignment: .left),
        Table.Column("success", notation: .decimal),
        Table.Column(
          "information", header: "I(X;M)", unit: .information,
          notation: .decimal),
      ],
      rows: curves.flatMap { curve in
        curve.rows.map { row in
          [.text(curve.name.text), .text(row.message), row.success, row.information]
        }
      })
  }

  var parameters: String {
    "k = \(game.examples), d = \(game.dimension), rho = \(game.correlation)"
  }

  /// Four digits; where they would make 1 of less, the distance from 1.
  static func text(ofOptimum optimum: Enclosure) -> String {
    let digits = optimum.midpoint.decimal(significantDigits: 4)
    let distance = 1 - optimum.lower
    if digits != "1" || distance.isZero { return digits }
    return (optimum.isExact ? "1 − " : "at least 1 − ")
      + distance.decimal(significantDigits: 2, rounding: optimum.isExact ? .toNearestOrEven : .up)
  }
}
