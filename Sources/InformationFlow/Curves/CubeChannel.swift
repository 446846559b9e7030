import ExactArithmetic
import InformationTheory

/// A channel that flips each bit of its input by itself, with one probability.
///
/// Inputs and outputs are numbered as binary numbers: `W(y|x) = delta^e (1-delta)^(m-e)` with the number `e` of bits in
/// which x and y differ.
package struct CubeChannel: Sendable, Hashable {
  /// The number `m` of bits, at least 2.
  package let dimension: Int
  /// The probability `delta` of a flip.
  package let crossover: Rational

  /// The form of a channel; `nil` for one that is none of these.
  package init?(_ channel: Channel) {
    let count = channel.inputCount
    guard count >= 4, count == channel.outputCount, count & (count - 1) == 0 else { return nil }
    dimension = count.trailingZeroBitCount
    let rows = channel.rows
    crossover = Rational.sum(rows[0].indices.filter { $0 & 1 == 1 }.map { rows[0][$0] })
    for x in 0..<count {
      for y in 0..<count where rows[x][y] != probability(of: (x ^ y).nonzeroBitCount) {
        return nil
      }
    }
  }

  private func probability(of flips: Int) -> Rational {
    crossover.power(flips) * (1 - crossover).power(dimension - flips)
  }
}
