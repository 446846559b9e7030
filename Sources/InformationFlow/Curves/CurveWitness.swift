import ExactArithmetic
import InformationTheory

/// A variable `U` with `U - X - Y`, for a binary `X`: what anyone can check of a lower bound on the
/// information curve.
///
/// Value `u` has probability ``weights``[u], and given it `X` is 1 with probability ``posteriors``[u].
public struct CurveWitness: Sendable, Hashable {
  /// The channel from `X` to `Y`.
  public let channel: Channel
  /// The probabilities of the values of `U`; they sum to 1.
  public let weights: [Rational]
  /// The probabilities of `X = 1` given each value of `U`.
  public let posteriors: [Rational]

  /// Creates a witness.
  ///
  /// - Precondition: the channel has two inputs, the weights are at least 0 and sum to 1, and there is a
  ///   posterior in [0, 1] for each.
  public init(channel: Channel, weights: [Rational], posteriors: [Rational]) {
    precondition(channel.inputCount == 2, "a channel with \(channel.inputCount) inputs")
    precondition(weights.count == posteriors.count, "a posterior for each weight")
    precondition(
      weights.allSatisfy { !$0.isNegative } && Rational.sum(weights) == 1,
      "weights that are no law")
    precondition(
      posteriors.allSatisfy { !$0.isNegative && $0 <= 1 }, "posteriors outside [0, 1]")
    self.channel = channel
    self.weights = weights
    self.posteriors = posteriors
  }

  /// `P(X = 1)`.
  public var input: Rational { Rational.sum(zip(weights, posteriors).map { $0 * $1 }) }

  /// `I(U;X)`, exact.
  public var inputInformation: LogForm {
    zip(weights, posteriors).reduce(binaryEntropy(input)) { $0 - $1.0 * binaryEntropy($1.1) }
  }

  /// `I(U;Y)`, exact.
  public var outputInformation: LogForm {
    let pair = BinaryInputPair(channel)
    return zip(weights, posteriors).reduce(pair.outputEntropy(input)) {
      $0 - $1.0 * pair.outputEntropy($1.1)
    }
  }

  /// The joint law of `U`, `X` and `Y`.
  ///
  /// - Throws: `LawError` never for a valid witness.
  public func jointLaw() throws -> JointLaw {
    var entries: [(outcomes: [Int], weight: Rational)] = []
    for (u, (weight, posterior)) in zip(weights, posteriors).enumerated() {
      entries.append((outcomes: [u, 0], weight: weight * (1 - posterior)))
      entries.append((outcomes: [u, 1], weight: weight * posterior))
    }
    return try JointLaw(["U", "X"], entries: entries)
      .extended(by: "Y", from: "X", through: channel)
  }
}
