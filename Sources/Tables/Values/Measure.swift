import Claims
import Documents
import ExactArithmetic

/// A number in a table or report that is written as closely as the style asks: a `Quantity` whose cell depends on the
/// digits and the unit.
public struct Measure: Sendable {
  /// The number; information is in bits.
  public var quantity: Quantity
  /// Whether the number is information also where the quantity does not say so, and is read in the unit of the style.
  public var isInformation: Bool
  /// The end of an enclosure that is meant, where only that bounds something; `nil` for the number itself.
  public var end: End?
  /// The digits that the width of an enclosure carries, which are written where the style does not ask for a number.
  public var carriedDigits: Int?

  /// One end of an enclosure, rounded away from the other.
  public enum End: Sendable, Hashable {
    case lower
    case upper
  }

  /// Creates a number, or one end of an enclosed one.
  public init(_ quantity: Quantity, isInformation: Bool = false, end: End? = nil) {
    self.quantity = quantity
    self.isInformation = isInformation
    self.end = end
  }

  /// The style with the digits that the width carries.
  func carrying(_ style: ValueStyle) -> ValueStyle {
    var style = style
    if style.digits == nil { style.digits = carriedDigits }
    return style
  }

  /// The cell of a table in a style: exact, an enclosure, or one end, rounded outward.
  func cell(_ plain: ValueStyle) -> Table.Cell {
    let style = carrying(plain)
    guard let end else {
      return isInformation ? quantity.informationCell(style) : quantity.cell(style)
    }
    let text = decimal(of: end, in: style.unit, digits: style.digits ?? 12, places: style.places)
    return Rational(text).map { .rational($0) } ?? .text(text)
  }

  /// An enclosure of the number, of information in a unit.
  public func enclosure(in unit: InformationUnit) -> Enclosure {
    if case .information(let value) = quantity { return value.enclosure(in: unit, bits: 64) }
    let enclosure = quantity.enclosure(bits: 64)
    if !isInformation || unit == .bits { return enclosure }
    return enclosure * unit.bit(bits: 64)
  }

  /// The number for a reader of a report.
  func text(_ plain: ValueStyle) -> String {
    let style = carrying(plain)
    if let end {
      return decimal(of: end, in: style.unit, digits: style.digits ?? 8, places: style.places)
    }
    guard isInformation else { return cell(style).written(.full, style) }
    if let form = quantity.logForm { return style.text(form) }
    if case .enclosure(let enclosure) = cell(style) { return style.text(enclosure) }
    return quantity.decimal(style)
  }

  /// The number for a program, information in the unit of the style.
  func json(_ plain: ValueStyle) -> JSONValue {
    let style = carrying(plain)
    guard let end else {
      return (isInformation ? quantity.informationCell(style) : quantity.cell(style)).json(style)
    }
    return .string(decimal(of: end, in: style.unit, digits: style.machineDigits))
  }

  private func decimal(
    of end: End, in unit: InformationUnit, digits: Int, places: Int? = nil
  ) -> String {
    var enclosure = quantity.enclosure(bits: 128)
    if isInformation && unit != .bits { enclosure = enclosure * unit.bit(bits: 128) }
    if let places {
      return end == .lower
        ? enclosure.lower.bounded(places: places, rounding: .down)
        : enclosure.upper.bounded(places: places, rounding: .up)
    }
    switch end {
    case .lower: return enclosure.lower.decimal(significantDigits: digits, rounding: .down)
    case .upper: return enclosure.upper.decimal(significantDigits: digits, rounding: .up)
    }
  }
}

extension Table.Cell {
  /// A number without a unit, or a quantity that is information by itself.
  public static func number(_ quantity: Quantity) -> Table.Cell { .measure(Measure(quantity)) }

  /// A quantity of information, in bits.
  public static func information(_ quantity: Quantity) -> Table.Cell {
    .measure(Measure(quantity, isInformation: true))
  }

  /// A number that is enclosed, or exact.
  public static func enclosed(_ value: Enclosure) -> Table.Cell { number(.enclosed(value)) }

  /// An enclosure with the digits that its width carries and one more, however many those are.
  public static func carried(_ value: Enclosure) -> Table.Cell {
    if value.isExact { return .enclosure(value) }
    let exponent = max(value.lower.magnitude, value.upper.magnitude).decimalExponent
    var measure = Measure(.enclosed(value))
    measure.carriedDigits = max(2, exponent - value.width.decimalExponent + 2)
    return .measure(measure)
  }
}

extension Quantity {
  /// A quantity of information, in bits, as a cell in the unit of a style.
  package func informationCell(_ style: ValueStyle) -> Table.Cell {
    guard logForm == nil, style.unit != .bits else { return cell(style) }
    return .enclosure((enclosure(bits: 128) * style.unit.bit(bits: 128)).rounded(toBits: 128))
  }
}
