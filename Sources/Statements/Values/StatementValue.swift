import AlgebraicNumbers
import Claims
import ExactArithmetic
import InformationTheory

/// The value of an expression: a number without a unit, a quantity of information, or infinity.
///
/// It is exact, as a combination of rational and algebraic numbers, logarithms and their quotients, or enclosed; signs are
/// decided where theorems say that they are, and never guessed.
public struct StatementValue: Sendable {
  /// What the value is.
  enum Storage: Sendable {
    case number(NumberValue)
    case information(InformationValue)
    case infinite(isInformation: Bool, isNegative: Bool)
  }

  let storage: Storage

  init(_ storage: Storage) { self.storage = storage }

  init(_ value: Rational) { storage = .number(NumberValue(value)) }

  init(_ value: AlgebraicReal) { storage = .number(NumberValue(value)) }

  init(_ form: LogForm) { storage = .information(InformationValue(form)) }

  init(_ divergence: Divergence) {
    storage =
      divergence.logForm.map { .information(InformationValue($0)) }
      ?? .infinite(isInformation: true, isNegative: false)
  }

  init(_ value: ExtendedRational) {
    storage =
      value.rational.map { .number(NumberValue($0)) }
      ?? .infinite(isInformation: false, isNegative: false)
  }

  /// The value as claims and tables have it; `nil` where it is infinite.
  public var quantity: Quantity? {
    switch storage {
    case .number(let value): value.quantity
    case .information(let value): .information(value.quantity)
    case .infinite: nil
    }
  }

  /// Whether it is a quantity of information, which has a unit.
  public var isInformation: Bool {
    switch storage {
    case .number: false
    case .information: true
    case .infinite(let isInformation, _): isInformation
    }
  }

  /// Whether it is known exactly, and not by enclosures only.
  public var isExact: Bool {
    switch storage {
    case .number(let value): value.isExact
    case .information(let value): value.isExact
    case .infinite: true
    }
  }

  /// Whether it is plus or minus infinity.
  public var isInfinite: Bool {
    if case .infinite = storage { return true }
    return false
  }

  /// The rational number that the value is, if it is one without a unit.
  var rationalValue: Rational? {
    if case .number(let value) = storage { return value.rationalValue }
    return nil
  }

  /// -1, 0 or 1 where the sign is decided, else `nil`.
  public var sign: Int? {
    switch storage {
    case .number(let value): value.sign
    case .information(let value): value.sign
    case .infinite(_, let isNegative): isNegative ? -1 : 1
    }
  }
}

extension StatementValue: CustomStringConvertible {
  /// The number, a quantity of information with its unit, or `infinity`.
  public var description: String {
    if case .infinite(_, let isNegative) = storage { return isNegative ? "-infinity" : "infinity" }
    return quantity.map(\.description) ?? ""
  }
}
