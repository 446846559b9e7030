import Claims
import ExactArithmetic

/// Both sides of claims as bars, from zero, on one scale: a figure that needs no other program.
struct ClaimChart {
  private struct Pair {
    let number: Int
    let claim: Claim
    let left: Double
    let right: Double
  }

  private let pairs: [Pair]
  private let unit: String?
  private let style: ValueStyle

  /// A chart of those claims of a list that can stand on one scale: all that compare informations, or if there are none,
  /// those that compare numbers.
  ///
  /// - Returns: `nil` when fewer than two claims can be drawn, or all sides are 0.
  init?(_ claims: [Report.CheckedClaim], firstNumber: Int, style: ValueStyle) {
    let pairs = zip(firstNumber..., claims).compactMap { number, claim in
      ClaimChart.pair(number, claim)
    }
    let informations = pairs.filter { $0.claim.isAboutInformation }
    self.pairs = informations.isEmpty ? pairs : informations
    unit = informations.isEmpty ? nil : InformationUnit.bits.rawValue
    self.style = style
    if self.pairs.count < 2 || greatest <= 0 { return nil }
  }

  private static func pair(_ number: Int, _ claim: Report.CheckedClaim) -> Pair? {
    guard case .decided(let claim) = claim else { return nil }
    let sides = [claim.left, claim.right].map { Double($0.enclosure(bits: 64).midpoint) }
    guard sides.allSatisfy({ $0.isFinite && $0 >= 0 }) else { return nil }
    return Pair(number: number, claim: claim, left: sides[0], right: sides[1])
  }

  private var greatest: Double { pairs.map { max($0.left, $0.right) }.max() ?? 0 }

  // MARK: Drawing

  private static let width = 640
  private static let longestBar = 520
  private static let pairHeight = 62

  /// The chart with its caption.
  ///
  /// - Parameter number: the number of the figure on its page.
  func figure(number: Int) -> HTML {
    let height = pairs.count * ClaimChart.pairHeight + 4
    let id = "figure-\(number)"
    let bars = zip(0..., pairs).map { draw($1, top: $0 * ClaimChart.pairHeight) }
    let axis = HTML.empty(
      "line", ["class": "axis", "x1": "0.5", "y1": "20", "x2": "0.5", "y2": "\(height - 4)"])
    let sides = "Both sides of each claim\(unit.map { ", in \($0)" } ?? "")"
    let svg = HTML.block(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(ClaimChart.width) \(height)",
        "role": "img", "aria-labelledby": id,
      ], [HTML("title", ["id": id], text: sides)] + bars + [axis])
    return HTML(
      "figure",
      [svg, HTML("figcaption", text: sides + ": the left side above, the right side below.")])
  }

  private func draw(_ pair: Pair, top: Int) -> HTML {
    let title = HTML("text", ["x": "0", "y": "\(top + 14)"], ClaimChart.title(pair))
    let names = pair.claim.statement.names
    return HTML(
      "g",
      [
        title, bar(pair.left, names?.left, kind: "left", top: top + 20),
        bar(pair.right, names?.right, kind: "right", top: top + 37),
      ])
  }

  private func bar(_ value: Double, _ name: String?, kind: String, top: Int) -> HTML {
    let length = max(value / greatest * Double(ClaimChart.longestBar), 1)
    return .joined([
      .empty(
        "rect",
        [
          "class": kind, "x": "1", "y": "\(top)", "width": ClaimChart.decimal(length),
          "height": "14",
        ]),
      HTML(
        "text",
        ["class": "amount", "x": ClaimChart.decimal(length + 7), "y": "\(top + 11)"],
        ClaimChart.pieces(name.map { "\($0) = " } ?? "") + [HTML(ClaimChart.amount(value))]),
    ])
  }

  /// The claim with its number; scripts are set by shifts, which every program draws.
  private static func title(_ pair: Pair) -> [HTML] {
    [HTML("\(pair.number). ")] + pieces(pair.claim.claim)
  }

  private static func pieces(_ formula: String) -> [HTML] {
    var title: [HTML] = []
    var shift = 0
    for piece in Formula(formula).pieces {
      let level = piece.level == .line ? 0 : piece.level == .raised ? -4 : 3
      if level == shift && level == 0 {
        title.append(HTML("tspan", text: piece.text))
      } else {
        let size = level == 0 ? "13" : "10"
        title.append(
          HTML(
            "tspan", ["dy": "\(level - shift)", "style": "font-size: \(size)px"], text: piece.text))
      }
      shift = level
    }
    return title
  }

  /// A length with two places, the same on every system.
  private static func decimal(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = hundredths % 100
    return "\(hundredths / 100)"
      + (fraction == 0 ? "" : fraction < 10 ? ".0\(fraction)" : ".\(fraction)")
  }

  private static func amount(_ value: Double) -> String {
    Rational(exactly: value).map { $0.decimal(significantDigits: 4) } ?? ""
  }
}

extension Claim {
  /// Whether a side is information, so that both are read in bits.
  fileprivate var isAboutInformation: Bool {
    left.informationValue != nil || right.informationValue != nil
  }
}
