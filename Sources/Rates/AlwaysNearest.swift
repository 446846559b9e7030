import ExactArithmetic
import RateCertificates
import Work

/// `R_OPT(k,d)`: the least information `I(X;M)` of a message with which Bob always answers a string nearest to his.
///
/// It does not depend on the correlation, for `0 < rho < 1`, and is `R(OPT)`.
///
/// ```swift
/// let certificate = try AlwaysNearest(examples: 2, dimension: 2).certificate()
/// print(certificate.interval())  // contains 5/4
/// ```
///
/// Source: derived here.
public struct AlwaysNearest: Sendable, Hashable {
  /// The number `k >= 2` of strings.
  public let examples: Int
  /// The number `d >= 1` of bits of each.
  public let dimension: Int

  /// - Throws: ``RateError`` unless `k >= 2` and `d >= 1`.
  public init(examples: Int, dimension: Int) throws(RateError) {
    try RateError.check(examples: examples, dimension: dimension)
    self.examples = examples
    self.dimension = dimension
  }

  /// The width of an interval unless another is asked for, in bits.
  public static let standardWidth = Rational(1, 10_000_000_000)

  /// A certificate of the value.
  ///
  /// - Parameters:
  ///   - width: the greatest distance of the two bounds in bits, at least `2^-40`.
  ///   - byTrees: for `k = 2`, whether to search trees over all rules as for other `k`, instead of the theorem that
  ///     majorities of odd sets are optimal.
  ///   - limits: how much work may be done.
  ///   - monitor: what is told of the work and its progress.
  /// - Throws: `WorkRefused`, ``RateError``, ``RateSearchError``, `CancellationError`.
  /// - Complexity: `(2^k - 1)^d` sources for each orbit, and trees whose size is not known beforehand; for `k = 2` about
  ///   `d^3` operations.
  public func certificate(
    width: Rational = standardWidth, byTrees: Bool = false, limits: WorkLimits = .standard,
    monitor: WorkMonitor = WorkMonitor()
  ) throws -> RateCertificate {
    let excessBits = try AlwaysNearest.excessBits(width: width)
    if examples == 2 && !byTrees {
      try limits.admit(oddEstimate, monitor)
      let certificate = OddMajoritySearch(dimension: dimension).certificate()
      let excess = certificate.maximum - 1
      if excess > Rational(1).scaled(byPowerOfTwo: -excessBits) {
        throw RateSearchError.stalled(excess: Double(excess))
      }
      return certificate
    }
    var search = try search(limits: limits, monitor: monitor)
    return try search.certificate(excessBits: excessBits)
  }

  private func search(limits: WorkLimits, monitor: WorkMonitor) throws -> NearestSearch {
    try limits.check(orbitEstimate)
    let orbits = SourceOrbits(examples: examples, dimension: dimension)
    try limits.admit(estimate(orbitCount: orbits.count), monitor)
    return try NearestSearch(orbits, monitor: monitor)
  }

  /// A share of the pricing of the certificate, after rounds of it whose rules are given.
  func part(
    width: Rational, share: WorkShare, earlier: [[[Int]]], limits: WorkLimits, monitor: WorkMonitor
  ) throws -> RatePart.Pricing {
    let excessBits = try AlwaysNearest.excessBits(width: width)
    if examples == 2 {
      throw PartError.nothingToSplit("for k = 2 a theorem gives R_OPT without trees")
    }
    var search = try search(limits: limits, monitor: monitor)
    return try search.part(excessBits: excessBits, share: share, earlier: earlier)
  }

  /// What the law on majorities takes.
  private var oddEstimate: WorkEstimate {
    let d = Double(dimension)
    return WorkEstimate(
      subject: "R_OPT for k = 2, d = \(dimension)", operations: 30 * d * d * d, bytes: 40 * d * d)
  }

  /// The bits `e` such that `log2(1 + 2^-e)` and the rounding of the dual numbers are no wider than the width.
  static func excessBits(width: Rational) throws(RateError) -> Int {
    let least = Rational(1).scaled(byPowerOfTwo: -40)
    if width < least { throw .widthOutOfRange(width) }
    var bits = 8
    while Rational(8, 5).scaled(byPowerOfTwo: -bits) > width { bits += 1 }
    return bits
  }

  /// What finding the orbits takes: `(k-1) d` operations for each multiset of column classes.
  private var orbitEstimate: WorkEstimate {
    var multisets = 1.0
    for place in 1...dimension {
      multisets *= (Double.power(of: 2, examples - 1) - 1 + Double(place)) / Double(place)
    }
    return WorkEstimate(
      subject: "the orbits of R_OPT for k = \(examples), d = \(dimension)",
      operations: 50 * multisets * Double(examples) * Double(dimension),
      bytes: 200 * multisets)
  }

  /// The number of sources without all-ones columns.
  package var mergedSourceCount: Double {
    Double.power(of: Double.power(of: 2, examples) - 1, dimension)
  }

  /// What the lists of sources take: some distances for each source and each orbit.
  private func estimate(orbitCount: Int) -> WorkEstimate {
    WorkEstimate(
      subject: "R_OPT for k = \(examples), d = \(dimension)",
      operations: mergedSourceCount * Double(orbitCount) * Double(4 * examples),
      bytes: mergedSourceCount * 5)
  }
}

extension AlwaysNearest: CustomStringConvertible {
  /// The value meant: `R_OPT(2,3)`.
  public var description: String { "R_OPT(\(examples),\(dimension))" }
}

extension Double {
  /// A power that may be infinite.
  fileprivate static func power(of base: Double, _ exponent: Int) -> Double {
    var product = 1.0
    for _ in 0..<exponent where product.isFinite { product *= base }
    return product
  }
}
