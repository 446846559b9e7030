import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import NearestNeighbourGame
import Tables

/// What a noisy copy of all examples costs, and how well Bob does with it: both exactly.
public struct NoisyCopyLemma: Lemma {
  /// A game and the probability with which Alice flips each bit.
  public struct Instance: Sendable {
    public let game: Game
    public let flip: Rational
  }

  public let id = "noisy-copy"
  public let title = "The noisy copy: its information and its success, exactly"
  public let status = LemmaStatus.derived
  public let source = "derived here"
  public let statement = """
    In the game with k >= 1 examples of d >= 0 bits and correlation 0 <= rho <= 1 let Alice send \
    all examples with every bit flipped independently with probability 0 <= a <= 1/2: M = X + W. \
    Then, in bits, I(X;M) = k d (1 - h(a)), and Bob's optimal success is exactly OPT(k, d, rho(1 - \
    2a)), attained by naming j with M_j nearest to Y. Moreover I(M;Y|J) = d (1 - h(a * delta)) \
    with delta = (1 - rho)/2 and a * b = a(1-b) + (1-a)b.
    """
  public let summary = """
    The examples are uniform, so the message M is uniform and independent of the flips W. Hence Y \
    is M_J with the flips W_J and Z, which are independent of M and J: the law of (M,J,Y) is that \
    of the game in which Alice sends everything and the noise flips a bit with probability a * \
    delta, that is with correlation rho(1 - 2a).
    """
  public let enumerated = """
    All k >= 1, d >= 1 with k d <= 6, a in {0, 1/8, 1/3, 1/2} and rho in {0, 1/2, 9/10, 1}: every \
    probability of the randomised message is written down, and the rule of the nearest copy is \
    played by enumeration. Exhaustive: k d <= 8.
    """
  public let buildsOn = ["optimum"]
  public let parameters = LemmaParameter.list(.examples, .dimension, .correlation, .message)

  /// The greatest `k d` for which the message, a law on `2^(kd)` values for each value of the examples, is written down.
  static let enumeratedBits = 8

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    let limit = scope == .standard ? 6 : NoisyCopyLemma.enumeratedBits
    let flips: [Rational] = [0, Rational(1, 8), Rational(1, 3), Rational(1, 2)]
    let correlations: [Rational] = [0, Rational(1, 2), Rational(9, 10), 1]
    return try (1...limit).flatMap { k in
      try (1...limit / k).flatMap { d in
        try correlations.flatMap { rho in
          let game = try Game(examples: k, dimension: d, correlation: rho)
          return flips.map { Instance(game: game, flip: $0) }
        }
      }
    }
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (game, a) = (instance.game, instance.flip)
    let effective = try Game(
      examples: game.examples, dimension: game.dimension,
      correlation: game.correlation * (1 - 2 * a))
    let optimum = try effective.optimalSuccess()
    let found = try game.quantities(for: Message.noisy(a).enumerated())
    let everything = try effective.quantities(for: Message.everything.enumerated())
    let size = Rational(Integer(game.examples) * Integer(game.dimension))
    let noisyFlip = binaryConvolution(a, game.flipProbability)
    return [
      Claim(
        "success", found.success, equals: "OPT(k, d, rho(1-2a))", optimum,
        reason: "The law of (M,J,Y) is that of another game."),
      Claim(
        "the nearest copy succeeds with OPT(k, d, rho(1-2a))",
        reason: "It is the optimal rule of that game.",
        NoisyCopyLemma.nearestCopySuccess(game, flip: a), equals: optimum),
      Claim(
        "I(X;M)", .information(found.information), equals: "k d (1 - h(a))",
        .logForm(size * (LogForm.bits(1) - binaryEntropy(a))),
        reason: "Each bit of M tells 1 - h(a) of its bit of X."),
      Claim(
        "I(M;Y|J)", .information(found.noisyInformation), equals: "d (1 - h(a * delta))",
        .logForm(
          Rational(game.dimension) * (LogForm.bits(1) - binaryEntropy(noisyFlip))),
        reason: "Each bit of Y is flipped twice."),
      Claim(
        "I(J;Y|M) is that of everything at rho(1-2a)",
        reason: "The law of (M,J,Y) is that of another game.",
        .information(found.indexInformation), equals: .information(everything.indexInformation)),
    ]
  }

  /// The success of naming the first `j` with `M_j` nearest to `Y`, from the joint law of `(X, M, J, Y)`.
  ///
  /// - Complexity: O(k 4^(kd)) for the law of `(X_J, M)` and O(k 2^(kd) 4^d) for the rule.
  static func nearestCopySuccess(_ game: Game, flip a: Rational) -> Rational {
    let (k, d, bits) = (game.examples, game.dimension, game.inputBits!)
    let mask = (1 << d) - 1
    func likelihoods(_ flip: Rational, _ bits: Int) -> [Rational] {
      (0...bits).map { flip.power($0) * (1 - flip).power(bits - $0) }
    }
    let copying = likelihoods(a, bits)
    let noise = likelihoods(game.flipProbability, d)
    var success = Rational.zero
    for m in 0..<(1 << bits) {
      // weights[j][x] = Pr[X_j = x, M = m], up to the factor 2^-kd.
      var weights = [[Rational]](repeating: [Rational](repeating: 0, count: mask + 1), count: k)
      for x in 0..<(1 << bits) {
        let probability = copying[(x ^ m).nonzeroBitCount]
        for j in 0..<k { weights[j][x >> (j * d) & mask] += probability }
      }
      for y in 0...mask {
        let nearest = (0..<k).min {
          ((m >> ($0 * d) & mask) ^ y).nonzeroBitCount
            < ((m >> ($1 * d) & mask) ^ y).nonzeroBitCount
        }!
        for x in 0...mask { success += weights[nearest][x] * noise[(x ^ y).nonzeroBitCount] }
      }
    }
    return success.scaled(byPowerOfTwo: -bits) / Rational(Integer(k))
  }

  public func label(_ instance: Instance) -> String {
    "\(instance.game.label), a = \(instance.flip)"
  }

  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let game = try arguments.game(of: id)
    let message = try arguments.require(.message, of: id)
    guard let flip = message.flipProbability, !flip.isNegative, flip <= Rational(1, 2) else {
      throw LemmaError.invalidInstance(
        id: id, reason: "the message is \(message.name); expected noisy:a with a in [0, 1/2]")
    }
    try game.checkBits(atMost: NoisyCopyLemma.enumeratedBits, of: id)
    return Instance(game: game, flip: flip)
  }

  public func results() throws -> Table? {
    let game = try Game(examples: 2, dimension: 3, correlation: Rational(1, 2))
    let flips: [Rational] = [
      0, Rational(1, 16), Rational(1, 8), Rational(1, 4), Rational(3, 8), Rational(1, 2),
    ]
    return Table(
      title: "k = 2, d = 3, rho = 1/2",
      columns: [
        "a", Table.Column("effective", header: "rho(1-2a)"), Table.Column("success"),
        Table.Column("information", header: "I(X;M)", unit: .information, notation: .decimal),
      ],
      rows: try flips.map { a in
        let quantities = try game.quantities(for: .noisy(a))
        return [
          .rational(a), .rational(game.correlation * (1 - 2 * a)), .rational(quantities.success),
          .quantity(quantities.information),
        ]
      })
  }
}

extension NoisyCopyLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "success = OPT(k, d, min(rho, 1-2a))",
        change: "The greater noise alone instead of both."
      ) { instance in
        let game = instance.game
        let flip = max(instance.flip, game.flipProbability)
        let effective = try Game(
          examples: game.examples, dimension: game.dimension, correlation: 1 - 2 * flip)
        return [
          Claim(
            "success", try game.quantities(for: .noisy(instance.flip)).success,
            equals: "OPT(k, d, min(rho, 1-2a))", try effective.optimalSuccess(), reason: "False.")
        ]
      }
    ]
  }
}

extension Game {
  /// Checks that an instance of the user's own can be enumerated.
  ///
  /// - Throws: `LemmaError.invalidInstance`
  func checkBits(atMost limit: Int, of id: String) throws(LemmaError) {
    guard let bits = inputBits, bits <= limit else {
      throw .invalidInstance(
        id: id,
        reason: "k d = \(examples) * \(dimension) is above the \(limit) bits that are enumerated")
    }
  }
}
