import AlgebraicNumbers
import ExactArithmetic
import Work

/// Points in general position, whose dichotomies are listed one by one: the brute force beside ``DichotomyCount``.
///
/// For `P >= N` points every cell of the hyperplanes normal to the points is a pointed cone, and so has an extreme ray, which is normal to
/// `N - 1` of the points; and around such a ray these have all `2^(N-1)` labels. So the dichotomies are the signs on all rays with every label of the points
/// to which the ray is normal.
public struct PointConfiguration: Sendable, Hashable {
  /// The points.
  public let points: [[Rational]]
  /// The dichotomies: bit `i` is set where point `i + 1` has the label +1.
  public let dichotomies: Set<Int>

  /// The greatest number of points, of subsets of `N` of them, and of labels that are listed around rays, `2^N` for each subset of `N - 1` points.
  public static let greatest = (points: 24, subsets: 20_000, labels: 1 << 26)

  /// The number `N` of coordinates.
  public var dimension: Int { points[0].count }

  /// - Throws: ``RuleError`` for points of different lengths, none, or some that are linearly dependent; `WorkRefused` above ``greatest``;
  ///   `CancellationError`.
  /// - Complexity: for `P > N` the rank of `N` rows for each of the `C(P,N)` subsets, and for each of the `C(P,N-1)` smaller ones a kernel and `2^N` insertions
  ///   into a set.
  public init(_ points: [[Rational]]) throws {
    guard let n = points.first?.count else { throw RuleError.pointsOutOfRange(0) }
    if n < 1 { throw RuleError.dimensionOutOfRange(n) }
    if let index = points.firstIndex(where: { $0.count != n }) {
      throw RuleError.pointLength(point: index + 1, found: points[index].count, expected: n)
    }
    let subsets = Integer.binomial(points.count, min(n, points.count))
    if points.count > PointConfiguration.greatest.points
      || subsets > Integer(PointConfiguration.greatest.subsets)
    {
      throw WorkRefused(
        "a list of dichotomies", size: .parameter("P = \(points.count), N = \(n)"),
        limit: .fixed(
          PointConfiguration.greatest.points,
          unit: "points and \(PointConfiguration.greatest.subsets) subsets of N of them"))
    }
    if points.count > n {
      // n is below P, which is at most 24.
      let labels = Integer.binomial(points.count, n - 1) << n
      if labels > Integer(PointConfiguration.greatest.labels) {
        throw WorkRefused(
          "a list of dichotomies", size: .count("\(labels) labels around rays"),
          limit: .fixed(PointConfiguration.greatest.labels, unit: "labels"))
      }
    }
    try PointConfiguration.checkPosition(points)
    self.points = points
    dichotomies =
      points.count <= n
      ? Set(0..<(1 << points.count)) : try PointConfiguration.dichotomies(of: points)
  }

  private static func checkPosition(_ points: [[Rational]]) throws {
    let size = min(points[0].count, points.count)
    for subset in subsets(of: points.count, size: size) {
      try Task.checkCancellation()
      if RationalMatrix(subset.map { points[$0] }).rank < size {
        throw RuleError.notInGeneralPosition(points: subset.map { $0 + 1 })
      }
    }
  }

  private static func dichotomies(of points: [[Rational]]) throws -> Set<Int> {
    let n = points[0].count
    var found: Set<Int> = []
    for subset in subsets(of: points.count, size: n - 1) {
      try Task.checkCancellation()
      let rays: [[Rational]] =
        n == 1 ? [[1]] : RationalMatrix(subset.map { points[$0] }).kernel
      let signs = points.map { point in
        zip(point, rays[0]).reduce(Rational.zero) { $0 + $1.0 * $1.1 }.signum()
      }
      let free = subset.reduce(0) { $0 | 1 << $1 }
      let positive = signs.indices.reduce(0) { $0 | (signs[$1] > 0 ? 1 << $1 : 0) } & ~free
      let negative = ((1 << points.count) - 1) & ~free & ~positive
      var labels = free
      while true {
        found.insert(positive | labels)
        found.insert(negative | labels)
        if labels == 0 { break }
        labels = (labels - 1) & free
      }
    }
    return found
  }

  /// The subsets of a size, in lexicographic order.
  static func subsets(of count: Int, size: Int) -> [[Int]] {
    var subsets: [[Int]] = [[]]
    for _ in 0..<size {
      subsets = subsets.flatMap { subset in
        ((subset.last ?? -1) + 1..<max(count, (subset.last ?? -1) + 1)).map { subset + [$0] }
      }
    }
    return subsets
  }

  /// The probability that fair labels of the last points are fitted beside a uniform dichotomy of the others, by going through the
  /// dichotomies.
  ///
  /// - Throws: ``RuleError/factsOutOfRange(facts:points:)``.
  public func fitProbability(facts f: Int) throws(RuleError) -> Rational {
    if f < 0 || f > points.count { throw .factsOutOfRange(facts: f, points: points.count) }
    let rules = points.count - f
    var extensions: [Int: Int] = [:]
    for labels in dichotomies { extensions[labels & ((1 << rules) - 1), default: 0] += 1 }
    let shares = extensions.values.map { Rational($0).scaled(byPowerOfTwo: -f) }
    return Rational.sum(shares) / Rational(extensions.count)
  }
}

extension PointConfiguration: CustomStringConvertible {
  /// The numbers of points, of coordinates and of dichotomies.
  public var description: String {
    "P = \(points.count), N = \(dimension): \(dichotomies.count) dichotomies"
  }
}
