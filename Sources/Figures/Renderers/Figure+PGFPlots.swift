import ExactArithmetic
import Tables

extension Figure {
  /// The figure as a `tikzpicture` for LaTeX with the package `pgfplots`.
  ///
  /// The title is a comment: in a paper the caption says what a figure shows.
  ///
  /// - Parameters:
  ///   - provenance: the command and version that made the figure, for a comment.
  ///   - isStandalone: whether it is a document that compiles by itself.
  /// - Throws: ``FigureError``.
  public func pgfplots(
    provenance: String, isStandalone: Bool = false
  ) throws(FigureError) -> String {
    var lines = PGFPlotsPicture(layout: try FigureLayout(self)).lines(provenance)
    if isStandalone {
      lines = LaTeXDocument.standalone(
        lines, packages: ["pgfplots"], preamble: ["\\pgfplotsset{compat=1.15}"])
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// The parts of a `tikzpicture`.
private struct PGFPlotsPicture {
  let layout: FigureLayout
  private var figure: Figure { layout.figure }

  func lines(_ provenance: String) -> [String] {
    let head =
      [
        "% " + figure.title.text.onOneLine, "% " + provenance.onOneLine,
        "% In the preamble: \\usepackage{pgfplots} \\pgfplotsset{compat=1.15}",
        "\\begin{tikzpicture}", "\\begin{axis}[",
      ] + options.map { "  \($0)," } + ["]"]
    return head + layout.curves.flatMap(curve) + figure.referenceLines.map(referenceLine)
      + ["\\end{axis}", "\\end{tikzpicture}"]
  }

  // MARK: Axes

  private var options: [String] {
    let size = figure.size ?? Figure.Size(width: 11, height: Rational(15, 2))
    return [
      "width=\(size.width.drawn)cm", "height=\(size.height.drawn)cm",
      "xlabel={\(figure.xAxis.latex)}", "ylabel={\(figure.yAxis.latex)}",
    ] + axis("x", figure.xAxis, layout.x) + axis("y", figure.yAxis, layout.y) + [
      "tick align=outside", "tick pos=left", "grid=major",
      "grid style={black!15}", "clip mode=individual",
      // A long label takes two lines instead of more than the height of the axes.
      "ylabel style={align=flush center, text width=5.8cm}",
      // Longer than usual, so that dashes show; plain numbers would be values on the axes.
      "legend image code/.code={\\draw[#1, mark repeat=2, mark phase=2] "
        + "plot coordinates {(0cm,0cm) (0.5cm,0cm) (1cm,0cm)};}",
      "legend columns=\(layout.legendColumns)", "legend cell align=left",
      "legend style={at={(0.5,-0.2)}, anchor=north, draw=none, /tikz/column 2/.style={column sep=1em}}",
    ]
  }

  private func axis(_ name: String, _ axis: Figure.Axis, _ ticks: AxisTicks) -> [String] {
    let values = ticks.ticks.map(\.value.drawn).joined(separator: ",")
    let labels = ticks.ticks.map { PGFPlotsPicture.label($0.label) }.joined(separator: ",")
    let range = "\(name)min=\(ticks.lower.drawn), \(name)max=\(ticks.upper.drawn)"
    return [
      axis.scale == .linear ? range : "\(name)mode=log, \(range)",
      "\(name)tick={\(values)}", "\(name)ticklabels={\(labels)}",
      "minor \(name) tick num=0",
    ]
  }

  private static func label(_ label: AxisTicks.Tick.Label) -> String {
    switch label {
    case .decimal(let text): return "$\(text.replacing("−", with: "-"))$"
    case .power(let base, let exponent): return "$\(base)^{\(exponent)}$"
    }
  }

  /// A line across the axes with its name at the right.
  private func referenceLine(_ line: Figure.ReferenceLine) -> String {
    "\\draw[black!60, densely dotted] (axis cs:\(layout.x.lower.drawn),\(line.value.drawn)) -- "
      + "(axis cs:\(layout.x.upper.drawn),\(line.value.drawn)) "
      + "node[right, black, align=left] {\(line.label.latexSource)};"
  }

  // MARK: Curves

  private func curve(_ curve: FigureLayout.Curve) -> [String] {
    var options = [
      PGFPlotsPicture.grey(curve.style), "thick",
      PGFPlotsPicture.options(curve.style.mark),
      "mark repeat=\(curve.markInterval)", "mark phase=\(curve.firstMark + 1)",
    ]
    let dashes = zip(["on", "off", "on", "off"], curve.style.dashes)
      .map { "\($0) \($1)pt" }.joined(separator: " ")
    if !curve.series.isJoined {
      options.append("only marks")
    } else if !dashes.isEmpty {
      options.append("dash pattern=\(dashes)")
    }
    let points = curve.series.points.map { "(\($0.x.drawn),\($0.y.drawn))" }
    return ["\\addplot[\(options.joined(separator: ", "))] coordinates {"]
      + lines(points) + [
        "};", "\\addlegendentry{\(curve.series.name.latexSource)}",
      ] + bars(curve)
  }

  /// The bars of a curve: apart, since curve and marks leave points out.
  private func bars(_ curve: FigureLayout.Curve) -> [String] {
    if curve.bars.isEmpty { return [] }
    let points = curve.bars.map { point in
      let up = point.bar.upper - point.y.midpoint
      let down = point.y.midpoint - point.bar.lower
      return "(\(point.x.drawn),\(point.y.drawn)) += (0,\(up.drawn)) -= (0,\(down.drawn))"
    }
    let grey = PGFPlotsPicture.grey(curve.style)
    return [
      "\\addplot[\(grey), draw=none, mark=none, forget plot, error bars/.cd, y dir=both, y explicit] "
        + "coordinates {"
    ] + points.map { "  " + $0 } + ["};"]
  }

  /// Points on lines of a readable length.
  private func lines(_ points: [String]) -> [String] {
    stride(from: 0, to: points.count, by: 4).map { start in
      "  " + points[start..<min(start + 4, points.count)].joined(separator: " ")
    }
  }

  private static func grey(_ style: SeriesStyle) -> String {
    style.blackness == 100 ? "black" : "black!\(style.blackness)"
  }

  private static func options(_ mark: SeriesStyle.Mark) -> String {
    let name =
      switch mark {
      case .disc: "*"
      case .circle: "o"
      case .square: "square"
      case .star: "asterisk"
      case .triangle: "triangle*"
      case .openTriangle: "triangle"
      case .diamond: "diamond"
      case .filledDiamond: "diamond*"
      }
    // A star shows where it lies on other marks.
    return "mark=\(name), \(mark == .star ? "mark size=3.5pt, " : "")mark options={solid}"
  }
}

extension Figure.Axis {
  /// The label with the unit, which stays on one line, as LaTeX source.
  fileprivate var latex: String {
    label.latexSource
      + (unit.map { " (\(LaTeXEscaping.escaped($0).replacing(" ", with: "~")))" } ?? "")
  }
}
