import ExactArithmetic
import Tables

/// A figure of curves in a plane: one model, drawn by gnuplot, by pgfplots or with characters in a terminal.
///
/// ```swift
/// var figure = Figure(
///   title: "The optimum at k = 2",
///   xAxis: Figure.Axis("dimension d", unit: "bits", isIntegral: true),
///   yAxis: Figure.Axis("optimal success", unit: "probability", range: 0...1))
/// figure.series.append(Figure.Series("rho = 1/2", points: table.points(x: "d", y: "optimalSuccess")))
/// print(try figure.pgfplots(provenance: "example"))
/// let image = try Gnuplot.find().image(of: figure, as: .svg)
/// ```
///
/// Curves differ in dashes, marks and greys, never in colour; the legend stands below the axes, so that it covers
/// nothing.  Values stay exact, or enclosures, up to the renderers, which write decimals of the middle; where an
/// interval is wide enough to be seen, they draw it as a bar.  Values below 1e-308 stand at 0 on a linear axis; points that
/// are not between 1e-300 and 1e300 on a logarithmic one are left out, and the legend says how many.
public struct Figure: Sendable {
  /// What the figure shows.
  public var title: Label
  /// The horizontal axis.
  public var xAxis: Axis
  /// The vertical axis.
  public var yAxis: Axis
  /// The curves, in the order of the legend.
  public var series: [Series] = []
  /// Horizontal lines, each with its name at its right end.
  public var referenceLines: [ReferenceLine] = []
  /// The size; `nil` for the usual one of each renderer.
  public var size: Size?
  /// How curves are told from each other.
  public var strokes: Strokes = .mixed

  /// Creates a figure without curves.
  public init(title: Label, xAxis: Axis, yAxis: Axis) {
    self.title = title
    self.xAxis = xAxis
    self.yAxis = yAxis
  }

  /// Makes one curve of curves whose points are the same, with both names: `η_TV(W) = η_KL(W)`.
  public mutating func mergeEqualSeries(joining names: String = " = ") {
    var merged: [Series] = []
    for curve in series {
      if let equal = merged.firstIndex(where: { $0.points == curve.points }) {
        merged[equal].name.append(names, curve.name)
      } else {
        merged.append(curve)
      }
    }
    series = merged
  }

  /// The greatest number of curves that the styles keep apart.
  public static let greatestSeriesCount = SeriesStyle.all(.mixed).count
}

extension Figure {
  /// A short text, as plain text and as LaTeX.
  public struct Label: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The plain text.
    public var text: String
    /// LaTeX source such as `$I(X;M)$`; `nil` for the plain text, read as a formula where it is one.
    public var latex: String?

    /// Creates a label.
    public init(_ text: String, latex: String? = nil) {
      self.text = text
      self.latex = latex
    }

    /// A plain text.
    public init(stringLiteral text: String) { self.init(text) }

    /// The LaTeX source of the label.
    var latexSource: String { latex ?? LaTeXFormula(text).source }

    /// Puts another label behind a separator that both plain text and LaTeX can have.
    public mutating func append(_ separator: String, _ other: Label) {
      if latex != nil || other.latex != nil {
        latex = latexSource + separator + other.latexSource
      }
      text += separator + other.text
    }
  }

  /// An axis.
  public struct Axis: Sendable, ExpressibleByStringLiteral {
    /// What is measured along the axis.
    public var label: Label
    /// The unit, which stands in parentheses after the label.
    public var unit: String?
    /// How values become places.
    public var scale: Scale
    /// The ends; `nil` for ends that leave a margin around the data.
    public var range: ClosedRange<Rational>?
    /// The values that are possible, beyond which a linear axis leaves no margin; `nil` for all.
    public var possible: ClosedRange<Rational>?
    /// Whether only integers are marked.
    public var isIntegral: Bool

    /// Creates an axis.
    public init(
      _ label: Label, unit: String? = nil, scale: Scale = .linear,
      range: ClosedRange<Rational>? = nil, possible: ClosedRange<Rational>? = nil,
      isIntegral: Bool = false
    ) {
      self.label = label
      self.unit = unit
      self.scale = scale
      self.range = range
      self.possible = possible
      self.isIntegral = isIntegral
    }

    /// A linear axis of pure numbers.
    public init(stringLiteral label: String) { self.init(Label(label)) }
  }

  /// How values become places on an axis.
  public enum Scale: Sendable, Hashable {
    case linear
    /// Equal factors are equal distances; marked at powers of the base, 2 or 10.
    case logarithmic(base: Int)

    /// A logarithmic scale for positive values that span a factor of at least `factor`, else a linear one.
    public static func suiting(_ values: [Rational], base: Int = 10, factor: Int = 50) -> Scale {
      guard let least = values.min(), let greatest = values.max(), least.signum() > 0 else {
        return .linear
      }
      return greatest >= Rational(factor) * least ? .logarithmic(base: base) : .linear
    }
  }

  /// A point of a curve.
  public struct Point: Sendable, Hashable {
    /// The abscissa, drawn at the middle.
    public var x: Enclosure
    /// The ordinate, drawn at the middle.
    public var y: Enclosure
    /// The confidence interval of an estimate; `nil` where ``y`` surely contains the value.
    public var confidenceInterval: Enclosure?

    /// Creates a point.
    public init(x: Enclosure, y: Enclosure, confidenceInterval: Enclosure? = nil) {
      self.x = x
      self.y = y
      self.confidenceInterval = confidenceInterval
    }

    /// Creates a point that is known exactly.
    public init(_ x: Rational, _ y: Rational) { self.init(x: Enclosure(x), y: Enclosure(y)) }

    /// What is drawn as a bar where it is wide enough to be seen.
    var bar: Enclosure { confidenceInterval ?? y }
  }

  /// A curve, or a set of points.
  public struct Series: Sendable {
    /// The name in the legend.
    public var name: Label
    /// The points, in the order in which they are joined.
    public var points: [Point]
    /// Whether the points are joined by straight lines.
    public var isJoined: Bool

    /// Creates a curve.
    public init(_ name: Label, points: [Point], isJoined: Bool = true) {
      self.name = name
      self.points = points
      self.isJoined = isJoined
    }
  }

  /// A horizontal line with a name.
  public struct ReferenceLine: Sendable {
    /// The name, at the right end of the line; the plain text may have several lines, as LaTeX with `\\`.
    public var label: Label
    /// The ordinate.
    public var value: Enclosure

    /// Creates a line.
    public init(_ label: Label, at value: Enclosure) {
      self.label = label
      self.value = value
    }
  }
}
