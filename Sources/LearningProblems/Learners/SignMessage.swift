import ExactArithmetic
import InformationTheory

/// What a message that keeps of each coordinate a sign or nothing tells about a test point: the law of one
/// coordinate, the same for all.
///
/// `majority:m` keeps a sign in each of `m` coordinates, `agreement:m` only where the samples agree.
public struct SignMessage: Sendable, Hashable {
  /// The number `m` of coordinates that the learner looks at.
  public let coordinates: Int
  /// The probability that it keeps a sign of one.
  public let keptProbability: Rational
  /// `E[M X | a sign is kept]`, for the sign `M` and the test point's coordinate `X`: where a sign is kept, `X`
  /// equals it with probability `(1 + correlation)/2`.
  public let correlation: Rational
}

extension ClusteringProblem {
  /// The law of a coordinate of a learner that keeps a sign or nothing, `majority:m` or `agreement:m`.
  ///
  /// - Throws: ``ProblemError`` for any other learner, or when `m` is not in 0...d.
  /// - Complexity: O(n) rational operations.
  public func signMessage(
    of learner: Learner, dimension: Int
  ) throws(ProblemError) -> SignMessage {
    let (coordinates, rule) = try signRule(of: learner, dimension: dimension)
    return signMessage(coordinates: coordinates, rule)
  }

  /// The coordinates of which a learner keeps a sign or nothing, and how.
  ///
  /// - Throws: ``ProblemError`` for any other learner, or when there are not so many coordinates.
  package func signRule(
    of learner: Learner, dimension: Int
  ) throws(ProblemError) -> (coordinates: Int, rule: any SignRule) {
    guard dimension >= 1 else { throw .dimensionOutOfRange(dimension) }
    if case .eachCoordinate(let coordinates, let rule)? = try learner.kind.onSigns(
      dimension: dimension), rule.keepsSigns
    {
      return (coordinates, rule)
    }
    throw unsuitable(learner)
  }

  /// That a learner keeps no signs, or not in a way that is simulated.
  func unsuitable(_ learner: Learner) -> ProblemError {
    .unsuitableLearner(
      learner: learner.name, problem: "a simulation of \(family)",
      expected: Learner.expectation(for: .signs, isSimulated: true) + ", which keep signs")
  }

  func signMessage(coordinates: Int, _ rule: any SignRule) -> SignMessage {
    var kept = Rational.zero
    var product = Rational.zero
    let means = parameterLaw.outcomes.map { 2 * plusProbability(given: $0) - 1 }
    for (weights, mean) in zip(countWeights(), means) {
      for (count, weight) in weights.enumerated() {
        let message = rule.law(plusCount: count, of: samples)
        let (minus, plus) = (message[0] ?? .zero, message[1] ?? .zero)
        kept += weight * (plus + minus)
        product += weight * (plus - minus) * mean
      }
    }
    return SignMessage(
      coordinates: coordinates, keptProbability: kept, correlation: product / kept)
  }
}
