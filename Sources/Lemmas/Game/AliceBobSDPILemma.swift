import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import NearestNeighbourGame
import Tables

/// The bound on Alice's message by strong data processing, link by link.
public struct AliceBobSDPILemma: Lemma {
  public let id = "alice-bob-sdpi"
  public let title = "The Alice-Bob communication bound by strong data processing"
  public let status = LemmaStatus.derived
  public let source =
    "derived here in this finite form; the game and the idea are those of G. Brown, M. Bun, V. Feldman, A. Smith, "
    + "K. Talwar, STOC 2021, arXiv:2012.06421; strong data processing as in U. Hadar, J. Liu, Y. Polyanskiy, "
    + "O. Shayevitz, STOC 2019, arXiv:1901.09100"
  public let statement = """
    Let k >= 1, d >= 0, 0 <= rho <= 1. Alice sees k independent uniform strings X = (X_1, ..., \
    X_k) of d bits and sends any message M, with coins of her own; J is uniform and independent of \
    (X,M); Bob sees M and Y, the string X_J with each bit flipped independently with probability \
    (1 - rho)/2, and names J with success alpha. Coins that both see count as part of M. In bits, \
    with F = d_2(alpha||1/k) = log2 k - h(alpha) - (1-alpha) log2(k-1), and F = 0 for k = 1: F <= \
    I(J;Y|M) <= I(M;Y|J) <= (rho^2/k) sum_j I(X_j;M) <= (rho^2/k) I(X;M). Hence I(X;M) >= k F / \
    rho^2 if rho > 0.
    """
  public let summary = """
    Fano's inequality turns Bob's success into information about J. As Y is uniform whatever J is, \
    I(J;Y|M) is I(M;Y|J) less I(M;Y). Given J = j the pair (M,Y) is that of the message and a \
    noisy copy of the uniform string X_j, so strong data processing costs a factor rho^2. The \
    examples are independent, so their informations about M add up to at most that of all \
    together.
    """
  public let enumerated = """
    Every deterministic message, up to renaming, for (k,d) = (2,1) and (1,2) and six rho, and for \
    (3,1) and rho = 1/2; the built-in messages for k d <= 8; 240 random messages for (2,2), (4,1), \
    (2,3) and (3,2). Exhaustive: (3,1) for six rho, the built-in messages for k d <= 12, and 12000 \
    random ones.
    """
  public let buildsOn = ["sdpi-bsc", "fano"]
  public let parameters = LemmaParameter.list(.examples, .dimension, .correlation, .message)

  /// The correlations of the cases.
  static let correlations: [Rational] = [
    0, Rational(1, 3), Rational(1, 2), Rational(9, 10), 1, Rational(22, 101),
  ]

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [GameInstance] {
    let correlations = AliceBobSDPILemma.correlations
    var cases: [GameInstance] = []
    for rho in correlations {
      for (k, d) in [(2, 1), (1, 2), (3, 1)]
      where k != 3 || rho == Rational(1, 2) || scope == .exhaustive {
        cases += SmallMessages.all(in: try Game(examples: k, dimension: d, correlation: rho))
      }
    }
    let limit = scope == .standard ? 8 : 12
    for k in 1...limit {
      for d in 0...limit where k * d <= limit {
        for rho in [Rational(1, 3), 1] {
          cases += SmallMessages.builtIn(
            in: try Game(examples: k, dimension: d, correlation: rho))
        }
      }
    }
    let repetitions = scope == .standard ? 1 : 50
    for (index, size) in [(2, 2), (4, 1), (2, 3), (3, 2)].enumerated() {
      for (part, rho) in [Rational(1, 2), Rational(9, 10)].enumerated() {
        let game = try Game(examples: size.0, dimension: size.1, correlation: rho)
        cases += SmallMessages.random(
          in: game, deterministic: 20 * repetitions, randomised: 10 * repetitions,
          seed: UInt64(2 * index + part))
      }
    }
    return cases
  }

  public func check(_ instance: GameInstance) throws -> [Claim] {
    let game = instance.game
    let quantities = try game.quantities(for: instance.message)
    let fano = game.fanoTerm(success: quantities.success)
    var claims = game.chain(quantities, fano: fano)
    if !game.correlation.isZero {
      let factor = Rational(Integer(game.examples)) / (game.correlation * game.correlation)
      claims.append(
        Claim(
          "k F / rho^2", .exact(factor * fano), atMost: "I(X;M)", quantities.information,
          reason: "The four links together."))
    }
    return claims
  }

  public func label(_ instance: GameInstance) -> String { instance.label }

  public func instance(_ arguments: LemmaArguments) throws -> GameInstance {
    try arguments.gameInstance(of: id)
  }

  public func results() throws -> Table? {
    let games = try [(2, 1), (2, 2), (2, 3), (3, 2)].map {
      try Game(examples: $0, dimension: $1, correlation: Rational(1, 2))
    }
    let messages: [Message] = [.everything, .prefix(1), .noisy(Rational(1, 8))]
    return Table(
      columns: [
        "k", "d", "message", Table.Column("success", notation: .exact),
        Table.Column("fano", header: "F", unit: .information, notation: .decimal),
        Table.Column("index", header: "I(J;Y|M)", unit: .information, notation: .decimal),
        Table.Column("noisy", header: "I(M;Y|J)", unit: .information, notation: .decimal),
        Table.Column("bound", header: "k F / rho^2", unit: .information, notation: .decimal),
        Table.Column("information", header: "I(X;M)", unit: .information, notation: .decimal),
      ],
      rows: try games.flatMap { game in
        try messages.map { message in
          let quantities = try game.quantities(for: message)
          let fano = game.fanoTerm(success: quantities.success)
          let factor = Rational(Integer(game.examples)) / (game.correlation * game.correlation)
          return [
            .integer(game.examples), .integer(game.dimension), .text(message.name),
            .rational(quantities.success), .logForm(fano), .quantity(quantities.indexInformation),
            .quantity(quantities.noisyInformation), .logForm(factor * fano),
            .quantity(quantities.information),
          ]
        }
      })
  }
}

extension AliceBobSDPILemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant("I(M;Y|J) <= (rho^2/(2k)) sum I(Xj;M)", change: "Half the factor.") { instance in
        let game = instance.game
        let quantities = try game.quantities(for: instance.message)
        let factor = game.correlation * game.correlation / Rational(2 * game.examples)
        return [
          Claim(
            "I(M;Y|J)", quantities.noisyInformation,
            atMost: "(rho^2/(2k)) sum I(Xj;M)", factor * quantities.exampleInformationSum,
            reason: "False.")
        ]
      }
    ]
  }
}
