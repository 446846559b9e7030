import ExactArithmetic
import InformationTheory

/// The laws of the examples given each value of a message, as counts.
///
/// Given the value `m`, example `j` has the density `f_j(x) = 2^d c_j(x)/N` with respect to the uniform law, where
/// `c_j` are the counts of `m` and `N` is their sum, the same for each `j`. The value `m` has a probability
/// proportional to `N`. With one value only, a tuple of densities need not be that of any message.
package struct DensityTuples: Sendable {
  package struct Tuple: Sendable {
    /// `N`.
    package let total: Integer
    /// `c_j(x)`.
    package let counts: [[Integer]]
  }

  package let name: String
  package let game: Game
  package let tuples: [Tuple]
  /// `I(X;M)`, when the tuples are those of a message.
  package let information: InformationQuantity?

  /// One tuple of densities.
  ///
  /// - Precondition: every density has the same total, which is positive.
  package init(_ name: String, in game: Game, counts: [[Integer]]) {
    let totals = counts.map { $0.reduce(.zero, +) }
    precondition(totals.allSatisfy { $0 == totals[0] } && totals[0].signum() > 0)
    self.name = name
    self.game = game
    tuples = [Tuple(total: totals[0], counts: counts)]
    information = nil
  }

  /// The densities of a message.
  ///
  /// - Throws: `GameError` when the message does not fit the game.
  package init(_ instance: GameInstance) throws {
    game = instance.game
    name = instance.label
    let (k, d) = (game.examples, game.dimension)
    tuples = try game.weights(of: instance.message).map { weights in
      var counts = [[Integer]](repeating: [Integer](repeating: .zero, count: 1 << d), count: k)
      for (input, weight) in weights.enumerated() where !weight.isZero {
        for j in 0..<k { counts[j][input >> (j * d) & (1 << d - 1)] += weight }
      }
      return Tuple(total: weights.reduce(.zero, +), counts: counts)
    }
    information = try instance.game.quantities(for: instance.message).information
  }
}
