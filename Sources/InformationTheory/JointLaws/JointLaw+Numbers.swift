import ExactArithmetic

extension JointLaw {
  /// The law of two variables of a matrix of weights, `X` for its rows and `Y` for its columns.
  ///
  /// - Parameters:
  ///   - matrix: the weights.
  ///   - rowOutcomes: the outcomes of `X`, all different; the positions unless given.
  ///   - columnOutcomes: those of `Y`.
  ///   - isNormalizing: whether the weights are divided by their sum.
  /// - Throws: ``LawError``, as ``init(_:rowVariable:columnVariable:)``.
  /// - Complexity: linear in the number of entries, 24 bytes for each that is positive.
  init(
    _ matrix: NumberMatrix, rowOutcomes: [AnyOutcome]? = nil, columnOutcomes: [AnyOutcome]? = nil,
    isNormalizing: Bool
  ) throws(LawError) {
    guard let columnCount = matrix.columnCount, columnCount > 0 else {
      // What is wrong with the shape.
      self = try JointLaw(matrix.rows)
      return
    }
    let numbers = matrix.numbers
    var common = CommonDenominator()
    var positive = 0
    for index in 0..<numbers.count {
      let value = numbers[index]
      if value.isNegative {
        throw .negativeWeight(
          location: "row \(index / columnCount + 1), column \(index % columnCount + 1)",
          value: value)
      }
      common.include(value)
      if !value.isZero { positive += 1 }
    }
    var counts = WeightCounts(numbers, &common, capacity: positive)
    var (rows, columns): ([Int32], [Int32]) = ([], [])
    rows.reserveCapacity(positive)
    columns.reserveCapacity(positive)
    for row in 0..<matrix.rowCount {
      for column in 0..<columnCount where counts.append(row * columnCount + column) {
        rows.append(Int32(row))
        columns.append(Int32(column))
      }
    }
    let (weights, total) = try counts.finish(isNormalizing: isNormalizing)
    self.init(
      variables: ["X", "Y"],
      alphabets: [
        rowOutcomes ?? (0..<matrix.rowCount).map { AnyOutcome($0) },
        columnOutcomes ?? (0..<columnCount).map { AnyOutcome($0) },
      ], codes: [rows, columns], counts: weights, denominator: total)
  }

  /// The law of combinations of outcomes with weights, a column for each variable.
  ///
  /// - Parameters:
  ///   - variables: the names of the variables.
  ///   - alphabets: the outcomes of each, all different.
  ///   - codes: for each variable and combination the position of the outcome.
  ///   - weights: the weight of each combination, none negative.
  ///   - isNormalizing: whether the weights are divided by their sum.
  /// - Throws: ``LawError`` for names that cannot be used and for weights that do not sum to 1.
  /// - Precondition: no two combinations are the same.
  init(
    _ variables: [String], alphabets: [[AnyOutcome]], codes: [[Int32]], weights: NumberList,
    isNormalizing: Bool
  ) throws(LawError) {
    try JointLaw.checkNames(variables)
    var common = CommonDenominator()
    var positive = 0
    for index in 0..<weights.count {
      common.include(weights[index])
      if !weights[index].isZero { positive += 1 }
    }
    var counts = WeightCounts(weights, &common, capacity: positive)
    let hasZeros = positive < weights.count
    var kept: [Int] = []
    for index in 0..<weights.count where counts.append(index) && hasZeros { kept.append(index) }
    let (values, total) = try counts.finish(isNormalizing: isNormalizing)
    self.init(
      variables: variables, alphabets: alphabets,
      codes: hasZeros ? codes.map { column in kept.map { column[$0] } } : codes, counts: values,
      denominator: total)
  }
}

/// Weights as counts over their least common denominator.
private struct WeightCounts {
  private let weights: NumberList
  private let common: CommonDenominator
  private var counts: [Integer] = []
  private var total = Integer.zero

  /// - Parameters:
  ///   - weights: the weights, of which all are included in the denominator.
  ///   - common: the denominator, which is fixed now.
  ///   - capacity: the number of those that are not 0.
  init(_ weights: NumberList, _ common: inout CommonDenominator, capacity: Int) {
    common.finish()
    self.weights = weights
    self.common = common
    counts.reserveCapacity(capacity)
  }

  /// Takes a weight, and says whether it is positive.
  mutating func append(_ index: Int) -> Bool {
    let weight = weights[index]
    if weight.isZero { return false }
    let count = common.count(of: weight)
    counts.append(count)
    total += count
    return true
  }

  /// The counts, without a factor that all have in common where they are normalised, and their sum.
  consuming func finish(
    isNormalizing: Bool
  ) throws(LawError) -> (counts: [Integer], total: Integer) {
    if !isNormalizing {
      if total != common.value { throw .sumIsNotOne(Rational(total, common.value)) }
      return (counts, total)
    }
    if total.isZero { throw .zeroTotal }
    var divisor = Integer.zero
    for count in counts {
      divisor = Integer.gcd(divisor, count)
      if divisor.isOne { return (counts, total) }
    }
    for index in counts.indices { counts[index] = counts[index].exactlyDivided(by: divisor) }
    return (counts, total.exactlyDivided(by: divisor))
  }
}
