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
    number(quantity, style)
  }

  /// A rational number.
  static func number(_ value: Rational) -> JSONValue {
    drawn(style.text(value), Enclosure(value))
  }

  /// A quantity of information, in bits.
  static func number(_ value: InformationQuantity) -> JSONValue { number(.information(value)) }

  /// An enclosure.
  static func number(_ value: Enclosure) -> JSONValue { drawn(style.text(value), value) }

  /// A cell of a table: a number, with so many digits, a text or a verdict.
  static func cell(_ cell: Table.Cell, digits: Int? = nil) -> JSONValue {
    let style = ValueStyle(digits: digits)
    func number(_ value: Quantity) -> JSONValue { Shown.number(value, style) }
    return switch cell {
    case .empty: .null
    case .text(let text), .written(let text, _): .string(text)
    case .verdict(let verdict): style.json(verdict)
    case .integer(let value): number(.rational(Rational(value)))
    case .rational(let value): number(.rational(value))
    case .algebraic(let value): number(.algebraic(value))
    case .quotient(let value): number(.enclosed(value.enclosure(bits: 64)))
    case .logForm(let form): number(.information(.exact(form)))
    case .enclosure(let value): number(.enclosed(value))
    case .quantity(let value): number(.information(value))
    case .measure(let measure): number(measure.quantity)
    }
  }

  private static func number(_ quantity: Quantity, _ style: ValueStyle) -> JSONValue {
    let enclosure = quantity.enclosure(bits: 64)
    return drawn(cutOff(quantity, style, enclosure) ?? text(quantity, style), enclosure)
  }

  /// The decimal of an information that has no exact form, where an enclosure tells its digits: to enclose it once more
  /// takes as long as all else.
  private static func cutOff(
    _ quantity: Quantity, _ style: ValueStyle, _ enclosure: Enclosure
  ) -> String? {
    guard case .information = quantity, quantity.logForm == nil, enclosure.lower.signum() > 0 else {
      return nil
    }
    let digits = style.digits ?? 12
    let lower = enclosure.lower.decimal(significantDigits: digits, rounding: .down)
    let upper = enclosure.upper.decimal(significantDigits: digits, rounding: .down)
    // Digits that end in zeros are written shorter.
    let count = lower.drop { "0.".contains($0) }.count { $0.isNumber }
    return lower == upper && count == digits && !enclosure.isExact ? lower + "…" : nil
  }

  private static func drawn(_ text: String, _ enclosure: Enclosure) -> JSONValue {
    [
      "text": .string(text),
      "lower": .string(enclosure.lower.decimal(significantDigits: 9, rounding: .down)),
      "upper": .string(enclosure.upper.decimal(significantDigits: 9, rounding: .up)),
    ]
  }

  /// A quantity for a reader.
  private static func text(_ quantity: Quantity, _ style: ValueStyle) -> String {
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
