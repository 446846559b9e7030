import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables

/// What a differentially private mechanism tells about fair coins.
public struct PrivateCoinsLemma: Lemma {
  public let id = "private-coins"
  public let title = "A private mechanism tells little about fair coins"
  public let status = LemmaStatus.derived
  public let source = """
    Derived here from the chain rule; compare M. Bun and T. Steinke, Concentrated differential privacy, TCC 2016, arXiv \
    1605.02065.
    """
  public let statement = """
    Let S be m fair independent coins and M the output of a mechanism for which a change of one coin changes the \
    probability of each output by a factor of at most E >= 1 (pure differential privacy with e^eps = E, for each \
    coin). Then, in bits, I(M;S) <= m (1 - h(1/(1+E))).
    """
  public let summary = """
    By the chain rule I(M;S) is the sum of I(M;S_i|S_1..S_(i-1)). Given M and the coins before it the posterior of a \
    coin lies between 1/(1+E) and E/(1+E), so that its entropy is at least h(1/(1+E)).
    """
  public let enumerated = """
    All channels from one coin to two outputs in ninths and to three in fifths, all from two coins to two outputs in \
    fifths, where E is finite; randomised response with flips 1/10, ..., 5/10 on one and two coins (exhaustive: two \
    coins in sevenths, three coins of randomised response).
    """
  public let parameters = LemmaParameter.list(.channel)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [SecretMechanism] {
    let isStandard = scope == .standard
    var cases: [SecretMechanism] = []
    for flip in 1...5 {
      for coins in 1...(isStandard ? 2 : 3) {
        cases.append(
          try .randomisedResponse(coins: coins, flip: Rational(flip, 10)))
      }
    }
    for (coins, outputs, total) in [(1, 2, 9), (1, 3, 5), (2, 2, isStandard ? 5 : 7)] {
      cases += SecretMechanism.all(secrets: coins, outputs: outputs, total: total).filter {
        !$0.channel.rows.joined().contains(0)
      }
    }
    return cases
  }

  public func label(_ mechanism: SecretMechanism) -> String { mechanism.name }

  /// The channel of `--channel`, whose inputs are the values of the coins.
  public func instance(_ arguments: LemmaArguments) throws -> SecretMechanism {
    try arguments.privateMechanism(of: id, maximumInputs: 64)
  }

  public func check(_ mechanism: SecretMechanism) throws -> [Claim] {
    guard let factor = mechanism.privacyFactor else { return [] }
    return [
      Claim(
        "I(M;S)", try mechanism.information(), atMost: "m (1 - h(1/(1+E)))",
        PrivateCoinsLemma.bound(coins: mechanism.secrets, factor),
        reason: "Chain rule; each coin's posterior lies in [1/(1+E), E/(1+E)].")
    ]
  }

  /// `m (1 - h(1/(1+E)))` bits.
  static func bound(coins: Int, _ factor: Rational) -> LogForm {
    Rational(coins) * (.bits(1) - binaryEntropy((1 + factor).reciprocal()))
  }

  /// The bound for one coin.
  public func results() throws -> Table? {
    Table(
      title: "The greatest information about one fair coin, attained by randomised response",
      columns: [
        Table.Column("E", header: "E = e^eps"),
        Table.Column(
          "bound", header: "1 - h(1/(1+E))", unit: .information, notation: .decimal),
      ],
      rows: [1, Rational(3, 2), 2, 3, 4, 9, 99].map {
        [.rational($0), .logForm(PrivateCoinsLemma.bound(coins: 1, $0))]
      })
  }
}

extension PrivateCoinsLemma {
  public var falseVariants: [FalseVariant<SecretMechanism>] {
    [
      FalseVariant(
        "I(M;S) <= 1 - h(1/(1+E))", change: "The bound for one coin, whatever their number."
      ) { mechanism in
        guard let factor = mechanism.privacyFactor else { return [] }
        return [
          Claim(
            "I(M;S)", try mechanism.information(), atMost: "1 - h(1/(1+E))",
            PrivateCoinsLemma.bound(coins: 1, factor), reason: "False.")
        ]
      }
    ]
  }
}
