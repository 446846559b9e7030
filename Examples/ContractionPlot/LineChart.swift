import Foundation

/// A line chart on the unit square as a self-contained SVG, readable without colours: the lines differ in their
/// dashes and greys.
struct LineChart {
  struct Line {
    var name: String
    var points: [(x: Double, y: Double)]
    /// `stroke-dasharray`; empty for a solid line.
    var dashes = ""
    var grey = "#000"
  }

  var title: String
  var xLabel: String
  var yLabel: String
  var lines: [Line] = []

  private static let (width, height) = (640.0, 460.0)
  /// The ends of the axes.
  private static let (left, right, top, bottom) = (70.0, 610.0, 50.0, 390.0)

  var svg: String {
    var parts = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 460" width="640" height="460" \
      font-family="sans-serif" font-size="14">
      <title>\(Self.escaped(title))</title>
      <rect width="640" height="460" fill="#fff"/>
      """,
      Self.text(title, x: (Self.left + Self.right) / 2, y: 28, size: 16),
    ]
    parts += (0...5).flatMap { Self.ticks(at: Double($0) / 5) }
    parts.append(
      Self.text(xLabel, x: (Self.left + Self.right) / 2, y: Self.bottom + 46))
    parts.append(
      Self.text(yLabel, x: 24, y: (Self.top + Self.bottom) / 2, rotated: true))
    parts += lines.map(Self.polyline)
    parts += zip(0..., lines).flatMap { Self.legend($1, row: $0) }
    return parts.joined(separator: "\n") + "\n</svg>\n"
  }

  // MARK: Coordinates

  private static func x(_ value: Double) -> Double { left + value * (right - left) }
  private static func y(_ value: Double) -> Double { bottom - value * (bottom - top) }

  /// A coordinate with two digits after the point, whatever the language of the system.
  private static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }

  // MARK: Parts

  /// The grid lines and labels at a value of both axes.
  private static func ticks(at value: Double) -> [String] {
    let (x, y) = (x(value), y(value))
    let grey = value == 0 ? "#000" : "#ddd"
    return [
      line(from: (x, top), to: (x, bottom), stroke: grey),
      line(from: (left, y), to: (right, y), stroke: grey),
      text("\(value)", x: x, y: bottom + 20),
      text("\(value)", x: left - 8, y: y + 5, anchor: "end"),
    ]
  }

  private static func polyline(_ line: Line) -> String {
    let points = line.points.map { "\(number(x($0.x))),\(number(y($0.y)))" }
    return """
      <polyline points="\(points.joined(separator: " "))" fill="none" stroke="\(line.grey)" \
      stroke-width="2" stroke-dasharray="\(line.dashes)"/>
      """
  }

  /// The legend's row at the upper right, where a falling family leaves room.
  private static func legend(_ line: Line, row: Int) -> [String] {
    let y = top + 22 + 24 * Double(row)
    return [
      self.line(
        from: (right - 250, y), to: (right - 205, y), stroke: line.grey, width: 2,
        dashes: line.dashes),
      text(line.name, x: right - 195, y: y + 5, anchor: "start"),
    ]
  }

  private static func line(
    from start: (Double, Double), to end: (Double, Double), stroke: String, width: Int = 1,
    dashes: String = ""
  ) -> String {
    """
    <line x1="\(number(start.0))" y1="\(number(start.1))" x2="\(number(end.0))" \
    y2="\(number(end.1))" stroke="\(stroke)" stroke-width="\(width)" stroke-dasharray="\(dashes)"/>
    """
  }

  private static func text(
    _ text: String, x: Double, y: Double, size: Int = 14, anchor: String = "middle",
    rotated: Bool = false
  ) -> String {
    let turn = rotated ? " transform=\"rotate(-90 \(number(x)) \(number(y)))\"" : ""
    return """
      <text x="\(number(x))" y="\(number(y))" font-size="\(size)" text-anchor="\(anchor)"\(turn)>\
      \(escaped(text))</text>
      """
  }

  private static func escaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
  }
}
