import ExactArithmetic
import InformationTheory
import Work

/// A closed form for a message: the game in which sending everything leaves Bob as well off.
///
/// Given the message, `(J, Y)` has the law that it has in that game given all examples, up to coordinates of `Y` that are
/// uniform whatever `J` is; and the message tells the same about each example, which adds up to what it tells about all.
public struct EquivalentGame: Sendable, Hashable {
  /// The game in which everything is sent.
  public let game: Game
  /// What the message tells about one example, `I(X_j;M)`.
  public let informationPerExample: LogForm

  public init(_ game: Game, informationPerExample: LogForm) {
    self.game = game
    self.informationPerExample = informationPerExample
  }

  /// What the message tells about all examples, `I(X;M) = sum_j I(X_j;M)`.
  public var information: LogForm { Rational(game.examples) * informationPerExample }

  /// The quantities of the message.
  ///
  /// When everything is sent, `I(M;Y|J) = d (1 - h(delta))` and `I(J;Y|M) = H(Y|X) - d h(delta)`, where `H(Y|X)` is a
  /// sum over the multisets of distances.
  func quantities(limits: WorkLimits, monitor: WorkMonitor) throws -> GameQuantities {
    let noiseEntropy = Rational(game.dimension) * binaryEntropy(game.flipProbability)
    let indexInformation: InformationQuantity
    if game.examples == 1 || game.dimension == 0 || game.correlation.isZero {
      indexInformation = .zero
    } else {
      let multisets = DistanceMultisets(game: game)
      indexInformation =
        try multisets.outputEntropy(limits: limits, monitor: monitor) - .exact(noiseEntropy)
    }
    return GameQuantities(
      success: try game.optimalSuccess(limits: limits, monitor: monitor),
      information: .exact(information), exampleInformationSum: .exact(information),
      noisyInformation: .exact(LogForm.bits(Rational(game.dimension)) - noiseEntropy),
      indexInformation: indexInformation, route: .closedForm)
  }
}

extension EquivalentGame: CustomStringConvertible {
  /// The game and what the message tells about an example: `k = 2, d = 1, rho = 1/2, I(X_j;M) = 1`.
  public var description: String { "\(game), I(X_j;M) = \(informationPerExample)" }
}
