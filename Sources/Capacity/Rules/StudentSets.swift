import ExactArithmetic
import Work

/// The law of the set of students that are consistent with points of an Ising perceptron, exactly, by dynamic programming over sets.
///
/// As labels are odd functions of points, a point and its negative say the same; the labels of a point are one constraint, of which there are
/// `2^(N-1)`, equally likely. A set of students is a mask of `2^N` bits, the students in the order of their weights as bits.
///
/// Source: derived here.
public struct StudentSets: Sendable {
  /// The odd number `N` of weights.
  public let dimension: Int
  /// For each point up to sign the set of the students with the label of the teacher, whose weights are all +1.
  private let constraints: [UInt128]

  /// The greatest number of weights, and of different sets that could occur.
  public static let greatest = (dimension: 7, sets: 4_000_000)

  /// - Throws: ``RuleError`` for `N` out of range; `WorkRefused` above ``greatest``.
  public init(dimension n: Int) throws {
    _ = try IsingPerceptron(dimension: n, rulePoints: 0, facts: 0)
    if n > StudentSets.greatest.dimension {
      throw WorkRefused(
        "the sets of students of an Ising perceptron", size: .parameter("N = \(n)"),
        limit: .fixed(StudentSets.greatest.dimension, unit: "weights"))
    }
    dimension = n
    constraints = (0..<(1 << (n - 1))).map { point in
      let teacher = 2 * point.nonzeroBitCount > n
      return (0..<(1 << n)).reduce(UInt128(0)) { mask, student in
        // Coordinates of weight and point agree where their bits do.
        let agreeing = n - (student ^ point).nonzeroBitCount
        return (2 * agreeing > n) == teacher ? mask | UInt128(1) << UInt128(student) : mask
      }
    }
  }

  /// What is exact of a number of points.
  public struct Outcome: Sendable, Hashable, CustomStringConvertible {
    /// The probability that the consistent students disagree at a fresh point, ignorance.
    public let disagreement: Rational
    /// The probability that one fact, a fair label of a fresh point, is fitted.
    public let oneFact: Rational
    /// The probability that all facts are fitted.
    public let allFacts: Rational

    public var description: String {
      "u = \(disagreement), one fact \(oneFact), all \(allFacts)"
    }
  }

  /// The probabilities after `R` points of the rule, for `F` facts.
  ///
  /// - Throws: ``RuleError`` for numbers out of range; `WorkRefused` where more sets than ``greatest`` could occur; `CancellationError`.
  /// - Complexity: `2^(N-1)` intersections for each set and point.
  public func outcome(rulePoints r: Int, facts f: Int) throws -> Outcome {
    _ = try IsingPerceptron(dimension: dimension, rulePoints: r, facts: f)
    try checkSize(r, max(f, 1))
    let everyone = UInt128.max >> UInt128(128 - (1 << dimension))
    var law: [UInt128: Integer] = [everyone: 1]
    for _ in 0..<r { law = try step(law) { set, constraint in [set & constraint] } }
    let total = Rational(Integer(constraints.count).power(r))
    var disagreeing = Integer.zero
    for (set, count) in law {
      disagreeing += count * Integer(constraints.count { set & $0 != set && set & $0 != 0 })
    }
    let u = Rational(disagreeing) / (total * Rational(constraints.count))
    return Outcome(
      disagreement: u, oneFact: try fitted(law, facts: 1) / total,
      allFacts: try fitted(law, facts: f) / total)
  }

  /// Refuses where the choices of constraints, and of constraints with signs, are more than the greatest number of sets.
  private func checkSize(_ r: Int, _ f: Int) throws(WorkRefused) {
    func choices(_ size: Int, signs: Int) -> Integer {
      (0...min(size, constraints.count)).reduce(Integer.zero) {
        $0 + Integer.binomial(constraints.count, $1) * Integer(signs).power($1)
      }
    }
    let most = Integer(3).power(constraints.count)
    let sets = min(most, choices(r, signs: 1) * choices(f, signs: 2))
    if sets > Integer(StudentSets.greatest.sets) {
      throw WorkRefused(
        "the sets of students of an Ising perceptron with N = \(dimension), R = \(r), F = \(f)",
        size: .count("up to \(sets) different sets"),
        limit: .fixed(StudentSets.greatest.sets, unit: "sets"))
    }
  }

  /// The weight of all lists of facts that some student fits.
  private func fitted(_ start: [UInt128: Integer], facts f: Int) throws -> Rational {
    var law = start
    for _ in 0..<f {
      law = try step(law) { set, constraint in
        [set & constraint, set & ~constraint].filter { $0 != 0 }
      }
    }
    let count = law.values.reduce(Integer.zero, +)
    return Rational(count, Integer(2 * constraints.count).power(f))
  }

  /// The law of the sets after one more point.
  private func step(
    _ law: [UInt128: Integer], _ next: (UInt128, UInt128) -> [UInt128]
  ) throws -> [UInt128: Integer] {
    var result: [UInt128: Integer] = [:]
    for (set, count) in law {
      for constraint in constraints {
        for follower in next(set, constraint) { result[follower, default: 0] += count }
      }
      try Task.checkCancellation()
    }
    return result
  }
}

extension StudentSets: CustomStringConvertible {
  /// The number of weights.
  public var description: String { "N = \(dimension)" }
}
