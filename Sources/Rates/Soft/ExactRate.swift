import ExactArithmetic
import RateCertificates

/// The exact values of a law on rules at a rational `beta`.
struct ExactRate {
  private static let fractionBits = 200

  private let model: RewardModel
  private let rules: [(answers: [UInt8], weight: Rational)]
  private let beta: Rational
  /// Powers of `beta`, each rounded up at `2^-200`.
  private let powers: [Rational]
  /// `Z` of each orbit.
  private let masses: [Rational]
  /// The mean `t`.
  private let gain: Rational
  /// `1/Z`, rounded down.
  private let dual: [Rational]
  /// The success of the law.
  let success: Rational

  init(
    _ model: RewardModel, _ columns: [(answers: [UInt8], histogram: [[(t: Int, count: Int)]])],
    _ weights: [Double], _ beta: Rational
  ) {
    self.model = model
    self.beta = beta
    var powers: [Rational] = [1]
    for t in 0..<(model.greatest.max() ?? 0) {
      let next = (powers[t] * beta).scaled(byPowerOfTwo: ExactRate.fractionBits).ceiling()
      powers.append(Rational(next).scaled(byPowerOfTwo: -ExactRate.fractionBits))
    }
    self.powers = powers
    let law = RuleLaw(weights)
    let listed = law.weights.map {
      (column: columns[$0.index], weight: Rational($0.weight, law.total))
    }
    rules = listed.map { ($0.column.answers, $0.weight) }
    var masses: [Rational] = []
    var gain = Rational.zero
    for orbit in model.orbits.orbits.indices {
      let size = Rational(model.orbits.orbits[orbit].size)
      var (mass, moment) = (Rational.zero, Rational.zero)
      for entry in listed {
        let factor = entry.weight / size
        for (t, count) in entry.column.histogram[orbit] {
          let part = factor * Rational(count) * powers[t]
          mass += part
          moment += Rational(t) * part
        }
      }
      masses.append(mass)
      gain += model.orbits.probabilities[orbit] * moment / mass
    }
    self.masses = masses
    self.gain = gain
    dual = masses.map { $0.reciprocal().rounded(toSignificantBits: 64, .down) }
    success = model.success(gain: gain)
  }

  /// `log2 beta` in floating point.
  var logarithm: Double { LogForm.log(beta).approximation(in: .bits) }

  /// `2^(-k d) c beta^t`, `t` the greatest of the orbit, in floating point.
  var sourceWeights: [Double] {
    let scale = -model.examples * model.dimension
    return dual.indices.map {
      Double((dual[$0] * powers[model.greatest[$0]]).scaled(byPowerOfTwo: scale))
    }
  }

  func certificate(alpha: Rational, excessBits: Int, tree: [Int]) -> RateCertificate {
    let maximum = 1 + Rational(1).scaled(byPowerOfTwo: -excessBits)
    let probabilities = model.orbits.probabilities
    let logarithm = LogForm.log(beta)
    let step = Rational(model.kernel.step)
    let slope = model.successUnit / step * logarithm
    let intercept =
      LogForm.weighted(probabilities, dual) - LogForm.log(maximum)
      - model.leastReward / step * logarithm
    let rounding = 1 + Rational(powers.count - 1).scaled(byPowerOfTwo: -ExactRate.fractionBits)
    return RateCertificate(
      problem: .init(
        examples: model.examples, dimension: model.dimension,
        correlation: 1 - 2 * flipProbability),
      subject: .rate, alpha: alpha, beta: beta, orbits: model.orbits.listed,
      rules: rules.map { .init(rule: .answers($0.answers.map { Int($0) + 1 }), weight: $0.weight) },
      dual: dual, maximum: maximum,
      pricing: .init(method: .softTree, nodes: tree.count, tree: tree), success: success,
      lower: alpha * slope + intercept,
      upper: gain * logarithm + LogForm.log(rounding) - LogForm.weighted(probabilities, masses),
      line: .init(slope: slope, intercept: intercept))
  }

  /// `delta = a/q`, with `q - 2a = g`.
  private var flipProbability: Rational {
    Rational((model.kernel.unit - model.kernel.step) / 2, model.kernel.unit)
  }
}
