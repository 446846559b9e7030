import ExactArithmetic
import InformationTheory
import NearestNeighbourGame
import Work

extension RateBounds {
  /// The bounds for a success `alpha` above `1/k` and below the optimum of a game with `0 < rho <= 1`.
  ///
  /// Protocols that succeed more than needed are used with a probability, and nothing is sent otherwise; the coin that
  /// decides is part of the message and tells nothing about the strings.
  init(success alpha: Rational, game: Game, optimum: Rational, limits: WorkLimits) throws {
    let bounds = try game.bounds(success: alpha)
    let (k, d) = (game.examples, game.dimension)
    let guess = Rational(1, k)
    let merged = (Rational(k) - Rational(1).scaled(byPowerOfTwo: 1 - k)) * Rational(d)
    self.init(
      fano: bounds.fano, sdpi: bounds.sdpi, mrsGerber: bounds.mrsGerber,
      noisyCopy: .exact(try RateBounds.noisyCopy(alpha, game, limits)),
      mergedColumns: .exact(.bits(merged * (alpha - guess) / (optimum - guess))),
      prefix: .exact(.bits(try RateBounds.prefix(alpha, game, limits))), logarithm: nil)
  }

  /// `k d (1 - h(a))` for the greatest flip probability `a` found with which the noisy copy succeeds often enough: what Bob
  /// compares is then a game of the correlation `(1 - 2a) rho`.
  private static func noisyCopy(
    _ alpha: Rational, _ game: Game, _ limits: WorkLimits
  ) throws -> LogForm {
    let bits = 24
    var (low, high) = (0, 1 << bits)
    while high - low > 1 {
      let middle = (low + high) / 2
      let kept = Rational(middle, 1 << bits)
      let success = try game.with(correlation: kept * game.correlation)
        .optimalSuccess(limits: limits)
      if success >= alpha { high = middle } else { low = middle }
    }
    let flip = (1 - Rational(high, 1 << bits)) / 2
    let size = Rational(game.examples) * Rational(game.dimension)
    return size * (LogForm.bits(1) - binaryEntropy(flip))
  }

  /// The bits of two prefixes, used with the probabilities with which they succeed just as often as needed.
  private static func prefix(
    _ alpha: Rational, _ game: Game, _ limits: WorkLimits
  ) throws -> Rational {
    let k = Rational(game.examples)
    let points = try (0...game.dimension).map { m in
      (
        bits: k * Rational(m),
        success: m == 0
          ? 1 / k : try game.with(dimension: m).optimalSuccess(limits: limits)
      )
    }
    var best = k * Rational(game.dimension)
    for low in points where low.success <= alpha {
      for high in points where high.success >= alpha && high.success > low.success {
        let part = (alpha - low.success) / (high.success - low.success)
        best = min(best, low.bits + part * (high.bits - low.bits))
      }
    }
    return best
  }
}
