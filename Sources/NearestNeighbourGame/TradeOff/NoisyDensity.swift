import ExactArithmetic
import InformationTheory

/// One density `f` on the cube and its noisy version `Tf`, as counts, with the probabilities that the steps of the
/// trade-off compare.
///
/// With `delta = a/b` in lowest terms, noise with `w` flips has the weight `a^w (b-a)^(d-w)` over `b^d`.
package struct NoisyDensity: Sendable {
  package let dimension: Int
  /// `N`: `f(x) = 2^d counts[x] / N`.
  package let total: Integer
  package let counts: [Integer]
  /// `Tf(y) = 2^d noisy[y] / (N b^d)`.
  package let noisy: [Integer]
  private let noise: BitNoise
  /// The weight of noise with `w` flips.
  package let weights: [Integer]
  /// `b^d`.
  package let noiseTotal: Integer

  package init(_ game: Game, total: Integer, counts: [Integer]) {
    dimension = game.dimension
    self.total = total
    self.counts = counts
    let noise = game.noise
    self.noise = noise
    weights = (0...game.dimension).map {
      noise.flip.power($0) * noise.keep.power(game.dimension - $0)
    }
    noiseTotal = noise.total.power(game.dimension)
    var noisy = CountedLaw(counts, denominator: total)
    noisy.apply(noise, coordinates: game.dimension)
    self.noisy = noisy.counts
  }

  /// `f(x)`.
  package func density(_ x: Int) -> Rational { Rational(counts[x] << dimension, total) }

  /// `Tf(y)`, positive for noise that is.
  package func noisyDensity(_ y: Int) -> Rational {
    Rational(noisy[y] << dimension, total * noiseTotal)
  }

  /// `sum_x c(x) [f(x) > R]`.
  package func weight(above concentration: Rational) -> Integer {
    counts.indices.reduce(Integer.zero) {
      isConcentrated($1, concentration) ? $0 + counts[$1] : $0
    }
  }

  /// Whether `f(x) > R`.
  package func isConcentrated(_ x: Int, _ concentration: Rational) -> Bool {
    (counts[x] * concentration.denominator) << dimension > concentration.numerator * total
  }

  /// For each `y` whether `Tf(y) > t`.
  package func isAbove(_ threshold: Rational) -> [Bool] {
    let bound = threshold.numerator * total * noiseTotal
    return noisy.map { ($0 * threshold.denominator) << dimension > bound }
  }

  /// The sums over `x` and the noise `z`, over the denominator `N b^d`.
  package struct Sums {
    /// `Pr[Tf(Y) > t]`.
    package var above = Integer.zero
    /// `Pr[f(X) > R, Tf(Y) > t]`.
    package var concentratedAbove = Integer.zero
    /// `Pr[Tf(Y) > 2^(S+s)]`.
    package var unlikely = Integer.zero
  }

  /// - Complexity: O(4^d), less for a density of small support.
  package func sums(_ parameters: TradeOffParameters, threshold: Rational) -> Sums {
    let isAbove = isAbove(threshold)
    // Tf(y) > 2^s 2^d P(z) where noisy[y] exceeds this for the flips of z.
    let limits = weights.map { $0 * total * parameters.scale.numerator }
    let scaled = noisy.map { $0 * parameters.scale.denominator }
    var sums = Sums()
    for x in counts.indices where !counts[x].isZero {
      let isConcentrated = isConcentrated(x, parameters.concentration)
      var (above, unlikely) = (Integer.zero, Integer.zero)
      for y in counts.indices {
        let flips = (x ^ y).nonzeroBitCount
        if isAbove[y] { above += weights[flips] }
        if scaled[y] > limits[flips] { unlikely += weights[flips] }
      }
      sums.above += counts[x] * above
      if isConcentrated { sums.concentratedAbove += counts[x] * above }
      sums.unlikely += counts[x] * unlikely
    }
    return sums
  }

  /// The greatest ratio `Tf(y)/Tf(y')` of neighbours, which must not exceed `(1+rho)/(1-rho)`.
  package var greatestRatio: Rational {
    var greatest = Rational.one
    for y in noisy.indices {
      for coordinate in 0..<dimension {
        let neighbour = noisy[y ^ (1 << coordinate)]
        if noisy[y] * greatest.denominator > greatest.numerator * neighbour {
          greatest = Rational(noisy[y], neighbour)
        }
      }
    }
    return greatest
  }

  /// `phi(x) = E log2 Tf(x + Z)`.
  package func meanLog(_ x: Int) -> LogForm {
    LogForm(
      noisy.indices.lazy.flatMap { y -> [LogForm.Term] in
        let probability = Rational(weights[(x ^ y).nonzeroBitCount], noiseTotal)
        let density = noisyDensity(y)
        return [
          LogForm.Term(coefficient: probability, base: density.numerator),
          LogForm.Term(coefficient: -probability, base: density.denominator),
        ]
      })
  }

  /// Enclosures of `phi(x)` in fixed point.
  package struct Means: Sendable {
    /// The denominator of the bounds.
    package let unit: Rational
    package let lower: [Integer]
    package let upper: [Integer]
  }

  /// The means of `log2 Tf` over the noise.
  ///
  /// - Complexity: a logarithm for each value of `Tf`, and O(d 2^d) for the noise transform.
  package func means() -> Means {
    let precision = 96
    var logs: [Integer: (lower: Integer, upper: Integer)] = [:]
    for (y, value) in noisy.enumerated() where logs[value] == nil {
      let log = Enclosure.log2(noisyDensity(y), bits: precision)
      logs[value] = (
        log.lower.scaled(byPowerOfTwo: precision).floor(),
        -(-log.upper.scaled(byPowerOfTwo: precision)).floor()
      )
    }
    return Means(
      unit: Rational(noiseTotal).scaled(byPowerOfTwo: precision),
      lower: noised(noisy.map { logs[$0]!.lower }), upper: noised(noisy.map { logs[$0]!.upper }))
  }

  /// The mass of `B = {f > 0, f <= R, phi > tau}`; points where the comparison is undecided count as in `B`.
  package func massOfHighMeans(
    _ means: Means, _ concentration: Rational, limit: NoiseLimit
  ) -> Rational {
    let least = (means.unit * limit.enclosure.lower).floor()
    let greatest = (means.unit * limit.enclosure.upper).floor()
    var mass = Integer.zero
    for x in counts.indices where !counts[x].isZero && !isConcentrated(x, concentration) {
      if means.upper[x] <= least { continue }
      if means.lower[x] <= greatest, let exact = limit.exact, meanLog(x) <= exact { continue }
      mass += counts[x]
    }
    return Rational(mass, total)
  }

  /// The noise transform of integers, over `b^d`.
  private func noised(_ values: [Integer]) -> [Integer] {
    var values = values
    values.withUnsafeMutableBufferPointer {
      NoiseTransform.apply(to: $0, coordinates: dimension, flip: noise.flip, keep: noise.keep)
    }
    return values
  }

  /// `D(f u || u) = d - H`.
  package var divergence: LogForm { divergence(of: counts, total: total) }

  /// `D(Tf u || u)`.
  package var noisyDivergence: LogForm { divergence(of: noisy, total: total * noiseTotal) }

  private func divergence(of counts: [Integer], total: Integer) -> LogForm {
    LogForm.bits(Rational(dimension)) - CountHistogram(counts).entropy(total: total)
  }

  /// The density that is `f` on a set of points, and 0 elsewhere, normalised.
  package func restricted(to points: [Int], _ game: Game) -> NoisyDensity {
    var restricted = [Integer](repeating: .zero, count: counts.count)
    for point in points { restricted[point] = counts[point] }
    return NoisyDensity(game, total: restricted.reduce(.zero, +), counts: restricted)
  }
}
