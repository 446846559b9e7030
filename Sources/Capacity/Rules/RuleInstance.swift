import ExactArithmetic
import Work

/// Samples of a rule with exceptions: points of `{-1,1}^N`, labels by the sign of their sum, and the labels of the last `F` of them, the
/// facts, flipped.
///
/// For `N` up to 20 the points are the first of a permutation of `{-1,1}^N` that a linear congruential generator makes of the seed; beyond they are
/// drawn one by one, of which two may be equal with a negligible probability.
public struct RuleInstance: Sendable, Hashable {
  /// The odd number `N` of coordinates.
  public let dimension: Int
  /// The number `F` of facts.
  public let facts: Int
  /// The seed.
  public let seed: UInt64
  /// The points: bit `k` of a word is set where coordinate `k + 1` is +1.
  public let points: [UInt64]
  /// Whether the label of each point is +1.
  public let labels: [Bool]

  /// The greatest numbers of coordinates and of points, and of coordinates of which all points are gone through.
  public static let greatest = (dimension: 63, points: 20_000, cube: 20)

  /// - Throws: ``RuleError`` for numbers out of range; `WorkRefused` above ``greatest``.
  public init(dimension n: Int, points p: Int, facts f: Int, seed: UInt64) throws {
    try RuleInstance.check(n, p, f)
    dimension = n
    facts = f
    self.seed = seed
    points =
      n <= RuleInstance.greatest.cube
      ? RuleInstance.permuted(n, p, seed) : RuleInstance.drawn(n, p, seed)
    labels = points.enumerated().map { index, point in
      RuleInstance.teacher(point, n) == (index < p - f)
    }
  }

  private static func check(_ n: Int, _ p: Int, _ f: Int) throws {
    if n < 1 { throw RuleError.dimensionOutOfRange(n) }
    if n.isMultiple(of: 2) { throw RuleError.evenDimension(n) }
    if p < 1 { throw RuleError.pointsOutOfRange(p) }
    if n < 62 && p > 1 << n { throw RuleError.morePointsThanCube(points: p, dimension: n) }
    if f < 0 || f > p { throw RuleError.factsOutOfRange(facts: f, points: p) }
    for (name, value, limit) in [
      ("N", n, greatest.dimension), ("P", p, greatest.points),
    ] where value > limit {
      throw WorkRefused(
        "samples of a rule", size: .parameter("\(name) = \(value)"),
        limit: .fixed(limit, unit: name == "N" ? "coordinates" : "points"))
    }
  }

  /// The teacher's label of a point: whether more than half of its coordinates are +1.
  static func teacher(_ point: UInt64, _ n: Int) -> Bool { 2 * point.nonzeroBitCount > n }

  /// The first points of a permutation of all by Fisher and Yates with the generator `x <- 1103515245 x + 12345 mod 2^31`.
  private static func permuted(_ n: Int, _ p: Int, _ seed: UInt64) -> [UInt64] {
    var order = (0..<(UInt64(1) << n)).map { $0 }
    var state = seed & 0x7fff_ffff
    for index in stride(from: order.count - 1, to: 0, by: -1) {
      state = (1_103_515_245 * state + 12_345) & 0x7fff_ffff
      order.swapAt(index, Int(state >> 8) % (index + 1))
    }
    return Array(order.prefix(p))
  }

  private static func drawn(_ n: Int, _ p: Int, _ seed: UInt64) -> [UInt64] {
    var generator = SplitMix64(seed: seed)
    return (0..<p).map { _ in generator.next() & (UInt64(1) << n - 1) }
  }

  /// The number of points whose labels are the rule's.
  public var rulePoints: Int { points.count - facts }
}

extension RuleInstance: CustomStringConvertible {
  /// The parameters: `N = 7, P = 100, F = 10, seed 1`.
  public var description: String {
    "N = \(dimension), P = \(points.count), F = \(facts), seed \(seed)"
  }
}
