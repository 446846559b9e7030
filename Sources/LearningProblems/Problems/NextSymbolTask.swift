import ExactArithmetic
import InformationTheory
import Work

/// Predicting the next bit of a noisy string, for one subpopulation.
///
/// The subpopulation is a uniform string `c` of `d` bits.  Alice's example `X` and a fresh sample
/// `Z` are two noisy copies of `c`: each bit is flipped with probability `delta/2`, independently.
/// Alice sends a message `M` about `X`.  Bob receives `M` and the first `t - 1` bits of `Z`, and
/// guesses bit `t`.
///
/// Source: the next-symbol task of G. Brown, M. Bun, V. Feldman, A. Smith, K. Talwar, STOC 2021,
/// arXiv 2012.06421, stated here in our own form: Alice's example is the full string.
public struct NextSymbolTask: Sendable, Hashable {
  /// The length `d >= 1` of the strings.
  public let dimension: Int
  /// The noise `delta` in [0, 1].
  public let noise: Rational

  /// The greatest dimension whose messages are enumerated.
  public static let greatestDimension = 12

  /// Creates a task.
  ///
  /// - Throws: ``NextSymbolError`` when `d < 1` or `delta` lies outside [0, 1].
  public init(dimension d: Int, noise delta: Rational) throws(NextSymbolError) {
    if d < 1 { throw .dimensionOutOfRange(d) }
    if delta.isNegative || delta > 1 { throw .noiseOutOfRange(delta) }
    dimension = d
    noise = delta
  }

  /// The probability `delta/2` that a bit of a sample differs from the subpopulation's.
  public var flipProbability: Rational { noise / 2 }

  /// The probability `delta (1 - delta/2)` that two samples of the subpopulation differ at a bit.
  public var pairFlipProbability: Rational {
    binaryConvolution(flipProbability, flipProbability)
  }

  /// The least probability that a guess of a bit of `Z` is wrong, `delta (1 - delta/2)`: that of a
  /// Bob who knows `X` itself.
  public var optimalError: Rational { pairFlipProbability }

  /// The information in the example that is of no use for the task, `H(X|c) = d h(delta/2)`.
  public var exampleEntropy: LogForm {
    Rational(dimension) * binaryEntropy(flipProbability)
  }

  /// The joint law of `c`, `X` and `Z`, each an integer whose bit `t - 1` (lowest first) is bit `t`
  /// of the string.
  ///
  /// - Throws: `WorkRefused` above dimension 6.
  /// - Complexity: `8^d` cells.
  public func law() throws -> JointLaw {
    try checkDimension("the joint law of the next-symbol task", limit: 6)
    let (d, p) = (dimension, flipProbability)
    let likelihoods = (0...d).map { p.power($0) * (1 - p).power(d - $0) }
    let strings = Array(0..<(1 << d))
    let channel = try Channel(
      strings.map { c in strings.map { likelihoods[($0 ^ c).nonzeroBitCount] } })
    return try JointLaw("c", FiniteLaw<Int>.uniform(over: strings))
      .extended(by: "X", from: "c", through: channel)
      .extended(by: "Z", from: "c", through: channel)
  }
}

extension NextSymbolTask {
  /// Refuses to enumerate strings of more bits than a limit.
  func checkDimension(_ subject: String, limit: Int) throws(WorkRefused) {
    if dimension > limit {
      throw WorkRefused(
        subject, size: .parameter("d = \(dimension)"), limit: .fixed(limit, unit: "bits"))
    }
  }
}

/// Why a next-symbol task is refused.
public enum NextSymbolError: InputError, Hashable {
  /// The strings have no bits.
  case dimensionOutOfRange(Int)
  /// The noise is no probability.
  case noiseOutOfRange(Rational)

  public var description: String {
    switch self {
    case .dimensionOutOfRange(let d):
      return "d = \(d): the strings must have at least 1 bit"
    case .noiseOutOfRange(let delta):
      return "delta = \(delta): the noise must lie in [0, 1]"
    }
  }
}
