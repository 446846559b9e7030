import ExactArithmetic
import InformationTheory
import Work

/// Samples from a mixture of subpopulations: `n` independent labels, label `j` with probability
/// `w_j`.
///
/// A subpopulation is a *singleton* when exactly one sample falls into it: all that a learner sees
/// of it is that one example.  The model says how many singletons there are; what the examples look
/// like is left to the problems.
///
/// ```swift
/// let model = try SubpopulationModel(uniform: 4, samples: 4)
/// print(model.expectedSingletons)  // 27/16
/// ```
///
/// Source: the mixture model of V. Feldman, "Does learning require memorization?", STOC 2020, arXiv
/// 1906.05271, and of G. Brown, M. Bun, V. Feldman, A. Smith, K. Talwar, STOC 2021, arXiv
/// 2012.06421, for given weights.
public struct SubpopulationModel: Sendable, Hashable {
  /// The mixture weights `w_1, ..., w_N`: at least 0, with the sum 1.
  public let weights: [Rational]
  /// The number `n >= 1` of samples.
  public let samples: Int

  /// Creates a model with given mixture weights.
  ///
  /// - Throws: ``SubpopulationError`` when there is no weight, one is negative, their sum is not 1
  ///   or there is no sample.
  public init(weights: [Rational], samples: Int) throws(SubpopulationError) {
    if weights.isEmpty { throw .subpopulationsOutOfRange(0) }
    if samples < 1 { throw .samplesOutOfRange(samples) }
    if let index = weights.firstIndex(where: \.isNegative) {
      throw .negativeWeight(subpopulation: index + 1, value: weights[index])
    }
    let sum = Rational.sum(weights)
    if sum != 1 { throw .sumIsNotOne(sum) }
    self.weights = weights
    self.samples = samples
  }

  /// Creates a model of `count` subpopulations of the weight `1/count` each.
  ///
  /// - Throws: ``SubpopulationError`` when there is no subpopulation or no sample.
  public init(uniform count: Int, samples: Int) throws(SubpopulationError) {
    if count < 1 { throw .subpopulationsOutOfRange(count) }
    try self.init(
      weights: Array(repeating: Rational(1, count), count: count), samples: samples)
  }

  /// Each weight that occurs, with the number of subpopulations that have it.
  private var distinctWeights: [(weight: Rational, count: Rational)] {
    var counts: [Rational: Int] = [:]
    for weight in weights { counts[weight, default: 0] += 1 }
    return counts.map { ($0.key, Rational($0.value)) }
  }

  // MARK: Expectations

  /// The expected number of subpopulations with exactly `multiplicity` samples,
  /// `sum_j C(n, l) w_j^l (1 - w_j)^(n - l)`.
  ///
  /// - Precondition: `0 <= multiplicity <= n`.
  /// - Complexity: two powers for each distinct weight.
  public func expectedCount(multiplicity l: Int) -> Rational {
    precondition((0...samples).contains(l), "\(l) of \(samples) samples in a subpopulation")
    let sum = Rational.sum(
      distinctWeights.map { $0.count * $0.weight.power(l) * (1 - $0.weight).power(samples - l) })
    return Rational(Integer.binomial(samples, l)) * sum
  }

  /// The expected number of singletons, `sum_j n w_j (1 - w_j)^(n-1)`; for uniform weights
  /// `n (1 - 1/N)^(n-1)`.
  public var expectedSingletons: Rational { expectedCount(multiplicity: 1) }

  /// The expected mixture weight of the singletons, `sum_j n w_j^2 (1 - w_j)^(n-1)`: the
  /// probability that a fresh sample falls into a singleton's subpopulation.
  ///
  /// - Complexity: two powers for each distinct weight.
  public var expectedSingletonWeight: Rational {
    Rational(samples)
      * Rational.sum(
        distinctWeights.map {
          $0.count * $0.weight.power(2) * (1 - $0.weight).power(samples - 1)
        })
  }

  /// The variance of the number of singletons,
  /// `E S + n (n-1) sum_{i != j} w_i w_j (1 - w_i - w_j)^(n-2) - (E S)^2`.
  ///
  /// - Complexity: a power for each pair of distinct weights.
  public var singletonVariance: Rational {
    let mean = expectedSingletons
    if samples == 1 { return mean - mean * mean }
    let groups = distinctWeights
    var pairs: [Rational] = []
    for (first, a) in groups.enumerated() {
      for (second, b) in groups.enumerated() {
        let count = first == second ? a.count * (a.count - 1) : a.count * b.count
        if count.isZero { continue }
        let rest = 1 - a.weight - b.weight
        pairs.append(count * a.weight * b.weight * rest.power(samples - 2))
      }
    }
    return mean + Rational(samples * (samples - 1)) * Rational.sum(pairs) - mean * mean
  }

  // MARK: The law of the number of singletons

  /// The greatest `N n^3` for which ``singletonLaw()`` is computed.
  public static let greatestLawWork = 100_000_000

  /// Checks that ``singletonLaw()`` is within reach for some sizes, before a model of them is made.
  ///
  /// - Throws: `WorkRefused`.
  public static func checkLaw(
    subpopulations count: Int, samples n: Int
  ) throws(WorkRefused) {
    if Double(count) * Double(n) * Double(n) * Double(n) > Double(greatestLawWork) {
      throw WorkRefused(
        "the law of the number of singletons of n = \(n) samples from N = \(count) subpopulations",
        size: .count("N n^3 steps"), limit: .fixed(greatestLawWork, unit: ""))
    }
  }

  /// The law of the number of singletons, on `0, 1, ..., n`.
  ///
  /// The subpopulations of the commonest weight are placed together, in closed form; then one after the other chooses
  /// how many of the remaining samples are its own.  The number of samples placed and of singletons so far is all that
  /// matters of the past.
  ///
  /// - Throws: `WorkRefused`.
  /// - Complexity: O(n^3) operations on integers of `n log D` bits for the commonest weight and as many for each
  ///   subpopulation of another, where D is the common denominator of the weights.
  public func singletonLaw() throws(WorkRefused) -> FiniteLaw<Int> {
    try SubpopulationModel.checkLaw(subpopulations: weights.count, samples: samples)
    let n = samples
    let common = weights.reduce(Integer.one) { Integer.lcm($0, $1.denominator) }
    let counts = weights.filter { !$0.isZero }
      .map { $0.numerator * common.exactlyDivided(by: $0.denominator) }
    let multiplicities = counts.reduce(into: [Integer: Int]()) { $0[$1, default: 0] += 1 }
    // Of equally common weights the greatest, so that the order of the steps is always the same.
    let commonest = multiplicities.max { ($0.value, $0.key) < ($1.value, $1.key) }!
    // ways[m][s]: the weight of the placings of m samples with s singletons.
    // Where no other weight follows, only the placings of all samples matter.
    let sizes = multiplicities.count == 1 ? n...n : 0...n
    var ways = SubpopulationModel.placings(of: n, among: commonest.value, sizes: sizes)
    for placed in sizes {
      let power = commonest.key.power(placed)
      for singletons in ways[placed].indices { ways[placed][singletons] *= power }
    }
    let choices = (0...n).map { m in (0...m).map { Integer.binomial(m, $0) } }
    for count in counts where count != commonest.key {
      let powers = (0...n).map { count.power($0) }
      var next = [[Integer]](repeating: Array(repeating: .zero, count: n + 1), count: n + 1)
      for placed in 0...n {
        for own in 0...(n - placed) {
          let share = choices[n - placed][own] * powers[own]
          for singletons in 0...placed where !ways[placed][singletons].isZero {
            next[placed + own][singletons + (own == 1 ? 1 : 0)] += share * ways[placed][singletons]
          }
        }
      }
      ways = next
    }
    guard let law = try? FiniteLaw(normalizing: ways[n]) else {
      preconditionFailure("the weights of the placings of \(n) samples have no sum")
    }
    return law
  }
}

extension SubpopulationModel {
  /// The numbers of ways to choose m of n samples and place them in N subpopulations so that s of these have exactly one,
  /// `C(n, m) C(N, s) m!/(m-s)! A(N - s, m - s)`.
  ///
  /// `A(N, m)`, the number of placings of m samples without singletons, is
  /// `sum_j (-1)^j C(N, j) m!/(m-j)! (N-j)^(m-j)` by inclusion and exclusion over the singletons.
  ///
  /// - Parameter sizes: the numbers m that are wanted; for others all are 0.
  /// - Complexity: O(n^2) operations for each size.
  fileprivate static func placings(
    of n: Int, among count: Int, sizes: ClosedRange<Int>
  ) -> [[Integer]] {
    let falling = (0...n).map { (m: Int) -> [Integer] in
      (0..<m).reduce(into: [Integer.one]) { $0.append($0.last! * Integer(m - $1)) }
    }
    func withoutSingletons(_ count: Int, _ m: Int) -> Integer {
      var binomial = Integer.one
      return (0...min(count, m)).reduce(Integer.zero) { sum, j in
        let term = binomial * falling[m][j] * Integer(count - j).power(m - j)
        binomial = (binomial * Integer(count - j)).exactlyDivided(by: Integer(j + 1))
        return j % 2 == 0 ? sum + term : sum - term
      }
    }
    return (0...n).map { (m: Int) -> [Integer] in
      let choices = Integer.binomial(n, m)
      return (0...n).map { (s: Int) -> Integer in
        if s > min(m, count) || !sizes.contains(m) { return .zero }
        return choices * Integer.binomial(count, s) * falling[m][s]
          * withoutSingletons(count - s, m - s)
      }
    }
  }
}

/// Why a subpopulation model is refused.
public enum SubpopulationError: InputError, Hashable {
  /// There are no subpopulations.
  case subpopulationsOutOfRange(Int)
  /// There are no samples.
  case samplesOutOfRange(Int)
  /// A mixture weight is below zero; subpopulations count from 1.
  case negativeWeight(subpopulation: Int, value: Rational)
  /// The mixture weights do not sum to 1.
  case sumIsNotOne(Rational)

  public var description: String {
    switch self {
    case .subpopulationsOutOfRange(let count):
      return "N = \(count): the number of subpopulations must be at least 1"
    case .samplesOutOfRange(let n):
      return "n = \(n): the number of samples must be at least 1"
    case .negativeWeight(let subpopulation, let value):
      return "the weight of subpopulation \(subpopulation) is \(value), expected at least 0"
    case .sumIsNotOne(let sum):
      return "the weights of the subpopulations sum to \(sum), expected 1"
    }
  }
}
