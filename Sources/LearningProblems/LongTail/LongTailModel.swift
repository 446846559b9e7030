import ExactArithmetic
import Work

/// Subpopulations whose frequencies are random: the long-tail model of learning.
///
/// There are `N` points.  Each has a value `p_x` that is drawn uniformly and independently from a list of positive numbers,
/// the *prior*, and the frequencies are `D(x) = p_x / sum_y p_y`.  Labels `f` are drawn independently of `D`, and a sample
/// consists of `n` labelled points `(x, f(x))` with `x` from `D`.  A learner does not know `D`.
///
/// ```swift
/// let model = try LongTailModel(prior: [1, 2], points: 3, samples: 3)
/// print(try model.coefficient(multiplicity: 1)!)  // 2413009/7248180
/// print(try model.expectedSingletons())  // 120803/96000
/// ```
///
/// Source: V. Feldman, "Does learning require memorization? A short tale about a long tail", STOC 2020, arXiv 1906.05271.
/// The exact sums over the values are derived here.
public struct LongTailModel: Sendable, Hashable {
  /// The list of values, each positive; values may repeat.
  public let prior: [Rational]
  /// The number `N >= 1` of points.
  public let points: Int
  /// The number `n >= 1` of samples.
  public let samples: Int

  /// Creates a model.
  ///
  /// - Parameters:
  ///   - prior: the list of values.
  ///   - count: the number `N` of points.
  ///   - n: the number of samples.
  /// - Throws: ``LongTailError`` for an empty list, a value that is not positive, and when there is no point or no sample.
  public init(prior: [Rational], points count: Int, samples n: Int) throws(LongTailError) {
    if prior.isEmpty { throw .emptyPrior }
    if let index = prior.firstIndex(where: { $0.signum() <= 0 }) {
      throw .valueIsNotPositive(place: index + 1, value: prior[index])
    }
    if count < 1 { throw .pointsOutOfRange(count) }
    if n < 1 { throw .samplesOutOfRange(n) }
    self.prior = prior
    points = count
    samples = n
  }

  /// The list `1, 1/2, ..., 1/M` of Zipf's law.
  ///
  /// - Precondition: `M >= 1`.
  public static func zipf(_ length: Int) -> [Rational] {
    (1...length).map { Rational(1, $0) }
  }

  /// The list `1, t, ..., t^(m-1)` of levels that lie apart by a factor.
  ///
  /// - Precondition: `m >= 1`.
  public static func geometric(levels m: Int, ratio t: Rational) -> [Rational] {
    (0..<m).map { t.power($0) }
  }
}

extension LongTailModel: CustomStringConvertible {
  /// The parameters: `N = 3 points, n = 3 samples, prior 1, 2`.
  public var description: String {
    let list =
      prior.count > 12
      ? "of \(prior.count) values" : prior.map(\.description).joined(separator: ", ")
    return "N = \(points) points, n = \(samples) samples, prior \(list)"
  }
}

/// Why a long-tail model, or a question about it, is refused.
public enum LongTailError: InputError, Hashable {
  /// The list of values is empty.
  case emptyPrior
  /// A value of the list is not positive; places count from 1.
  case valueIsNotPositive(place: Int, value: Rational)
  /// There are no points.
  case pointsOutOfRange(Int)
  /// There are no samples.
  case samplesOutOfRange(Int)
  /// A multiplicity that no point has in a sample.
  case multiplicityOutOfRange(Int, samples: Int)
  /// A profile with an entry below 1; places count from 1.
  case profileEntry(place: Int, value: Int)
  /// A profile whose entries do not sum to the number of samples.
  case profileSum(Int, samples: Int)
  /// A profile of more points than there are.
  case profileLength(Int, points: Int)
  /// The limit of levels that lie far apart is known for as many samples as points, three at least.
  case limitOutOfRange(levels: Int, points: Int)

  public var description: String {
    switch self {
    case .emptyPrior: return "the prior is an empty list; expected at least one positive value"
    case .valueIsNotPositive(let place, let value):
      return "value \(place) of the prior is \(value), expected a number above 0"
    case .pointsOutOfRange(let count):
      return "N = \(count): the number of points must be at least 1"
    case .samplesOutOfRange(let n): return "n = \(n): the number of samples must be at least 1"
    case .multiplicityOutOfRange(let l, let n):
      return "l = \(l): a multiplicity in n = \(n) samples must lie in 1...\(n)"
    case .profileEntry(let place, let value):
      return "entry \(place) of the profile is \(value), expected a multiplicity of at least 1"
    case .profileSum(let sum, let n):
      return "the profile sums to \(sum), expected the number n = \(n) of samples"
    case .profileLength(let length, let points):
      return
        "the profile has \(length) entries, expected at most the number N = \(points) of points"
    case .limitOutOfRange(let levels, let points):
      return "m = \(levels) levels and N = \(points) points: expected m >= 1 and N >= 3"
    }
  }
}
