import ExactArithmetic
import Tables

extension Figure {
  /// The figure as a script for gnuplot 5 or later, which holds its data and writes the image to standard output.
  ///
  /// Every text is taken literally: nothing in a label is markup or a command for gnuplot.
  ///
  /// - Parameters:
  ///   - image: the kind of image that the script makes.
  ///   - provenance: the command and version that made the figure, for a comment.
  /// - Throws: ``FigureError``.
  public func gnuplotScript(
    for image: ImageFormat = .png, provenance: String
  ) throws(FigureError) -> String {
    GnuplotScript(layout: try FigureLayout(self)).text(image, provenance)
  }
}

/// The parts of a gnuplot script.
private struct GnuplotScript {
  let layout: FigureLayout
  private var figure: Figure { layout.figure }

  func text(_ image: ImageFormat, _ provenance: String) -> String {
    let lines =
      [
        "# " + figure.title.text.onOneLine, "# " + provenance.onOneLine,
        "# To draw it: gnuplot -d THIS-FILE > figure.\(image.rawValue)",
        "set encoding utf8",
        "set terminal " + terminal(image),
      ] + data + frame + ["plot \\", plots(image).joined(separator: ", \\\n")]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Sizes for a page's width; a PNG has about 200 pixels to the inch, an SVG 120.
  private func terminal(_ image: ImageFormat) -> String {
    let look = "background '#ffffff' dashlength 1 linewidth"
    switch image {
    case .png:
      return
        "pngcairo size \(pixels(200) ?? "1200,860") font 'DejaVu Sans,11' fontscale 1.6 \(look) 1.8"
    case .svg: return "svg size \(pixels(120) ?? "720,516") font 'DejaVu Sans,13' \(look) 1.2"
    case .pdf:
      let size = figure.size.map { "\($0.width.drawn)cm,\($0.height.drawn)cm" }
      return "pdfcairo size \(size ?? "6in,4.3in") font 'DejaVu Sans,12' fontscale 0.5 \(look) 1.4"
    }
  }

  /// The size that is asked for, with so many pixels to the inch.
  private func pixels(_ perInch: Int) -> String? {
    guard let size = figure.size else { return nil }
    func count(_ centimetres: Rational) -> Integer {
      (centimetres * Rational(100 * perInch, 254)).rounded()
    }
    return "\(count(size.width)),\(count(size.height))"
  }

  /// The size of marks that suits the size of the text; a star shows where it lies on other marks.
  private static func size(of mark: SeriesStyle.Mark, _ image: ImageFormat) -> String {
    switch image {
    case .png: return mark == .star ? "2.6" : "1.5"
    case .svg, .pdf: return mark == .star ? "1.2" : "0.7"
    }
  }

  // MARK: Data

  private var data: [String] {
    layout.curves.enumerated().flatMap { index, curve in
      var lines = block("curve\(index + 1)", curve.series.points) { "\($0.x.drawn) \($0.y.drawn)" }
      if !curve.bars.isEmpty {
        lines += block("bars\(index + 1)", curve.bars) {
          "\($0.x.drawn) \($0.y.drawn) \($0.bar.lower.drawn) \($0.bar.upper.drawn)"
        }
      }
      return lines
    }
  }

  private func block(
    _ name: String, _ points: [Figure.Point], _ line: (Figure.Point) -> String
  ) -> [String] {
    ["$\(name) << EOD"] + points.map(line) + ["EOD"]
  }

  // MARK: Frame

  private var frame: [String] {
    let rows = (figure.series.count + layout.legendColumns - 1) / layout.legendColumns
    // Room, in lines of text, for the marks' labels, the axis label and the legend.
    let bottom = 4.2 + 1.3 * Double(rows)
    var lines = [
      "set title \(quoted(figure.title.text)) noenhanced",
      "set xlabel \(quoted(figure.xAxis.text)) noenhanced",
      "set ylabel \(quoted(figure.yAxis.text)) noenhanced",
      "set bmargin \((bottom * 10).rounded() / 10)",
      "set key at screen 0.5, character 0.5 bottom center vertical maxrows \(rows) Left reverse "
        + "noenhanced samplen 5 spacing 1.3 width 1",
      "set border linecolor rgb '#000000'",
      "set grid linetype 1 linewidth 0.5 linecolor rgb '#d8d8d8'",
      "set bars small",
    ]
    lines += axis("x", figure.xAxis, layout.x)
    lines += axis("y", figure.yAxis, layout.y)
    if !figure.referenceLines.isEmpty { lines += referenceAxis }
    return lines
  }

  private func axis(_ name: String, _ axis: Figure.Axis, _ ticks: AxisTicks) -> [String] {
    let labels = ticks.ticks.map { "'\(GnuplotScript.label($0.label))' \($0.value.drawn)" }
    var lines: [String] = []
    if case .logarithmic(let base) = axis.scale { lines.append("set logscale \(name) \(base)") }
    lines.append("set \(name)range [\(ticks.lower.drawn):\(ticks.upper.drawn)]")
    lines.append("set \(name)tics nomirror (\(labels.joined(separator: ", ")))")
    return lines
  }

  /// The reference lines' names are marks of the right axis, which is the left one otherwise.
  private var referenceAxis: [String] {
    var lines: [String] = []
    let labels = figure.referenceLines.map { line in
      // The mark's label is a format, in which a percent sign is doubled.
      let text = line.label.text.split(separator: "%", omittingEmptySubsequences: false)
      let lines = text.joined(separator: "%%").split(separator: "\n").map { escaped(String($0)) }
      return "\"\(lines.joined(separator: "\\n"))\" \(line.value.drawn)"
    }
    if case .logarithmic(let base) = figure.yAxis.scale { lines.append("set logscale y2 \(base)") }
    lines.append("set y2range [\(layout.y.lower.drawn):\(layout.y.upper.drawn)]")
    lines.append("set y2tics noenhanced scale 0 (\(labels.joined(separator: ", ")))")
    for line in figure.referenceLines {
      lines.append(
        "set arrow from graph 0, second \(line.value.drawn) to graph 1, second \(line.value.drawn) "
          + "nohead back linewidth 1 linecolor rgb '#606060' dashtype (2,3)")
    }
    return lines
  }

  private static func label(_ label: AxisTicks.Tick.Label) -> String {
    switch label {
    case .decimal(let text): return text
    case .power(let base, let exponent): return "\(base)^{\(exponent)}"
    }
  }

  // MARK: Curves

  private func plots(_ image: ImageFormat) -> [String] {
    zip(1..., layout.curves).flatMap { number, curve in
      let style = GnuplotScript.style(curve.style)
      let mark =
        "pointtype \(GnuplotScript.pointType(curve.style.mark)) "
        + "pointsize \(GnuplotScript.size(of: curve.style.mark, image))"
      let title = "title \(quoted(curve.series.name.text))"
      var plots: [String] = []
      if curve.series.isJoined { plots.append("$curve\(number) with lines \(style) notitle") }
      if !curve.bars.isEmpty {
        plots.append(
          "$bars\(number) with yerrorbars \(GnuplotScript.style(curve.style, isDashed: false)) pointtype -1 notitle"
        )
      }
      plots.append(
        "$curve\(number) every \(curve.markInterval)::\(curve.firstMark) with points \(style) "
          + "\(mark) notitle")
      // The legend's entry shows both, which are drawn apart.
      let entry = curve.series.isJoined ? "linespoints" : "points"
      plots.append("NaN with \(entry) \(style) \(mark) \(title)")
      return plots
    }
  }

  /// The grey as gnuplot writes colours.
  private static func grey(_ style: SeriesStyle) -> String {
    let level = (255 * (100 - style.blackness) + 50) / 100
    let digits = String(level, radix: 16)
    let two = digits.count == 1 ? "0" + digits : digits
    return "#" + two + two + two
  }

  private static func style(_ style: SeriesStyle, isDashed: Bool = true) -> String {
    let dashes = (isDashed ? style.dashes : []).map(\.description).joined(separator: ",")
    return "linewidth 1.5 linecolor rgb '\(grey(style))' "
      + "dashtype \(dashes.isEmpty ? "1" : "(\(dashes))")"
  }

  /// gnuplot's numbers of the marks, the same on all of the terminals used here.
  private static func pointType(_ mark: SeriesStyle.Mark) -> Int {
    switch mark {
    case .disc: return 7
    case .square: return 4
    case .triangle: return 9
    case .circle: return 6
    case .star: return 3
    case .openTriangle: return 8
    case .diamond: return 12
    case .filledDiamond: return 13
    }
  }

  /// A text in double quotes, with an octal code for what could be special there: in single quotes gnuplot does not
  /// read every text that begins with one.
  private func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.onOneLine.unicodeScalars {
      if "\"\\`@".unicodeScalars.contains(scalar) {
        result += "\\" + String(scalar.value, radix: 8)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
