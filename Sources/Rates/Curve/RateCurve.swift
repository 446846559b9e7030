import ExactArithmetic
import NearestNeighbourGame
import RateCertificates
import Work

/// The whole rate function of a game, between certified lines below it and chords of certified points above it.
///
/// Each point is a certificate; its line lies below the whole function, and the function is convex, so that chords lie above.
public struct RateCurve: Sendable {
  public let game: Game
  /// Bob's greatest success.
  public let optimum: Rational
  /// The points in order of the success, below the optimum.
  public let points: [RateCertificate]
  /// The certificate at the optimum.
  public let end: RateCertificate
  /// Between neighbours, the first `1/k` with 0 bits and the last the optimum: no two values that the bounds leave are
  /// further apart than this, in bits.
  public let gaps: [Rational]

  /// The greatest of the gaps.
  public var gap: Rational { gaps.max() ?? 0 }
}

extension RateCurve: CustomStringConvertible {
  /// The points with their intervals, one on a line, and the greatest gap.
  public var description: String {
    let lines = points.map { point in
      "R(\((point.success ?? 0).brief())) in \(point.interval()) bits"
    }
    return (lines + ["R(\(optimum.brief())) in \(end.interval()) bits", gapLine])
      .joined(separator: "\n")
  }

  private var gapLine: String {
    "between them to \(gap.decimal(significantDigits: 3, rounding: .up)) bits"
  }
}

extension Rate {
  /// The rate function with points until no gap is greater than asked for.
  ///
  /// - Parameters:
  ///   - gap: the greatest gap in bits between the bounds, anywhere; `nil` for as many points as there may be.
  ///   - count: at most so many points are computed.
  ///   - width: the greatest width of the interval at a point.
  ///   - limits: how much work may be done.
  ///   - monitor: what is told of the work and its progress.
  /// - Throws: as ``certificate(success:width:limits:monitor:)``, and ``RateError/optimumWithoutNoise(_:)`` for `rho = 1`.
  public func curve(
    gap: Rational? = nil, count: Int, width: Rational = standardWidth,
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> RateCurve {
    let optimum = try game.optimalSuccess(limits: limits, monitor: monitor)
    if game.correlation == 1 { throw RateError.optimumWithoutNoise(optimum) }
    let excessBits = try search(width: width, limits: limits, monitor: monitor)
    let end = try AlwaysNearest(examples: game.examples, dimension: game.dimension)
      .certificate(limits: limits, monitor: monitor)
    let model = try RewardModel(
      examples: game.examples, dimension: game.dimension, correlation: game.correlation)
    var search = RateSearch(model, monitor: monitor)
    var refinement = CurveRefinement(
      guess: Rational(1, game.examples), optimum: optimum, end: end, firstSlope: model.firstSlope)
    while refinement.points.count < count {
      if let gap, refinement.isWithin(gap) { break }
      let slope = refinement.nextSlope
      refinement.insert(try search.certificate(slope: slope, excessBits: excessBits), slope: slope)
    }
    return refinement.curve(game)
  }
}

extension RewardModel {
  /// A slope, in bits for a unit of reward, with which a success in the middle is reached.
  fileprivate var firstSlope: Double { 4 / Double(max(1, greatest.max() ?? 1)) }
}
