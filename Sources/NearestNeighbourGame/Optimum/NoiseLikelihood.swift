import ExactArithmetic

/// The law of `2^S = 2^d P(Z)`, the likelihood of the noise relative to the uniform law.
package struct NoiseLikelihood: Sendable {
  /// For each number of flips: the likelihood `2^d delta^w (1-delta)^(d-w)`, and the probability of the number.
  package let values: [(likelihood: Rational, probability: Rational)]

  /// - Complexity: O(d) rational operations.
  package init(_ game: Game) {
    let (d, delta) = (game.dimension, game.flipProbability)
    values = (0...d).map { w in
      let weight = delta.power(w) * (1 - delta).power(d - w)
      return (
        weight.scaled(byPowerOfTwo: d), Rational(Integer.binomial(d, w)) * weight
      )
    }
  }

  /// The probability that the likelihood satisfies a condition.
  package func probability(_ condition: (Rational) -> Bool) -> Rational {
    values.reduce(Rational.zero) { condition($1.likelihood) ? $0 + $1.probability : $0 }
  }
}
