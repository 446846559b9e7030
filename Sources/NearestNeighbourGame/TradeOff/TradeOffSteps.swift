import Claims
import ExactArithmetic
import InformationTheory

/// The steps of the proof of the trade-off, for given densities.
package struct TradeOffSteps: Sendable {
  private let densities: DensityTuples
  private let game: Game
  /// The densities `f_(m,j)`, equal ones of a message once, and for how many `j` each occurs.
  private let noisy: [(density: NoisyDensity, multiplicity: Integer)]
  /// The means of `log2 Tf` for each of them.
  private let means: [NoisyDensity.Means]
  /// The law of `2^S`.
  private let likelihood: NoiseLikelihood
  /// The denominator `k N b^d` of probabilities of `(M, J, X, Z)`, with `N` the sum over the messages.
  private let denominator: Integer
  /// Bob's optimal success.
  package let success: Rational

  package init(_ densities: DensityTuples) {
    let game = densities.game
    self.densities = densities
    self.game = game
    let groups = densities.tuples.map { tuple in
      var multiplicities: [[Integer]: Int] = [:]
      for counts in tuple.counts { multiplicities[counts, default: 0] += 1 }
      // In the order of their first occurrence, so that the first density is always the same.
      return tuple.counts.compactMap { counts in
        multiplicities.removeValue(forKey: counts).map {
          (
            density: NoisyDensity(game, total: tuple.total, counts: counts),
            multiplicity: Integer($0)
          )
        }
      }
    }
    noisy = groups.flatMap { $0 }
    means = noisy.map { $0.density.means() }
    likelihood = NoiseLikelihood(game)
    let total = densities.tuples.reduce(Integer.zero) { $0 + $1.total }
    denominator = Integer(game.examples) * total * noisy[0].density.noiseTotal
    var best = Integer.zero
    for rows in groups {
      for y in 0..<(1 << game.dimension) {
        best += rows.lazy.map { $0.density.noisy[y] }.max()!
      }
    }
    success = Rational(best, denominator)
  }

  /// `pi_r`.
  package func concentration(_ parameters: TradeOffParameters) -> Rational {
    let sum = noisy.reduce(Integer.zero) {
      $0 + $1.multiplicity * $1.density.weight(above: parameters.concentration)
    }
    return Rational(sum * noisy[0].density.noiseTotal, denominator)
  }

  /// `(1+rho)/(1-rho) = 2^c`.
  private var ratio: Rational { (1 + game.correlation) / (1 - game.correlation) }

  /// `exp(-2 t^2 / (d c^2))` for a number `t >= 0` of bits.
  private func tail(_ t: Enclosure) -> Enclosure {
    let bits = NoiseLimit.bits
    let c = Enclosure.log2(ratio, bits: bits)
    let square = Enclosure(t.lower * t.lower, t.upper * t.upper)
    let exponent = (-2 * square).divided(by: Rational(game.dimension) * (c * c), bits: bits)
    return Enclosure.exp(exponent, bits: bits)
  }

  /// The last term of the bound, `exp(-2 (log2 k - s - tau)^2/(d c^2))`; `nil` unless `tau < log2 k - s` is certain.
  private func deviation(_ parameters: TradeOffParameters, _ limit: NoiseLimit) -> Enclosure? {
    let threshold = parameters.threshold(game).enclosure(bits: NoiseLimit.bits)
    let distance = threshold - limit.enclosure
    return distance.lower.signum() > 0 ? tail(distance) : nil
  }

  /// The bound on the success, where the parameters allow it.
  package func successBound(_ parameters: TradeOffParameters) -> Enclosure? {
    deviation(parameters, parameters.limit(game)).map { bound(parameters, $0) }
  }

  private func bound(_ parameters: TradeOffParameters, _ deviation: Enclosure) -> Enclosure {
    Enclosure(
      concentration(parameters) * noiseIsLikely(parameters) + 2 / parameters.scale
        + parameters.mass) + deviation
  }

  /// `Pr[S > log2 k - 2s]`.
  private func noiseIsLikely(_ parameters: TradeOffParameters) -> Rational {
    let limit = Rational(Integer(game.examples)) / (parameters.scale * parameters.scale)
    return likelihood.probability { $0 > limit }
  }

  // MARK: Claims

  /// The claims without parameters.
  package var general: [Claim] {
    var claims = [
      Claim(
        "(2) neighbours: Tf(y)/Tf(y')", noisy.lazy.map(\.density.greatestRatio).max()!,
        atMost: "(1+rho)/(1-rho)", ratio,
        reason: "One flip changes the weight of the noise by at most this factor."),
      Claim("(4) E[Tf(Y)/2^S]", meanRatio, equals: "1", 1, reason: "Under the ratio Y is uniform."),
    ]
    claims += deviations(of: noisy[0].density)
    if let information = densities.information {
      claims.append(
        Claim(
          "(5) sum I(Xj;M)", .exact(exampleInformation), atMost: "I(X;M)", information,
          reason: "The examples are independent."))
    }
    return claims
  }

  /// The claims for a choice of parameters.
  package func claims(_ parameters: TradeOffParameters) -> [Claim] {
    let suffix = " (\(parameters.label))"
    let threshold = Rational(Integer(game.examples)) / parameters.scale
    let unit = parameters.scale.reciprocal()
    var sums = NoisyDensity.Sums()
    for (density, multiplicity) in noisy {
      let part = density.sums(parameters, threshold: threshold)
      sums.above += multiplicity * part.above
      sums.concentratedAbove += multiplicity * part.concentratedAbove
      sums.unlikely += multiplicity * part.unlikely
    }
    let above = Rational(sums.above, denominator)
    let concentratedAbove = Rational(sums.concentratedAbove, denominator)
    let concentration = concentration(parameters)
    let examples = Rational(Integer(game.examples))
    var claims = [
      Claim(
        "(1) alpha", success, atMost: "Pr[log2 Tf(Y) > log2 k - s] + 2^-s" + suffix, above + unit,
        reason: "Where Tf is at most k 2^-s Bob wins 2^-s at most."),
      Claim(
        "(4) Pr[log2 Tf(Y) > S + s]", Rational(sums.unlikely, denominator), atMost: "2^-s" + suffix,
        unit, reason: "Markov's inequality."),
      Claim(
        "(4) Pr[f > 2^r, log2 Tf(Y) > log2 k - s]", concentratedAbove,
        atMost: "2^-s + pi_r Pr[S > log2 k - 2s]" + suffix,
        unit + concentration * noiseIsLikely(parameters),
        reason: "The noise is independent of f and X."),
      Claim(
        "(5) k (r pi_r - (log2 e)/e)",
        .enclosed(
          ((examples * concentration) * LogForm.log(parameters.concentration)).enclosure(bits: 64)
            - examples * Self.negativePart),
        atMost: "sum I(Xj;M)" + suffix, .logForm(exampleInformation),
        reason: "The negative part of log2 f has mean at most (log2 e)/e."),
    ]
    let limit = parameters.limit(game)
    let mass = zip(noisy, means).lazy.map {
      $0.0.density.massOfHighMeans($0.1, parameters.concentration, limit: limit)
    }.max()!
    claims.append(
      Claim(
        "(3) the mass of {f <= 2^r, phi > tau} is at most b" + suffix,
        reason: "Else the density on it would tell more than Mrs Gerber's lemma allows.", mass,
        atMost: parameters.mass))
    if let deviation = deviation(parameters, limit) {
      claims += [
        Claim(
          "(3) Pr[f <= 2^r, log2 Tf(Y) > log2 k - s]", .rational(above - concentratedAbove),
          atMost: "b + exp(...)" + suffix, .enclosed(Enclosure(parameters.mass) + deviation),
          reason: "Off that set a large Tf is a deviation from its mean."),
        Claim(
          "alpha", .rational(success),
          atMost: "pi_r Pr[S > log2 k - 2s] + 2^(1-s) + b + exp(...)" + suffix,
          .enclosed(bound(parameters, deviation)), reason: "The steps together."),
      ]
    }
    return claims
  }

  /// `(log2 e)/e`.
  private static let negativePart: Enclosure = {
    let e = Enclosure.exp(Enclosure(1), bits: 80)
    return Enclosure(1).divided(by: e * Enclosure.log(Rational(2), bits: 80), bits: 72)
  }()

  /// `sum_j I(X_j;M)`.
  private var exampleInformation: LogForm {
    // The density of M's value m has the weight N_m / N.
    let total = Rational(
      denominator, noisy[0].density.noiseTotal * Integer(game.examples))
    return noisy.reduce(LogForm.zero) {
      $0 + Rational($1.multiplicity * $1.density.total) / total * $1.density.divergence
    }
  }

  /// `E[Tf(Y) / 2^S]` for the first density, by its definition.
  private var meanRatio: Rational {
    let density = noisy[0].density
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
            "(2) Pr[log2 Tf(x+Z) - phi(x) >= t]", .rational(Rational(weight, density.noiseTotal)),
            atMost: "exp(-2t^2/(d c^2))", .enclosed(tail(excess.enclosure(bits: 64))),
            reason: "Bounded differences."))
      }
    }
    return claims
  }

  /// For the first density: `f` restricted to the half of `{0 < f <= 2^r}` with the larger means.
  package func restrictions(_ parameters: TradeOffParameters) -> [Claim] {
    let suffix = " (\(parameters.label))"
    let density = noisy[0].density
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
        "(3) E phi", mean, atMost: "D(Tf_B u||u) on a set B" + suffix, restricted.noisyDivergence,
        reason: "The difference is a divergence."),
      Claim(
        "(3) D(f_B u||u)", restricted.divergence, atMost: "r + log2(1/beta)" + suffix,
        LogForm.log(parameters.concentration / mass), reason: "f is at most 2^r on B."),
      Claim(
        "(3) D(Tf_B u||u)", .exact(restricted.noisyDivergence),
        atMost: "d g(D(f_B u||u)/d)" + suffix, limit, reason: "Mrs Gerber's lemma."),
    ]
  }
}
