import CGMP
import CMPFR

/// The direction in which a result is rounded: towards minus or plus infinity.
package enum Direction: Sendable {
  case down, up

  var mpfr: mpfr_rnd_t { self == .down ? MPFR_RNDD : MPFR_RNDU }
  package var opposite: Direction { self == .down ? .up : .down }
}

/// A binary floating-point number of fixed precision whose operations round in a stated direction: one
/// MPFR number, owned.
package struct BigFloat: ~Copyable, @unchecked Sendable {
  private var value = __mpfr_struct()

  /// A copy with the same precision.
  package init(copying other: borrowing BigFloat) {
    self.init(bits: other.withPointer { Int(mpfr_get_prec($0)) })
    set(other, rounding: .down)
  }

  /// Whether the value is zero.
  package var isZero: Bool { withPointer { mpfr_zero_p($0) != 0 } }

  /// Whether the value is below zero.
  package var isNegative: Bool { withPointer { mpfr_sgn($0) < 0 } }

  /// Whether the value is above 1/2.
  package var isAboveHalf: Bool { withPointer { mpfr_cmp_d($0, 0.5) > 0 } }

  /// The exponent `e` with `2^(e-1) <= |self| < 2^e`, or `nil` for zero.
  package var exponent: Int? {
    withPointer { mpfr_regular_p($0) != 0 ? Int(mpfr_get_exp($0)) : nil }
  }

  /// Zero, with room for `bits` significant bits.
  package init(bits: Int) {
    mpfr_init2(&value, max(bits, 2))
    mpfr_set_zero(&value, 1)
  }

  /// A rational rounded to `bits` significant bits.
  package init(_ rational: Rational, bits: Int, rounding direction: Direction) {
    self.init(bits: bits)
    set(rational, rounding: direction)
  }

  deinit {
    var value = value
    mpfr_clear(&value)
  }

  package mutating func set(_ rational: Rational, rounding direction: Direction) {
    if rational.isInteger {
      rational.numerator.withGMP { _ = mpfr_set_z(&value, $0, direction.mpfr) }
      return
    }
    // The numerator is rounded the same way as the quotient: the denominator is positive.
    let quotientBits = mpfr_get_prec(&value)
    var numerator = BigFloat(bits: max(rational.numerator.bitWidth, Int(quotientBits)))
    rational.numerator.withGMP { _ = mpfr_set_z(&numerator.value, $0, direction.mpfr) }
    rational.denominator.withGMP { denominator in
      _ = mpfr_div_z(&value, &numerator.value, denominator, direction.mpfr)
    }
  }

  package mutating func set(_ integer: Integer, rounding direction: Direction) {
    integer.withGMP { _ = mpfr_set_z(&value, $0, direction.mpfr) }
  }

  package mutating func set(_ other: borrowing BigFloat, rounding direction: Direction) {
    other.withPointer { source in _ = mpfr_set(&value, source, direction.mpfr) }
  }

  /// The exact value, for a finite number.
  package var rational: Rational {
    withPointer { pointer in
      if mpfr_zero_p(pointer) != 0 { return .zero }
      precondition(mpfr_number_p(pointer) != 0, "an infinite bound")
      var exponent: mpfr_exp_t = 0
      let significand = Integer.computed { exponent = mpfr_get_z_2exp($0, pointer) }
      return Rational(significand).scaled(byPowerOfTwo: Int(exponent))
    }
  }

  /// `floor(self * 2^scale)`, for a finite number.
  borrowing func floorScaled(by scale: Int, to result: Limbs) {
    withPointer { pointer in
      if mpfr_zero_p(pointer) != 0 { return __gmpz_set_ui(result.pointer, 0) }
      let exponent = mpfr_get_z_2exp(result.pointer, pointer) + scale
      if exponent >= 0 {
        __gmpz_mul_2exp(result.pointer, result.pointer, UInt(exponent))
      } else {
        __gmpz_fdiv_q_2exp(result.pointer, result.pointer, UInt(-exponent))
      }
    }
  }

  borrowing func withPointer<Result>(_ body: (UnsafePointer<__mpfr_struct>) -> Result) -> Result {
    withUnsafePointer(to: value) { body($0) }
  }

  // MARK: In-place operations, each rounded in the given direction

  package mutating func log(_ direction: Direction) { apply(mpfr_log, direction) }
  package mutating func log1p(_ direction: Direction) { apply(mpfr_log1p, direction) }
  package mutating func exp(_ direction: Direction) { apply(mpfr_exp, direction) }
  package mutating func expm1(_ direction: Direction) { apply(mpfr_expm1, direction) }
  package mutating func complementaryErrorFunction(_ direction: Direction) {
    apply(mpfr_erfc, direction)
  }
  package mutating func squareRoot(_ direction: Direction) { apply(mpfr_sqrt, direction) }
  /// `ln Gamma(self)`, for positive numbers.
  package mutating func logGamma(_ direction: Direction) { apply(mpfr_lngamma, direction) }

  /// `self` to a power, in place.
  package mutating func raise(to exponent: Int, _ direction: Direction) {
    withUnsafeMutablePointer(to: &value) {
      _ = mpfr_pow_ui($0, $0, UInt(exponent), direction.mpfr)
    }
  }

  /// `self * 2^exponent`, exactly.
  package mutating func scale(byPowerOfTwo exponent: Int) {
    withUnsafeMutablePointer(to: &value) { _ = mpfr_mul_2si($0, $0, exponent, MPFR_RNDN) }
  }

  /// The number pi.
  package mutating func setToPi(_ direction: Direction) { mpfr_const_pi(&value, direction.mpfr) }

  /// The next greater number of the same precision.
  package mutating func increase() { mpfr_nextabove(&value) }

  /// `-self`, exactly.
  package mutating func negate() {
    withUnsafeMutablePointer(to: &value) { _ = mpfr_neg($0, $0, MPFR_RNDN) }
  }

  package mutating func add(_ other: borrowing BigFloat, _ direction: Direction) {
    other.withPointer { operand in
      withUnsafeMutablePointer(to: &value) { _ = mpfr_add($0, $0, operand, direction.mpfr) }
    }
  }

  package mutating func add(_ word: Int, _ direction: Direction) {
    withUnsafeMutablePointer(to: &value) { _ = mpfr_add_si($0, $0, word, direction.mpfr) }
  }

  package mutating func multiply(by other: borrowing BigFloat, _ direction: Direction) {
    other.withPointer { operand in
      withUnsafeMutablePointer(to: &value) { _ = mpfr_mul($0, $0, operand, direction.mpfr) }
    }
  }

  package mutating func divide(by other: borrowing BigFloat, _ direction: Direction) {
    other.withPointer { operand in
      withUnsafeMutablePointer(to: &value) { _ = mpfr_div($0, $0, operand, direction.mpfr) }
    }
  }

  package mutating func multiply(by integer: Integer, _ direction: Direction) {
    integer.withGMP { operand in
      withUnsafeMutablePointer(to: &value) { _ = mpfr_mul_z($0, $0, operand, direction.mpfr) }
    }
  }

  package mutating func multiply(by word: Int, _ direction: Direction) {
    withUnsafeMutablePointer(to: &value) { _ = mpfr_mul_si($0, $0, word, direction.mpfr) }
  }

  package mutating func divide(by word: Int, _ direction: Direction) {
    withUnsafeMutablePointer(to: &value) { _ = mpfr_div_si($0, $0, word, direction.mpfr) }
  }

  private mutating func apply(
    _ function: (
      UnsafeMutablePointer<__mpfr_struct>?, UnsafePointer<__mpfr_struct>?, mpfr_rnd_t
    ) -> Int32, _ direction: Direction
  ) {
    withUnsafeMutablePointer(to: &value) { _ = function($0, UnsafePointer($0), direction.mpfr) }
  }
}

/// A fixed number of floating-point numbers.
package final class BigFloatVector: @unchecked Sendable {
  // Concurrent use is safe: an element is written by one thread, before others read it.
  private let storage: UnsafeMutablePointer<BigFloat>
  package let count: Int

  /// `count` zeros of `bits` significant bits.
  package init(count: Int, bits: Int) {
    self.count = count
    storage = .allocate(capacity: count)
    for index in 0..<count { (storage + index).initialize(to: BigFloat(bits: bits)) }
  }

  deinit {
    storage.deinitialize(count: count)
    storage.deallocate()
  }

  package subscript(index: Int) -> BigFloat {
    _read {
      precondition(index >= 0 && index < count, "index \(index) outside 0..<\(count)")
      yield storage[index]
    }
    _modify {
      precondition(index >= 0 && index < count, "index \(index) outside 0..<\(count)")
      yield &storage[index]
    }
  }
}
