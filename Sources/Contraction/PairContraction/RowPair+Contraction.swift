import AlgebraicNumbers
import ExactArithmetic

extension RowPair {
  /// The supremum of `F(b) / denominator` over 0 < b < 1, and where it is.
  var contraction: (value: AlgebraicReal, weight: KLContraction.MixingWeight) {
    // F is strictly concave if there is a group, and else constant.
    if groups.isEmpty {
      return (
        AlgebraicReal(Rational(onlyFirst, denominator)), .interior(AlgebraicReal(Rational(1, 2)))
      )
    }
    if slopeAtZero.signum() <= 0 {
      return (AlgebraicReal(Rational(onlyFirst, denominator)), .towardsZero)
    }
    if slopeAtOne.signum() >= 0 {
      return (AlgebraicReal(Rational(onlySecond, denominator)), .towardsOne)
    }
    let function = MixingFunction(self)
    // F' decreases from a positive to a negative value, so its numerator has one root in (0, 1), a simple
    // one.
    let weight = AlgebraicReal(inUnitInterval: function.slopeNumerator.squarefreePart)
    if let rational = weight.rationalValue {
      return (AlgebraicReal(function.value(at: rational)), .interior(weight))
    }
    let value = AlgebraicReal(
      squarefree: criticalValues.squarefreePart, startingBits: 48
    ) { bits in function.maximum(weight: weight.enclosure(bits: bits)) }
    return (value, .interior(weight))
  }

  /// `F'(0+)`: the terms are `s p (p - q) / q`.
  private var slopeAtZero: Rational {
    groups.reduce(Rational.zero) { $0 + Rational($1.s * $1.p * ($1.p - $1.q), $1.q) }
  }

  /// `F'(1-)`: the terms are `s q (p - q) / p`.
  private var slopeAtOne: Rational {
    groups.reduce(Rational.zero) { $0 + Rational($1.s * $1.q * ($1.p - $1.q), $1.p) }
  }
}

/// `F(b)/denominator` as a quotient of polynomials in b.
struct MixingFunction {
  /// `sum_j s_j p_j q_j prod_(i != j) l_i` with `l_i = b p_i + (1-b) q_i`.
  private let sum: Polynomial
  /// `prod_j l_j`, positive on [0, 1].
  private let product: Polynomial
  private let constant: Integer
  private let denominator: Integer
  /// The numerator of `F'` over `product^2`, of degree 2m - 2 for m groups.
  let slopeNumerator: Polynomial

  init(_ pair: RowPair) {
    (sum, product) = PartialFractions.combined(
      pair.groups.map { ($0.s * $0.p * $0.q, Polynomial([$0.q, $0.p - $0.q])) })
    constant = pair.constant
    denominator = pair.denominator
    slopeNumerator = sum * product.derivative - sum.derivative * product
  }

  func value(at b: Rational) -> Rational {
    (Rational(constant) - sum.value(at: b) / product.value(at: b)) / Rational(denominator)
  }

  /// An enclosure of the maximum, which is reached between the ends of an enclosure of its place.
  ///
  /// By concavity it is at least the value at the left end, and at most that of the tangent there at the
  /// right end: the difference is of second order in the width.
  func maximum(weight: Enclosure) -> Enclosure {
    let bits = 2 * weight.width.denominator.bitWidth + 16
    let left = weight.lower
    let product = product.value(at: left)
    let value = (Rational(constant) - sum.value(at: left) / product) / Rational(denominator)
    let slope =
      slopeNumerator.value(at: left) / (product * product * Rational(denominator))
    return Enclosure(value, value + slope * weight.width).rounded(toBits: bits)
  }
}

/// Sums of fractions with linear denominators.
enum PartialFractions {
  /// The numerator and denominator of `sum_j weight_j / factor_j`, not reduced, by halves.
  static func combined(
    _ terms: [(weight: Integer, factor: Polynomial)]
  ) -> (numerator: Polynomial, denominator: Polynomial) {
    if terms.count == 1 { return (Polynomial(terms[0].weight), terms[0].factor) }
    let half = terms.count / 2
    let (a, b) = combined(Array(terms[..<half]))
    let (c, d) = combined(Array(terms[half...]))
    return (a * d + c * b, b * d)
  }
}
