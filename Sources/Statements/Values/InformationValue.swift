import AlgebraicNumbers
import Claims
import ExactArithmetic

/// A quantity of information: a log form, a rational number of nats, log forms times irrational algebraic numbers, and what is
/// only enclosed.
///
/// The sign is decided where nothing is only enclosed and at most one algebraic number occurs. By the theorem of A. Baker
/// ("Linear forms in the logarithms of algebraic numbers", 1966 to 1968) `b_0 + b_1 log a_1 + ... + b_n log a_n` with algebraic
/// `b_i` is 0 only if `b_0` is, and logarithms of rational numbers that are linearly independent over the rationals are so over the
/// algebraic numbers: `F + alpha G` with irrational `alpha` is 0 only if both forms are.
struct InformationValue: Sendable {
  var form: LogForm
  /// The rational number of nats.
  var nats: Rational = .zero
  /// Different irrational numbers with their forms.
  var scaled: [(factor: AlgebraicReal, form: LogForm)] = []
  /// What is only enclosed, in bits.
  var rest: Approximation?

  init(_ form: LogForm) { self.form = form }

  init(nats: Rational) {
    form = .zero
    self.nats = nats
  }

  init(_ rest: Approximation) {
    form = .zero
    self.rest = rest
  }

  /// A number, read in bits.
  init(bits number: NumberValue) {
    form = .bits(number.rational)
    let bit = LogForm.bits(1)
    scaled = number.algebraic.map { ($0.number, $0.factor * bit) }
    var others: Approximation? = number.rest
    for (quotient, factor) in number.quotients {
      others = Approximation.sum(
        others, Approximation { factor * quotient.enclosure(bits: $0) })
    }
    rest = others
  }

  /// The value where it is a log form.
  var logForm: LogForm? { nats.isZero && scaled.isEmpty && rest == nil ? form : nil }

  /// Whether all of it is exact.
  var isExact: Bool { rest == nil }

  /// The value in bits by its enclosures.
  var approximation: Approximation {
    let value = self
    return Approximation(degree: rest?.degree ?? 1) { value.enclosure(bits: $0) }
  }

  /// An enclosure in bits.
  func enclosure(bits: Int) -> Enclosure {
    var sum = form.enclosure(in: .bits, bits: bits)
    if !nats.isZero {
      sum += nats * Enclosure(1).divided(by: Enclosure.log(Rational(2), bits: bits + 8), bits: bits)
    }
    for (factor, form) in scaled {
      sum += factor.enclosure(bits: bits) * form.enclosure(in: .bits, bits: bits)
    }
    if let rest { sum += rest.enclosure(bits: bits) }
    return sum.rounded(toBits: bits + 16)
  }

  /// The sign, if it is decided.
  var sign: Int? {
    if let logForm { return logForm.signum() }
    if rest != nil || scaled.count > 1 {
      return approximation.sign(upTo: Approximation.greatestBits)
    }
    if nats.isZero && form.isZero {
      return scaled.first.map { $0.factor.signum() * $0.form.signum() }
    }
    return approximation.sign(upTo: nil)
  }
}

// MARK: - Arithmetic

extension InformationValue {
  static func + (lhs: InformationValue, rhs: InformationValue) -> InformationValue {
    var sum = lhs
    sum.form += rhs.form
    sum.nats += rhs.nats
    for (factor, form) in rhs.scaled { sum.add(factor, form) }
    sum.rest = Approximation.sum(lhs.rest, rhs.rest)
    return sum
  }

  private mutating func add(_ factor: AlgebraicReal, _ form: LogForm) {
    guard let index = scaled.firstIndex(where: { $0.factor == factor }) else {
      if !form.isZero { scaled.append((factor, form)) }
      return
    }
    scaled[index].form += form
    if scaled[index].form.isZero { scaled.remove(at: index) }
  }

  static func * (factor: Rational, operand: InformationValue) -> InformationValue {
    if factor.isZero { return InformationValue(LogForm.zero) }
    var product = InformationValue(factor * operand.form)
    product.nats = factor * operand.nats
    product.scaled = operand.scaled.map { ($0.factor, factor * $0.form) }
    product.rest = operand.rest.map { factor * $0 }
    return product
  }

  /// The product with a number, exact where one of them is rational, the number is algebraic and the other a log form, or the
  /// number is a quotient by the other.
  static func * (factor: NumberValue, operand: InformationValue) -> InformationValue {
    if let rational = factor.rationalValue { return rational * operand }
    if let form = operand.logForm {
      if form.isZero { return InformationValue(LogForm.zero) }
      if factor.quotients.isEmpty, factor.rest == nil {
        var product = InformationValue(factor.rational * form)
        for (number, multiple) in factor.algebraic { product.add(number, multiple * form) }
        return product
      }
      if let quotient = factor.quotientValue, quotient.denominator == form {
        return InformationValue(quotient.numerator)
      }
    }
    return InformationValue(factor.approximation * operand.approximation)
  }

  /// The quotient of two quantities, of which the second is not 0.
  static func / (lhs: InformationValue, rhs: InformationValue) -> NumberValue {
    if let a = lhs.logForm, let b = rhs.logForm { return NumberValue(LogQuotient(a, over: b)) }
    let divisor = rhs.approximation
    return NumberValue(
      lhs.approximation
        * Approximation(degree: divisor.degree) { divisor.reciprocal(bits: $0) })
  }
}

// MARK: - As a quantity

extension InformationValue {
  /// The quantity as claims and tables have it.
  var quantity: InformationQuantity {
    if let logForm { return .exact(logForm) }
    if rest == nil && scaled.count <= 1 {
      if sign == 0 { return .zero }
      let value = self
      return .enclosed(ComputableReal { value.enclosure(bits: $0) })
    }
    let interval = enclosure(bits: 256)
    return .between(.bits(interval.lower), .bits(interval.upper))
  }
}
