import ExactArithmetic
import Rates

/// The variances of the success of single rules over all sources, and what a law on the images of one rule does.
struct RuleVariance {
  private let game: RewardedRules
  /// One rule of each orbit.
  let rules: [[Int]]

  init(_ game: RewardedRules) {
    self.game = game
    rules = RuleOrbits(examples: game.examples, dimension: game.dimension).enumerated().map {
      $0.answers.map(Int.init)
    }
  }

  /// `Var r(X,f)`, source by source.
  func direct(_ rule: [Int]) -> Rational {
    let rewards = (0..<game.sourceCount).map { Rational(game.reward($0, rule)) / game.unit }
    return RuleVariance.variance(rewards)
  }

  /// `k^-2 sum_j Var(T_rho F_j)`, with `F_j` the strings that are answered by `j`.
  func byNoise(_ rule: [Int]) -> Rational {
    let k = Rational(game.examples)
    let sum = (0..<game.examples).reduce(Rational.zero) { sum, item in
      let smoothed = (0..<game.size).map { x -> Rational in
        let mass = rule.indices.reduce(0) {
          rule[$1] == item ? $0 + game.values[($1 ^ x).nonzeroBitCount] : $0
        }
        return Rational(mass) * k / game.unit
      }
      return sum + RuleVariance.variance(smoothed)
    }
    return sum / (k * k)
  }

  private static func variance(_ values: [Rational]) -> Rational {
    let count = Rational(values.count)
    let mean = Rational.sum(values) / count
    return Rational.sum(values.map { (value: Rational) -> Rational in value * value }) / count
      - mean * mean
  }

  /// A rule with the greatest variance, and that.
  var greatest: (rule: [Int], variance: Rational) {
    var best = (rule: rules[0], variance: byNoise(rules[0]))
    for rule in rules.dropFirst() {
      let variance = byNoise(rule)
      if variance > best.variance { best = (rule, variance) }
    }
    return best
  }

  // MARK: Lines and laws

  private var leastReward: Int {
    (0..<game.sourceCount).reduce(Int.max) { least, source in
      let sum = (0..<game.size).reduce(0) { sum, y in
        let values = (0..<game.examples).map {
          game.values[(game.row(source, $0) ^ y).nonzeroBitCount]
        }
        return sum + (values.min() ?? 0)
      }
      return min(least, sum)
    }
  }

  /// `t` of each source.
  private func gains(_ rule: [Int], _ least: Int) -> [Int] {
    (0..<game.sourceCount).map { (game.reward($0, rule) - least) / game.step }
  }

  /// `tau(alpha) log2 beta - log2 max_f E beta^t(X,f)`, a bound from below on `R(alpha)`.
  func line(beta: Rational, success: Rational) -> LogForm {
    let least = leastReward
    let count = Rational(game.sourceCount)
    let greatest = rules.map { rule in
      Rational.sum(gains(rule, least).map { (t: Int) -> Rational in beta.power(t) }) / count
    }.max()
    let gain = (success * game.unit - Rational(least)) / Rational(game.step)
    return gain * LogForm.log(beta) - LogForm.log(greatest ?? 1)
  }

  /// The images of a rule in proportion to `beta^t`: the success, and a bound from above on what it costs.
  func tilted(_ rule: [Int], beta: Rational) -> (success: Rational, cost: LogForm) {
    let least = leastReward
    let elements = GameSymmetries(examples: game.examples, dimension: game.dimension).elements
    let images = Set(elements.map { GameSymmetries.rule($0, rule) })
    var meanGain = Rational.zero
    // How many sources have each mean of `beta^t`.
    var masses: [Rational: Int] = [:]
    let gainsOfImages = images.map { gains($0, least) }
    for source in 0..<game.sourceCount {
      let powers = gainsOfImages.map { (list: [Int]) -> Rational in beta.power(list[source]) }
      let sum = Rational.sum(powers)
      let weighted = Rational.sum(
        zip(powers, gainsOfImages).map { (power: Rational, list: [Int]) -> Rational in
          power * Rational(list[source])
        })
      meanGain += weighted / sum
      masses[sum / Rational(images.count), default: 0] += 1
    }
    let count = Rational(game.sourceCount)
    meanGain /= count
    let form = masses.reduce(LogForm.zero) { form, entry in
      form + (Rational(entry.value) / count) * LogForm.log(entry.key)
    }
    let success = (Rational(least) + Rational(game.step) * meanGain) / game.unit
    return (success, meanGain * LogForm.log(beta) - form)
  }
}
