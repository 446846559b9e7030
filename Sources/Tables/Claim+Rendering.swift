import Claims
import Documents
import ExactArithmetic

extension Claim {
  /// The claim as JSON: `claim`, `verdict`, `slack`.
  public func json(_ style: ValueStyle = ValueStyle()) -> JSONValue {
    ["claim": .string(claim), "verdict": style.json(verdict), "slack": json(slack, style)]
  }

  /// A side or the slack as JSON: a number that meets information is information, in bits, and is given in the unit of
  /// the style.
  ///
  /// - Parameter isInformation: whether all claims beside this one are about information.
  func json(
    _ quantity: Quantity, _ style: ValueStyle, isInformation: Bool = false
  ) -> JSONValue {
    let meetsInformation = [left, right, slack].contains { $0.informationValue != nil }
    let measure = Measure(quantity, isInformation: isInformation || meetsInformation)
    return measure.json(style)
  }

  /// The claim as an item of a numbered list.
  ///
  /// - Parameter namesSides: whether the values stand with the names of the sides, where the claim names two:
  ///   `F = 0.159… <= 0.251… = I(J;Y|M)`.
  package func item(
    _ number: Int, _ style: ValueStyle = ValueStyle(), namesSides: Bool = false
  ) -> [String] {
    let style = oneUnit(style)
    return [
      "  \(number). \(claim)   \(verdict)",
      "     \(sides(style, named: namesSides))",
      "     slack \(slack.decimal(style))\(slack.isZero ? ", an equality" : "")",
      "     \(reason)",
    ]
  }

  /// The claim with both sides, its slack and its verdict, on one line.
  package func line(_ style: ValueStyle = ValueStyle()) -> String {
    let style = oneUnit(style)
    var unit = ""
    if case .information = slack { unit = " \(style.unit)" }
    return "\(claim): \(verdict); \(sides(style, named: true)), "
      + "slack \(slack.decimal(style))\(unit)"
  }

  /// The style in bits where a quantity of information meets a number that is not one, which is in bits.
  func oneUnit(_ style: ValueStyle) -> ValueStyle {
    let isInformation = [left, right, slack].map { $0.informationValue != nil }
    if isInformation.allSatisfy({ $0 }) { return style }
    var style = style
    style.unit = .bits
    return style
  }

  /// Both sides with their values, `0.64 <= 0.8`; with `<=?` when undecided.
  private func sides(_ style: ValueStyle, named: Bool) -> String {
    let sign =
      switch (relation, verdict) {
      case (.atMost, .holds): "<="
      case (.atMost, .violated): ">"
      case (.atMost, .undecided): "<=?"
      case (.equal, .holds): "="
      case (.equal, .violated): "!="
      case (.equal, .undecided): "=?"
      }
    let (left, right) = (left.decimal(style), right.decimal(style))
    guard named, let names = statement.names else { return "\(left) \(sign) \(right)" }
    // A side that is a number, as in `0 <= slack`, is its own name.
    let first = isOwnName(names.left, self.left) ? left : "\(names.left) = \(left)"
    let second = isOwnName(names.right, self.right) ? right : "\(right) = \(names.right)"
    return "\(first) \(sign) \(second)"
  }

  /// Whether a name says the value itself, in bits where it is information.
  private func isOwnName(_ name: String, _ value: Quantity) -> Bool {
    name == value.decimal(ValueStyle(unit: .bits))
  }

  /// What is to be said of all: those violated, else those undecided, else that they hold.
  ///
  /// - Parameter noun: what the claims are called, in the plural.
  package static func conclusion(of claims: [Claim], noun: String) -> String {
    let violated = claims.filter { $0.verdict == .violated }.map(\.claim)
    if !violated.isEmpty { return "VIOLATED: \(violated.joined(separator: "; "))." }
    let undecided = claims.filter { $0.verdict == .undecided }.map(\.claim)
    if !undecided.isEmpty { return "UNDECIDED: \(undecided.joined(separator: "; "))." }
    if claims.count > 1 { return "All \(claims.count) \(noun) hold." }
    let singular = noun.hasSuffix("ies") ? noun.dropLast(3) + "y" : noun.dropLast()
    return claims.isEmpty ? "No \(singular) was checked." : "The \(singular) holds."
  }
}

extension Table {
  /// Claims with both sides, slack and verdict, a row each.
  ///
  /// - Parameter unit: the unit of the sides, where all claims are about information.
  package init(
    title: String, claims: [Claim], unit: Column.Unit = .none
  ) {
    func number(_ key: String) -> Column { Column(key, unit: unit, notation: .decimal) }
    self.init(
      title: title,
      columns: [
        Column("claim", alignment: .left, holdsFormulas: true), number("left"), number("right"),
        number("slack"),
        Column("verdict", alignment: .left),
      ],
      rows: claims.map { claim in
        [
          .text(claim.claim), .number(claim.left), .number(claim.right), .number(claim.slack),
          .verdict(claim.verdict),
        ]
      })
  }
}

extension Claim: CustomStringConvertible {
  /// The claim with both sides, its slack, in bits where it is information, and its verdict, on one line.
  public var description: String { line() }
}
