import Claims
import ExactArithmetic
import InformationLemmas
import Lemmas
import NearestNeighbourGame
import Rates
import Tables

/// What a success costs is a problem on orbits of sources and rules.
public struct SymmetricReductionLemma: Lemma {
  /// A game with a seed for a channel from its sources to rules.
  public struct Instance: Sendable {
    public let game: Game
    public let seed: UInt64
  }

  public let id = "symmetric-reduction"
  public let title = "What a success costs is a problem on orbits"
  public let status = LemmaStatus.derived
  public let source = "derived here"
  public let statement = """
    In the game with k >= 2 examples of d >= 1 bits and 0 < rho < 1 let P(f|x) be a channel from the examples to Bob's rules, and G the symmetries that \
    rename examples and permute and flip coordinates. The mean of P(gf|gx) over g in G has the same success and no more I(X;F) in bits, and so has the \
    channel whose weight is then spread evenly over the rules of one orbit with the same reward. The reward n(x,f) = sum_y a^w (q-a)^(d-w), w the \
    distance of x_f(y) and y, (1-rho)/2 = a/q in lowest terms, is constant modulo q - 2a and no greater number. The orbit of x has 2^d d!/prod n_c! \
    sources for each of its multisets of classes of columns, n_c of class c. If c > 0 is a function of the orbit of x, beta > 1 and E c(X) beta^t(X,f) <= M \
    for every f, where t = (n - n_min)/(q - 2a), then I(X;F) >= E t(X,F) log2 beta + E log2 c(X) - log2 M.
    """
  public let summary = """
    Information is convex in the channel, and the success is linear; so the mean of a channel's images under the symmetries is no worse. What it then \
    depends on are orbits: counts of classes of columns for the examples, and for rules the orbit with the reward. One line for all successes comes \
    of Jensen's inequality with beta to the reward, whose differences have the greatest common divisor q - 2a.
    """
  public let enumerated = """
    (2,1), (2,2), (3,1) and (4,1) with rho = 1/2, 1/3, 3/5 and three channels each, against all rules and all symmetries one by one; the \
    orbits as well. Exhaustive: (2,3) and (3,2) as well.
    """
  public let buildsOn = ["nearest-neighbour-cost"]
  public let parameters = LemmaParameter.list(.examples, .dimension, .correlation)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    var sizes = [(2, 1), (2, 2), (3, 1), (4, 1)]
    if scope == .exhaustive { sizes += [(2, 3), (3, 2)] }
    return try sizes.flatMap { k, d in
      try [Rational(1, 2), Rational(1, 3), Rational(3, 5)].flatMap { rho in
        let game = try Game(examples: k, dimension: d, correlation: rho)
        return (1...3).map { (seed: UInt64) in Instance(game: game, seed: seed) }
      }
    }
  }

  public func check(_ instance: Instance) -> [Claim] {
    let game = RewardedRules(instance.game)
    let channel = RuleChannel(game, seed: instance.seed)
    let averaged = channel.averaged()
    let orbits = RuleChannel.orbits(game, channel.rules)
    let spread = averaged.spread(orbits.rules)
    let information = channel.information
    let reduced = ReducedChannel(averaged, orbits)
    return orbitClaims(game, orbits.sources) + [
      Claim(
        "success of the mean channel", averaged.meanReward / game.unit, equals: "success",
        channel.meanReward / game.unit, reason: "It is linear, and the same for all images."),
      Claim(
        "I of the mean channel", averaged.information, atMost: "I(X;F)", information,
        reason: "Information is convex in the channel."),
      Claim(
        "I of the even channel", spread.information, atMost: "I of the mean channel",
        averaged.information, reason: "The log-sum inequality."),
      Claim(
        "the sum over orbits", reduced.information, equals: "I of the even channel",
        spread.information, reason: "Rules of one orbit with one reward are alike."),
      Claim(
        "success of the even channel", spread.meanReward / game.unit, equals: "success",
        channel.meanReward / game.unit, reason: "It depends on the rewards only."),
      Claim(
        "the line", line(channel, orbits.sources), atMost: "I(X;F)", information,
        reason: "Jensen's inequality."),
      Claim(
        "the greatest divisor of the differences of rewards", Rational(divisor(channel)),
        equals: "q - 2a", Rational(game.step), reason: "a and q - a have no common divisor."),
    ]
  }

  private func orbitClaims(_ game: RewardedRules, _ names: [Int]) -> [Claim] {
    let orbits = SourceOrbits(examples: game.examples, dimension: game.dimension)
    var sizes = [Int](repeating: 0, count: (names.max() ?? 0) + 1)
    for name in names { sizes[name] += 1 }
    let counted = sizes.map { Integer($0) }.sorted()
    let computed = orbits.orbits.map(\.size).sorted()
    return [
      Claim(
        "orbits of sources by counts of classes", Rational(orbits.count),
        equals: "by all symmetries",
        Rational(sizes.count), reason: "Flips and permutations of coordinates leave the counts."),
      Claim(
        "orbits whose size is not 2^d d!/prod n_c! for each multiset",
        Rational(zip(counted, computed).count { $0 != $1 }), equals: "0", 0,
        reason: "Arrangements of the columns, each with two signs."),
    ]
  }

  /// `E t log2 beta + E log2 c - log2 M` with `beta = 3/2` and numbers `c` of the orbits.
  private func line(_ channel: RuleChannel, _ orbits: [Int]) -> LogForm {
    let game = channel.game
    let beta = Rational(3, 2)
    func dual(_ source: Int) -> Rational { Rational(3 + orbits[source] % 3, 4) }
    let rewards = (0..<game.sourceCount).map { source in
      channel.rules.map { game.reward(source, $0) }
    }
    let least = rewards.joined().min() ?? 0
    var powers: [Rational] = [1]
    for _ in 0..<(((rewards.joined().max() ?? 0) - least) / game.step) {
      powers.append(powers[powers.count - 1] * beta)
    }
    let sums = channel.rules.indices.map { rule in
      Rational.sum(
        rewards.indices.map { (source: Int) -> Rational in
          dual(source) * powers[(rewards[source][rule] - least) / game.step]
        })
    }
    let count = Rational(game.sourceCount)
    let gain = (channel.meanReward - Rational(least)) / Rational(game.step)
    let form = rewards.indices.reduce(LogForm.zero) { $0 + LogForm.log(dual($1)) }
    return gain * LogForm.log(beta) + form / count - LogForm.log((sums.max() ?? 1) / count)
  }

  private func divisor(_ channel: RuleChannel) -> Int {
    let game = channel.game
    let rewards = Set(
      (0..<game.sourceCount).flatMap { source in channel.rules.map { game.reward(source, $0) } })
    let least = rewards.min() ?? 0
    return rewards.reduce(0) { divisor, reward in
      var (x, y) = (divisor, reward - least)
      while y != 0 { (x, y) = (y, x % y) }
      return x
    }
  }

  public func label(_ instance: Instance) -> String {
    let game = instance.game
    return
      "k = \(game.examples), d = \(game.dimension), rho = \(game.correlation), channel \(instance.seed)"
  }

  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let game = try arguments.game(of: id)
    let (k, d) = (game.examples, game.dimension)
    let bits = d > 3 ? Double.infinity : Double(Integer(k).power(1 << d).bitWidth)
    guard k >= 2, d >= 1, bits + Double(k * d) <= 15, game.correlation.signum() > 0,
      game.correlation < 1, game.correlation.denominator <= 100
    else {
      throw LemmaError.invalidInstance(
        id: id,
        reason:
          "k = \(k), d = \(d), rho = \(game.correlation); expected k >= 2, d >= 1, 0 < rho < 1 of a denominator of at "
          + "most 100, and k^(2^d) 2^(k d) of at most 2^14")
    }
    return Instance(game: game, seed: 1)
  }
}

extension SymmetricReductionLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "I(X;F) is at most that of the mean channel", change: "The inequality the other way round."
      ) { instance in
        let channel = RuleChannel(RewardedRules(instance.game), seed: instance.seed)
        return [
          Claim(
            "I(X;F)", channel.information, atMost: "I of the mean channel",
            channel.averaged().information, reason: "False.")
        ]
      }
    ]
  }
}

/// The weights of an invariant channel by orbits: `w(f,t|O)` for an orbit of rules and a reward.
private struct ReducedChannel {
  private let channel: RuleChannel
  private let rules: [Int]
  private let sources: [Int]

  init(_ channel: RuleChannel, _ orbits: (rules: [Int], sources: [Int])) {
    self.channel = channel
    (rules, sources) = orbits
  }

  /// `sum p_O sum w log2(w/(A_f[O,t] Q_f))`, with `A` counted for one rule of the orbit and all sources of `O`.
  var information: LogForm {
    let game = channel.game
    let total = Rational(channel.total)
    var masses = [Rational](repeating: 0, count: (rules.max() ?? 0) + 1)
    for row in channel.rows {
      for rule in rules.indices {
        masses[rules[rule]] += Rational(row[rule]) / (total * Rational(game.sourceCount))
      }
    }
    var form = LogForm.zero
    for orbit in Set(sources).sorted() {
      let members = sources.indices.filter { sources[$0] == orbit }
      var weights: [[Int]: Rational] = [:]
      for rule in rules.indices where channel.rows[members[0]][rule] > 0 {
        let cell = [rules[rule], game.reward(members[0], channel.rules[rule])]
        weights[cell, default: 0] += Rational(channel.rows[members[0]][rule]) / total
      }
      let probability = Rational(members.count, game.sourceCount)
      for (cell, weight) in weights {
        let rule = channel.rules[rules.firstIndex(of: cell[0]) ?? 0]
        let share = Rational(
          members.count { game.reward($0, rule) == cell[1] }, members.count)
        form += (probability * weight) * LogForm.log(weight / (share * masses[cell[0]]))
      }
    }
    return form
  }
}
