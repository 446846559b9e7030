import ExactArithmetic
import Figures

/// A figure with everything in it: an exact curve, an estimate with a bar, a reference line.
func sampleFigure() -> Figure {
  var figure = Figure(
    title: "It's 100 % `safe` {no}_markup",
    xAxis: Figure.Axis(Figure.Label("dimension d", latex: "dimension $d$"), unit: "bits"),
    yAxis: Figure.Axis("success_rate", unit: "probability", range: 0...1))
  figure.series = [
    Figure.Series(
      Figure.Label("I(X;M)", latex: "$I(X;M)$"),
      points: [
        Figure.Point(0, Rational(1, 4)), Figure.Point(1, Rational(1, 3)),
        Figure.Point(2, Rational(1, 2)),
      ]),
    Figure.Series(
      "sampled, 50 %",
      points: [
        Figure.Point(
          x: Enclosure(1), y: Enclosure(Rational(3, 5)),
          confidenceInterval: Enclosure(Rational(1, 2), Rational(4, 5)))
      ], isJoined: false),
  ]
  figure.referenceLines = [
    Figure.ReferenceLine(
      Figure.Label("'1/(2 ln 2)' %", latex: "$1/(2\\ln 2)$"),
      at: Enclosure(Rational(7213, 10000), Rational(7214, 10000)))
  ]
  return figure
}
