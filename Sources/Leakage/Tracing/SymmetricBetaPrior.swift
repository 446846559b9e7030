import ExactArithmetic
import Work

/// The prior of a mean `p` in [-1, 1] with the density proportional to `(1 - p^2)^(beta-1)`: `u = (1+p)/2` has the law
/// Beta(beta, beta).
///
/// ```swift
/// let prior = try SymmetricBetaPrior(beta: 2)
/// print(prior.meanMagnitude)  // 3/8
/// ```
public struct SymmetricBetaPrior: Sendable, Hashable {
  /// The parameter, a positive integer; 1 is the uniform law.
  public let beta: Int

  /// The greatest parameter.
  public static let greatestBeta = 10_000

  /// Creates a prior.
  ///
  /// - Throws: ``TracingError/betaOutOfRange(_:)`` unless `beta` is an integer from 1 to ``greatestBeta``.
  public init(beta: Rational) throws(TracingError) {
    guard beta.isInteger, let word = Int(exactly: beta.numerator),
      (1...SymmetricBetaPrior.greatestBeta).contains(word)
    else { throw .betaOutOfRange(beta) }
    self.beta = word
  }

  /// `E[u^a (1-u)^b] = B(beta + a, beta + b)/B(beta, beta)`, a quotient of rising factorials.
  ///
  /// - Precondition: `a, b >= 0`.
  /// - Complexity: O(a + b) products.
  public func moment(_ a: Int, _ b: Int) -> Rational {
    precondition(a >= 0 && b >= 0, "u^\(a) (1-u)^\(b)")
    return Rational(
      rising(beta, a) * rising(beta, b), rising(2 * beta, a + b))
  }

  /// `E|p| = 1/(beta B)` with `B = 2^(2 beta - 1) Gamma(beta)^2/Gamma(2 beta)`: 1/2, 3/8, 5/16, ...
  public var meanMagnitude: Rational {
    let inverse = Rational(
      Integer.factorial(2 * beta - 1), Integer.factorial(beta - 1).power(2))
    return inverse.scaled(byPowerOfTwo: 1 - 2 * beta) / Rational(beta)
  }

  /// `start (start + 1) ... (start + count - 1)`.
  private func rising(_ start: Int, _ count: Int) -> Integer {
    Integer.product((0..<count).map { Integer(start + $0) })
  }
}

extension SymmetricBetaPrior: CustomStringConvertible {
  /// The density: `(1-p^2)^3`, or `uniform`.
  public var description: String { beta == 1 ? "uniform" : "(1-p^2)^\(beta - 1)" }
}

/// Why a question about tracing is refused.
public enum TracingError: InputError, Hashable {
  /// The prior's parameter is no positive integer within reach.
  case betaOutOfRange(Rational)
  /// There are no samples.
  case samplesOutOfRange(Int)
  /// There are no coordinates.
  case dimensionOutOfRange(Int)
  /// A learner's table has the wrong length.
  case tableLength(found: Int, samples: Int)
  /// A value of a learner lies outside [-1, 1]; places count from 0.
  case valueOutOfRange(place: Int, value: Rational)
  /// A threshold that no score of this parity is.
  case thresholdParity(Int, terms: Int)
  /// A threshold beyond the greatest score.
  case thresholdOutOfRange(Int, terms: Int)
  /// A probability that is none.
  case probabilityOutOfRange(name: String, value: Rational)
  /// A recall that no tracer of `n` samples has.
  case recallOutOfRange(Rational, samples: Int)
  /// A privacy parameter below 0.
  case epsilonOutOfRange(Rational)

  public var description: String {
    switch self {
    case .betaOutOfRange(let beta):
      return "beta = \(beta): the parameter of the prior must be an integer from 1 to "
        + "\(SymmetricBetaPrior.greatestBeta)"
    case .samplesOutOfRange(let n): return "n = \(n): the number of samples must be at least 1"
    case .dimensionOutOfRange(let d):
      return "d = \(d): the number of coordinates must be at least 1"
    case .tableLength(let found, let n):
      return "the learner's table has \(found) values, expected 2^\(n), one for each sample of "
        + "n = \(n) signs"
    case .valueOutOfRange(let place, let value):
      return "value \(place) of the learner is \(value), expected a number in [-1, 1]"
    case .thresholdParity(let threshold, let terms):
      return
        "the threshold \(threshold) is \(threshold.isMultiple(of: 2) ? "even" : "odd"), but scores, sums of "
        + "d n = \(terms) signs, are \(terms.isMultiple(of: 2) ? "even" : "odd")"
    case .thresholdOutOfRange(let threshold, let terms):
      return "the threshold \(threshold) must lie in -\(terms)...\(terms), the range of scores"
    case .probabilityOutOfRange(let name, let value):
      return "the \(name) is \(value), expected a number in [0, 1]"
    case .recallOutOfRange(let recall, let n):
      return "the recall is \(recall), expected a number in [0, \(n)], of n = \(n) samples"
    case .epsilonOutOfRange(let epsilon):
      return "epsilon = \(epsilon): the privacy parameter must be at least 0"
    }
  }
}
