import Claims
import Documents
import ExactArithmetic

extension ConsistencyCheck {
  /// The check as JSON: `claim`, `verdict`, `left`, where it is a bound at the values in the intervals that favour the
  /// claim, and `right`.
  func json(_ style: ValueStyle) -> JSONValue {
    [
      "claim": .string(claim), "verdict": .string(consistency.rawValue), "left": left.json(style),
      "right": right.json(style),
    ]
  }

  /// The check as an item of a numbered list.
  ///
  /// - Parameter level: what the outcome is worth.
  func item(_ number: Int, level: String, _ style: ValueStyle) -> [String] {
    [
      "  \(number). \(claim)   \(consistency) \(level)", "     \(sides(style))", "     \(reason)",
    ]
  }

  /// Both sides with their values: `0.64 <= 0.8`, or two intervals.
  func sides(_ style: ValueStyle) -> String {
    switch relation {
    case .meets:
      return "\(left.enclosure().estimate) and \(right.enclosure().estimate)"
    case .atMost:
      let least = Measure(left, isInformation: true, end: .lower).text(style)
      let sign = consistency == .consistent ? "<=" : ">"
      return "\(least) \(sign) \(Table.Cell.information(right).written(.decimal, style))"
    }
  }
}

extension Enclosure {
  /// The interval with as many digits as an estimate deserves, rounded outward.
  package var estimate: String {
    let lower = lower.decimal(significantDigits: 8, rounding: .down)
    let upper = upper.decimal(significantDigits: 8, rounding: .up)
    return "[\(lower), \(upper)]"
  }
}
