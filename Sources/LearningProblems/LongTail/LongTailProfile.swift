import ExactArithmetic
import Work

/// Samples of one shape: how often the points in the sample occur, from the most frequent on, and what their
/// frequencies are in the mean.
///
/// Given a sample `S` with the multiplicities `m`, `E[D(x)|S] = E[D(x) prod_y D(y)^m(y)] / E[prod_y D(y)^m(y)]`; it depends
/// on the multiplicities only.
///
/// Source: derived here; the model is that of V. Feldman, arXiv 1906.05271.
public struct LongTailProfile: Sendable, Hashable {
  /// The multiplicities of the points in the sample, falling; their sum is `n`.
  public let multiplicities: [Int]
  /// The probability that a sample has this profile.
  public let probability: Rational
  /// `E[D(x)|S]` for a point of each multiplicity in the sample, rising; with 0 for unseen points if there are any.
  public let coefficients: [Coefficient]

  /// The mean frequency of a point of some multiplicity.
  public struct Coefficient: Sendable, Hashable {
    /// How often the point is in the sample.
    public let multiplicity: Int
    /// How many points are so often in the sample.
    public let points: Int
    /// `E[D(x)|S]`.
    public let value: Rational
  }

  /// `E[D(x)|S]` for a point of a multiplicity; `nil` when the profile has none.
  public func coefficient(multiplicity: Int) -> Rational? {
    coefficients.first { $0.multiplicity == multiplicity }?.value
  }

  /// How many points occur exactly once.
  public var singletons: Int { multiplicities.count { $0 == 1 } }

  /// `sum_x E[D(x)|S]`, which is 1.
  public var total: Rational {
    Rational.sum(coefficients.map { Rational($0.points) * $0.value })
  }
}

extension LongTailProfile: CustomStringConvertible {
  /// The multiplicities: `2,1,1`.
  public var description: String {
    multiplicities.map(String.init).joined(separator: ",")
  }
}

extension LongTailProfile.Coefficient: CustomStringConvertible {
  /// The multiplicity with the value: `1: 1/3`.
  public var description: String { "\(multiplicity): \(value)" }
}

extension LongTailModel {
  /// The profile with these multiplicities, in any order.
  ///
  /// Points of equal multiplicity are exchangeable, so that for each class of `g` points only the `C(g+L-1, L-1)` ways to
  /// share out the values count, and of these only the sums.
  ///
  /// - Throws: ``LongTailError`` for multiplicities that are below 1, do not sum to `n`, or are more than `N`; `WorkRefused`.
  /// - Complexity: O(K^2) convolutions of weights on sums for `K` different multiplicities.
  public func profile(_ multiplicities: [Int]) throws -> LongTailProfile {
    try check(multiplicities)
    let classes = classes(multiplicities)
    try checkTypes(
      classes.reduce(1.0) { $0 * typeCount(points: $1.points) }, "the profile of a sample")
    let laws = classes.map { sums(points: $0.points, exponent: $0.multiplicity) }
    func product(except skipped: Int? = nil) -> SumWeights {
      laws.indices.filter { $0 != skipped }.reduce([.zero: .one]) {
        LongTailModel.convolved($0, laws[$1])
      }
    }
    let evidence = try mean(product(), overPower: samples)
    var coefficients: [LongTailProfile.Coefficient] = []
    for (index, group) in classes.enumerated() {
      // One of the points has its value once more.
      let marked = LongTailModel.convolved(
        sums(points: group.points - 1, exponent: group.multiplicity),
        sums(points: 1, exponent: group.multiplicity + 1))
      let weights = LongTailModel.convolved(product(except: index), marked)
      coefficients.append(
        LongTailProfile.Coefficient(
          multiplicity: group.multiplicity, points: group.points,
          value: try mean(weights, overPower: samples + 1) / evidence))
    }
    return LongTailProfile(
      multiplicities: multiplicities.sorted(by: >),
      probability: Rational(sampleCount(classes)) * evidence, coefficients: coefficients)
  }

  /// All profiles of a sample, that of a single point first.
  ///
  /// - Throws: `WorkRefused` when there are more than ``greatestProfileCount``, or one is too large.
  public func profiles() throws -> [LongTailProfile] {
    let partitions = IntegerPartitions.all(
      of: samples, parts: points, limit: LongTailModel.greatestProfileCount)
    guard let partitions else {
      throw WorkRefused(
        "the list of all profiles of n = \(samples) samples of N = \(points) points",
        size: .count("more than \(LongTailModel.greatestProfileCount) profiles"),
        limit: .fixed(LongTailModel.greatestProfileCount, unit: "profiles"))
    }
    return try partitions.map { try profile($0) }
  }

  /// The greatest number of profiles that are listed.
  public static let greatestProfileCount = 200

  private func check(_ multiplicities: [Int]) throws(LongTailError) {
    if let index = multiplicities.firstIndex(where: { $0 < 1 }) {
      throw .profileEntry(place: index + 1, value: multiplicities[index])
    }
    // The sum of entries of which each is at most n cannot overflow before it is above n.
    var sum = 0
    for entry in multiplicities { sum = sum.addingReportingOverflow(entry).partialValue }
    if sum != samples || multiplicities.contains(where: { $0 > samples }) {
      throw .profileSum(sum, samples: samples)
    }
    if multiplicities.count > points {
      throw .profileLength(multiplicities.count, points: points)
    }
  }

  /// The multiplicities that occur, rising, each with the number of its points.
  private func classes(_ multiplicities: [Int]) -> [(multiplicity: Int, points: Int)] {
    var counts: [Int: Int] = [:]
    for entry in multiplicities { counts[entry, default: 0] += 1 }
    if multiplicities.count < points { counts[0] = points - multiplicities.count }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The number of sequences of `n` points with these multiplicities.
  private func sampleCount(_ classes: [(multiplicity: Int, points: Int)]) -> Integer {
    let orders = classes.reduce(Integer.factorial(samples)) { count, group in
      count.exactlyDivided(by: Integer.factorial(group.multiplicity).power(group.points))
    }
    let placings = classes.reduce(Integer.factorial(points)) { count, group in
      count.exactlyDivided(by: Integer.factorial(group.points))
    }
    return orders * placings
  }
}
