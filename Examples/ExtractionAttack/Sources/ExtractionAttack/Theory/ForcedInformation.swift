import ExactArithmetic
import InformationTheory
import NearestNeighbourGame

/// How much of the singletons a success probability forces a model to contain, and how much is enough.
///
/// The game's theorems apply to the singletons: Alice simulates the rest of the training, Bob names the singleton's
/// label with the greatest score.  They speak of the success on average over training sets.
public struct ForcedInformation: Sendable {
  /// The success probability.
  public let success: Rational
  /// Lower bounds of `I(X;M)` from the strong data processing inequality and from Mrs Gerber's lemma; `nil` where no
  /// model succeeds that often.
  public let bounds: GameBounds?
  /// A copy of the examples in which bits are flipped, with which Bob succeeds at least that often.
  public let noisyCopy: NoisyCopy?

  public init(success: Rational, in game: Game) {
    self.success = success
    // Below 1/k success is had for nothing, and Fano's term, which grows again there, says nothing.
    bounds = try? game.bounds(success: max(success, Rational(1, game.examples)))
    noisyCopy = NoisyCopy(success: success, in: game)
  }
}

/// The message in which every bit of the examples is flipped with probability `a`: `I(X;M) = k d (1 - h(a))`, and Bob
/// succeeds as in the game with correlation `rho (1 - 2a)`.
public struct NoisyCopy: Sendable {
  /// The correlation `1 - 2a` of a bit and its copy.
  public let correlation: Rational
  /// The information for each bit of the examples, `1 - h(a)`.
  public let informationPerBit: LogForm

  /// The copy with the least multiple of 1/1000 for a correlation whose success, by a certified lower bound, is at least
  /// the one asked for; `nil` when there is none.
  package init?(success: Rational, in game: Game) {
    func suffices(_ thousandths: Int) -> Bool {
      let correlation = game.correlation * Rational(thousandths, 1000)
      guard
        let noisier = try? Game(
          examples: game.examples, dimension: game.dimension, correlation: correlation)
      else { return false }
      return noisier.optimalSuccessEnclosure(significantDigits: 9).lower >= success
    }
    guard suffices(1000) else { return nil }
    var (enough, low) = (1000, -1)  // `enough` suffices, `low` does not
    while enough - low > 1 {
      let middle = (enough + low) / 2
      if suffices(middle) { enough = middle } else { low = middle }
    }
    correlation = Rational(enough, 1000)
    informationPerBit = .bits(1) - binaryEntropy((1 - correlation) / 2)
  }
}
