import ExactArithmetic

/// The proof that no function g in a box has `Phi(g) < 0`, from the value and the gradient at the function `ln(QW/R)` of a
/// rational law Q and a lower bound of the Hessian, in interval arithmetic.
struct InteriorProof {
  let instance: ReducedInput
  let law: [Rational]
  let coordinates: [Int]
  let reference: Int
  let box: (lower: [Double], upper: [Double])
  let scales: [Double]
  let least: Double
  /// The working precision.
  let bits: Int

  /// Whether `Phi >= 0` on the box for a ratio.
  ///
  /// As `R e^g = QW` sums to 1, `Phi(g) = -eta ln sum_x P_x e^((Wg)_x / eta)` there.
  func bounds(by ratio: Rational) -> Bool {
    let image = DivergenceRatio(instance: instance).output(of: law)
    guard image.allSatisfy({ $0.signum() > 0 }) else { return false }
    let g = zip(image, instance.output).map { Enclosure.log($0 / $1, bits: bits) }
    guard isInBox(g) else { return false }
    let weights = zip(instance.prior, instance.rows).map { prior, row -> Enclosure in
      let mean = zip(row, g).reduce(Enclosure.zero) { $0 + $1.0 * $1.1 }
      let exponent = (ratio.reciprocal() * mean).rounded(toBits: bits)
      return (prior * Enclosure.exp(exponent, bits: bits)).rounded(toBits: bits)
    }
    let total = weights.reduce(Enclosure.zero, +)
    let value = -(ratio * Enclosure.log(total, bits: bits))
    // grad M^-1 grad / 2 with M at least `least diag(scales^2)`.
    var loss = Rational.zero
    for (y, scale) in zip(coordinates, scales) {
      let mixture = zip(weights, instance.rows).reduce(Enclosure.zero) { $0 + $1.1[y] * $1.0 }
      let tilted = mixture.divided(by: total, bits: bits)
      let size = max((image[y] - tilted.lower).magnitude, (image[y] - tilted.upper).magnitude)
      let relative = size / Rational(exactly: scale)!
      loss += (relative * relative).rounded(toSignificantBits: 64, .up)
    }
    return value.lower >= loss / (2 * Rational(exactly: least)!)
  }

  private func isInBox(_ g: [Enclosure]) -> Bool {
    coordinates.allSatisfy { y in
      let difference = g[y] - g[reference]
      return Rational(exactly: box.lower[y])! <= difference.lower
        && difference.upper <= Rational(exactly: box.upper[y])!
    }
  }
}
