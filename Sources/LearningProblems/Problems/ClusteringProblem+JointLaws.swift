import ExactArithmetic
import InformationTheory
import Work

extension ClusteringProblem {
  /// The joint law of `theta`, the samples `X1`, ..., `Xn` and the test point `X` in `d` coordinates, directly
  /// from the model: the oracle that faster routes are compared with.
  ///
  /// The outcome of a variable is the list of its coordinates.
  ///
  /// - Throws: `WorkRefused` for more than 2^20 combinations.
  /// - Complexity: O(n d) for each of the `K^d 2^(d(n+1))` combinations, for `K` values of a coordinate of `theta`.
  public func directLaw(dimension: Int) throws -> JointLaw {
    guard dimension >= 1 else { throw ProblemError.dimensionOutOfRange(dimension) }
    let parameters = parameterLaw.outcomes
    let bits = Integer(samples + 1) * Integer(dimension)
    guard bits <= 20, dimension <= 20,
      Integer(parameters.count).power(dimension) << Int(exactly: bits)!
        <= Integer(Self.greatestPairCount)
    else {
      throw WorkRefused(
        "the joint law of \(title)",
        size: .count("\(parameters.count)^\(dimension) 2^\(bits) combinations"),
        limit: .fixed(Self.greatestPairCount, unit: ""))
    }
    // One coordinate: the parameter and the signs of the samples and the test point.
    var coordinate: [(values: [Int], weight: Rational)] = []
    for (parameter, probability) in zip(parameters, parameterLaw.probabilities) {
      let plus = plusProbability(given: parameter)
      for signs in 0..<(1 << (samples + 1)) {
        let values = (0...samples).map { signs >> $0 & 1 == 1 ? 1 : -1 }
        let weight = values.reduce(probability) { $0 * ($1 == 1 ? plus : 1 - plus) }
        if !weight.isZero { coordinate.append(([parameter] + values, weight)) }
      }
    }
    var all: [(columns: [[Int]], weight: Rational)] = [
      (Array(repeating: [], count: samples + 2), 1)
    ]
    for _ in 0..<dimension {
      all = all.flatMap { item in
        coordinate.map { next in
          (zip(item.columns, next.values).map { $0 + [$1] }, item.weight * next.weight)
        }
      }
    }
    return try JointLaw(
      ["theta"] + (1...samples).map { "X\($0)" } + ["X"],
      entries: all.map { (outcomes: $0.columns, weight: $0.weight) })
  }

  /// The joint law of `theta`, the sufficient statistic `T` and the test point `X` in `d` coordinates.
  ///
  /// The outcome of a variable is the list of its coordinates.
  ///
  /// - Throws: `WorkRefused` for more than 2^20 combinations.
  public func statisticLaw(dimension: Int) throws -> JointLaw {
    guard dimension >= 1 else { throw ProblemError.dimensionOutOfRange(dimension) }
    let parameters = parameterLaw.outcomes
    let size = 2 * parameters.count * statisticCount
    guard dimension <= 20, Integer(size).power(dimension) <= Integer(Self.greatestPairCount) else {
      throw WorkRefused(
        "the joint law of \(title)", size: .count("\(size)^\(dimension) combinations"),
        limit: .fixed(Self.greatestPairCount, unit: ""))
    }
    var coordinate: [(values: [Int], weight: Rational)] = []
    for (parameter, row) in zip(parameters, statisticWeights()) {
      let plus = plusProbability(given: parameter)
      for (t, weight) in row.enumerated() where !weight.isZero {
        if plus != 1 { coordinate.append(([parameter, t, -1], weight * (1 - plus))) }
        if !plus.isZero { coordinate.append(([parameter, t, 1], weight * plus)) }
      }
    }
    var all: [(columns: [[Int]], weight: Rational)] = [([[], [], []], 1)]
    for _ in 0..<dimension {
      all = all.flatMap { item in
        coordinate.map { next in
          (zip(item.columns, next.values).map { $0 + [$1] }, item.weight * next.weight)
        }
      }
    }
    return try JointLaw(
      ["theta", "T", "X"], entries: all.map { (outcomes: $0.columns, weight: $0.weight) })
  }
}
