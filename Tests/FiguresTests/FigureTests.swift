import AlgebraicNumbers
import ExactArithmetic
import Figures
import Tables
import Testing

/// Figures as values, and what cannot be drawn.
struct FigureTests {
  @Test func pointsOfATable() throws {
    let table = Table(
      columns: ["n", "value", "interval"],
      rows: [
        [.integer(1), .rational(Rational(1, 2)), .enclosure(Enclosure(0, 1))],
        [.integer(2), .text("none"), .empty],
        [.integer(3), .logForm(.bits(2)), .empty],
        [.integer(4), .algebraic(AlgebraicReal(Rational(1, 3))), .empty],
        [.integer(5), .quantity(.exact(.bits(3))), .empty],
      ])
    let points = table.points(x: "n", y: "value", interval: "interval")
    #expect(points.map(\.x.lower) == [1, 3, 4, 5])
    #expect(points.map(\.y.midpoint) == [Rational(1, 2), 2, Rational(1, 3), 3])
    #expect(points.map(\.confidenceInterval) == [Enclosure(0, 1), nil, nil, nil])
    let some = table.points(x: "n", y: "value", unit: .nats, rows: [2, 0])
    #expect(some.map(\.x.lower) == [3, 1])
    #expect(abs(Double(some[0].y.midpoint) - 1.3862943611198906) < 1e-15)
  }

  @Test func mergeEqualSeries() throws {
    let line = [Figure.Point(0, 1), Figure.Point(1, 0)]
    var figure = Figure(title: "t", xAxis: "x", yAxis: "y")
    figure.series = [
      Figure.Series(Figure.Label("η", latex: "$\\eta$"), points: line),
      Figure.Series("other", points: [Figure.Point(0, 1)]),
      Figure.Series("50 %", points: line),
    ]
    figure.mergeEqualSeries()
    #expect(figure.series.map(\.name.text) == ["η = 50 %", "other"])
    #expect(figure.series[0].name.latex == "$\\eta$ = 50 \\%")
    #expect(figure.series[1].name.latex == nil)
  }

  @Test func scaleSuitingValues() {
    #expect(Figure.Scale.suiting([1, 49]) == .linear)
    #expect(Figure.Scale.suiting([50, 3, 1]) == .logarithmic(base: 10))
    #expect(Figure.Scale.suiting([0, 1000]) == .linear)
    #expect(Figure.Scale.suiting([4, 320], base: 2, factor: 10) == .logarithmic(base: 2))
    #expect(Figure.Scale.suiting([]) == .linear)
  }

  // MARK: Errors

  private func message(_ body: (inout Figure) -> Void) -> String {
    var figure = sampleFigure()
    body(&figure)
    do {
      _ = try figure.pgfplots(provenance: "")
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test func errors() {
    #expect(
      message { $0.series = [Figure.Series("s", points: [])] }
        == "there is nothing to draw in the figure \"It's 100 % `safe` {no}_markup\"; "
        + "expected at least one point")
    #expect(
      message { $0.series = Array(repeating: $0.series[0], count: 9) }
        == "the figure would have 9 curves; expected at most 8, which is how many can be told apart "
        + "without colours")
    #expect(
      message { $0.xAxis.scale = .logarithmic(base: 10) }
        == "the value 0 is on the logarithmic axis \"dimension d\"; expected a positive number")
    #expect(
      message { $0.series[0].points[1].y = Enclosure(Rational(10).power(400)) }
        == "a value on the axis \"success_rate\" is too large or too close to 0 to be drawn; "
        + "expected a magnitude from 1e-300 to 1e300")
  }
}
