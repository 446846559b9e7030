import ExactArithmetic
import NearestNeighbourGame
import RateCertificates
import Work

/// `R(alpha; k, d, rho)`: the least information `I(X;M)` of a message with which Bob succeeds with a probability of at least
/// `alpha`.
///
/// ```swift
/// let game = try Game(examples: 2, dimension: 3, correlation: 1 / 2)
/// let certificate = try Rate(game).certificate(success: 2 / 3)
/// print(certificate.interval())
/// ```
///
/// Source: derived here.
public struct Rate: Sendable, Hashable {
  /// The game, with `k >= 2`, `d >= 1` and `rho > 0`.
  public let game: Game

  /// - Throws: ``RateError`` unless `k >= 2`, `d >= 1` and `rho > 0`.
  public init(_ game: Game) throws(RateError) {
    try RateError.check(examples: game.examples, dimension: game.dimension)
    if game.correlation.isZero { throw .correlationIsZero }
    self.game = game
  }

  /// The width of an interval unless another is asked for, in bits.
  public static let standardWidth = Rational(1, 1_000_000_000)

  /// A certificate of the value.
  ///
  /// - Parameters:
  ///   - success: the probability `alpha`, above `1/k` and below the optimum.
  ///   - width: the greatest distance of the two bounds in bits, at least `2^-32`.
  ///   - limits: how much work may be done.
  ///   - monitor: what is told of the work and its progress.
  /// - Throws: `WorkRefused`, `GameError`, ``RateError``, ``RateSearchError``, `CancellationError`.
  /// - Complexity: `2^(k d)` sources at each node of trees, whose size is not known beforehand; it grows as the success falls.
  public func certificate(
    success: Rational, width: Rational = standardWidth, limits: WorkLimits = .standard,
    monitor: WorkMonitor = WorkMonitor()
  ) throws -> RateCertificate {
    var (search, excessBits) = try search(
      success: success, width: width, limits: limits, monitor: monitor)
    let certificate = try search.certificate(success: success, excessBits: excessBits)
    let found = certificate.interval()
    if found.width > width { throw RateSearchError.stalled(excess: Double(found.width)) }
    return certificate
  }

  /// A share of the pricing of the certificate, after rounds of it whose rules are given.
  func part(
    success: Rational, width: Rational, share: WorkShare, earlier: [[[Int]]], limits: WorkLimits,
    monitor: WorkMonitor
  ) throws -> RatePart.Pricing {
    var (search, excessBits) = try search(
      success: success, width: width, limits: limits, monitor: monitor)
    let pricing = try search.part(
      success: success, excessBits: excessBits, share: share, earlier: earlier)
    let found = pricing.draft.interval()
    if found.width > width { throw RateSearchError.stalled(excess: Double(found.width)) }
    return pricing
  }

  private func search(
    success: Rational, width: Rational, limits: WorkLimits, monitor: WorkMonitor
  ) throws -> (RateSearch, excessBits: Int) {
    let optimum = try game.optimalSuccess(limits: limits, monitor: monitor)
    if success <= Rational(1, game.examples) || success >= optimum {
      throw RateError.successOutOfRange(
        success, least: Rational(1, game.examples), optimum: optimum)
    }
    let excessBits = try search(width: width, limits: limits, monitor: monitor)
    let model = try RewardModel(
      examples: game.examples, dimension: game.dimension, correlation: game.correlation)
    return (RateSearch(model, monitor: monitor), excessBits)
  }

  /// A certificate of what a success costs, with rules by their answers also for two strings.
  ///
  /// - Throws: as ``certificate(success:width:limits:monitor:)`` and `AlwaysNearest.certificate`; ``RateError`` for a success
  ///   of `1/k`, which costs nothing.
  package static func certificate(
    for target: RateTarget, in game: Game, limits: WorkLimits = .standard,
    monitor: WorkMonitor = WorkMonitor()
  ) throws -> RateCertificate {
    let optimum = try game.optimalSuccess(limits: limits, monitor: monitor)
    let alpha = target.success(optimum: optimum)
    if alpha < optimum {
      return try Rate(game).certificate(success: alpha, limits: limits, monitor: monitor)
    }
    if alpha > optimum {
      throw RateError.successOutOfRange(
        alpha, least: Rational(1, game.examples), optimum: optimum)
    }
    if game.correlation == 1 { throw RateError.optimumWithoutNoise(optimum) }
    return try AlwaysNearest(examples: game.examples, dimension: game.dimension)
      .certificate(byTrees: true, limits: limits, monitor: monitor)
  }

  /// Checks the width and the size of a search.
  ///
  /// - Returns: the bits of the excess that the width allows.
  func search(width: Rational, limits: WorkLimits, monitor: WorkMonitor) throws -> Int {
    let excessBits = try AlwaysNearest.excessBits(width: width)
    if excessBits > 33 { throw RateError.widthTooSmall(width) }
    if let bits = game.inputBits, bits > 20 { throw RateError.tooManyBits(bits) }
    try limits.admit(estimate, monitor)
    return excessBits
  }

  /// What the rules on half a cube and one node for each take: a bound from below.
  private var estimate: WorkEstimate {
    let (k, d) = (Double(game.examples), game.dimension)
    var starts = 1.0
    for _ in 0..<(d > 30 ? 1 << 30 : 1 << (d - 1)) where starts < 1e18 { starts *= k }
    var sources = 1.0
    for _ in 0..<(game.examples * d) where sources < 1e18 { sources *= 2 }
    var cube = 1.0
    for _ in 0..<min(d, 40) { cube *= 2 }
    return WorkEstimate(
      subject: "R(alpha) for k = \(game.examples), d = \(d), one success",
      operations: 100 * starts + 2000 * sources * cube * k, bytes: starts + sources * cube * k)
  }
}

extension Rate: CustomStringConvertible {
  /// The value meant: `R(alpha; 2, 3, 1/2)`.
  public var description: String {
    "R(alpha; \(game.examples), \(game.dimension), \(game.correlation))"
  }
}
