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
  ///
  /// - Parameter enclosesIndex: whether `I(J;Y|M)` may be given by its neighbours where that sum is out of reach:
  ///   `F <= I(J;Y|M) <= I(M;Y|J)`, Fano's inequality and `I(M;Y) >= 0` (for the index J is independent of M).
  func quantities(
    limits: WorkLimits, monitor: WorkMonitor, enclosesIndex: Bool = false
  ) throws -> GameQuantities {
    let noiseEntropy = Rational(game.dimension) * binaryEntropy(game.flipProbability)
    let noisyInformation = LogForm.bits(Rational(game.dimension)) - noiseEntropy
    let multisets = DistanceMultisets(game: game)
    let isSummed = needsMultisets && (!enclosesIndex || (try? multisets.plan(limits)) != nil)
    // Refused before anything is computed.
    if isSummed { _ = try multisets.plan(limits) }
    let success = try game.optimalSuccess(limits: limits, monitor: monitor)
    let indexInformation: InformationQuantity
    if isSummed {
      let entropy = try multisets.outputEntropy(limits: limits, monitor: monitor)
      indexInformation = entropy - .exact(noiseEntropy)
    } else if needsMultisets {
      indexInformation = .between(game.fanoTerm(success: success), noisyInformation)
    } else {
      indexInformation = .zero
    }
    return GameQuantities(
      success: success, information: .exact(information),
      exampleInformationSum: .exact(information), noisyInformation: .exact(noisyInformation),
      indexInformation: indexInformation, route: .closedForm)
  }

  /// What ``quantities(limits:monitor:enclosesIndex:)`` needs where `I(J;Y|M)` may be given by its neighbours.
  ///
  /// - Throws: `WorkRefused`
  func checkedWork(_ limits: WorkLimits) throws(WorkRefused) -> Double {
    if !needsMultisets { return 0 }
    let multisets = try? DistanceMultisets(game: game).plan(limits).work.operations
    return try game.checkOptimalSuccess(limits: limits) + (multisets ?? 0)
  }

  /// Whether Bob learns anything of J.
  private var needsMultisets: Bool {
    game.examples > 1 && game.dimension > 0 && !game.correlation.isZero
  }
}

extension EquivalentGame: CustomStringConvertible {
  /// The game and what the message tells about an example: `k = 2, d = 1, rho = 1/2, I(X_j;M) = 1`.
  public var description: String { "\(game), I(X_j;M) = \(informationPerExample)" }
}
