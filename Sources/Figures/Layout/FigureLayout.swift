import ExactArithmetic

/// A figure with everything decided that the renderers have in common: ends of axes, marked values, styles.
struct FigureLayout {
  let figure: Figure
  let x: AxisTicks
  let y: AxisTicks
  let curves: [Curve]

  /// A curve with its style.
  struct Curve {
    let series: Figure.Series
    let style: SeriesStyle
    /// Every how many points there is a mark, and the index of the first one.
    let markInterval: Int
    let firstMark: Int
    /// The points whose interval is wide enough to be seen.
    let bars: [Figure.Point]
  }

  /// - Throws: ``FigureError`` when there is nothing to draw, or a value has no place.
  init(_ original: Figure) throws(FigureError) {
    if original.series.allSatisfy(\.points.isEmpty) {
      throw .nothingToDraw(figure: original.title.text)
    }
    if original.series.count > Figure.greatestSeriesCount {
      throw .tooManySeries(found: original.series.count, limit: Figure.greatestSeriesCount)
    }
    let figure = original.withoutPointsBeyondAxes
    self.figure = figure
    // Where no point is left, the values that have no place are named.
    let points = figure.series.flatMap(\.points)
    let drawn = points.isEmpty ? original.series.flatMap(\.points) : points
    x = try FigureLayout.ticks(figure.xAxis, drawn.map { Enclosure($0.x.midpoint) })
    let y = try FigureLayout.ticks(
      figure.yAxis, drawn.map(\.extent) + figure.referenceLines.map(\.value))
    self.y = y
    let count = figure.series.count
    let styles = SeriesStyle.all(figure.strokes)
    curves = figure.series.enumerated().map { index, series in
      let interval = FigureLayout.markInterval(series, of: count)
      return Curve(
        series: series, style: styles[index], markInterval: interval,
        // Marks of curves that coincide do not.
        firstMark: min(interval * index / count, max(0, series.points.count - 1)),
        bars: series.points.filter { y.shows($0.bar, figure.yAxis.scale) })
    }
  }

  /// Every how many points of a curve there is a mark: at all of a few points, else at about eight, such that curves
  /// that coincide are marked at different points.
  private static func markInterval(_ series: Figure.Series, of seriesCount: Int) -> Int {
    let count = series.points.count
    return !series.isJoined || count < 16 ? 1 : max(count / 8, min(seriesCount, count / 4))
  }

  /// The number of columns of the legend, by the length of its longest entry.
  var legendColumns: Int {
    let longest = figure.series.map(\.name.text.count).max() ?? 0
    return figure.series.count > 1 && longest <= 30 ? 2 : 1
  }

  private static func ticks(
    _ axis: Figure.Axis, _ values: [Enclosure]
  ) throws(FigureError) -> AxisTicks {
    let least = values.map(\.lower).min()!
    let greatest = values.map(\.upper).max()!
    if axis.scale != .linear && least.signum() <= 0 {
      throw .notPositive(value: least, axis: axis.label.text)
    }
    // On a linear axis the greatest magnitude decides: what is far smaller stands at 0.
    let decisive =
      axis.scale == .linear
      ? [max(least.magnitude, greatest.magnitude, axis.range?.greatestMagnitude ?? .zero)]
      : [least, greatest]
    if !decisive.allSatisfy({ $0.isZero || $0.canBeDrawn }) {
      throw .outOfRange(axis: axis.label.text)
    }
    return AxisTicks(axis, least: least, greatest: greatest)
  }
}

extension Rational {
  /// The decimal that is drawn: more digits than any printer has.
  ///
  /// A number closer to 0 than programs that draw can tell is written as 0. It stands on a linear axis, whose greatest
  /// magnitude can be drawn, so that its place is the same in all digits that are drawn.
  var drawn: String {
    let isTooSmall = !isZero && decimalExponent < Rational.least.decimalExponent
    return isTooSmall ? "0" : decimal(significantDigits: 8)
  }

  /// The least number that has all its digits in double precision, about.
  private static let least = Rational(10).power(-308)

  /// Whether axes may end at a number: there is room for margins in double precision.
  var canBeDrawn: Bool { abs(decimalExponent) <= 300 }
}

extension ClosedRange<Rational> {
  fileprivate var greatestMagnitude: Rational { max(lowerBound.magnitude, upperBound.magnitude) }
}

extension Enclosure {
  /// The decimal that is drawn for a value in the interval.
  var drawn: String { midpoint.drawn }
}

extension Figure.Axis {
  /// The label with the unit, as plain text.
  var text: String { label.text + (unit.map { " (\($0))" } ?? "") }
}
