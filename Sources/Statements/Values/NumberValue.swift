import AlgebraicNumbers
import Claims
import ExactArithmetic

/// A number without a unit: a rational number, plus multiples of irrational algebraic numbers and of irrational quotients of
/// log forms, plus what is only enclosed.
///
/// Its sign is decided where nothing is only enclosed and at most one algebraic number and one quotient occur: a quotient of
/// logarithms of rational numbers is rational or transcendental (A. O. Gelfond, Th. Schneider, 1934).
struct NumberValue: Sendable {
  var rational: Rational
  /// Different irrational algebraic numbers with their factors, which are not 0.
  var algebraic: [(number: AlgebraicReal, factor: Rational)] = []
  /// Different irrational quotients with their factors, which are not 0.
  var quotients: [(number: LogQuotient, factor: Rational)] = []
  var rest: Approximation?

  init(_ rational: Rational) { self.rational = rational }

  init(_ value: AlgebraicReal) {
    rational = value.rationalValue ?? .zero
    if value.rationalValue == nil { algebraic = [(value, 1)] }
  }

  init(_ value: LogQuotient) {
    rational = value.rationalValue ?? .zero
    if value.rationalValue == nil { quotients = [(value, 1)] }
  }

  init(_ rest: Approximation) {
    rational = .zero
    self.rest = rest
  }

  /// The value where it is rational for sure.
  var rationalValue: Rational? {
    algebraic.isEmpty && quotients.isEmpty && rest == nil ? rational : nil
  }

  /// The value where it is one algebraic number.
  var algebraicValue: AlgebraicReal? {
    guard quotients.isEmpty, rest == nil, algebraic.count <= 1 else { return nil }
    guard let term = algebraic.first else { return AlgebraicReal(rational) }
    return rational + term.factor * term.number
  }

  /// The value where it is one quotient of log forms.
  var quotientValue: LogQuotient? {
    guard algebraic.isEmpty, rest == nil, quotients.count == 1 else { return nil }
    let (number, factor) = quotients[0]
    return LogQuotient(
      factor * number.numerator + rational * number.denominator, over: number.denominator)
  }

  /// Whether all of it is exact.
  var isExact: Bool { rest == nil }

  /// The number by its enclosures.
  var approximation: Approximation {
    let value = self
    return Approximation(degree: rest?.degree ?? 1) { value.enclosure(bits: $0) }
  }

  func enclosure(bits: Int) -> Enclosure {
    var sum = Enclosure(rational)
    for (number, factor) in algebraic { sum += factor * number.enclosure(bits: bits) }
    for (number, factor) in quotients { sum += factor * number.enclosure(bits: bits) }
    if let rest { sum += rest.enclosure(bits: bits) }
    return sum
  }

  /// The sign, if it is decided.
  var sign: Int? {
    if let rationalValue { return rationalValue.signum() }
    if let algebraicValue { return algebraicValue.signum() }
    if let quotientValue { return quotientValue.signum() }
    let surelyShows = rest == nil && algebraic.count <= 1 && quotients.count <= 1
    return approximation.sign(upTo: surelyShows ? nil : Approximation.greatestBits)
  }
}

// MARK: - Arithmetic

extension NumberValue {
  static func + (lhs: NumberValue, rhs: NumberValue) -> NumberValue {
    var sum = lhs
    sum.rational += rhs.rational
    for (number, factor) in rhs.algebraic { sum.add(factor, number) }
    for (number, factor) in rhs.quotients { sum.add(factor, number) }
    sum.rest = Approximation.sum(lhs.rest, rhs.rest)
    return sum
  }

  private mutating func add(_ factor: Rational, _ number: AlgebraicReal) {
    guard let index = algebraic.firstIndex(where: { $0.number == number }) else {
      algebraic.append((number, factor))
      return
    }
    algebraic[index].factor += factor
    if algebraic[index].factor.isZero { algebraic.remove(at: index) }
  }

  /// Adds a multiple of a quotient, to one of the same divisor if there is one.
  private mutating func add(_ factor: Rational, _ number: LogQuotient) {
    guard let index = quotients.firstIndex(where: { $0.number.denominator == number.denominator })
    else {
      quotients.append((number, factor))
      return
    }
    let known = quotients.remove(at: index)
    let sum = LogQuotient(
      known.factor * known.number.numerator + factor * number.numerator, over: number.denominator)
    if let value = sum.rationalValue { rational += value } else { quotients.append((sum, 1)) }
  }

  static func * (factor: Rational, operand: NumberValue) -> NumberValue {
    if factor.isZero { return NumberValue(Rational.zero) }
    var product = NumberValue(factor * operand.rational)
    product.algebraic = operand.algebraic.map { ($0.number, factor * $0.factor) }
    product.quotients = operand.quotients.map { ($0.number, factor * $0.factor) }
    product.rest = operand.rest.map { factor * $0 }
    return product
  }

  static func * (lhs: NumberValue, rhs: NumberValue) -> NumberValue {
    if let factor = lhs.rationalValue { return factor * rhs }
    if let factor = rhs.rationalValue { return factor * lhs }
    if let a = lhs.algebraicValue, let b = rhs.algebraicValue {
      if a == b { return NumberValue(a.squared()) }
      if a == b.reciprocal() { return NumberValue(Rational.one) }
    }
    if let a = lhs.quotientValue, let b = rhs.quotientValue {
      if let factor = LogQuotient(a.numerator, over: b.denominator).rationalValue {
        return factor * NumberValue(LogQuotient(b.numerator, over: a.denominator))
      }
      if let factor = LogQuotient(b.numerator, over: a.denominator).rationalValue {
        return factor * NumberValue(LogQuotient(a.numerator, over: b.denominator))
      }
    }
    return NumberValue(lhs.approximation * rhs.approximation)
  }

  /// The power with an exponent that is at least 1, exact as far as products are.
  func power(_ exponent: Int) -> NumberValue {
    var result = self
    for _ in 1..<exponent {
      result = result * self
      if !result.isExact { return NumberValue(approximation.power(exponent)) }
    }
    return result
  }

  /// The reciprocal of a number that is not 0.
  var reciprocal: NumberValue {
    if let rationalValue { return NumberValue(rationalValue.reciprocal()) }
    if let algebraicValue { return NumberValue(algebraicValue.reciprocal()) }
    if let quotientValue {
      return NumberValue(LogQuotient(quotientValue.denominator, over: quotientValue.numerator))
    }
    let value = approximation
    return NumberValue(Approximation(degree: value.degree) { value.reciprocal(bits: $0) })
  }
}

extension Approximation {
  /// An enclosure of the reciprocal of a number that is known to differ from 0.
  func reciprocal(bits: Int) -> Enclosure {
    var working = bits
    while true {
      let value = enclosure(bits: working)
      if value.lower.signum() * value.upper.signum() > 0 {
        return Enclosure(1).divided(by: value, bits: bits + 8)
      }
      working *= 2
    }
  }
}

// MARK: - As a quantity

extension NumberValue {
  /// The number as claims and tables have it.
  var quantity: Quantity {
    if let rationalValue { return .rational(rationalValue) }
    if let algebraicValue { return .algebraic(algebraicValue) }
    if let quotientValue { return .quotient(quotientValue) }
    if rest == nil {
      let value = self
      return .computable(ComputableReal { value.enclosure(bits: $0) })
    }
    return .enclosed(enclosure(bits: 256).rounded(toBits: 256))
  }
}
