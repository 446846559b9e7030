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

  // MARK: Values too small for floating-point numbers

  private func figure(_ points: [Figure.Point], x: Figure.Scale, y: Figure.Scale) -> Figure {
    var figure = Figure(
      title: "t", xAxis: Figure.Axis("x", scale: x), yAxis: Figure.Axis("y", scale: y))
    figure.series = [Figure.Series("s", points: points)]
    return figure
  }

  /// On a linear axis they stand at 0, which is their place in all digits that are drawn.
  @Test func tinyValuesOnLinearAxes() throws {
    let tiny = Rational(10).power(-603)
    func points(_ first: Rational) -> [Figure.Point] {
      [Figure.Point(first, first), Figure.Point(1, Rational(1, 2))]
    }
    let figure = figure(points(tiny), x: .linear, y: .linear)
    let zero = self.figure(points(.zero), x: .linear, y: .linear)
    #expect(try figure.pgfplots(provenance: "") == zero.pgfplots(provenance: ""))
    #expect(try figure.gnuplotScript(provenance: "") == zero.gnuplotScript(provenance: ""))
    #expect(try figure.characters() == zero.characters())
    #expect(try figure.gnuplotScript(provenance: "").contains("$curve1 << EOD\n0 0\n1 0.5\nEOD"))
    // Negative ones too; and what double precision can tell keeps its digits.
    let negative = self.figure(points(-tiny), x: .linear, y: .linear)
    #expect(try negative.gnuplotScript(provenance: "").contains("EOD\n0 0\n1 0.5\n"))
    let small = self.figure(points(Rational(10).power(-307)), x: .linear, y: .linear)
    #expect(try small.gnuplotScript(provenance: "").contains("EOD\n1e-307 1e-307\n1 0.5\n"))
    // An axis whose ends are given has no need of values that are larger.
    var fixed = self.figure([Figure.Point(tiny, tiny)], x: .linear, y: .linear)
    (fixed.xAxis.range, fixed.yAxis.range) = (0...1, 0...1)
    #expect(try fixed.pgfplots(provenance: "").contains("  (0,0)\n"))
    // An axis of tiny values alone has no ends that can be drawn.
    let all = self.figure(
      [Figure.Point(0, tiny), Figure.Point(1, 2 * tiny)], x: .linear, y: .linear)
    #expect(throws: FigureError.outOfRange(axis: "y")) { try all.characters() }
  }

  /// On a logarithmic axis they are left out, and the legend says so.
  @Test func tinyValuesOnLogarithmicAxes() throws {
    let powers = [-603, -301, -300, 0].map { Rational(10).power($0) }
    let points = zip(1..., powers).map { Figure.Point(Rational($0), $1) }
    var figure = figure(points, x: .linear, y: .logarithmic(base: 10))
    let name = "s, 2 points beyond the axes"
    let script = try figure.gnuplotScript(provenance: "")
    #expect(script.contains("$curve1 << EOD\n3 1e-300\n4 1\nEOD") && script.contains(name))
    let picture = try figure.pgfplots(provenance: "")
    #expect(picture.contains("  (3,1e-300) (4,1)\n"))
    #expect(picture.contains("\\addlegendentry{$s$, $2$ points beyond the axes}"))
    #expect(try figure.characters().hasSuffix("  ●  \(name)\n"))
    // A name that is a formula in LaTeX stays one.
    figure.series[0].name = Figure.Label("d", latex: "$d$")
    #expect(try figure.pgfplots(provenance: "").contains("{$d$, 2 points beyond the axes}"))
    // Other curves keep their points and their names.
    figure.series.append(Figure.Series("other", points: [points[2], points[3]]))
    figure.series[0].points.remove(at: 0)
    #expect(try figure.characters().hasSuffix("  ●  d, 1 point beyond the axes\n  □  other\n"))
    // Nothing is left out where nothing would be left.
    figure.series = [Figure.Series("s", points: Array(points[0...1]))]
    #expect(throws: FigureError.outOfRange(axis: "y")) { try figure.characters() }
    // The same along the horizontal axis, at its other end.
    let wide = self.figure(
      [Figure.Point(1, 1), Figure.Point(Rational(10).power(301), 2), Figure.Point(9, 3)],
      x: .logarithmic(base: 2), y: .linear)
    #expect(try wide.characters().contains("s, 1 point beyond the axes\n"))
  }

  /// A curve none of whose points has a place is named in the legend nevertheless.
  @Test func curveBeyondTheAxes() throws {
    var figure = figure(
      [Figure.Point(1, 1), Figure.Point(2, 9)], x: .linear, y: .logarithmic(base: 10))
    figure.series.append(
      Figure.Series("lost", points: [Figure.Point(1, Rational(10).power(-400))]))
    let text = "lost, 1 point beyond the axes"
    #expect(try figure.characters().hasSuffix("  □  \(text)\n"))
    #expect(try figure.pgfplots(provenance: "").contains("\\addlegendentry{\(text)}"))
    #expect(try figure.gnuplotScript(provenance: "").contains("\(text)\""))
  }
}
