import ExactArithmetic
import InformationTheory

/// The parameters of the trade-off: `2^r`, `2^s` and `b`.
package struct TradeOffParameters: Sendable {
  /// `2^r`: above this a density counts as concentrated.
  package let concentration: Rational
  /// `2^s`.
  package let scale: Rational
  /// `b`.
  package let mass: Rational

  package init(concentration: Rational, scale: Rational, mass: Rational) {
    self.concentration = concentration
    self.scale = scale
    self.mass = mass
  }

  package var label: String { "2^r = \(concentration), 2^s = \(scale), b = \(mass)" }

  /// `tau = d g(min(1, (r + log2(1/b))/d))`.
  package func limit(_ game: Game) -> NoiseLimit {
    let dimension = Rational(game.dimension)
    let information = LogForm.log(concentration / mass)
    if information >= .bits(dimension) {
      // g(1) is the capacity of the noise.
      let exact = dimension * (LogForm.bits(1) - binaryEntropy(game.flipProbability))
      return NoiseLimit(enclosure: exact.enclosure(bits: NoiseLimit.bits), exact: exact)
    }
    let perBit = (information / dimension).enclosure(bits: NoiseLimit.bits)
    return NoiseLimit(
      enclosure: dimension
        * MrsGerber(correlation: game.correlation)
        .informationFunction(perBit, bits: NoiseLimit.bits),
      exact: nil)
  }

  /// `log2 k - s`.
  package func threshold(_ game: Game) -> LogForm { .log(Rational(Integer(game.examples)) / scale) }
}

/// `tau`: how much of what a density of a part of the cube tells is left after the noise.
package struct NoiseLimit: Sendable {
  /// The accuracy of the enclosure in bits.
  package static let bits = 96

  package let enclosure: Enclosure
  /// The value, where it is a log form.
  package let exact: LogForm?
}
