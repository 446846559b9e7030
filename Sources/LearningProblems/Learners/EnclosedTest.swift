import ExactArithmetic

/// The probabilities with which the classifier of the nearest prediction accepts, enclosed.
///
/// Given a learner's message `M` it accepts a point `X` that is nearer to the prediction `g = E[X|M]` than to 0, the mean
/// of the null: `<g,X> > |g|^2/2`, with a fair coin for ties.
public struct EnclosedTest: Sendable, Hashable {
  /// The probability `a` that a test point is accepted; `nil` where it is not known.
  public let acceptance: Enclosure?
  /// The probability `b` that a point from the null is accepted.
  public let falseAcceptance: Enclosure

  /// The balanced error `e = (1 - a + b)/2`.
  public var error: Enclosure? {
    acceptance.map { Rational(1, 2) * (Enclosure(1) - $0 + falseAcceptance) }
  }
}

extension LearningProblem {
  /// The classifier of the nearest prediction, for `majority:m` and `agreement:m` on signs, and `sign:m` and
  /// `quantised:m,b` on Gaussian data.
  ///
  /// - Returns: `nil` where the law of the score is not known, for more than one bit of Gaussian data, and where the sums
  ///   are too long; see ``SignMessage/greatestEnclosedCount``.
  /// - Throws: ``ProblemError`` when the learner is none of these, or does not suit the problem or the dimension.
  public func nearestPredictionTest(
    of learner: Learner, dimension: Int
  ) throws(ProblemError) -> EnclosedTest? {
    switch self {
    case .clustering(let problem):
      return try problem.signMessage(of: learner, dimension: dimension).nearestPredictionTest()
    case .gaussian(let problem):
      let (m, bits) = try problem.quantisation(of: learner, dimension: dimension)
      if bits > 1 { return nil }
      return EnclosedTest(
        acceptance: nil, falseAcceptance: problem.falseAcceptance(ofSigns: m))
    }
  }
}

extension GaussianClustering {
  /// The number of coordinates and of bits in each of `sign:m` and `quantised:m,b`.
  ///
  /// - Throws: ``ProblemError`` for any other learner, or when a number is out of range.
  package func quantisation(
    of learner: Learner, dimension: Int
  ) throws(ProblemError) -> (coordinates: Int, bits: Int) {
    guard dimension >= 1 else { throw .dimensionOutOfRange(dimension) }
    if case .quantisedMean(let coordinates, let bits)? = try learner.kind.onNormals(
      dimension: dimension)
    {
      return (coordinates, bits)
    }
    throw .unsuitableLearner(
      learner: learner.name, problem: "a simulation of \(family)",
      expected: Learner.expectation(for: .normals, isSimulated: true))
  }

  /// The probability that the classifier of `sign:m` accepts a point from the null.
  ///
  /// With the correlation `r = lambda^2/sqrt(V)` of mean and test point the prediction is `r sqrt(2/pi)` times the sign.
  /// The score of the null is normal, so the probability is `erfc(r sqrt(m)/(2 sqrt(pi)))/2`.  (Derived here.)
  func falseAcceptance(ofSigns m: Int) -> Enclosure {
    let bits = 64
    let square = correlation.power(4) * Rational(m) / (2 * meanVariance)
    // 2 sqrt(pi) = sqrt(2) sqrt(2 pi)
    let argument = Enclosure.squareRoot(Enclosure(square), bits: bits)
      .divided(by: .rootOfTwoPi, bits: bits)
    return (Rational(1, 2) * Enclosure.complementaryErrorFunction(argument, bits: bits))
      .rounded(toBits: bits)
  }
}
