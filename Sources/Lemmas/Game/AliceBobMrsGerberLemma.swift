import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import NearestNeighbourGame
import Tables

/// The bound on Alice's message by Mrs Gerber's lemma, in its three forms.
public struct AliceBobMrsGerberLemma: Lemma {
  public let id = "alice-bob-mrs-gerber"
  public let title = "The Alice-Bob communication bound by Mrs Gerber's lemma"
  public let status = LemmaStatus.derived
  public let source =
    "derived here, from A. D. Wyner, J. Ziv, IEEE Transactions on Information Theory 19, 1973; the game is that of "
    + "G. Brown, M. Bun, V. Feldman, A. Smith, K. Talwar, STOC 2021, arXiv:2012.06421"
  public let statement = """
    In the game of alice-bob-sdpi with k >= 2, d >= 1, 0 < rho <= 1 and delta = (1 - rho)/2, in \
    bits, let I = I(X;M), F = d_2(alpha||1/k), Psi(theta) = 1 - h((1-theta)/2) on [0,1], g(R) = \
    Psi(rho Psi^-1(R)) = 1 - h(delta * h^-1(1-R)), and kappa = F/(d Psi(rho)). For every message \
    and rule: (a) I(M;Y|J) <= d g(sum_j I(X_j;M)/(kd)) <= d g(I/(kd)); (b) F <= d g(I/(kd)), hence \
    0 <= kappa <= 1; (c) I >= k d Psi(Psi^-1(F/d)/rho); (d) I >= k d Psi(sqrt(kappa)); (e) the \
    bound (c) is at least k F/rho^2 and at least the bound (d). Coins that both see count as part \
    of M.
    """
  public let summary = """
    Mrs Gerber's lemma says exactly how much of the information about a uniform string survives \
    the noise: at most d g(I/d) of I bits. It replaces the factor rho^2 of the linear bound; as g \
    is concave, the average over the examples may be taken inside. Solving F <= d g(I/(kd)) for I \
    gives (c), and the estimate g(R) <= Psi(rho) Psi^-1(R)^2, which the power series of Psi shows, \
    gives (d). When the success tends to 1 at the threshold log2 k ~ d (1 - h(delta)), kappa tends \
    to 1, and Alice must send (1 - o(1)) k d bits: all she knows.
    """
  public let enumerated = """
    Of the deterministic messages for (k,d) = (2,1) and (1,2) with five rho > 0, and for (3,1) \
    with rho = 1/2 (15, 15 and 4140 up to renaming), one for each value of the quantities; the \
    built-in messages for k d <= 5; 28 random messages. Inequalities through the inverse of Psi \
    are decided by enclosures, or exactly where the inverse is rational. Exhaustive: all messages \
    for (3,1), the built-in ones for k d <= 10, 1400 random ones.
    """
  public let buildsOn = ["alice-bob-sdpi"]
  public let parameters = LemmaParameter.list(.examples, .dimension, .correlation, .message)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [GameInstance] {
    let isExhaustive = scope == .exhaustive
    var cases: [GameInstance] = []
    for rho in AliceBobSDPILemma.correlations where !rho.isZero {
      for (k, d) in [(2, 1), (1, 2)] {
        let messages = SmallMessages.all(
          in: try Game(examples: k, dimension: d, correlation: rho))
        cases +=
          isExhaustive ? messages : try AliceBobMrsGerberLemma.withoutRepetitions(messages)
      }
    }
    let triples = SmallMessages.all(
      in: try Game(examples: 3, dimension: 1, correlation: Rational(1, 2)))
    cases += isExhaustive ? triples : try AliceBobMrsGerberLemma.withoutRepetitions(triples)
    let limit = isExhaustive ? 10 : 5
    for k in 1...limit {
      for d in 1...limit where k * d <= limit {
        for rho in [Rational(1, 3), 1] {
          cases += SmallMessages.builtIn(
            in: try Game(examples: k, dimension: d, correlation: rho))
        }
      }
    }
    let repetitions = isExhaustive ? 50 : 1
    for (index, size) in [(2, 2), (4, 1), (2, 3), (3, 2)].enumerated() {
      cases += SmallMessages.random(
        in: try Game(examples: size.0, dimension: size.1, correlation: Rational(9, 10)),
        deterministic: 4 * repetitions, randomised: 3 * repetitions, seed: UInt64(100 + index))
    }
    return cases
  }

  /// The first of the cases for each value of the quantities that the claims compare.
  static func withoutRepetitions(_ cases: [GameInstance]) throws -> [GameInstance] {
    struct Key: Hashable {
      let success: Rational
      let information: [LogForm?]
    }
    var seen: Set<Key> = []
    return try cases.filter { instance in
      let quantities = try instance.game.quantities(for: instance.message)
      return seen.insert(
        Key(
          success: quantities.success,
          information: [
            quantities.information.logForm, quantities.exampleInformationSum.logForm,
            quantities.noisyInformation.logForm,
          ])
      ).inserted
    }
  }

  public func check(_ instance: GameInstance) throws -> [Claim] {
    let game = instance.game
    let quantities = try game.quantities(for: instance.message)
    let bounds = try AliceBobBounds(game, success: quantities.success)
    let noisyLimit = bounds.noisyLimit(quantities.information)
    let isTight =
      quantities.exampleInformationSum.logForm.map { $0 == quantities.information.logForm } ?? false
    return [
      Claim(
        "I(M;Y|J)", quantities.noisyInformation, atMost: "d g(sum I(Xj;M)/(kd))",
        isTight ? noisyLimit : bounds.noisyLimit(quantities.exampleInformationSum),
        reason: "Mrs Gerber's lemma for each example, and Jensen's inequality."),
      Claim(
        "sum I(Xj;M)", quantities.exampleInformationSum, atMost: "I(X;M)", quantities.information,
        reason: "The examples are independent; as g increases, this is the rest of (a)."),
      Claim(
        "F", .exact(bounds.fano), atMost: "d g(I/(kd))", noisyLimit,
        reason: "Fano's inequality and (a)."),
      Claim(
        "k d Psi(Psi^-1(F/d)/rho)", bounds.mrsGerber, atMost: "I", quantities.information,
        reason: "(b) solved for I."),
      Claim(
        "k d Psi(sqrt(kappa))", bounds.closedForm, atMost: "I", quantities.information,
        reason: "(b) with g(R) <= Psi(rho) Psi^-1(R)^2."),
      Claim(
        "k F/rho^2", bounds.linear, atMost: "k d Psi(Psi^-1(F/d)/rho)", bounds.mrsGerber,
        reason: "g(R) <= rho^2 R."),
      Claim(
        "k d Psi(sqrt(kappa))", bounds.closedForm, atMost: "k d Psi(Psi^-1(F/d)/rho)",
        bounds.mrsGerber, reason: "g(R) <= Psi(rho) Psi^-1(R)^2."),
    ]
  }

  public func label(_ instance: GameInstance) -> String { instance.label }

  public func instance(_ arguments: LemmaArguments) throws -> GameInstance {
    try arguments.gameInstance(of: id)
  }

  public func results() throws -> Table? {
    let games = try [(2, 1), (2, 2), (2, 3), (4, 2), (16, 8), (256, 16)].map {
      try Game(examples: $0, dimension: $1, correlation: Rational(1, 2))
    }
    return Table(
      columns: [
        "k", "d", Table.Column("success", notation: .exact),
        Table.Column("fano", header: "F", unit: .information, notation: .decimal),
        Table.Column("linear", header: "k F / rho^2", unit: .information, notation: .decimal),
        Table.Column("closedForm", header: "(d)", unit: .information, notation: .decimal),
        Table.Column("mrsGerber", header: "(c)", unit: .information, notation: .decimal),
        Table.Column("information", header: "I(X;M)", unit: .information, notation: .decimal),
      ],
      rows: try games.map { game in
        let success = try game.optimalSuccess()
        let bounds = try AliceBobBounds(game, success: success)
        return [
          .integer(game.examples), .integer(game.dimension), .rational(success),
          .logForm(bounds.fano), .quantity(bounds.linear), .quantity(bounds.closedForm),
          .quantity(bounds.mrsGerber),
          .logForm(.bits(Rational(game.examples * game.dimension))),
        ]
      })
  }
}

extension AliceBobMrsGerberLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "k d <= I(X;M)",
        change: "Everything, for any success above a guess."
      ) { instance in
        let game = instance.game
        let quantities = try game.quantities(for: instance.message)
        if quantities.success == Rational(1, Integer(game.examples)) { return [] }
        return [
          Claim(
            "k d", .logForm(.bits(Rational(game.examples * game.dimension))),
            atMost: "I", .information(quantities.information), reason: "False.")
        ]
      }
    ]
  }
}

/// The lower bounds on `I(X;M)` for a probability of success; all are 0 where `k = 1`, `d = 0` or `rho = 0`.
struct AliceBobBounds: Sendable {
  let game: Game
  /// `F = d_2(alpha||1/k)`.
  let fano: LogForm
  /// `k F / rho^2`.
  let linear: InformationQuantity
  /// `k d Psi(Psi^-1(F/d)/rho)`.
  let mrsGerber: InformationQuantity
  /// `k d Psi(sqrt(kappa))` with `kappa = F / (d Psi(rho))`.
  let closedForm: InformationQuantity

  /// - Throws: `GameError.unattainableSuccess` when no protocol succeeds that often.
  init(_ game: Game, success: Rational) throws {
    self.game = game
    let bounds = try game.bounds(success: success)
    fano = bounds.fano
    linear = .exact(bounds.sdpi)
    mrsGerber = bounds.mrsGerber.remembered
    if fano.isZero {
      closedForm = .zero
      return
    }
    let size = Rational(Integer(game.examples) * Integer(game.dimension))
    let capacity =
      Rational(game.dimension) * (LogForm.bits(1) - binaryEntropy(game.flipProbability))
    let bound = InformationQuantity.enclosed(
      size
        * ComputableReal { [fano] bits in
          // Squared correlations below 2^-n lose n bits in 1 - h; the caller asks again with more.
          let kappa = fano.enclosure(bits: bits)
            .divided(by: capacity.enclosure(bits: bits), bits: bits).intersection(Enclosure(0, 1))
          let theta = Enclosure.squareRoot(kappa, bits: bits)
          let bias = Rational(1, 2) * (Enclosure(1) - theta)
          return Enclosure(1)
            - Enclosure.binaryEntropy(bias.intersection(Enclosure(0, 1)), bits: bits)
        })
    closedForm = bound.remembered
  }

  /// `d g(I/(kd))`: how much a message of `I` bits can tell about noisy copies, on average.
  func noisyLimit(_ information: InformationQuantity) -> InformationQuantity {
    if game.dimension == 0 || game.correlation.isZero { return .zero }
    let size = Integer(game.examples) * Integer(game.dimension)
    return Rational(game.dimension)
      * MrsGerber(correlation: game.correlation)
      .informationFunction(Rational(.one, size) * information)
  }
}

extension InformationQuantity {
  /// The same quantity with an enclosure at hand for several comparisons.
  fileprivate var remembered: InformationQuantity {
    guard case .enclosed(let value) = self else { return self }
    let first = value.enclosure(bits: 112)
    return .enclosed(ComputableReal { bits in bits <= 96 ? first : value.enclosure(bits: bits) })
  }
}
