/// A linear form in logarithms, `sum q_i log n_i` with rational `q_i` and positive integers `n_i`.
///
/// Every entropy, divergence and mutual information of a rational law is one.  A form has no unit: it is
/// *read* in bits or in nats.  Equality and order are always decided, see ``signum()``.
///
/// ```swift
/// let h = Rational(3, 4) * LogForm.log(4) - Rational(3, 4) * LogForm.log(3) + Rational(1, 4) * LogForm.log(4)
/// print(h)                       // 2 - 3/4 log2 3
/// print(LogForm.log(12) - 2 * LogForm.log(2) == LogForm.log(3))  // true
/// ```
///
/// Terms with the same `n_i` are collected at once; the form is brought to independent logarithms only
/// when asked (``terms``), because that costs more than deciding most comparisons.
public struct LogForm: Sendable {
  /// One summand `coefficient * log(base)`.
  public struct Term: Sendable, Hashable {
    public let coefficient: Rational
    public let base: Integer

    public init(coefficient: Rational, base: Integer) {
      self.coefficient = coefficient
      self.base = base
    }
  }

  /// The coefficients by base: bases are at least 2, coefficients are not zero.
  var coefficients: [Integer: Rational]

  init(collected coefficients: [Integer: Rational]) { self.coefficients = coefficients }

  /// `log n`.
  ///
  /// - Precondition: `n >= 1`.
  @_disfavoredOverload
  public static func log(_ n: Integer) -> LogForm {
    precondition(n.signum() > 0, "the logarithm of \(n)")
    return LogForm(collected: n.isOne ? [:] : [n: 1])
  }

  /// `log n`; disfavoured like the one above, so that the division in `log(1 / 2)` is exact.
  ///
  /// - Precondition: `n >= 1`.
  @_disfavoredOverload
  public static func log(_ n: Int) -> LogForm { log(Integer(n)) }

  /// `log q = log(numerator) - log(denominator)`.
  ///
  /// - Precondition: `q > 0`.
  public static func log(_ q: Rational) -> LogForm {
    precondition(q.signum() > 0, "the logarithm of \(q)")
    var form = LogForm.log(q.numerator)
    form.add(-1, log: q.denominator)
    return form
  }

  /// The form whose value in bits is a rational: `bits * log 2`.
  public static func bits(_ bits: Rational) -> LogForm {
    LogForm(collected: bits.isZero ? [:] : [2: bits])
  }

  /// The sum of many terms; equal bases are collected.
  ///
  /// - Precondition: every base is at least 1.
  /// - Complexity: O(n) dictionary operations and O(M(b) log n) word operations for coefficients of `b`
  ///   bits in all, even when their denominators are unrelated.
  public init(_ terms: some Sequence<Term>) {
    coefficients = [:]
    coefficients.reserveCapacity(terms.underestimatedCount)
    var repeated: [Integer: [Rational]] = [:]
    for term in terms {
      precondition(term.base.signum() > 0, "the logarithm of \(term.base)")
      if term.base.isOne || term.coefficient.isZero { continue }
      if let previous = coefficients.updateValue(term.coefficient, forKey: term.base) {
        repeated[term.base, default: [previous]].append(term.coefficient)
      }
    }
    for (base, list) in repeated {
      let sum = Rational.sum(list)
      coefficients[base] = sum.isZero ? nil : sum
    }
  }

  /// Adds `coefficient * log(n)` in place.
  ///
  /// - Precondition: `n >= 1`.
  /// - Complexity: one dictionary operation.
  public mutating func add(_ coefficient: Rational, log n: Integer) {
    precondition(n.signum() > 0, "the logarithm of \(n)")
    if n.isOne || coefficient.isZero { return }
    if let old = coefficients[n] {
      let sum = old + coefficient
      coefficients[n] = sum.isZero ? nil : sum
    } else {
      coefficients[n] = coefficient
    }
  }

  /// The number of terms as collected, before equal values are sought among different bases.
  public var termCount: Int { coefficients.count }
}

extension LogForm: AdditiveArithmetic {
  public static var zero: LogForm { LogForm(collected: [:]) }

  public static func + (lhs: LogForm, rhs: LogForm) -> LogForm {
    if lhs.termCount < rhs.termCount { return rhs + lhs }
    var sum = lhs
    sum += rhs
    return sum
  }

  public static func += (lhs: inout LogForm, rhs: LogForm) {
    for (base, coefficient) in rhs.coefficients { lhs.add(coefficient, log: base) }
  }

  public static func - (lhs: LogForm, rhs: LogForm) -> LogForm {
    var difference = lhs
    difference -= rhs
    return difference
  }

  public static func -= (lhs: inout LogForm, rhs: LogForm) {
    for (base, coefficient) in rhs.coefficients { lhs.add(-coefficient, log: base) }
  }

  public static prefix func - (operand: LogForm) -> LogForm { -1 * operand }

  public static func * (factor: Rational, form: LogForm) -> LogForm {
    if factor.isZero { return .zero }
    return LogForm(collected: form.coefficients.mapValues { factor * $0 })
  }

  public static func * (form: LogForm, factor: Rational) -> LogForm { factor * form }

  /// - Precondition: `divisor` is not zero.
  public static func / (form: LogForm, divisor: Rational) -> LogForm {
    divisor.reciprocal() * form
  }
}
