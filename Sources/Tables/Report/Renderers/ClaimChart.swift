import Claims
import ExactArithmetic

/// The sides of claims as bars, from zero, on one scale: a figure that needs no other program.
///
/// A chain, each claim of which begins with the side that the one before ends with, is drawn as a staircase of its
/// quantities; other claims as pairs.
struct ClaimChart {
  /// Bars with a formula above them.
  private struct Group {
    let title: String
    let bars: [(value: Double, kind: String)]

    var height: Int { 28 + 17 * bars.count }
  }

  private let groups: [Group]
  private let caption: String

  /// A chart of those claims of a list that can stand on one scale: all that compare informations, or if there are
  /// none, those that compare numbers.
  ///
  /// - Returns: `nil` when fewer than two claims can be drawn, or all sides are 0.
  init?(_ claims: [Report.CheckedClaim], firstNumber: Int) {
    let drawable = zip(firstNumber..., claims).compactMap { Step(number: $0, $1) }
    let informations = drawable.filter(\.claim.isAboutInformation)
    let steps = informations.isEmpty ? drawable : informations
    let unit = informations.isEmpty ? "" : ", in \(InformationUnit.bits)"
    if steps.count < 2 || steps.allSatisfy({ $0.left == 0 && $0.right == 0 }) { return nil }
    if let quantities = ClaimChart.chain(steps) {
      groups = quantities
      caption = "The quantities of the chain in their order\(unit)."
    } else {
      groups = steps.map { step in
        Group(
          title: "\(step.number). \(step.claim.claim)",
          bars: [(step.left, "left"), (step.right, "right")])
      }
      caption = "Both sides of each claim\(unit): the left side above, the right side below."
    }
  }

  /// The quantities of claims that make a chain; `nil` when they make none.
  private static func chain(_ steps: [Step]) -> [Group]? {
    let names = steps.compactMap(\.claim.statement.names)
    guard let first = steps.first, let start = names.first, names.count == steps.count,
      zip(names, names.dropFirst()).allSatisfy({ $0.right == $1.left })
    else { return nil }
    return [Group(title: start.left, bars: [(first.left, "left")])]
      + zip(steps, names).map { Group(title: $1.right, bars: [($0.right, "left")]) }
  }

  // MARK: Drawing

  private static let width = 640
  private static let longestBar = 520

  /// The chart with its caption.
  ///
  /// - Parameter number: the number of the figure on its page.
  func figure(number: Int) -> HTML {
    let id = "figure-\(number)"
    let greatest = groups.flatMap(\.bars).map(\.value).max() ?? 1
    var top = 0
    let drawn = groups.map { group -> HTML in
      defer { top += group.height }
      return draw(group, top: top, greatest: greatest)
    }
    let svg = HTML.block(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(ClaimChart.width) \(top)",
        "role": "img", "aria-labelledby": id,
      ], [HTML("title", ["id": id], text: caption)] + drawn)
    return HTML("figure", [svg, HTML("figcaption", text: caption)])
  }

  private func draw(_ group: Group, top: Int, greatest: Double) -> HTML {
    let title = HTML("text", ["x": "0", "y": "\(top + 14)"], ClaimChart.pieces(group.title))
    let bars = zip(0..., group.bars).map { index, bar in
      let length = max(bar.value / greatest * Double(ClaimChart.longestBar), 1)
      return ClaimChart.draw(bar.value, length, kind: bar.kind, top: top + 20 + 17 * index)
    }
    let axis = HTML.empty(
      "line",
      [
        "class": "axis", "x1": "0.5", "y1": "\(top + 18)", "x2": "0.5",
        "y2": "\(top + group.height - 7)",
      ])
    return HTML("g", [title] + bars + [axis])
  }

  private static func draw(_ value: Double, _ length: Double, kind: String, top: Int) -> HTML {
    return .joined([
      .empty(
        "rect",
        [
          "class": kind, "x": "1", "y": "\(top)", "width": decimal(length), "height": "14",
        ]),
      HTML(
        "text", ["class": "amount", "x": decimal(length + 7), "y": "\(top + 11)"],
        text: amount(value)),
    ])
  }

  /// Four digits of a value, with a sign that says so where it has more.
  private static func amount(_ value: Double) -> String {
    guard let exact = Rational(exactly: value) else { return "" }
    let text = exact.decimal(significantDigits: 4)
    return Rational(text) == exact ? text : "≈ \(text)"
  }

  /// A formula whose scripts are set by shifts, which every program draws.
  private static func pieces(_ formula: String) -> [HTML] {
    var shift = 0
    return Formula(formula).pieces.map { piece -> HTML in
      let level = piece.level == .line ? 0 : piece.level == .raised ? -4 : 3
      defer { shift = level }
      if level == 0 && shift == 0 { return HTML("tspan", text: piece.text) }
      let size = level == 0 ? "13" : "10"
      return HTML(
        "tspan", ["dy": "\(level - shift)", "style": "font-size: \(size)px"], text: piece.text)
    }
  }

  /// A length with two places, the same on every system.
  private static func decimal(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = hundredths % 100
    return "\(hundredths / 100)"
      + (fraction == 0 ? "" : fraction < 10 ? ".0\(fraction)" : ".\(fraction)")
  }
}

/// A claim with both sides as lengths.
private struct Step {
  let number: Int
  let claim: Claim
  let left: Double
  let right: Double

  /// - Returns: `nil` for what cannot be drawn: estimates, and sides that are negative.
  init?(number: Int, _ claim: Report.CheckedClaim) {
    guard case .decided(let claim) = claim else { return nil }
    self.number = number
    self.claim = claim
    left = Double(claim.left.enclosure(bits: 64).midpoint)
    right = Double(claim.right.enclosure(bits: 64).midpoint)
    for side in [left, right] where !side.isFinite || side < 0 { return nil }
  }
}

extension Claim {
  /// Whether a side is information, so that both are read in bits.
  fileprivate var isAboutInformation: Bool {
    left.informationValue != nil || right.informationValue != nil
  }
}
