import Claims
import ExactArithmetic
import InformationLemmas
import Lemmas
import NearestNeighbourGame
import Tables

/// What it costs always to name a nearest example, for two examples.
public struct ExactOptimumCostLemma: Lemma {
  public enum Instance: Sendable {
    /// One vector against all others of its dimension.
    case vector(signs: String, plus: Int, minus: Int)
    /// All vectors of a dimension.
    case dimension(Int)
    /// All rules of Bob for a dimension.
    case rules(Int)
    /// A message with which Bob's success is optimal.
    case message(GameInstance)
  }

  public let id = "exact-optimum-cost"
  public let title = "The cost of the exact optimum for a fixed number of examples"
  public let status = LemmaStatus.derived
  public let source = "derived here"
  public let statement = """
    In the game with k = 2 examples of d >= 2 bits and correlation 0 < rho < 1, every message with \
    which Bob's success is exactly OPT(2, d, rho) satisfies I(X;M) >= 3d/2 - log2(2d^2 - 4d + 6) \
    bits. The reason: let w = (X_1 - X_2)/2 in signs, a vector in {-1,0,1}^d. Two vectors w, w' \
    that are not 0 are compatible, that is one rule of Bob names a nearest example for both, \
    exactly if [a odd, b + c <= 1, b + e <= 1] or [a >= 2 even, b = 0, and (e = 0, c <= 2 or c = \
    0, e <= 2)], where a and b count the coordinates in which both are not 0 and equal, opposite, \
    and c, e those in which only w, only w' is not 0; and no vector other than 0 is compatible \
    with more than 2d^2 - 4d + 6 vectors. The page also proves for every fixed k that exact \
    optimum, or optimum up to o(1) with rho^2 d bounded away from 0 and infinity, costs (k - \
    2^(1-k) - o(1)) d bits.
    """
  public let summary = """
    Bob's success is optimal only if his rule names a nearest example for every Y and every pair \
    of examples that can have sent the message. Which one is nearer depends on the sign of w . Y \
    only, so all the w that go with one message are compatible in pairs, and counting shows that \
    they are few: at most 2d^2 - 4d + 6 out of a source of entropy 3d/2. For k examples a cone \
    argument takes the place of the count: two tuples of examples that share an almost optimal \
    rule agree, up to constant columns, in almost all coordinates.
    """
  public let enumerated = """
    The rule of compatibility for all pairs of vectors for d = 1, ..., 5 (59049 pairs for d = 5) \
    against all y, and the number of compatible vectors, whose maxima are 6, 12, 22, 36 for d = 2, \
    ..., 5; every rule of Bob for d = 2, 3, 4 (65536 for d = 4) with the number of vectors it \
    serves; every partition of the 9 vectors for d = 2 into compatible blocks as a message, the \
    merged columns, everything, and 72 random messages of exactly optimal success for d = 3, 4, 5. \
    Exhaustive: pairs up to d = 7, and 1200 random messages.
    """
  public let buildsOn = ["optimum", "merged-columns"]
  public let parameters = LemmaParameter.list(.examples, .dimension, .correlation, .message)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    let isExhaustive = scope == .exhaustive
    var cases: [Instance] = []
    for d in 1...(isExhaustive ? 7 : 5) {
      cases += DifferenceVector.all(dimension: d).map {
        .vector(signs: $0.text, plus: $0.plus, minus: $0.minus)
      }
      if d >= 2 { cases.append(.dimension(d)) }
    }
    cases += (2...4).map { .rules($0) }
    cases += try OptimalMessages.partitions().map { .message($0) }
    for d in 2...5 {
      let game = try Game(examples: 2, dimension: d, correlation: Rational(1, 2))
      cases += [.message(GameInstance(game, .everything))]
      cases += [.message(GameInstance(game, MergedColumnsLemma.message))]
    }
    for (d, count) in [(3, 30), (4, 30), (5, 12)] {
      cases += try OptimalMessages.random(
        dimension: d, count: isExhaustive ? 400 : count, seed: UInt64(d)
      ).map { .message($0) }
    }
    return cases
  }

  /// `2d^2 - 4d + 6`.
  static func greatestCount(dimension d: Int) -> Int { 2 * d * d - 4 * d + 6 }

  /// `3d/2 - log2(2d^2 - 4d + 6)`.
  static func bound(dimension d: Int) -> LogForm {
    .bits(Rational(Integer(3 * d), 2)) - .log(greatestCount(dimension: d))
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    switch instance {
    case .vector(let signs, let plus, let minus):
      let vector = DifferenceVector(dimension: signs.count, plus: plus, minus: minus)
      return check(vector)
    case .dimension(let d):
      let vectors = DifferenceVector.all(dimension: d)
      let greatest = vectors.lazy.filter { $0.weight > 0 }.map { vector in
        vectors.count { vector.isCompatible(with: $0) }
      }.max()!
      return [
        Claim(
          "the greatest number of compatible vectors is 2d^2 - 4d + 6",
          reason: "It is reached by the vectors with two coordinates that are not 0.",
          Rational(greatest), equals: Rational(Self.greatestCount(dimension: d)))
      ]
    case .rules(let d):
      return [
        Claim(
          "a rule serves at most 2d^2 - 4d + 6 vectors",
          reason: "The vectors that one rule serves are compatible in pairs.",
          Rational(OptimalMessages.greatestService(dimension: d)),
          atMost: Rational(Self.greatestCount(dimension: d)))
      ]
    case .message(let instance):
      let quantities = try instance.game.quantities(for: instance.message)
      return [
        Claim(
          "success", quantities.success, equals: "OPT", try instance.game.optimalSuccess(),
          reason: "Bob can always name a nearest example."),
        Claim(
          "3d/2 - log2(2d^2 - 4d + 6)", .exact(Self.bound(dimension: instance.game.dimension)),
          atMost: "I(X;M)", quantities.information,
          reason: "Given the message few differences of the examples are possible."),
      ]
    }
  }

  private func check(_ vector: DifferenceVector) -> [Claim] {
    let d = vector.dimension
    let others = DifferenceVector.all(dimension: d)
    let isCompatible = others.map { vector.isCompatible(with: $0) }
    let differences = zip(others, isCompatible).count {
      vector.isCompatibleByRule(with: $0) != $1
    }
    let count = isCompatible.count { $0 }
    var claims = [
      Claim(
        "the rule of compatibility fails for no vector",
        reason: "No sum of signs lies strictly between -(b+c) and b+e.",
        Rational(differences), equals: 0)
    ]
    if vector.weight > 0 {
      claims.append(
        Claim(
          "the number of compatible vectors is as stated", reason: "The rule, counted.",
          Rational(count),
          equals: Rational(
            DifferenceVector.compatibleCount(dimension: d, weight: vector.weight))))
      if d >= 2 {
        claims.append(
          Claim(
            "at most 2d^2 - 4d + 6 vectors are compatible",
            reason: "The number is greatest for two coordinates that are not 0.",
            Rational(count), atMost: Rational(Self.greatestCount(dimension: d))))
      }
    }
    return claims
  }

  public func label(_ instance: Instance) -> String {
    switch instance {
    case .vector(let signs, _, _): return "w = \(signs)"
    case .dimension(let d): return "all vectors, d = \(d)"
    case .rules(let d): return "all rules, d = \(d)"
    case .message(let instance): return instance.label
    }
  }

  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let instance = try arguments.gameInstance(of: id)
    let game = instance.game
    func invalid(_ reason: String) -> LemmaError { .invalidInstance(id: id, reason: reason) }
    guard game.examples == 2 else {
      throw invalid("k = \(game.examples); the finite bound is for k = 2")
    }
    guard game.dimension >= 2 else { throw invalid("d = \(game.dimension); expected at least 2") }
    guard game.correlation.signum() > 0, game.correlation < 1 else {
      throw invalid("rho = \(game.correlation); expected 0 < rho < 1")
    }
    let success = try game.quantities(for: instance.message).success
    let optimum = try game.optimalSuccess()
    guard success == optimum else {
      throw invalid(
        "the success of \(instance.message.name) is \(success), below the optimum \(optimum); "
          + "the bound is for exactly optimal success")
    }
    return .message(instance)
  }

  public func results() throws -> Table? {
    let least = try OptimalMessages.partitions().map {
      try $0.game.quantities(for: $0.message).information.logForm!
    }.min()
    return Table(
      columns: [
        "d", Table.Column("greatest", header: "most compatible vectors"),
        Table.Column("entropy", header: "H(w)", unit: .information),
        Table.Column("bound", header: "bound on I(X;M)", unit: .information, notation: .both),
        Table.Column(
          "least", header: "least I(X;M) of a partition of the vectors", unit: .information,
          notation: .both),
      ],
      rows: (2...5).map { d in
        let vectors = DifferenceVector.all(dimension: d)
        let greatest = vectors.lazy.filter { $0.weight > 0 }.map { vector in
          vectors.count { vector.isCompatible(with: $0) }
        }.max()!
        return [
          .integer(d), .integer(greatest), .logForm(.bits(Rational(3 * d, 2))),
          .logForm(Self.bound(dimension: d)),
          d == 2 ? least.map { .logForm($0) } ?? .empty : .empty,
        ]
      })
  }
}

extension ExactOptimumCostLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "at most 2d^2 - 4d + 5 vectors are compatible",
        change: "One vector less."
      ) { instance in
        guard case .dimension(let d) = instance,
          let greatest = try check(instance).first?.left.rationalValue
        else { return [] }
        return [
          Claim(
            "at most 2d^2 - 4d + 5 vectors", reason: "False.", greatest,
            atMost: Rational(2 * d * d - 4 * d + 5))
        ]
      }
    ]
  }
}
