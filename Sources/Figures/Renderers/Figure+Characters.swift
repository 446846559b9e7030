import ExactArithmetic
import Tables

extension Figure {
  /// The figure in characters, for a terminal: axes with their marks in a rectangle of the size of the figure, 80 by 20
  /// unless it has another; the title stands above, the names of the curves below.
  ///
  /// Curves are lines of dots with a mark of each curve's own at its points; where they coincide, the marks of later
  /// curves cover those of earlier ones.
  ///
  /// - Parameter isASCII: whether only characters of ASCII are drawn: the marks alone, at the points and between them.
  /// - Throws: ``FigureError``, also for a size in which no axes find room.
  public func characters(isASCII: Bool = false) throws(FigureError) -> String {
    let layout = try FigureLayout(self)
    let (width, height) = try characterSize(layout)
    let margin = CharacterPicture.margin(layout, isASCII)
    guard width - margin >= CharacterPicture.leastColumns else {
      throw .noRoomBesideLabels(width: width, margin: margin)
    }
    return CharacterPicture(layout, width: width, height: height, isASCII: isASCII).text()
  }

  /// The size of the axes with their marks unless another is asked for.
  public static let usualCharacters = Size(width: 80, height: 20)

  private func characterSize(_ layout: FigureLayout) throws(FigureError) -> (Int, Int) {
    let size = size ?? Figure.usualCharacters
    guard size.width.isInteger, size.height.isInteger,
      let width = Int(exactly: size.width.numerator),
      let height = Int(exactly: size.height.numerator),
      (40...1000).contains(width), (8...1000).contains(height)
    else {
      throw .noRoom(width: size.width, height: size.height)
    }
    return (width, height)
  }
}

/// The parts of a figure in characters.
private struct CharacterPicture {
  private let layout: FigureLayout
  private let isASCII: Bool
  private let width: Int
  private let height: Int
  private let labels: [(row: Int, text: String)]
  private let margin: Int
  private var canvas: CharacterCanvas

  private var figure: Figure { layout.figure }

  init(_ layout: FigureLayout, width: Int, height: Int, isASCII: Bool) {
    self.layout = layout
    self.isASCII = isASCII
    self.width = width
    self.height = height
    // The label of the vertical axis stands above, the horizontal axis with its marks and its label below.
    let rows = height - 4
    labels = layout.y.ticks.map { tick in
      let place = CharacterPicture.place(Enclosure(tick.value), layout.y, layout.figure.yAxis.scale)
      let row = rows - 1 - Int((place * Double(rows - 1)).rounded())
      return (row, CharacterPicture.text(tick, isASCII))
    }
    margin = CharacterPicture.margin(layout, isASCII)
    canvas = CharacterCanvas(columns: width - margin, rows: rows, isASCII: isASCII)
  }

  /// The columns between the axes, at least.
  static let leastColumns = 10
  /// Up to this many characters a label is a plain decimal.
  private static let longestLabel = 8

  /// The columns left of the vertical axis, and that.
  static func margin(_ layout: FigureLayout, _ isASCII: Bool) -> Int {
    (layout.y.ticks.map { text($0, isASCII).count }.max() ?? 0) + 2
  }

  func text() -> String {
    var picture = self
    picture.draw()
    var lines: [String] = []
    if !figure.title.text.isEmpty { lines += [plain(figure.title.text), ""] }
    lines.append(plain(figure.yAxis.text))
    for (row, cells) in picture.canvas.lines.enumerated() {
      let label = labels.first { $0.row == row }?.text
      let axis = label == nil ? (isASCII ? "|" : "│") : (isASCII ? "+" : "┤")
      lines.append(CharacterPicture.padded(label ?? "", margin - 2) + " " + axis + cells)
    }
    lines += horizontalAxis + [""] + legend
    return lines.map(CharacterPicture.trimmed).joined(separator: "\n") + "\n"
  }

  // MARK: Curves

  private mutating func draw() {
    for line in figure.referenceLines {
      canvas.dash(row: y(line.value))
    }
    for (index, curve) in layout.curves.enumerated() {
      let places = curve.series.points.map { (x($0.x), y($0.y)) }
      if curve.series.isJoined {
        for (first, second) in zip(places, places.dropFirst()) {
          canvas.line(from: first, to: second, mark: mark(index))
        }
      }
      for point in curve.bars {
        canvas.bar(
          x(point.x), from: y(Enclosure(point.bar.lower)), to: y(Enclosure(point.bar.upper)))
      }
    }
    // Marks at last, so that no line covers them.
    for (index, curve) in layout.curves.enumerated() {
      for (number, point) in curve.series.points.enumerated()
      where number % curve.markInterval == curve.firstMark % curve.markInterval {
        canvas.mark((x(point.x), y(point.y)), mark(index))
      }
    }
  }

  private func x(_ value: Enclosure) -> Double {
    CharacterPicture.place(value, layout.x, figure.xAxis.scale)
  }

  private func y(_ value: Enclosure) -> Double {
    CharacterPicture.place(value, layout.y, figure.yAxis.scale)
  }

  /// Where a value stands on an axis, from 0 to 1: a place among characters, not a result.
  private static func place(
    _ value: Enclosure, _ axis: AxisTicks, _ scale: Figure.Scale
  ) -> Double {
    axis.place(of: value.midpoint, scale)
  }

  private func mark(_ index: Int) -> Character {
    let marks: [Character] = isASCII ? Array("*ox+#@%&") : Array("●□▲○✳△◇◆")
    return marks[index % marks.count]
  }

  // MARK: Axes

  private var horizontalAxis: [String] {
    let columns = width - margin
    var axis = Array(repeating: Character(isASCII ? "-" : "─"), count: columns)
    var labels = Array(repeating: Character(" "), count: width)
    var end = 0
    for tick in layout.x.ticks {
      let place = CharacterPicture.place(Enclosure(tick.value), layout.x, figure.xAxis.scale)
      let column = Int((place * Double(columns - 1)).rounded())
      axis[column] = isASCII ? "+" : "┬"
      let text = Array(CharacterPicture.text(tick, isASCII))
      if text.count > width { continue }
      let start = min(max(margin + column - text.count / 2, 0), width - text.count)
      // A label that would touch the one before is left out.
      if start < end { continue }
      for (offset, character) in text.enumerated() { labels[start + offset] = character }
      end = start + text.count + 1
    }
    let corner = String(repeating: " ", count: margin - 1) + (isASCII ? "+" : "└")
    let name = plain(figure.xAxis.text)
    return [
      corner + String(axis), String(labels),
      CharacterPicture.padded(name, min(width, (margin + width + name.count) / 2)),
    ]
  }

  private var legend: [String] {
    let curves = layout.curves.enumerated().map { index, curve in
      "  \(mark(index))  \(plain(curve.series.name.text))"
    }
    return curves
      + figure.referenceLines.map { line in
        "  \(isASCII ? "-" : "┄")  \(plain(line.label.text.onOneLine))"
      }
  }

  private static func text(_ tick: AxisTicks.Tick, _ isASCII: Bool) -> String {
    switch tick.label {
    case .decimal(let text):
      if text.count > longestLabel {
        // The same number with an exponent, all digits included.
        let scientific = tick.value.decimal(significantDigits: 40)
        if scientific.count < text.count { return scientific }
      }
      return isASCII ? text.replacing("−", with: "-") : text
    case .power(let base, let exponent): return "\(base)^\(exponent)"
    }
  }

  /// A text, in ASCII with its letters and signs spelled out.
  private func plain(_ text: String) -> String { isASCII ? Spelled.ascii(text) : text }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
