import ExactArithmetic

/// Bob's reward in whole numbers.  With `delta = (1 - rho)/2 = a/q` in lowest terms, a string at the distance `w` is the right
/// one with a probability in proportion to `v(w) = a^w (q-a)^(d-w)`, and `g = q - 2a` divides all differences of these.
package struct RewardKernel: Sendable {
  /// `q`.
  let unit: Integer
  /// `g`.
  let step: Integer
  /// `v(d)`, the least.
  let least: Integer
  /// `(v(w) - v(d)) / g` by `w`.
  let gains: [Int]

  /// The greatest gain that is worked with.
  private static let greatestGain = 1 << 20

  /// - Throws: ``RateError/rewardsTooLarge(_:)`` when the numbers of `rho` are too long for the dimension.
  init(correlation: Rational, dimension: Int) throws(RateError) {
    let delta = (1 - correlation) / 2
    let (a, q) = (delta.numerator, delta.denominator)
    unit = q
    step = q - 2 * a
    var values: [Integer] = []
    for w in 0...dimension { values.append(a.power(w) * (q - a).power(dimension - w)) }
    least = values[dimension]
    var gains: [Int] = []
    for value in values {
      let gain = (value - values[dimension]).exactlyDivided(by: step)
      guard let word = Int(exactly: gain), word <= RewardKernel.greatestGain else {
        throw .rewardsTooLarge(correlation)
      }
      gains.append(word)
    }
    self.gains = gains
  }
}
