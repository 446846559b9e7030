import Claims
import Documents
import ExactArithmetic
import Tables

/// Values as the page shows them: the texts are made here, by the library, and only placed by the page.
enum Shown {
  private static let style = ValueStyle()

  /// A text, or `null`.
  static func text(_ text: String?) -> JSONValue {
    guard let text else { return .null }
    return .string(text)
  }

  /// A number: `text` for a reader, exact with its decimal where there is room; `lower` and `upper`, decimals around
  /// it, for its place in a drawing.
  static func number(_ quantity: Quantity) -> JSONValue {
    drawn(text(quantity), quantity.enclosure(bits: 64))
  }

  /// A rational number.
  static func number(_ value: Rational) -> JSONValue {
    drawn(style.text(value), Enclosure(value))
  }

  /// A quantity of information, in bits.
  static func number(_ value: InformationQuantity) -> JSONValue { number(.information(value)) }

  /// An enclosure.
  static func number(_ value: Enclosure) -> JSONValue { drawn(style.text(value), value) }

  private static func drawn(_ text: String, _ enclosure: Enclosure) -> JSONValue {
    [
      "text": .string(text),
      "lower": .string(enclosure.lower.decimal(significantDigits: 9, rounding: .down)),
      "upper": .string(enclosure.upper.decimal(significantDigits: 9, rounding: .up)),
    ]
  }

  /// A quantity for a reader.
  private static func text(_ quantity: Quantity) -> String {
    if case .information(let value) = quantity { return style.text(value) }
    if let value = quantity.rationalValue { return style.text(value) }
    if case .algebraic(let value) = quantity { return style.text(value) }
    return style.text(quantity.enclosure(bits: 64))
  }

  /// A claim with both sides, its slack and its reason.
  static func claim(_ claim: Claim) -> JSONValue {
    let names = claim.statement.names
    return [
      "claim": .string(claim.claim), "verdict": style.json(claim.verdict),
      "reason": .string(claim.reason), "left": side(names?.left, claim.left),
      "right": side(names?.right, claim.right), "slack": number(claim.slack),
      "isEquality": .bool(claim.slack.isZero),
    ]
  }

  private static func side(_ name: String?, _ value: Quantity) -> JSONValue {
    ["name": text(name), "value": number(value)]
  }

  /// The index of the claim with the greatest slack, where that is known to be so.
  static func indexOfGreatestSlack(_ claims: [Claim]) -> JSONValue {
    let index = claims.indices.first { index in
      claims.allSatisfy { Quantity.compare($0.slack, atMost: claims[index].slack) == .holds }
    }
    guard let index, !claims[index].slack.isZero else { return .null }
    return JSONValue(index)
  }
}
