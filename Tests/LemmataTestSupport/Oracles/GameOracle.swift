import ExactArithmetic
import InformationTheory
import NearestNeighbourGame

/// The joint law of `(X, M, J, Y)` and of the clusters, written down entry by entry: a second route for the lemmas
/// about the game.
package struct GameOracle {
  package let law: JointLaw
  private let game: Game

  /// - Parameter rows: the law of the message for each value of the examples.
  package init(_ game: Game, rows: [[Rational]]) throws {
    self.game = game
    let (k, d) = (game.examples, game.dimension)
    let delta = game.flipProbability
    var entries: [(outcomes: [Int], weight: Rational)] = []
    for (x, row) in rows.enumerated() {
      for (m, probability) in row.enumerated() where !probability.isZero {
        for j in 0..<k {
          let example = x >> (j * d) & (1 << d - 1)
          for y in 0..<(1 << d) {
            let flips = (example ^ y).nonzeroBitCount
            let noise = delta.power(flips) * (1 - delta).power(d - flips)
            entries.append(
              ([x, m, j, y], probability * noise / Rational(k * rows.count)))
          }
        }
      }
    }
    law = try JointLaw(["X", "M", "J", "Y"], entries: entries)
  }

  /// A deterministic message.
  package init(_ game: Game, table: [Int]) throws {
    let count = table.max()! + 1
    try self.init(game, rows: table.map { m in (0..<count).map { $0 == m ? 1 : 0 } })
  }

  package func information(_ a: [String], _ b: [String], given c: [String] = []) throws -> LogForm {
    try law.mutualInformation(between: a, and: b, given: c)
  }

  /// The success of the most likely index.
  package func success() throws -> Rational {
    let marginal = try law.marginal(["M", "J", "Y"])
    let messages = try marginal.outcomes(of: "M")
    let points = try marginal.outcomes(of: "Y")
    let indices = try marginal.outcomes(of: "J")
    var sum = Rational.zero
    for m in messages {
      for y in points {
        sum += try indices.map { try marginal.probability(of: [m, $0, y]) }.max()!
      }
    }
    return sum
  }
}
