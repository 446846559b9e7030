import Claims
import ExactArithmetic

extension GaussianClustering {
  /// The quantities of a learner on data of `d` coordinates: `mean+noise:s2` exactly, `sign:m` and `quantised:m,b` by
  /// certified sums.
  ///
  /// With `V = lambda^2 + (1 - lambda^2)/n`, the variance of the mean, a coordinate of `mean+noise:s2` has
  /// `I(M;X_1..n) = 1/2 log(1 + V/s2)`, `I(M;theta) = -1/2 log(1 - lambda^2/(V + s2))`,
  /// `I(M;X_1..n|theta) = 1/2 log(1 + (1 - lambda^2)/(n s2))` and `I(M;X) = -1/2 log(1 - lambda^4/(V + s2))`.
  ///
  /// The best test is not computed: its error is not rational.
  ///
  /// - Throws: ``ProblemError`` when the learner does not suit the problem or the dimension.
  public func quantities(
    for learner: Learner, dimension: Int
  ) throws -> MemorizationQuantities {
    guard dimension >= 1 else { throw ProblemError.dimensionOutOfRange(dimension) }
    switch try learner.kind.onNormals(dimension: dimension) {
    case .meanPlusNoise(let variance): return meanPlusNoise(variance, dimension: dimension)
    case .quantisedMean(let coordinates, let bits):
      return quantised(coordinates: coordinates, depth: bits)
    case nil:
      throw ProblemError.unsuitableLearner(
        learner: learner.name, problem: family, expected: Learner.expectation(for: .normals))
    }
  }

  /// The quantities of a learner on data of `d` coordinates.
  @available(*, deprecated, renamed: "quantities(for:dimension:)")
  public func quantities(
    of learner: Learner, dimension: Int
  ) throws -> MemorizationQuantities {
    try quantities(for: learner, dimension: dimension)
  }

  private func meanPlusNoise(
    _ variance: Rational, dimension: Int
  ) -> MemorizationQuantities {
    let square = correlation * correlation
    let message = meanVariance + variance
    func half(_ argument: Rational) -> Quantity {
      .logForm(Rational(dimension, 2) * LogForm.log(argument))
    }
    return MemorizationQuantities(
      dataInformation: half(message / variance),
      parameterInformation: half(message / (message - square)),
      memorization: half(1 + (1 - square) / (Rational(samples) * variance)),
      testInformation: half(message / (message - square * square)), bestTest: nil)
  }

  /// The message is a function of the data and uniform, so it tells `m b` bits about them, and `H(M|theta)` is the
  /// memorization.
  private func quantised(coordinates: Int, depth: Int) -> MemorizationQuantities {
    let square = correlation * correlation
    let data = Rational(coordinates * depth)
    /// The information in the message about a variable that has a squared correlation with the mean.
    func information(squaredCorrelation r: Rational) -> Enclosure {
      if r == 1 { return Enclosure(data) }
      let one =
        depth == 1
        ? SignInformation(squaredSlope: r / (1 - r)).enclosure
        : QuantisedInformation(squaredCorrelation: r, depth: depth).enclosure
      return Rational(coordinates) * one
    }
    let parameter = information(squaredCorrelation: square / meanVariance)
    let test = information(squaredCorrelation: square * square / meanVariance)
    return MemorizationQuantities(
      dataInformation: .logForm(.bits(data)), parameterInformation: parameter.quantity,
      memorization: (Enclosure(data) - parameter).quantity, testInformation: test.quantity,
      bestTest: nil)
  }
}
