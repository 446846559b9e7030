import AlgebraicNumbers
import ExactArithmetic
import Work

/// Kernel ridge regression on a rule with exceptions: the kernel `K = (mu1^2/N) X X^T + mu*^2 1`, a linear part beside a private feature of each
/// sample, with regularisation `lambda`, solved exactly.
///
/// With `s = lambda + mu*^2` the linear part `w` solves the `N x N` equations `(X^T X + (s N/mu1^2) 1) w = X^T y`, and `alpha = (y - X w)/s` is
/// `(K + lambda)^-1 y`.  So predictions `<w, x>` at fresh points depend on `s` alone; the prediction at sample `i` is `y_i - lambda alpha_i`, so that it
/// is fitted iff `lambda y_i alpha_i < 1`; and for one `s` the fitted samples are the more the smaller `lambda`, all for `lambda = 0`.
///
/// ```swift
/// let instance = try RuleInstance(dimension: 7, points: 100, facts: 10, seed: 1)
/// let ridge = try RuleRidge(instance, slack: 4)
/// print(try ridge.fit(lambda: 2).facts)  // 9
/// ```
///
/// Source: derived here, after the setting of A. Farne, F. Boncoraglio, L. Zdeborova, arXiv 2603.25579, of which the abstract alone was at hand.
public struct RuleRidge: Sendable, Hashable {
  /// The samples.
  public let instance: RuleInstance
  /// The strength `mu1^2` of the linear part.
  public let linear: Rational
  /// `s = lambda + mu*^2`, on which predictions at fresh points depend.
  public let slack: Rational
  /// The weights `w` of the linear part, by which fresh points are predicted.
  public let weights: [Rational]
  /// `y_i alpha_i` for each sample.
  public let alignments: [Rational]
  /// The predictions at all points, or at points drawn.
  let rule: SignedWeights

  /// - Parameters:
  ///   - instance: the samples.
  ///   - mu: the strength `mu1^2` of the linear part.
  ///   - s: the sum of regularisation and of the strength of private features.
  /// - Throws: ``RuleError`` for `mu1^2 <= 0` and `s <= 0`.
  /// - Complexity: O(N^3) operations on rationals and O(P N^2) on words.
  public init(
    _ instance: RuleInstance, linear mu: Rational = 1, slack s: Rational
  ) throws(RuleError) {
    if mu.signum() <= 0 { throw .linearStrength(mu) }
    if s.signum() <= 0 { throw .slack(s) }
    self.instance = instance
    linear = mu
    slack = s
    weights = RuleRidge.solution(instance, s * Rational(instance.dimension) / mu)
    let rule = SignedWeights(weights)
    self.rule = rule
    alignments = zip(instance.points, instance.labels).map { point, label in
      let prediction = rule.prediction(point)
      return (1 - (label ? prediction : -prediction)) / s
    }
  }

  /// The solution of `(X^T X + c) w = X^T y`.
  private static func solution(_ instance: RuleInstance, _ c: Rational) -> [Rational] {
    let n = instance.dimension
    // Entry (j, k) of X^T X is P less twice the number of points whose coordinates j and k differ.
    var rows = [[Rational]](repeating: [Rational](repeating: 0, count: n), count: n)
    for j in 0..<n {
      for k in j..<n {
        let differing = instance.points.count { (point: UInt64) -> Bool in
          ((point >> UInt64(j)) ^ (point >> UInt64(k))) & 1 == 1
        }
        rows[j][k] = Rational(instance.points.count - 2 * differing)
        rows[k][j] = rows[j][k]
      }
      rows[j][j] += c
    }
    let sides = (0..<n).map { (k: Int) -> Rational in
      var sum = 0
      for (point, label) in zip(instance.points, instance.labels) {
        let isOne = (point >> UInt64(k)) & 1 == 1
        sum += isOne == label ? 1 : -1
      }
      return Rational(sum)
    }
    guard let solution = RationalMatrix(rows).solution(of: sides) else {
      preconditionFailure("a positive definite matrix is singular")
    }
    return solution
  }

  /// What is fitted with a regularisation.
  public struct Fit: Sendable, Hashable, CustomStringConvertible {
    /// The regularisation.
    public let lambda: Rational
    /// The number of facts whose flipped labels are predicted.
    public let facts: Int
    /// The number of samples with the rule's label that are predicted right.
    public let rulePoints: Int

    public var description: String {
      "lambda = \(lambda): \(facts) facts and \(rulePoints) others fitted"
    }
  }

  /// What is fitted with a regularisation of at most ``slack``; the rest of the slack are private features.
  ///
  /// - Throws: ``RuleError/regularisation(_:)`` for `lambda < 0`, ``RuleError/kernelStrength(_:)`` for one above ``slack``.
  public func fit(lambda: Rational) throws(RuleError) -> Fit {
    if lambda.isNegative { throw .regularisation(lambda) }
    if lambda > slack { throw .kernelStrength(slack - lambda) }
    let fitted = alignments.map { lambda * $0 < 1 }
    let facts = fitted.suffix(instance.facts).count { $0 }
    return Fit(lambda: lambda, facts: facts, rulePoints: fitted.count { $0 } - facts)
  }

  /// How the rule does at all `2^N` points.
  ///
  /// - Throws: `WorkRefused` for `N` above ``RuleInstance/greatest``.
  /// - Complexity: `2^(N-1)` sums of integers.
  public func accuracyAtAllPoints() throws(WorkRefused) -> RuleAccuracy {
    let n = instance.dimension
    if n > RuleInstance.greatest.cube {
      throw WorkRefused(
        "the accuracy of a rule at all points", size: .parameter("N = \(n)"),
        limit: .fixed(RuleInstance.greatest.cube, unit: "coordinates"))
    }
    return rule.accuracy
  }

  /// How the rule does at points that are drawn, each uniform on `{-1,1}^N`: counts of trials and successes.
  ///
  /// - Throws: ``RuleError/trialsOutOfRange(_:)``; `WorkRefused` above the limits; `CancellationError`.
  public func accuracyAtDrawnPoints(
    _ trials: Int, seed: UInt64, limits: WorkLimits = .standard,
    monitor: WorkMonitor = WorkMonitor()
  ) throws -> RuleAccuracy {
    if trials < 1 { throw RuleError.trialsOutOfRange(trials) }
    try limits.admit(
      WorkEstimate(
        subject: "predictions at \(trials) points that are drawn",
        operations: Double(trials) * Double(rule.words), bytes: 0),
      monitor)
    return try rule.sampledAccuracy(trials, seed: seed)
  }

  /// The greatest entry of `|(K + lambda) alpha - y|`, from the kernel and ``alignments`` alone: 0 where the solution is right.
  ///
  /// - Complexity: O(P N) sums of integers.
  public var residual: Rational {
    RuleRidge.residual(instance, linear: linear, slack: slack, alignments: alignments)
  }

  /// The same for any `y_i alpha_i`.
  package static func residual(
    _ instance: RuleInstance, linear mu: Rational, slack s: Rational, alignments: [Rational]
  ) -> Rational {
    let n = instance.dimension
    let alpha = zip(instance.labels, alignments).map { $0 ? $1 : -$1 }
    let common = alpha.reduce(Integer.one) { Integer.lcm($0, $1.denominator) }
    // (mu1^2/N) X^T alpha
    var sums = [Integer](repeating: .zero, count: n)
    for (point, value) in zip(instance.points, alpha) {
      let scaled = value.numerator * common.exactlyDivided(by: value.denominator)
      for k in 0..<n {
        if point >> UInt64(k) & 1 == 1 { sums[k] += scaled } else { sums[k] -= scaled }
      }
    }
    let form = SignedWeights(sums.map { mu * Rational($0, common) / Rational(n) })
    return zip(instance.points, zip(instance.labels, alpha)).reduce(Rational.zero) {
      let (point, (label, value)) = $1
      return max($0, (form.prediction(point) + s * value - (label ? 1 : -1)).magnitude)
    }
  }
}

/// How often the sign of a prediction is the teacher's.
public struct RuleAccuracy: Sendable, Hashable {
  /// The number of points.
  public let points: Int
  /// The number of points at which the sign is the teacher's.
  public let right: Int
  /// The number of points with the prediction 0, which counts as wrong.
  public let ties: Int
  /// The share of points at which the sign is the teacher's.
  public var share: Rational { Rational(right, points) }

  /// - Precondition: `0 <= right`, `0 <= ties`, `right + ties <= points` and `points > 0`.
  public init(points: Int, right: Int, ties: Int) {
    precondition(
      right >= 0 && ties >= 0 && right + ties <= points && points > 0,
      "\(right) right and \(ties) ties of \(points)")
    (self.points, self.right, self.ties) = (points, right, ties)
  }
}

extension RuleAccuracy: CustomStringConvertible {
  /// The share with its terms: `126/128 right`.
  public var description: String {
    "\(right)/\(points) right" + (ties > 0 ? ", \(ties) ties" : "")
  }
}

extension RuleRidge: CustomStringConvertible {
  /// The parameters.
  public var description: String { "\(instance), mu1^2 = \(linear), s = \(slack)" }
}
