import ExactArithmetic

/// Why two values cannot be combined.
struct ValueProblem: Error {
  let description: String
  /// Whether it is their kinds that do not fit, and not only these values.
  let isOfKind: Bool

  init(_ description: String, isOfKind: Bool = false) {
    self.description = description
    self.isOfKind = isOfKind
  }
}

extension StatementValue {
  /// The value as information: a number is read in bits; `nil` where it is infinite.
  var information: InformationValue? {
    switch storage {
    case .number(let value): InformationValue(bits: value)
    case .information(let value): value
    case .infinite: nil
    }
  }

  static func + (lhs: StatementValue, rhs: StatementValue) throws(ValueProblem) -> StatementValue {
    switch (lhs.storage, rhs.storage) {
    case (.infinite(let a, let first), .infinite(let b, let second)):
      if first != second { throw ValueProblem("the difference of two infinite quantities") }
      return StatementValue(.infinite(isInformation: a || b, isNegative: first))
    case (.infinite, _): return lhs
    case (_, .infinite): return rhs
    case (.number(let a), .number(let b)): return StatementValue(.number(a + b))
    default:
      guard let a = lhs.information, let b = rhs.information else { return lhs }
      return StatementValue(.information(a + b))
    }
  }

  static prefix func - (operand: StatementValue) -> StatementValue {
    switch operand.storage {
    case .number(let value): StatementValue(.number(-1 * value))
    case .information(let value): StatementValue(.information(-1 * value))
    case .infinite(let isInformation, let isNegative):
      StatementValue(.infinite(isInformation: isInformation, isNegative: !isNegative))
    }
  }

  static func - (lhs: StatementValue, rhs: StatementValue) throws(ValueProblem) -> StatementValue {
    try lhs + -rhs
  }

  static func * (lhs: StatementValue, rhs: StatementValue) throws(ValueProblem) -> StatementValue {
    if lhs.isInformation && rhs.isInformation {
      throw ValueProblem(
        "a product of two quantities of information, which has no unit", isOfKind: true)
    }
    switch (lhs.storage, rhs.storage) {
    case (.number(let a), .number(let b)): return StatementValue(.number(a * b))
    case (.number(let a), .information(let b)): return StatementValue(.information(a * b))
    case (.information(let a), .number(let b)): return StatementValue(.information(b * a))
    default:
      guard let first = lhs.sign, let second = rhs.sign, first * second != 0 else {
        throw ValueProblem("a product of infinity and a number that is not known to differ from 0")
      }
      let isInformation = lhs.isInformation || rhs.isInformation
      return StatementValue(
        .infinite(isInformation: isInformation, isNegative: first * second < 0))
    }
  }

  static func / (lhs: StatementValue, rhs: StatementValue) throws(ValueProblem) -> StatementValue {
    if rhs.isInfinite { throw ValueProblem("a division by infinity") }
    guard let sign = rhs.sign else {
      throw ValueProblem("a division by what is not known to differ from 0")
    }
    if sign == 0 { throw ValueProblem("a division by 0") }
    switch (lhs.storage, rhs.storage) {
    case (_, .number(let divisor)):
      return try lhs * StatementValue(.number(divisor.reciprocal))
    case (.information(let a), .information(let b)): return StatementValue(.number(a / b))
    case (.infinite(true, let isNegative), _):
      return StatementValue(
        .infinite(isInformation: false, isNegative: isNegative != (sign < 0)))
    default: throw ValueProblem("a number divided by a quantity of information", isOfKind: true)
    }
  }

  /// The smaller of two values; enclosed where they cannot be told apart.
  static func minimum(
    _ lhs: StatementValue, _ rhs: StatementValue
  ) throws(ValueProblem) -> StatementValue {
    if case .infinite(_, let isNegative) = lhs.storage { return isNegative ? lhs : rhs }
    if case .infinite(_, let isNegative) = rhs.storage { return isNegative ? rhs : lhs }
    if let sign = try (lhs - rhs).sign { return sign <= 0 ? lhs : rhs }
    switch (lhs.storage, rhs.storage) {
    case (.number(let a), .number(let b)):
      return StatementValue(
        .number(NumberValue(Approximation.minimum(a.approximation, b.approximation))))
    default:
      guard let a = lhs.information, let b = rhs.information else { return lhs }
      return StatementValue(
        .information(InformationValue(Approximation.minimum(a.approximation, b.approximation))))
    }
  }
}
