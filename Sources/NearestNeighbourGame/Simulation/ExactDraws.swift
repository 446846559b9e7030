import ExactArithmetic
import Work

extension SplitMix64 {
  /// Whether an event of a rational probability happens, drawn exactly: the bits of a uniform number are compared with those of
  /// the probability until they differ.
  ///
  /// - Parameter probability: a number of [0, 1].
  /// - Complexity: two words on average.
  mutating func event(_ probability: Rational) -> Bool {
    if probability >= 1 { return true }
    var rest = probability
    while !rest.isZero {
      rest = rest.scaled(byPowerOfTwo: 1)
      let isOne = rest >= 1
      if isOne { rest -= 1 }
      let drawn = next() >> 63 == 1
      if drawn != isOne { return isOne }
    }
    return false
  }

  /// A position in a list of weights, drawn with probabilities proportional to them, exactly.
  ///
  /// - Precondition: no weight is negative, and their sum is positive.
  mutating func position(weights: [Integer]) -> Int {
    var rest = weights.reduce(Integer.zero, +)
    precondition(rest.signum() > 0, "weights \(weights) without a positive sum")
    for (position, weight) in weights.enumerated() where !weight.isZero {
      if event(Rational(weight, rest)) { return position }
      rest -= weight
    }
    return weights.lastIndex { !$0.isZero } ?? 0
  }
}
