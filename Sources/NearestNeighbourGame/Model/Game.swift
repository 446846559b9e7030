import ExactArithmetic
import InformationTheory
import Work

/// The 1-out-of-k nearest-neighbour game between Alice and Bob.
///
/// Alice holds `k` independent uniform strings `X_1, ..., X_k` of `d` bits and sends a message `M` that
/// depends on them and on coins of her own.  An index `J` is uniform on `1...k` and independent of all
/// that; Bob receives `M` and a noisy copy `Y` of `X_J`, in which each bit is flipped with probability
/// `delta = (1 - rho)/2`, and guesses `J`.
///
/// Coins that Alice and Bob share count as part of the message: with free shared coins every lower
/// bound on the message would be false.
///
/// Source: G. Brown, M. Bun, V. Feldman, A. Smith, K. Talwar, "When is memorization of irrelevant training
/// data necessary for high-accuracy learning?", STOC 2021, arXiv 2012.06421.
public struct Game: Sendable, Hashable {
  /// The number `k >= 1` of examples.
  public let examples: Int
  /// The number `d >= 0` of bits of each example.
  public let dimension: Int
  /// The correlation `rho` in [0, 1] between a bit of `X_J` and the same bit of `Y`.
  public let correlation: Rational

  /// Creates a game.
  ///
  /// - Throws: ``GameError`` when `k < 1`, `d < 0`, or `rho` lies outside [0, 1].
  public init(examples k: Int, dimension d: Int, correlation rho: Rational) throws(GameError) {
    guard k >= 1 else { throw .examplesOutOfRange(k) }
    guard d >= 0 else { throw .dimensionOutOfRange(d) }
    guard !rho.isNegative && rho <= 1 else { throw .correlationOutOfRange(rho) }
    examples = k
    dimension = d
    correlation = rho
  }

  /// The flip probability `delta = (1 - rho)/2` of each bit of `Y`.
  public var flipProbability: Rational { (1 - correlation) / 2 }

  /// The noise between `X_J` and `Y`, as integer weights.
  public var noise: BitNoise { BitNoise(correlation: correlation) }

  /// The number `k d` of bits Alice holds, or `nil` when it does not fit a machine word.
  public var inputBits: Int? {
    let (product, overflow) = examples.multipliedReportingOverflow(by: dimension)
    return overflow ? nil : product
  }

  /// The same game with another number of bits.
  ///
  /// - Precondition: `dimension >= 0`.
  public func with(dimension: Int) -> Game {
    precondition(dimension >= 0, "a dimension of \(dimension)")
    return Game(unchecked: examples, dimension, correlation)
  }

  /// The same game with another correlation.
  ///
  /// - Precondition: `0 <= correlation <= 1`.
  public func with(correlation: Rational) -> Game {
    precondition(!correlation.isNegative && correlation <= 1, "a correlation of \(correlation)")
    return Game(unchecked: examples, dimension, correlation)
  }

  private init(unchecked examples: Int, _ dimension: Int, _ correlation: Rational) {
    self.examples = examples
    self.dimension = dimension
    self.correlation = correlation
  }
}

/// Why a game or a message is refused.
public enum GameError: InputError, Hashable {
  case examplesOutOfRange(Int)
  case dimensionOutOfRange(Int)
  case correlationOutOfRange(Rational)
  case unknownMessage(String)
  case prefixOutOfRange(length: Int, dimension: Int)
  case flipProbabilityOutOfRange(Rational)
  case tableLength(found: Int, expected: Int, inputBits: Int)
  case invalidWeights(input: Int, reason: String)
  case unattainableSuccess(Rational, Game)

  public var description: String {
    switch self {
    case .examplesOutOfRange(let k):
      return "k = \(k): the number of examples must be at least 1"
    case .dimensionOutOfRange(let d):
      return "d = \(d): the dimension must be at least 0"
    case .correlationOutOfRange(let rho):
      return "rho = \(rho): the correlation must lie in [0, 1]"
    case .unknownMessage(let text):
      return
        "\"\(text)\" is not a message; expected "
        + (Message.names.map(\.form.expectation) + ["table:FILE"]).list("or")
    case .prefixOutOfRange(let length, let dimension):
      return
        "prefix:\(length): the length must lie in 0...\(dimension), the dimension of the examples"
    case .flipProbabilityOutOfRange(let probability):
      return "noisy:\(probability): the flip probability must lie in [0, 1]"
    case .tableLength(let found, let expected, let inputBits):
      return
        "the table has \(found) entries, but there are 2^\(inputBits) = \(expected) values of the examples"
    case .invalidWeights(let input, let reason):
      return "the message's law for the examples with index \(input) \(reason)"
    case .unattainableSuccess(let success, let game):
      return
        "no protocol succeeds with probability \(success) in the game with k = \(game.examples), "
        + "d = \(game.dimension), rho = \(game.correlation): Fano's term exceeds d (1 - h(delta))"
    }
  }
}
