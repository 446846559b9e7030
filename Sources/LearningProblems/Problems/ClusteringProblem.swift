import Contraction
import ExactArithmetic
import InformationTheory

/// A cluster of data in `{-1,+1}^d` around a random parameter `theta`, with independent coordinates.
///
/// In each coordinate the parameter has a law on a few integers; given it, the samples `X_1, ..., X_n` and a
/// fresh test point `X` are independent and equally distributed signs.  A learner sees the samples only; a
/// test point from nowhere, the null, has the marginal law of `X`, independent of the samples.
///
/// The data of a coordinate enter through a sufficient statistic `T`, a function of the number of samples
/// that are +1: `theta` and `X` are independent of the samples given `T`.  The contraction constants of one
/// coordinate are those of all, since coordinates are independent (tensorization).
public protocol ClusteringProblem: Sendable, Hashable {
  /// The name of the family in reports.
  var family: String { get }
  /// The parameters in words: `n = 3, lambda = 1/2`.
  var parameters: String { get }
  /// The number `n >= 1` of samples.
  var samples: Int { get }
  /// The law of the parameter of one coordinate.
  var parameterLaw: FiniteLaw<Int> { get }
  /// The probability that a sample is +1 in a coordinate whose parameter has a value.
  func plusProbability(given parameter: Int) -> Rational
  /// The number of values of the sufficient statistic `T` of one coordinate.
  var statisticCount: Int { get }
  /// The value of `T`, from 0, when `count` of the `n` samples are +1.
  func statistic(ofPlusCount count: Int) -> Int
  /// The name of a value of `T`.
  func statisticName(_ value: Int) -> String
  /// The contraction constants of (parameter, data) and (test point, data).
  ///
  /// - Parameter width: the width wanted of those that are enclosed, relative to their chi-square values.
  func constants(width: Rational) throws -> SDPIConstants
  /// The family and its parameter, for a problem that the command line knows; `nil` for others.
  var member: LearningProblem.Member? { get }
}

extension ClusteringProblem {
  public var member: LearningProblem.Member? { nil }
}

extension ClusteringProblem {
  /// The contraction constants to a relative width of 1e-12.
  public func constants() throws -> SDPIConstants {
    try constants(width: SDPIConstants.usualWidth)
  }

  /// The family and the parameters.
  public var title: String { "\(family) with \(parameters)" }
}

// MARK: - One coordinate

extension ClusteringProblem {
  /// `P(theta, C = c)` for each value of the parameter, in the order of ``parameterLaw``, and each number `c`
  /// from 0 to `n` of samples that are +1.
  ///
  /// - Complexity: O(n) rational operations for each value of the parameter.
  func countWeights() -> [[Rational]] {
    zip(parameterLaw.outcomes, parameterLaw.probabilities).map { parameter, probability in
      let plus = plusProbability(given: parameter)
      var binomial = Integer.one
      return (0...samples).map { count in
        defer { binomial = (binomial * Integer(samples - count)) / Integer(count + 1) }
        return probability * Rational(binomial) * plus.power(count)
          * (1 - plus).power(samples - count)
      }
    }
  }

  /// `P(theta, T = t)` for each value of the parameter and of the statistic.
  func statisticWeights() -> [[Rational]] {
    countWeights().map { row in
      var sums = [Rational](repeating: .zero, count: statisticCount)
      for (count, weight) in row.enumerated() { sums[statistic(ofPlusCount: count)] += weight }
      return sums
    }
  }

  /// The law of the sufficient statistic of one coordinate.
  public var statisticLaw: FiniteLaw<Int> {
    let weights = statisticWeights()
    let law = (0..<statisticCount).map { t in Rational.sum(weights.map { $0[t] }) }
    return known { try FiniteLaw(law) }
  }

  /// The channel `T -> theta` of one coordinate: row `t` is the law of the parameter given `T = t`, in the
  /// order of ``parameterLaw``.  A value of `T` that cannot occur has the law of the parameter for its row.
  public var parameterChannel: Channel {
    let weights = statisticWeights()
    let rows = (0..<statisticCount).map { t -> [Rational] in
      let total = Rational.sum(weights.map { $0[t] })
      return total.isZero ? parameterLaw.probabilities : weights.map { $0[t] / total }
    }
    return known { try Channel(rows) }
  }

  /// The channel `T -> X` of one coordinate to the test point; its outputs are -1 and +1.
  public var testChannel: Channel {
    let plus = parameterLaw.outcomes.map { plusProbability(given: $0) }
    let rows = parameterChannel.rows.map { row -> [Rational] in
      let probability = Rational.sum(zip(row, plus).map { $0 * $1 })
      return [1 - probability, probability]
    }
    return known { try Channel(rows) }
  }

  /// Chi-square's constant of (test point, data): the squared maximal correlation of `T` and the sign `X`,
  /// `Var(E[X|T]) / Var(X)`, and 0 for a constant sign.
  public var rhoChiSquare: Rational {
    let law = statisticLaw.probabilities
    let plus = testChannel.rows.map { $0[1] }
    let mean = Rational.sum(zip(law, plus).map { $0 * $1 })
    let square = Rational.sum(zip(law, plus).map { $0 * $1 * $1 })
    let variance = mean * (1 - mean)
    return variance.isZero ? .zero : (square - mean * mean) / variance
  }

  /// The value of an expression that cannot fail on checked parameters.
  private func known<Value>(_ body: () throws -> Value) -> Value {
    do { return try body() } catch { preconditionFailure("\(title): \(error)") }
  }
}
