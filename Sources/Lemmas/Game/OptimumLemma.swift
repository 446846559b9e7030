import Claims
import ExactArithmetic
import InformationLemmas
import Lemmas
import NearestNeighbourGame
import Tables

/// The best success of the game, in closed form; its monotonicity, and bounds from the noise alone.
public struct OptimumLemma: Lemma {
  /// A game, or a message of one that must not do better.
  public enum Instance: Sendable {
    case game(Game)
    case message(GameInstance)
  }

  public let id = "optimum"
  public let title = "The optimal success of 1-out-of-k nearest neighbour"
  public let status = LemmaStatus.derived
  public let source =
    "derived here; the game is that of G. Brown, M. Bun, V. Feldman, A. Smith, K. Talwar, STOC 2021, "
    + "arXiv:2012.06421, in the form of A. Smith's slides of 2025"
  public let statement = """
    Let k >= 1, d >= 0, 0 <= rho <= 1 and delta = (1 - rho)/2, with 0^0 = 1. In the game in which \
    Alice sees k independent uniform strings X_1, ..., X_k of d bits and sends any message M, and \
    Bob guesses the uniform index J from M and the noisy copy Y of X_J, whose bits are flipped \
    with probability delta, let OPT(k,d,rho) be the greatest success over all messages and rules. \
    Coins that both see count as part of M. (i) With independent binomial variables B_1, ..., B_k \
    of parameters d and 1/2, OPT(k,d,rho) = (2^d/k) sum_w Pr[min_j B_j = w] delta^w \
    (1-delta)^(d-w), attained when M = X and Bob names a nearest example. (ii) OPT does not \
    increase with k, and does not decrease with rho nor with d. (iii) For 0 <= rho < 1 let S = d + \
    log2 P(Z), where Z is the noise and P its law. For every g > 0, Pr[S >= log2 k + g] - 2^-g <= \
    OPT <= Pr[S > log2 k - g] + 2^-g.
    """
  public let summary = """
    Bob can simulate Alice's message when she sends everything, so M = X is best, and then the \
    most likely index is one whose example is nearest to Y; for a fixed Y the k distances are \
    independent binomial variables, which gives the closed form. More examples, more noise or \
    fewer coordinates can be simulated, which gives the monotonicity. For the upper bound of \
    (iii), the success where the likelihood of Y is at most k 2^-g times its mean is at most 2^-g, \
    whatever Bob does; for the lower bound, a wrong example is as likely as the right one with \
    probability at most 2^-S, and there are k - 1 of them.
    """
  public let enumerated = """
    All k >= 1, d >= 0 with k d <= 10 and k <= 10 for seven rho: the closed form against the \
    enumeration of everything, the monotonicity, and (iii) for 2^g = 3/2, 2, 4, 16; 27 larger \
    games (k up to 256, d up to 64) without the enumeration; and every deterministic message for \
    (k,d) = (2,1), (1,2) and (3,1), none of which does better. Exhaustive: k d <= 14.
    """
  public let parameters = LemmaParameter.list(.examples, .dimension, .correlation, .message)

  /// The greatest `k d` for which everything is enumerated in a case.
  static let enumeratedBits = 14

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    let limit = scope == .standard ? 10 : OptimumLemma.enumeratedBits
    let correlations: [Rational] = [
      0, Rational(1, 5), Rational(1, 3), Rational(1, 2), Rational(22, 101), Rational(9, 10), 1,
    ]
    var games: [Game] = []
    for rho in correlations {
      for k in 1...limit {
        for d in 0...limit where k * d <= limit {
          games.append(try Game(examples: k, dimension: d, correlation: rho))
        }
      }
    }
    for rho in [Rational(1, 4), Rational(1, 2), Rational(3, 4)] {
      for k in [2, 16, 256] {
        games += try [16, 32, 64].map { try Game(examples: k, dimension: $0, correlation: rho) }
      }
    }
    var messages: [GameInstance] = []
    for rho in correlations {
      for (k, d) in [(2, 1), (1, 2)] {
        messages += SmallMessages.all(
          in: try Game(examples: k, dimension: d, correlation: rho))
      }
    }
    for rho in scope == .standard ? [Rational(1, 2)] : correlations {
      messages += SmallMessages.all(in: try Game(examples: 3, dimension: 1, correlation: rho))
    }
    return games.map { .game($0) } + messages.map { .message($0) }
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    switch instance {
    case .game(let game): return try check(game)
    case .message(let instance):
      return [
        Claim(
          "success", try instance.game.quantities(for: instance.message).success, atMost: "OPT",
          try instance.game.optimalSuccess(),
          reason: "Bob can simulate any message when Alice sends everything.")
      ]
    }
  }

  private func check(_ game: Game) throws -> [Claim] {
    let (k, d, rho) = (game.examples, game.dimension, game.correlation)
    let optimum = try game.optimalSuccess()
    func optimalSuccess(_ k: Int, _ d: Int, _ rho: Rational) throws -> Rational {
      try Game(examples: k, dimension: d, correlation: rho).optimalSuccess()
    }
    var claims: [Claim] = []
    if let bits = game.inputBits, bits <= OptimumLemma.enumeratedBits {
      claims.append(
        Claim(
          "the closed form is the success of everything",
          reason: "The distances to a fixed Y are independent binomial variables.",
          try game.quantities(for: Message.everything.enumerated()).success, equals: optimum))
    }
    claims += [
      Claim(
        "1/k", Rational(1, Integer(k)), atMost: "OPT", optimum, reason: "A guess of the index."),
      Claim("OPT", optimum, atMost: "1", 1, reason: "It is a probability."),
      Claim(
        "OPT(k+1)", try optimalSuccess(k + 1, d, rho), atMost: "OPT(k)", optimum,
        reason: "An example can be added."),
      Claim(
        "OPT(d)", optimum, atMost: "OPT(d+1)", try optimalSuccess(k, d + 1, rho),
        reason: "A coordinate can be ignored."),
      Claim(
        "OPT(rho)", optimum, atMost: "OPT((1+rho)/2)", try optimalSuccess(k, d, (1 + rho) / 2),
        reason: "Noise can be added."),
    ]
    if rho == 1 { return claims }
    let noise = NoiseLikelihood(game)
    for scale in [Rational(3, 2), 2, 4, 16] {
      claims += [
        Claim(
          "Pr[S >= log2 k + g] - 2^-g",
          noise.probability { $0 >= Rational(Integer(k)) * scale } - scale.reciprocal(),
          atMost: "OPT, 2^g = \(scale)", optimum,
          reason:
            "k - 1 wrong examples are as likely as the right one with probability 2^-S at most."),
        Claim(
          "OPT", optimum, atMost: "Pr[S > log2 k - g] + 2^-g, 2^g = \(scale)",
          noise.probability { $0 > Rational(Integer(k)) / scale } + scale.reciprocal(),
          reason: "Where all examples are unlikely no rule does better than 2^-g."),
      ]
    }
    return claims
  }

  public func label(_ instance: Instance) -> String {
    switch instance {
    case .game(let game): return game.label
    case .message(let instance): return instance.label
    }
  }

  /// An instance of the user's own has at most so many examples.
  private static let greatestExampleCount = 100_000

  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let game = try arguments.game(of: id)
    // The check compares with k + 1 examples and other correlations, all exactly.
    if game.examples > Self.greatestExampleCount {
      throw LemmaError.invalidInstance(
        id: id,
        reason: "k = \(game.examples); expected at most \(Self.greatestExampleCount) examples")
    }
    return arguments[.message].map { .message(GameInstance(game, $0)) } ?? .game(game)
  }

  public func results() throws -> Table? {
    let sizes = [(2, 1), (2, 2), (2, 3), (3, 2), (4, 2), (2, 10), (16, 32), (256, 64)]
    let games = try sizes.map { try Game(examples: $0, dimension: $1, correlation: Rational(1, 2)) }
    return Table(
      columns: [
        "k", "d",
        Table.Column("optimum", header: "OPT(k, d, 1/2)", notation: .exact),
        Table.Column("lower", header: "Pr[S >= log2 k + 2] - 1/4", notation: .exact),
        Table.Column("upper", header: "Pr[S > log2 k - 2] + 1/4", notation: .exact),
      ],
      rows: try games.map { game in
        let noise = NoiseLikelihood(game)
        let k = Rational(Integer(game.examples))
        return [
          .integer(game.examples), .integer(game.dimension), .rational(try game.optimalSuccess()),
          .rational(noise.probability { $0 >= 4 * k } - Rational(1, 4)),
          .rational(noise.probability { $0 > k / 4 } + Rational(1, 4)),
        ]
      })
  }
}

extension OptimumLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "OPT(k) <= OPT(k+1)",
        change: "The monotony in k the other way round."
      ) { instance in
        guard case .game(let game) = instance else { return [] }
        let more = try Game(
          examples: game.examples + 1, dimension: game.dimension, correlation: game.correlation)
        return [
          Claim(
            "OPT(k)", try game.optimalSuccess(),
            atMost: "OPT(k+1)", try more.optimalSuccess(), reason: "False.")
        ]
      }
    ]
  }
}
