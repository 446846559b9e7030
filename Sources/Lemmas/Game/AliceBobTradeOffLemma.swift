import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import NearestNeighbourGame
import Tables
import Work

/// The trade-off between success and information where the optimum does not tend to 1: its finite form.
public struct AliceBobTradeOffLemma: Lemma {
  /// Densities and the parameters to check them with.
  public struct Instance: Sendable {
    let densities: DensityTuples
    let parameters: [TradeOffParameters]
  }

  public let id = "alice-bob-trade-off"
  public let title = "The trade-off between success and information"
  public let status = LemmaStatus.derived
  public let source =
    "derived here; the game is that of G. Brown, M. Bun, V. Feldman, A. Smith, K. Talwar, STOC 2021, "
    + "arXiv:2012.06421"
  public let statement = """
    In the game with k >= 2 examples of d >= 1 bits and correlation 0 < rho < 1, delta = (1 - \
    rho)/2, let f_(m,j) = 2^d P(X_j = . | M = m), pi_r = Pr[log2 f_(M,J)(X_J) > r], S = d + log2 \
    P(Z) with Z the noise and P its law, c = log2((1+rho)/(1-rho)), and g as in \
    alice-bob-mrs-gerber. For all 0 < r <= d, s > 0, 0 < b <= 1 with tau = d g(min(1, (r + \
    log2(1/b))/d)) < log2 k - s, every message and every rule of Bob with success alpha satisfy \
    alpha <= pi_r Pr[S > log2 k - 2s] + 2^(1-s) + b + exp(-2 (log2 k - s - tau)^2/(d c^2)), and \
    I(X;M) >= sum_j I(X_j;M) >= k (r pi_r - (log2 e)/e) bits. The page derives I(X;M) >= \
    (alpha/OPT - o(1)) k d at the threshold, under stated hypotheses. Coins that both see count \
    as part of M.
    """
  public let summary = """
    Bob can win only where the density Tf of Y is about k or more. If the density f of X_J is at \
    most 2^r, then by Mrs Gerber's lemma the mean of log2 Tf over the noise is below log2 k - s \
    except on a small part of f, and by bounded differences log2 Tf is close to its mean; so \
    nothing is won there. If f is larger than 2^r, the message holds r bits about X_J, and then \
    Bob still needs the noise to be likely, which has probability Pr[S > log2 k - 2s], \
    independently of f. Adding up, success alpha takes nearly all bits of a share alpha/OPT of the \
    examples.
    """
  public let enumerated = """
    372 seeded tuples of densities (uniform, points, subcubes, random counts; k up to 64, d up to \
    4), 4 large ones (k up to 1024, d up to 8), and all, built-in and random messages of small \
    games, each with up to four choices of (r, s, b): the inequality and the steps of its proof, \
    by exact enumeration of (M, J, X, Z). Exhaustive: 6720 tuples and more messages.
    """
  public let buildsOn = ["alice-bob-sdpi", "alice-bob-mrs-gerber"]
  public let parameters = LemmaParameter.list(.examples, .dimension, .correlation, .message)

  /// The greatest `k d` of a message.
  static let enumeratedBits = 12

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    let isExhaustive = scope == .exhaustive
    let correlations = [Rational(1, 10), Rational(1, 4), Rational(1, 2), Rational(9, 10)]
    var cases: [Instance] = []
    for (index, k) in [2, 3, 4, 8, 16, 64].enumerated() {
      for d in 1...4 {
        for (part, rho) in correlations.enumerated() where rho != Rational(1, 10) || k >= 8 {
          let game = try Game(examples: k, dimension: d, correlation: rho)
          let count = isExhaustive ? 80 : k == 64 ? 2 : 5
          for seed in 0..<count {
            cases.append(
              Self.instance(
                .random(in: game, seed: UInt64((index * 5 + d) * 400 + part * 100 + seed))))
          }
        }
      }
    }
    for (k, d) in [(256, 6), (1024, 8)] {
      for seed in 0..<2 {
        let game = try Game(examples: k, dimension: d, correlation: Rational(1, 2))
        cases.append(Self.instance(.points(in: game, share: 2 - seed, seed: UInt64(seed))))
      }
    }
    for (k, d) in [(2, 1), (2, 2), (3, 1), (4, 1), (2, 3)] {
      for rho in [Rational(1, 4), Rational(1, 2)] {
        let game = try Game(examples: k, dimension: d, correlation: rho)
        var messages = SmallMessages.builtIn(in: game)
        if k * d == 2 { messages += SmallMessages.all(in: game) }
        messages += SmallMessages.random(
          in: game, deterministic: isExhaustive ? 100 : 3, randomised: isExhaustive ? 100 : 2,
          seed: 300)
        cases += try messages.map { Self.instance(try DensityTuples($0)) }
      }
    }
    return cases
  }

  /// Choices of `(r, s, b)` with `r <= d`; where `tau < log2 k - s` fails, the steps that do not need
  /// it are checked.
  private static func instance(_ densities: DensityTuples) -> Instance {
    let game = densities.game
    let half = Rational(1, 2)
    var choices = [
      TradeOffParameters(concentration: Rational(3, 2), scale: Rational(5, 4), mass: half),
      TradeOffParameters(concentration: 2, scale: Rational(3, 2), mass: Rational(1, 4)),
    ]
    if game.dimension >= 2 {
      choices.append(TradeOffParameters(concentration: 3, scale: 2, mass: Rational(1, 8)))
    }
    if game.examples >= 64 && game.dimension >= 2 {
      choices.append(
        TradeOffParameters(concentration: 2, scale: 4, mass: Rational(1, 16)))
      choices.append(
        TradeOffParameters(
          concentration: Rational(2).power(game.dimension - 1), scale: 8, mass: Rational(1, 8)))
    }
    return Instance(densities: densities, parameters: choices)
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let steps = TradeOffSteps(instance.densities)
    return steps.general + steps.restrictions(instance.parameters[0])
      + instance.parameters.flatMap { steps.claims($0) }
  }

  public func label(_ instance: Instance) -> String { instance.densities.name }

  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let instance = try arguments.gameInstance(of: id)
    let game = instance.game
    func invalid(_ reason: String) -> LemmaError { .invalidInstance(id: id, reason: reason) }
    guard game.examples >= 2 else { throw invalid("k = \(game.examples); expected at least 2") }
    guard game.dimension >= 1 else { throw invalid("d = \(game.dimension); expected at least 1") }
    guard game.correlation.signum() > 0, game.correlation < 1 else {
      throw invalid("rho = \(game.correlation); expected 0 < rho < 1")
    }
    try game.checkBits(atMost: Self.enumeratedBits, of: id)
    return Self.instance(try DensityTuples(instance))
  }

  public func results() throws -> Table? {
    let game = try Game(examples: 1024, dimension: 8, correlation: Rational(1, 2))
    var rows: [[Table.Cell]] = []
    for share in 1...4 {
      let steps = TradeOffSteps(.points(in: game, share: share, seed: 0))
      let parameters = TradeOffParameters(concentration: 128, scale: 8, mass: Rational(1, 8))
      guard let bound = steps.successBound(parameters) else { continue }
      rows.append([
        .rational(Rational(1, Integer(share))), .rational(steps.concentration(parameters)),
        .rational(steps.success), .enclosure(bound.rounded(toBits: 40)),
      ])
    }
    return Table(
      title: "k = 1024, d = 8, rho = 1/2, r = 7, s = 3, b = 1/8; a share of the examples is known",
      columns: [
        "share", Table.Column("concentration", header: "pi_r"),
        Table.Column("success", notation: .decimal), Table.Column("bound"),
      ], rows: rows)
  }
}

extension AliceBobTradeOffLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant("alpha <= pi_r", change: "Without the error terms.") { instance in
        let steps = TradeOffSteps(instance.densities)
        return instance.parameters.map { parameters in
          Claim(
            "alpha", steps.success, atMost: "pi_r", steps.concentration(parameters),
            reason: "False.")
        }
      }
    ]
  }
}

extension DensityTuples {
  /// The densities when every `share`-th of the examples is known, a random point, and nothing of the others.
  static func points(in game: Game, share: Int, seed: UInt64) -> DensityTuples {
    var generator = SplitMix64(seed: seed)
    let cube = 1 << game.dimension
    let counts = (0..<game.examples).map { j -> [Integer] in
      if j % share != 0 { return [Integer](repeating: .one, count: cube) }
      var counts = [Integer](repeating: .zero, count: cube)
      counts[Int.random(in: 0..<cube, using: &generator)] = Integer(cube)
      return counts
    }
    return DensityTuples(
      "\(game.label), each \(share). example a point, seed \(seed)", in: game, counts: counts)
  }
}
