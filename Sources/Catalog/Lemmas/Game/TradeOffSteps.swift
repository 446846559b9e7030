import ExactArithmetic
import InformationTheory
import Memorization

/// The steps of the proof of the trade-off, for given densities.
struct TradeOffSteps: Sendable {
  private let densities: DensityTuples
  private let game: Game
  /// All densities `f_(m,j)`, the index `m k + j`.
  private let noisy: [NoisyDensity]
  /// The law of `2^S`.
  private let likelihood: NoiseLikelihood
  /// The denominator `k N b^d` of probabilities of `(M, J, X, Z)`, with `N` the sum over the messages.
  private let denominator: Integer
  /// Bob's optimal success.
  let success: Rational

  init(_ densities: DensityTuples) {
    let game = densities.game
    self.densities = densities
    self.game = game
    noisy = densities.tuples.flatMap { tuple in
      tuple.counts.map { NoisyDensity(game, total: tuple.total, counts: $0) }
    }
    likelihood = NoiseLikelihood(game)
    let total = densities.tuples.reduce(Integer.zero) { $0 + $1.total }
    denominator = Integer(game.examples) * total * noisy[0].noiseTotal
    var best = Integer.zero
    for message in densities.tuples.indices {
      let rows = noisy[(message * game.examples)..<((message + 1) * game.examples)]
      for y in 0..<(1 << game.dimension) { best += rows.lazy.map { $0.noisy[y] }.max()! }
    }
    success = Rational(best, denominator)
  }

  /// `pi_r`.
  func concentration(_ parameters: TradeOffParameters) -> Rational {
    let sum = noisy.reduce(Integer.zero) { $0 + $1.weight(above: parameters.concentration) }
    return Rational(sum * noisy[0].noiseTotal, denominator)
  }

  /// `(1+rho)/(1-rho) = 2^c`.
  private var ratio: Rational { (1 + game.correlation) / (1 - game.correlation) }

  /// `exp(-2 t^2 / (d c^2))` for a number `t >= 0` of bits.
  private func tail(_ t: ComputableReal) -> ComputableReal {
    let (d, ratio) = (Rational(game.dimension), ratio)
    return t.map { t, bits in
      let c = Enclosure.log2(ratio, bits: bits)
      let exponent = (-2 * (t * t)).divided(by: d * (c * c), bits: bits)
      return Enclosure.exp(exponent, bits: bits)
    }
  }

  /// The last term of the bound, `exp(-2 (log2 k - s - tau)^2/(d c^2))`; `nil` unless `tau < log2 k - s` is certain.
  private func deviation(_ parameters: TradeOffParameters) -> ComputableReal? {
    let (limit, threshold) = (parameters.limit(game), parameters.threshold(game))
    guard limit.isAtLeast(.exact(threshold)) == .violated else { return nil }
    return tail(ComputableReal(threshold) - limit.computableBits)
  }

  /// The bound on the success, where the parameters allow it.
  func successBound(_ parameters: TradeOffParameters) -> ComputableReal? {
    deviation(parameters).map {
      ComputableReal(
        concentration(parameters) * noiseIsLikely(parameters) + 2 / parameters.scale
          + parameters.mass) + $0
    }
  }

  /// `Pr[S > log2 k - 2s]`.
  private func noiseIsLikely(_ parameters: TradeOffParameters) -> Rational {
    let limit = Rational(Integer(game.examples)) / (parameters.scale * parameters.scale)
    return likelihood.probability { $0 > limit }
  }

  // MARK: Claims

  /// The claims without parameters.
  var general: [Claim] {
    var claims = [
      Claim(
        "(2) neighbours: Tf(y)/Tf(y') <= (1+rho)/(1-rho)",
        reason: "One flip changes the weight of the noise by at most this factor.",
        noisy.lazy.map(\.greatestRatio).max()!, atMost: ratio),
      Claim(
        "(4) E[Tf(Y)/2^S] = 1", reason: "Under the ratio Y is uniform.", meanRatio, equals: 1),
    ]
    claims += deviations(of: noisy[0])
    if let information = densities.information {
      claims.append(
        Claim(
          "(5) sum I(Xj;M) <= I(X;M)", reason: "The examples are independent.",
          .exact(exampleInformation), atMost: information))
    }
    return claims
  }

  /// The claims for a choice of parameters.
  func claims(_ parameters: TradeOffParameters) -> [Claim] {
    let suffix = " (\(parameters.label))"
    let threshold = Rational(Integer(game.examples)) / parameters.scale
    let unit = parameters.scale.reciprocal()
    var sums = NoisyDensity.Sums()
    for density in noisy {
      let part = density.sums(parameters, threshold: threshold)
      sums.above += part.above
      sums.concentratedAbove += part.concentratedAbove
      sums.unlikely += part.unlikely
    }
    let above = Rational(sums.above, denominator)
    let concentratedAbove = Rational(sums.concentratedAbove, denominator)
    let concentration = concentration(parameters)
    let examples = Rational(Integer(game.examples))
    var claims = [
      Claim(
        "(1) alpha <= Pr[log2 Tf(Y) > log2 k - s] + 2^-s" + suffix,
        reason: "Where Tf is at most k 2^-s Bob wins 2^-s at most.", success, atMost: above + unit),
      Claim(
        "(4) Pr[log2 Tf(Y) > S + s] <= 2^-s" + suffix, reason: "Markov's inequality.",
        Rational(sums.unlikely, denominator), atMost: unit),
      Claim(
        "(4) Pr[f > 2^r, log2 Tf(Y) > log2 k - s] <= 2^-s + pi_r Pr[S > log2 k - 2s]" + suffix,
        reason: "The noise is independent of f and X.", concentratedAbove,
        atMost: unit + concentration * noiseIsLikely(parameters)),
      Claim(
        "(5) k (r pi_r - (log2 e)/e) <= sum I(Xj;M)" + suffix,
        reason: "The negative part of log2 f has mean at most (log2 e)/e.",
        .computable(
          ComputableReal(
            (examples * concentration) * LogForm.log(parameters.concentration))
            - examples * Self.negativePart),
        atMost: .logForm(exampleInformation)),
    ]
    claims += restrictions(parameters, suffix)
    let limit = parameters.limit(game)
    let mass = noisy.lazy.map {
      $0.massOfHighMeans(parameters.concentration, limit: limit)
    }.max()!
    claims.append(
      Claim(
        "(3) the mass of {f <= 2^r, phi > tau} is at most b" + suffix,
        reason: "Else the density on it would tell more than Mrs Gerber's lemma allows.", mass,
        atMost: parameters.mass))
    if let deviation = deviation(parameters), let bound = successBound(parameters) {
      claims += [
        Claim(
          "(3) Pr[f <= 2^r, log2 Tf(Y) > log2 k - s] <= b + exp(...)" + suffix,
          reason: "Off that set a large Tf is a deviation from its mean.",
          .rational(above - concentratedAbove),
          atMost: .computable(ComputableReal(parameters.mass) + deviation)),
        Claim(
          "alpha <= pi_r Pr[S > log2 k - 2s] + 2^(1-s) + b + exp(...)" + suffix,
          reason: "The steps together.", .rational(success), atMost: .computable(bound)),
      ]
    }
    return claims
  }

  /// `(log2 e)/e`.
  private static let negativePart = ComputableReal { bits in
    let one = Enclosure(1)
    let e = Enclosure.exp(one, bits: bits)
    return one.divided(by: e * Enclosure.log(Rational(2), bits: bits), bits: bits)
  }

  /// `sum_j I(X_j;M)`.
  private var exampleInformation: LogForm {
    // The density of M's value m has the weight N_m / N.
    let total = Rational(denominator, noisy[0].noiseTotal * Integer(game.examples))
    return noisy.reduce(LogForm.zero) {
      $0 + Rational($1.total) / total * $1.divergence
    }
  }

  /// `E[Tf(Y) / 2^S]` for the first density, by its definition.
  private var meanRatio: Rational {
    let density = noisy[0]
    var sum = Rational.zero
    for x in density.counts.indices where !density.counts[x].isZero {
      for y in density.counts.indices {
        let likelihood = Rational(
          density.weights[(x ^ y).nonzeroBitCount], density.noiseTotal)
        let ratio = density.noisyDensity(y) / likelihood.scaled(byPowerOfTwo: game.dimension)
        sum += Rational(density.counts[x], density.total) * likelihood * ratio
      }
    }
    return sum
  }

  /// For the first density and the first four points `x`: every deviation of `log2 Tf(x + Z)` above its mean.
  private func deviations(of density: NoisyDensity) -> [Claim] {
    var claims: [Claim] = []
    for x in density.counts.indices.prefix(4) {
      let mean = density.meanLog(x)
      for level in Set(density.noisy).sorted() {
        let excess =
          LogForm.log(Rational(level << game.dimension, density.total * density.noiseTotal)) - mean
        if excess.signum() <= 0 { continue }
        let weight = density.noisy.indices.reduce(Integer.zero) {
          density.noisy[$1] >= level ? $0 + density.weights[(x ^ $1).nonzeroBitCount] : $0
        }
        claims.append(
          Claim(
            "(2) Pr[log2 Tf(x+Z) - phi(x) >= t] <= exp(-2t^2/(d c^2))",
            reason: "Bounded differences.", .rational(Rational(weight, density.noiseTotal)),
            atMost: .computable(tail(ComputableReal(excess)))))
      }
    }
    return claims
  }

  /// For the first density: `f` restricted to the half of `{0 < f <= 2^r}` with the larger means.
  private func restrictions(_ parameters: TradeOffParameters, _ suffix: String) -> [Claim] {
    let density = noisy[0]
    let points = density.counts.indices.filter {
      !density.counts[$0].isZero && !density.isConcentrated($0, parameters.concentration)
    }
    if points.isEmpty { return [] }
    let means = points.map { ($0, density.meanLog($0)) }
    // Any set will do; the one with large means makes the claims tight. Doubles only choose it.
    let ordered = means.map { ($0.0, $0.1, $0.1.approximation()) }.sorted {
      ($1.2, $0.0) < ($0.2, $1.0)
    }
    let chosen = ordered.prefix((points.count + 1) / 2)
    let restricted = density.restricted(to: chosen.map(\.0), game)
    let mass = Rational(restricted.total, density.total)
    let mean = chosen.reduce(LogForm.zero) {
      $0 + Rational(density.counts[$1.0], restricted.total) * $1.1
    }
    let dimension = Rational(game.dimension)
    let limit =
      dimension
      * MrsGerber(correlation: game.correlation).informationFunction(
        .exact(restricted.divergence / dimension))
    return [
      Claim(
        "(3) E phi <= D(Tf_B u||u) on a set B" + suffix,
        reason: "The difference is a divergence.", mean, atMost: restricted.noisyDivergence),
      Claim(
        "(3) D(f_B u||u) <= r + log2(1/beta)" + suffix, reason: "f is at most 2^r on B.",
        restricted.divergence, atMost: LogForm.log(parameters.concentration / mass)),
      Claim(
        "(3) D(Tf_B u||u) <= d g(D(f_B u||u)/d)" + suffix, reason: "Mrs Gerber's lemma.",
        .exact(restricted.noisyDivergence), atMost: limit),
    ]
  }
}
