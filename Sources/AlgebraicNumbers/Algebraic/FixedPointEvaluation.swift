import CGMP
import ExactArithmetic

/// The value of a polynomial at a dyadic number, known up to a bound: `(value + e) 2^unit` with
/// `|e| <= error`.
struct FixedPointValue {
  var value: Integer
  var error: Integer
  var unit: Int

  /// The sign when the error bound settles it.
  var sign: Int? {
    if error.isZero { return value.signum() }
    return value.magnitude > error ? value.signum() : nil
  }
}

extension Polynomial {
  /// `p(c 2^-k)` with an error of at most `2^unit`; exact when that costs no more.
  ///
  /// Horner's rule on integers: each step multiplies by c, drops k bits and adds a coefficient without the
  /// bits below the unit, so that it adds less than 2 to the error and multiplies the earlier error by |x|.
  ///
  /// - Complexity: one product for each coefficient, of numbers as long as the values in units.
  func fixedPointValue(at c: Integer, over k: Int, unit wanted: Int) -> FixedPointValue {
    let growth = max(0, c.bitWidth - k)  // |x| <= 2^growth
    // The error is at most 2 (d + 1) 2^(growth d) units of the computation.
    let guardBits =
      growth * degree + (2 * degree + 2).bitWidth - (2 * degree + 2).leadingZeroBitCount
    let unit = wanted - guardBits
    if unit <= -degree * k {
      let exact =
        k >= 0
        ? homogeneousValue(c, Integer.one << k) : value(at: c << -k)
      return FixedPointValue(value: exact, error: .zero, unit: k >= 0 ? -degree * k : 0)
    }
    let sum = Limbs.zero()
    let term = Limbs.zero()
    c.withGMP { c in
      for coefficient in coefficients.reversed() {
        __gmpz_mul(sum.pointer, sum.pointer, c)
        if k >= 0 {
          __gmpz_fdiv_q_2exp(sum.pointer, sum.pointer, UInt(k))
        } else {
          __gmpz_mul_2exp(sum.pointer, sum.pointer, UInt(-k))
        }
        coefficient.withGMP { coefficient in
          if unit >= 0 {
            __gmpz_fdiv_q_2exp(term.pointer, coefficient, UInt(unit))
          } else {
            __gmpz_mul_2exp(term.pointer, coefficient, UInt(-unit))
          }
        }
        __gmpz_add(sum.pointer, sum.pointer, term.pointer)
      }
    }
    return FixedPointValue(
      value: Integer(normalizing: sum), error: Integer.one << guardBits, unit: unit)
  }

  /// ``fixedPointValue(at:over:unit:)`` with a unit so small that the sign is certain.
  func signedFixedPointValue(at c: Integer, over k: Int, unit: Int) -> FixedPointValue {
    var unit = unit
    var step = 32
    while true {
      let result = fixedPointValue(at: c, over: k, unit: unit)
      if result.sign != nil { return result }
      unit -= step
      step *= 2
    }
  }
}
