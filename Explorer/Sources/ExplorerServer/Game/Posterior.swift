import ExactArithmetic
import NearestNeighbourGame

/// What Bob concludes about J from the message and his noisy copy, exactly.
///
/// The law of J given M = m and Y = y is proportional to `sum over x with message m of Pr[X = x, M = m] W(y|x_j)`.
package struct Posterior: Sendable, Hashable {
  /// The probability of each index, in order.
  package let probabilities: [Rational]

  /// The indices that are most likely, counted from 0.
  package let mostLikely: [Int]

  /// - Precondition: the weights are not negative, and not all are 0.
  private init(weights: [Integer]) {
    let sum = weights.reduce(Integer(0), +)
    probabilities = weights.map { Rational($0, sum) }
    let greatest = weights.max()
    mostLikely = weights.indices.filter { weights[$0] == greatest }
  }

  /// The posterior where Alice sends a copy of some coordinates of each string.
  ///
  /// - Parameters:
  ///   - codes: the copies, of equally many bits each.
  ///   - copy: the noisy copy, of at least as many bits.
  ///   - correlation: that of a bit of a copy with the same bit of the noisy copy, for the string that was chosen.
  package init(codes: [[Bool]], copy: [Bool], correlation: Rational) {
    let agreement = correlation.denominator + correlation.numerator
    let difference = correlation.denominator - correlation.numerator
    let weights = codes.map { code in
      let distance = zip(code, copy).count { $0 != $1 }
      return agreement.power(code.count - distance) * difference.power(distance)
    }
    self.init(weights: weights)
  }

  /// The posterior where the message is a function of all strings, given as a table by their index.
  ///
  /// - Complexity: O(k 2^(k d)).
  package init(table: [Int], message: Int, copy: Int, game: Game) {
    let (k, d) = (game.examples, game.dimension)
    let (numerator, denominator) = (game.correlation.numerator, game.correlation.denominator)
    let likelihoods = (0...d).map { distance in
      (denominator + numerator).power(d - distance) * (denominator - numerator).power(distance)
    }
    var weights = [Integer](repeating: 0, count: k)
    for index in table.indices where table[index] == message {
      for j in 0..<k {
        let string = (index >> (j * d)) & ((1 << d) - 1)
        weights[j] += likelihoods[(string ^ copy).nonzeroBitCount]
      }
    }
    self.init(weights: weights)
  }
}
