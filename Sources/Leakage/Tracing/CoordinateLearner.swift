import ExactArithmetic
import Work

/// A learner of the sign of a mean, coordinate by coordinate: of `n` signs `x_1, ..., x_n` with the mean `p` it makes
/// `f(x)` in [-1, 1].
///
/// The loss of `w` in the cube `[-1,1]^d` on a point `z` of `{-1,1}^d` is `-<w,z>/d`, so that a coordinate adds
/// `-p f` to the risk, the least risk is `-|p|`, and the expected excess risk is `E|p| - E[p f]`.
///
/// ```swift
/// let learner = try CoordinateLearner.majority(samples: 3)
/// print(learner.score(try SymmetricBetaPrior(beta: 1)))  // 4/5
/// ```
///
/// Source: problem (7) of S. Voitovych, M. Haghifam, I. Attias, G. Dziugaite, R. Livni, D. Roy, "On traceability in l_p
/// stochastic convex optimization", arXiv 2502.17384; the identity is theirs (lemma 4.2), of T. Steinke and J. Ullman.
public struct CoordinateLearner: Sendable, Hashable {
  /// The name.
  public let name: String
  /// The number `n` of samples.
  public let samples: Int
  /// The values in the order of the index whose bit `i` is 1 where `x_(i+1)` is +1.
  public let values: [Rational]

  /// The greatest number of samples of a table.
  public static let greatestSampleCount = 20

  /// Creates a learner from the table of its values.
  ///
  /// - Parameters:
  ///   - values: `2^n` numbers in [-1, 1], in the order of ``values``.
  ///   - n: the number of samples.
  ///   - name: what it is called.
  /// - Throws: ``TracingError``; `WorkRefused` above ``greatestSampleCount``.
  public init(_ values: [Rational], samples n: Int, name: String = "table") throws {
    if n < 1 { throw TracingError.samplesOutOfRange(n) }
    try CoordinateLearner.check(samples: n)
    if values.count != 1 << n { throw TracingError.tableLength(found: values.count, samples: n) }
    if let place = values.firstIndex(where: { $0.magnitude > 1 }) {
      throw TracingError.valueOutOfRange(place: place, value: values[place])
    }
    self.name = name
    samples = n
    self.values = values
  }

  private static func check(samples n: Int) throws(WorkRefused) {
    if n > greatestSampleCount {
      throw WorkRefused(
        "the table of a learner", size: .parameter("n = \(n)"),
        limit: .fixed(greatestSampleCount, unit: "samples"))
    }
  }

  /// The sign of the sum, 0 for a tie: of all learners with values in [-1, 1] the one with the least excess risk, for every
  /// prior here.
  public static func majority(samples n: Int) throws -> CoordinateLearner {
    try symmetric(samples: n, name: "majority") { Rational($0.signum()) }
  }

  /// The mean of the signs.
  public static func mean(samples n: Int) throws -> CoordinateLearner {
    try symmetric(samples: n, name: "mean") { Rational($0, n) }
  }

  /// A learner that looks at the sum of the signs only.
  private static func symmetric(
    samples n: Int, name: String, _ value: (Int) -> Rational
  ) throws -> CoordinateLearner {
    if n < 1 { throw TracingError.samplesOutOfRange(n) }
    try check(samples: n)
    return try CoordinateLearner(
      (0..<(1 << n)).map { value(2 * $0.nonzeroBitCount - n) }, samples: n, name: name)
  }

  // MARK: Quantities

  /// The sums of the values over samples with `k` signs +1, for `k = 0, ..., n`: all that matters of a learner.
  private var sums: [Rational] {
    var sums = [[Rational]](repeating: [], count: samples + 1)
    for (code, value) in values.enumerated() { sums[code.nonzeroBitCount].append(value) }
    return sums.map { Rational.sum($0) }
  }

  /// `E[p f]`, over the prior and the samples.
  ///
  /// - Complexity: O(2^n) sums and O(n) moments of the prior.
  public func correlation(_ prior: SymmetricBetaPrior) -> Rational {
    let n = samples
    return Rational.sum(
      sums.enumerated().map { k, sum in
        sum * (2 * prior.moment(k + 1, n - k) - prior.moment(k, n - k))
      })
  }

  /// The tracing score `E[f sum_i (x_i - p)]`.
  ///
  /// - Complexity: as ``correlation(_:)``.
  public func score(_ prior: SymmetricBetaPrior) -> Rational {
    let n = samples
    return Rational.sum(
      sums.enumerated().map { k, sum in
        let all = prior.moment(k, n - k)
        return sum
          * (Rational(2 * k - n) * all - Rational(n) * (2 * prior.moment(k + 1, n - k) - all))
      })
  }

  /// The expected excess risk of a coordinate, `E|p| - E[p f]`.
  public func excess(_ prior: SymmetricBetaPrior) -> Rational {
    prior.meanMagnitude - correlation(prior)
  }
}

extension CoordinateLearner: CustomStringConvertible {
  /// The name with the number of samples.
  public var description: String { "\(name), n = \(samples)" }
}

/// What the most accurate learner of `n` signs reaches: the posterior mean of `p` is `S_n/(n + 2 beta)` for the sum `S_n` of
/// the signs, so its sign is best.
///
/// Source: derived here from the identity of ``CoordinateLearner``.
public struct LeastExcess: Sendable, Hashable {
  /// The number `n` of samples.
  public let samples: Int
  /// The prior.
  public let prior: SymmetricBetaPrior
  /// The least expected excess risk of a coordinate, `E|p| - E|S_n|/(n + 2 beta)`.
  public let excess: Rational

  /// The greatest number of samples.
  public static let greatestSampleCount = 10_000

  /// - Throws: ``TracingError/samplesOutOfRange(_:)``; `WorkRefused` above ``greatestSampleCount``.
  /// - Complexity: O(n) products of numbers of `n log(n + beta)` bits.
  public init(samples n: Int, prior: SymmetricBetaPrior) throws {
    if n < 1 { throw TracingError.samplesOutOfRange(n) }
    if n > LeastExcess.greatestSampleCount {
      throw WorkRefused(
        "the least excess risk", size: .parameter("n = \(n)"),
        limit: .fixed(LeastExcess.greatestSampleCount, unit: "samples"))
    }
    samples = n
    self.prior = prior
    // Pr[k of n are +1] is C(n,k) (beta)_k (beta)_(n-k) / (2 beta)_n; the numerators follow from each other.
    let beta = prior.beta
    var weight = Integer.product((0..<n).map { Integer(beta + $0) })
    let total = Integer.product((0..<n).map { Integer(2 * beta + $0) })
    var sum = Integer.zero
    for k in 0...n {
      sum += Integer(abs(2 * k - n)) * weight
      if k < n {
        weight = (weight * Integer((n - k) * (beta + k)))
          .exactlyDivided(by: Integer((k + 1) * (beta + n - k - 1)))
      }
    }
    excess = prior.meanMagnitude - Rational(sum, total * Integer(n + 2 * beta))
  }

  /// The tracing score of that learner, `2 beta (E|p| - excess)`.
  public var score: Rational { Rational(2 * prior.beta) * (prior.meanMagnitude - excess) }

  /// `n excess^2`, which stays about the same along `n = beta`: accuracy epsilon goes with a score of order `1/epsilon`, and
  /// with `n` of order `1/epsilon^2`.
  public var scaledExcess: Rational { Rational(samples) * excess * excess }
}

extension LeastExcess: CustomStringConvertible {
  /// The excess with its parameters.
  public var description: String {
    "least excess \(excess) at n = \(samples), beta = \(prior.beta)"
  }
}
