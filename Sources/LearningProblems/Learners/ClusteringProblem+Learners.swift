import ExactArithmetic
import InformationTheory
import Work

extension ClusteringProblem {
  /// The greatest number of pairs of data and parameter, or of data and test point, that are enumerated.
  static var greatestPairCount: Int { 1 << 20 }

  /// The quantities of a learner on data of `d` coordinates.
  ///
  /// The built-in learners treat coordinates alike and independently, so one coordinate is enumerated and its
  /// informations are multiplied; others are enumerated on all coordinates.
  ///
  /// - Parameters:
  ///   - learner: what is kept of the samples.
  ///   - dimension: the number of coordinates, at least 1.
  ///   - withTest: whether the best test is computed as well, which takes long for many coordinates.
  /// - Throws: ``ProblemError`` when the learner does not suit the problem or the dimension, or there is too
  ///   much to enumerate.
  public func quantities(
    for learner: Learner, dimension: Int, withTest: Bool = true
  ) throws -> MemorizationQuantities {
    guard dimension >= 1 else { throw ProblemError.dimensionOutOfRange(dimension) }
    guard let kept = try learner.kind.onSigns(dimension: dimension) else {
      throw ProblemError.unsuitableLearner(
        learner: learner.name, problem: family,
        expected: Learner.expectation(for: .signs, others: ["a table"])
          + "; the mean of real numbers is for Gaussian clustering")
    }
    switch kept {
    case .samples(let coordinates): return wholeData(coordinates: coordinates)
    case .eachCoordinate(let coordinates, let rule):
      return try eachCoordinate(of: coordinates, learner.name, rule, withTest: withTest)
    case .statistic(let written):
      let enumeration = try statisticEnumeration(learner.name, dimension, written)
      return quantities(of: enumeration, withTest: withTest)
    case .data(let message):
      let enumeration = try dataEnumeration(learner.name, dimension, message)
      return quantities(of: enumeration, withTest: withTest)
    }
  }

  /// The quantities of a learner on data of `d` coordinates.
  @available(*, deprecated, renamed: "quantities(for:dimension:withTest:)")
  public func quantities(
    of learner: Learner, dimension: Int, withTest: Bool = true
  ) throws -> MemorizationQuantities {
    try quantities(for: learner, dimension: dimension, withTest: withTest)
  }

  private var plusProbabilities: [Rational] {
    parameterLaw.outcomes.map { plusProbability(given: $0) }
  }

  // MARK: Coordinates treated alike

  private func eachCoordinate(
    of coordinates: Int, _ learner: String, _ rule: any SignRule, withTest: Bool
  ) throws -> MemorizationQuantities {
    let enumeration = try LearnerEnumeration(
      CoordinateCounts(weights: countWeights(), plus: plusProbabilities),
      rows: (0...samples).map { rule.law(plusCount: $0, of: samples) }, learner: learner)
    let one = enumeration.informations
    let factor = Rational(coordinates)
    return MemorizationQuantities(
      dataInformation: .logForm(factor * one.data),
      parameterInformation: .logForm(factor * one.parameter),
      memorization: .logForm(factor * one.memorization),
      testInformation: .logForm(factor * one.test),
      bestTest: withTest
        ? BestTest(classes: enumeration.testClasses, coordinates: coordinates) : nil)
  }

  /// All samples of some coordinates, by the law of the number of samples that are +1: given it they are uniform.
  private func wholeData(coordinates: Int) -> MemorizationQuantities {
    let weights = countWeights()
    let statistic = LearnerEnumeration(
      CoordinateCounts(weights: weights, plus: plusProbabilities), labels: Array(0...samples))
    let one = statistic.informations
    let uniform = (0...samples).reduce(LogForm.zero) { sum, count in
      sum + Rational.sum(weights.map { $0[count] }) * LogForm.log(Integer.binomial(samples, count))
    }
    let given = zip(parameterLaw.probabilities, plusProbabilities).reduce(LogForm.zero) {
      $0 + $1.0 * Rational(samples) * binaryEntropy($1.1)
    }
    let factor = Rational(coordinates)
    return MemorizationQuantities(
      dataInformation: .logForm(factor * (one.data + uniform)),
      parameterInformation: .logForm(factor * one.parameter),
      memorization: .logForm(factor * given), testInformation: .logForm(factor * one.test),
      bestTest: BestTest(classes: statistic.testClasses, coordinates: coordinates))
  }

  // MARK: Enumeration

  private func quantities(
    of enumeration: LearnerEnumeration, withTest: Bool
  ) -> MemorizationQuantities {
    let all = enumeration.informations
    return MemorizationQuantities(
      dataInformation: .logForm(all.data), parameterInformation: .logForm(all.parameter),
      memorization: .logForm(all.memorization), testInformation: .logForm(all.test),
      bestTest: withTest ? BestTest(classes: enumeration.testClasses, coordinates: 1) : nil)
  }

  /// A learner on the values of the statistic of all coordinates.
  private func statisticEnumeration(
    _ learner: String, _ dimension: Int, _ written: WrittenLearner
  ) throws -> LearnerEnumeration {
    let count = statisticCount
    let size = try valueCount(count, dimension, learner)
    let counts = statisticCounts(dimension: dimension)
    func values(_ index: Int) -> [Int] { digits(of: index, base: count, dimension) }
    switch written {
    case .table(let labels):
      try checkLength(labels.count, learner, dimension)
      return LearnerEnumeration(counts, labels: labels)
    case .channel(let rows):
      try checkLength(rows.count, learner, dimension)
      return try LearnerEnumeration(
        counts,
        rows: rows.map { Dictionary(uniqueKeysWithValues: $0.enumerated().map { ($0, $1) }) },
        learner: learner)
    case .function(let message):
      return LearnerEnumeration(counts, labels: (0..<size).map { message(values($0)) })
    case .law(let law):
      return try LearnerEnumeration(
        counts, rows: (0..<size).map { law(values($0)) }, learner: learner)
    }
  }

  /// The statistic of `d` coordinates with the parameter and with a test point.
  func statisticCounts(dimension: Int) -> CoordinateCounts {
    CoordinateCounts(weights: statisticWeights(), plus: plusProbabilities).power(dimension)
  }

  /// A learner on the values of the samples of all coordinates.
  private func dataEnumeration(
    _ name: String, _ dimension: Int, _ message: @Sendable ([[Int]]) -> Int
  ) throws -> LearnerEnumeration {
    guard samples <= 20 else {
      throw WorkRefused(
        "the learner \(name)", size: .parameter("n = \(samples)"),
        limit: .fixed(20, unit: "samples"))
    }
    let size = try valueCount(1 << samples, dimension, name)
    let weights = countWeights().map { row in
      (0..<(1 << samples)).map { bits -> Rational in
        let count = bits.nonzeroBitCount
        return row[count] / Rational(Integer.binomial(samples, count))
      }
    }
    let counts = CoordinateCounts(weights: weights, plus: plusProbabilities).power(dimension)
    let labels = (0..<size).map { index in
      let columns = digits(of: index, base: 1 << samples, dimension)
      return message(
        (0..<samples).map { i in columns.map { $0 >> i & 1 == 1 ? 1 : -1 } })
    }
    return LearnerEnumeration(counts, labels: labels)
  }

  /// `base^dimension`, where that many values can be enumerated with the parameter and the test point.
  private func valueCount(
    _ base: Int, _ dimension: Int, _ learner: String
  ) throws -> Int {
    guard dimension >= 1 else { throw ProblemError.dimensionOutOfRange(dimension) }
    let partners = max(parameterLaw.outcomes.count, 2)
    let pairs = dimension <= 64 ? Integer(base * partners).power(dimension) : Integer(Int.max)
    guard pairs <= Integer(Self.greatestPairCount) else {
      throw WorkRefused(
        "the enumeration of the learner \(learner)",
        size: .count("(\(base) * \(partners))^\(dimension) pairs of data and parameter"),
        limit: .fixed(Self.greatestPairCount, unit: ""))
    }
    return (0..<dimension).reduce(1) { product, _ in product * base }
  }

  private func checkLength(_ found: Int, _ learner: String, _ dimension: Int) throws(ProblemError) {
    let expected = (0..<dimension).reduce(1) { product, _ in product * statisticCount }
    guard found == expected else {
      throw .tableLength(
        learner: learner, found: found, statisticCount: statisticCount, dimension: dimension)
    }
  }

  private func digits(of index: Int, base: Int, _ count: Int) -> [Int] {
    var rest = index
    return (0..<count).map { _ in
      defer { rest /= base }
      return rest % base
    }
  }
}
