import Claims
import ExactArithmetic
import InformationLemmas
import Lemmas
import NearestNeighbourGame
import Tables

/// Alice need not tell columns of zeros from columns of ones: what that saves, exactly.
public struct MergedColumnsLemma: Lemma {
  public let id = "merged-columns"
  public let title = "Merged columns: the optimum for less than everything"
  public let status = LemmaStatus.derived
  public let source = "derived here"
  public let statement = """
    In the game with k >= 1 examples of d >= 0 bits and correlation 0 <= rho <= 1 let Alice send, \
    for each coordinate i, the column (X_1i, ..., X_ki), except that she does not tell the column \
    of zeros from that of ones. Then, in bits, I(X;M) = H(M) = (k - 2^(1-k)) d, and Bob's optimal \
    success is exactly OPT(k, d, rho).
    """
  public let summary = """
    A coordinate in which all examples agree adds the same number to all k distances from Y, so it \
    does not change which examples are nearest. Bob may take zeros for such a column. The two \
    constant columns together have probability 2^(1-k), and telling them apart would take one more \
    bit.
    """
  public let enumerated = """
    All k >= 1, d >= 0 with k d <= 10 and k <= 10 and rho in {0, 1/3, 1/2, 9/10, 1}, by \
    enumeration of all examples. Exhaustive: k d <= 16.
    """
  public let buildsOn = ["optimum"]
  public let parameters = LemmaParameter.list(.examples, .dimension, .correlation)

  /// The greatest `k d` of an instance.
  static let enumeratedBits = 20

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [Game] {
    let limit = scope == .standard ? 10 : 16
    return try [0, Rational(1, 3), Rational(1, 2), Rational(9, 10), 1].flatMap { rho in
      try (1...limit).flatMap { k in
        try (0...limit / k).map { try Game(examples: k, dimension: $0, correlation: rho) }
      }
    }
  }

  /// The columns of the examples, with the two constant columns merged.
  public static let message = Message.deterministic("merged columns") { examples in
    let constant = (1 << examples.count) - 1
    return (0..<examples.dimension).reduce(0) { message, coordinate in
      let column = (0..<examples.count).reduce(0) {
        $0 | (examples[$1] >> coordinate & 1) << $1
      }
      return message << examples.count | (column == constant ? 0 : column)
    }
  }

  public func check(_ game: Game) throws -> [Claim] {
    let quantities = try game.quantities(for: MergedColumnsLemma.message)
    return [
      Claim(
        "success", quantities.success, equals: "OPT", try game.optimalSuccess(),
        reason: "A constant column adds the same to all distances."),
      Claim(
        "I(X;M)", .information(quantities.information), equals: "(k - 2^(1-k)) d",
        .logForm(MergedColumnsLemma.cost(game)),
        reason: "Two of 2^k equally likely columns are merged in each coordinate."),
    ]
  }

  /// `(k - 2^(1-k)) d` bits.
  static func cost(_ game: Game) -> LogForm {
    let k = game.examples
    return .bits(
      Rational(Integer(game.dimension)) * (Rational(k) - Rational(2).scaled(byPowerOfTwo: -k)))
  }

  public func label(_ game: Game) -> String { game.label }

  public func instance(_ arguments: LemmaArguments) throws -> Game {
    let game = try arguments.game(of: id)
    try game.checkBits(atMost: MergedColumnsLemma.enumeratedBits, of: id)
    return game
  }

  public func results() throws -> Table? {
    let games = try [(1, 3), (2, 3), (3, 3), (4, 3), (5, 3)].map {
      try Game(examples: $0, dimension: $1, correlation: Rational(1, 2))
    }
    return Table(
      columns: [
        "k", "d", Table.Column("success", header: "success at rho = 1/2"),
        Table.Column("information", header: "I(X;M)", unit: .information),
        Table.Column("everything", header: "k d", unit: .information),
      ],
      rows: try games.map { game in
        let quantities = try game.quantities(for: MergedColumnsLemma.message)
        return [
          .integer(game.examples), .integer(game.dimension), .rational(quantities.success),
          .quantity(quantities.information),
          .logForm(.bits(Rational(game.examples * game.dimension))),
        ]
      })
  }
}

extension MergedColumnsLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "The parities of all columns succeed with OPT",
        change: "All columns of one parity merged, not the constant ones."
      ) { game in
        let parity = Message.deterministic("parities") { examples in
          (0..<examples.count).reduce(0) { $0 ^ examples[$1] }
        }
        return [
          Claim(
            "success", try game.quantities(for: parity).success,
            equals: "OPT", try game.optimalSuccess(), reason: "False.")
        ]
      }
    ]
  }
}
