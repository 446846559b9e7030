import ExactArithmetic

/// A law on finitely many outcomes with rational probabilities.
///
/// The law is held as integer counts over one common denominator.  Nothing is normalised silently:
/// weights that are negative or do not sum to 1 are refused, and `init(_:normalizing:)` divides by the sum
/// because its caller says so.
///
/// ```swift
/// let law = try FiniteLaw(["heads": 3 / 4, "tails": 1 / 4])
/// print(law.entropy)  // 2 - 3/4 log2 3
/// ```
public struct FiniteLaw<Outcome: Hashable & Sendable>: Sendable {
  /// The outcomes, each once; some may have probability 0.
  public let outcomes: [Outcome]
  /// The probabilities times ``denominator``, in the order of ``outcomes``.
  public let counts: [Integer]
  /// The common denominator: the sum of the counts.
  public let denominator: Integer
  let indices: [Outcome: Int]

  /// Takes parts that are known to make a law.
  init(
    outcomes: [Outcome], counts: [Integer], denominator: Integer, indices: [Outcome: Int]? = nil
  ) {
    self.outcomes = outcomes
    self.counts = counts
    self.denominator = denominator
    self.indices =
      indices ?? Dictionary(uniqueKeysWithValues: zip(outcomes, outcomes.indices))
    assert(counts.reduce(Integer.zero, +) == denominator && counts.count == outcomes.count)
  }

  /// Creates a law from outcomes and their weights.
  ///
  /// - Parameters:
  ///   - outcomes: different values.
  ///   - weights: one for each outcome: at least 0, with the sum 1.
  /// - Throws: ``LawError`` when there is no outcome, the numbers of weights and outcomes differ, an
  ///   outcome occurs twice, a weight is negative or the sum is not 1.
  /// - Complexity: O(n) operations on words while the common denominator fits one.
  public init(_ outcomes: [Outcome], weights: [Rational]) throws(LawError) {
    if outcomes.isEmpty && weights.isEmpty { throw .empty }
    if outcomes.count != weights.count {
      throw .weightCountMismatch(weights: weights.count, outcomes: outcomes.count)
    }
    let indices = try FiniteLaw.index(outcomes)
    for (outcome, weight) in zip(outcomes, weights) where weight.isNegative {
      throw .negativeWeight(location: "outcome \(quoted(outcome))", value: weight)
    }
    let (counts, denominator) = CommonDenominator.counts(of: weights)
    let total = counts.reduce(Integer.zero, +)
    if total != denominator { throw .sumIsNotOne(Rational(total, denominator)) }
    self.init(outcomes: outcomes, counts: counts, denominator: denominator, indices: indices)
  }

  /// Creates a law from its probabilities.  Integers are ordered by size, other outcomes by description.
  ///
  /// - Throws: ``LawError``, as ``init(_:weights:)``.
  public init(_ weights: [Outcome: Rational]) throws(LawError) {
    let keys = FiniteLaw.sorted(weights.keys)
    try self.init(keys, weights: keys.map { weights[$0]! })
  }

  /// Creates the law proportional to weights.
  ///
  /// - Throws: ``LawError`` when there is no outcome, a weight is negative or all are 0.
  public init(normalizing weights: [Outcome: Rational]) throws(LawError) {
    let keys = FiniteLaw.sorted(weights.keys)
    try self.init(keys, normalizing: keys.map { weights[$0]! })
  }

  /// Creates the law on `outcomes` proportional to weights.
  ///
  /// - Throws: ``LawError`` when there is no outcome, the numbers of weights and outcomes differ, an
  ///   outcome occurs twice, a weight is negative or all are 0.
  public init(_ outcomes: [Outcome], normalizing weights: [Rational]) throws(LawError) {
    for (outcome, weight) in zip(outcomes, weights) where weight.isNegative {
      throw .negativeWeight(location: "outcome \(quoted(outcome))", value: weight)
    }
    let counts: [Integer] = CommonDenominator.counts(of: weights).counts
    try self.init(outcomes, normalizing: counts)
  }

  // The initialisers from integers are disfavoured: those above would divide the literals of `[3 / 2, 1]`
  // exactly, these as integers.

  /// Creates the law proportional to integer weights.
  ///
  /// - Throws: ``LawError`` when there is no outcome, a weight is negative or all are 0.
  @_disfavoredOverload
  public init(normalizing weights: [Outcome: Integer]) throws(LawError) {
    let keys = FiniteLaw.sorted(weights.keys)
    try self.init(keys, normalizing: keys.map { weights[$0]! })
  }

  /// Creates the law on `outcomes` proportional to integer weights.
  ///
  /// - Throws: ``LawError`` when there is no outcome, the numbers of weights and outcomes differ, an
  ///   outcome occurs twice, a weight is negative or all are 0.
  @_disfavoredOverload
  public init(_ outcomes: [Outcome], normalizing weights: [Integer]) throws(LawError) {
    if outcomes.isEmpty && weights.isEmpty { throw .empty }
    if outcomes.count != weights.count {
      throw .weightCountMismatch(weights: weights.count, outcomes: outcomes.count)
    }
    let indices = try FiniteLaw.index(outcomes)
    for (outcome, weight) in zip(outcomes, weights) where weight.isNegative {
      throw .negativeWeight(location: "outcome \(quoted(outcome))", value: Rational(weight))
    }
    let total = weights.reduce(Integer.zero, +)
    if total.isZero { throw .zeroTotal }
    self.init(outcomes: outcomes, counts: weights, denominator: total, indices: indices)
  }

  static func index(_ outcomes: [Outcome]) throws(LawError) -> [Outcome: Int] {
    var indices: [Outcome: Int] = [:]
    indices.reserveCapacity(outcomes.count)
    for (position, outcome) in outcomes.enumerated() {
      if indices.updateValue(position, forKey: outcome) != nil {
        throw .duplicateOutcome(quoted(outcome), position: position + 1)
      }
    }
    return indices
  }

  static func sorted(_ outcomes: some Sequence<Outcome>) -> [Outcome] {
    outcomes.map { ($0, AnyOutcome($0)) }.sorted { AnyOutcome.precedes($0.1, $1.1) }.map(\.0)
  }

  // MARK: Simple laws

  /// The law that gives each of the outcomes the same probability.
  ///
  /// - Throws: ``LawError`` when there is no outcome or one occurs twice.
  public static func uniform(over outcomes: some Sequence<Outcome>) throws(LawError) -> FiniteLaw {
    let outcomes = Array(outcomes)
    return try FiniteLaw(outcomes, normalizing: outcomes.map { _ in .one })
  }

  /// The law of a constant.
  public static func pointMass(at outcome: Outcome) -> FiniteLaw {
    FiniteLaw(outcomes: [outcome], counts: [.one], denominator: .one)
  }

  // MARK: Values

  /// The probability of an outcome: 0 for one the law does not list.
  ///
  /// - Complexity: O(1).
  public func probability(of outcome: Outcome) -> Rational {
    guard let index = indices[outcome] else { return .zero }
    return Rational(counts[index], denominator)
  }

  /// The probabilities, in the order of ``outcomes``.
  public var probabilities: [Rational] { counts.map { Rational($0, denominator) } }

  /// The outcomes of positive probability.
  public var support: [Outcome] {
    zip(outcomes, counts).compactMap { $1.isZero ? nil : $0 }
  }

  /// The count of an outcome, 0 for one the law does not list.
  func count(of outcome: Outcome) -> Integer {
    indices[outcome].map { counts[$0] } ?? .zero
  }

  /// The entropy `H = -sum_x P(x) log P(x)`, exact.
  ///
  /// - Complexity: O(n) dictionary operations; the form has a term for each distinct probability.
  public var entropy: LogForm { CountHistogram(counts).entropy(total: denominator) }
}
