import ExactArithmetic

extension FiniteLaw where Outcome == Int {
  /// Creates a law on `0, 1, ..., n-1` from its probabilities.
  ///
  /// - Throws: ``LawError``, as ``init(_:weights:)``; the message counts the weights from 1.
  public init(_ weights: [Rational]) throws(LawError) {
    if let index = weights.firstIndex(where: \.isNegative) {
      throw .negativeWeight(location: "entry \(index + 1)", value: weights[index])
    }
    try self.init(Array(weights.indices), weights: weights)
  }

  /// Creates the law on `0, 1, ..., n-1` proportional to weights.
  ///
  /// - Throws: ``LawError`` when there is no weight, one is negative or all are 0.
  public init(normalizing weights: [Rational]) throws(LawError) {
    if let index = weights.firstIndex(where: \.isNegative) {
      throw .negativeWeight(location: "entry \(index + 1)", value: weights[index])
    }
    let counts: [Integer] = CommonDenominator.counts(of: weights).counts
    try self.init(normalizing: counts)
  }

  /// Creates the law on `0, 1, ..., n-1` proportional to integer weights.
  ///
  /// - Throws: ``LawError`` when there is no weight, one is negative or all are 0.
  @_disfavoredOverload
  public init(normalizing weights: [Integer]) throws(LawError) {
    if let index = weights.firstIndex(where: \.isNegative) {
      throw .negativeWeight(location: "entry \(index + 1)", value: Rational(weights[index]))
    }
    try self.init(Array(weights.indices), normalizing: weights)
  }

  /// The law of a bit that is 1 with the given probability.
  ///
  /// - Throws: ``LawError/negativeWeight(location:value:)`` when the probability is not in [0, 1].
  public static func bernoulli(_ probability: Rational) throws(LawError) -> FiniteLaw {
    try FiniteLaw([0, 1], weights: [1 - probability, probability])
  }
}
