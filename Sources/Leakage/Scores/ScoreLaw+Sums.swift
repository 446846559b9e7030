import ExactArithmetic
import Work

extension ScoreLaw {
  /// The law of a sum of independent copies.
  ///
  /// The counts are the coefficients of a power of a polynomial `P`; as `P Q' = d P' Q` for `Q = P^d`, each coefficient
  /// follows from as many as `P` has terms before it.
  ///
  /// - Parameters:
  ///   - copies: the number `d` of terms, at least 1.
  ///   - limits: how much work is allowed.
  /// - Throws: `WorkRefused`.
  /// - Complexity: O(d w t) products of a count and a short factor, for `w` values of which `t` have a probability.
  public func sum(of copies: Int, limits: WorkLimits = .standard) throws -> ScoreLaw {
    precondition(copies >= 1, "a sum of \(copies) terms")
    if copies == 1 { return self }
    try ScoreLaw.admit(count: Integer(count - 1) * Integer(copies) + 1)
    let values = Double(count - 1) * Double(copies) + 1
    let limbs = Double(total.bitWidth) * Double(copies) / 64 + 1
    let terms = Double(inside.count { !$0.isZero } + outside.count { !$0.isZero })
    try limits.check(
      WorkEstimate(
        subject: "the law of a score, a sum of \(copies) terms", operations: values * terms * limbs,
        bytes: values * 2 * (8 * limbs + 32)))
    return ScoreLaw(
      least: Rational(copies) * least, step: step,
      inside: ScoreLaw.power(inside, copies), outside: ScoreLaw.power(outside, copies),
      total: total.power(copies))
  }

  /// The coefficients of a power of a polynomial.
  static func power(_ coefficients: [Integer], _ exponent: Int) -> [Integer] {
    let shift = coefficients.firstIndex { !$0.isZero } ?? 0
    let terms = coefficients.indices.dropFirst(shift + 1)
      .filter { !coefficients[$0].isZero }
      .map { (distance: $0 - shift, coefficient: coefficients[$0]) }
    let constant = coefficients[shift]
    var result = [Integer](repeating: .zero, count: (coefficients.count - 1) * exponent + 1)
    let start = shift * exponent
    result[start] = constant.power(exponent)
    let degree = (terms.last?.distance ?? 0) * exponent
    for k in 1..<(degree + 1) {
      var sum = Integer.zero
      for (distance, coefficient) in terms {
        if distance > k { break }
        let factor = Integer(distance * (exponent + 1) - k) * coefficient
        sum.addProduct(factor, result[start + k - distance])
      }
      result[start + k] = sum.exactlyDivided(by: Integer(k) * constant)
    }
    return result
  }

  /// The law of the sum of two independent scores.
  ///
  /// - Throws: `WorkRefused`.
  /// - Complexity: the product of the numbers of values.
  public func adding(_ other: ScoreLaw, limits: WorkLimits = .standard) throws -> ScoreLaw {
    let step = ScoreLaw.commonStep(step, other.step)
    let (a, b) = (self.step / step, other.step / step)
    let spans = [a * Rational(count - 1), b * Rational(other.count - 1)]
    try ScoreLaw.admit(count: spans[0].numerator + spans[1].numerator + 1)
    let limbs = Double((total.bitWidth + other.total.bitWidth) / 64 + 1)
    try limits.check(
      WorkEstimate(
        subject: "the law of a sum of two scores",
        operations: 2 * Double(count) * Double(other.count) * limbs,
        bytes: 2 * (Double(spans[0]) + Double(spans[1]) + 1) * (8 * limbs + 32)))
    let strides = (Int(exactly: a.numerator) ?? 1, Int(exactly: b.numerator) ?? 1)
    let size = (count - 1) * strides.0 + (other.count - 1) * strides.1 + 1
    func convolution(_ x: [Integer], _ y: [Integer]) -> [Integer] {
      var result = [Integer](repeating: .zero, count: size)
      for (i, first) in x.enumerated() where !first.isZero {
        for (j, second) in y.enumerated() where !second.isZero {
          result[i * strides.0 + j * strides.1].addProduct(first, second)
        }
      }
      return result
    }
    return ScoreLaw(
      least: least + other.least, step: step, inside: convolution(inside, other.inside),
      outside: convolution(outside, other.outside), total: total * other.total)
  }
}
