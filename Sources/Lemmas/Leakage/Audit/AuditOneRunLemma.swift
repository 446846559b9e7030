import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables

/// How many coins an attack on a purely private mechanism guesses right.
public struct AuditOneRunLemma: Lemma {
  public let id = "audit-one-run"
  public let title =
    "Guesses about the coins of a private mechanism are right no more often than biased coins"
  public let status = LemmaStatus.published
  public let source = """
    T. Steinke, M. Nasr and M. Jagielski, Privacy auditing with one (1) training run, 2023, arXiv 2305.08846; the proof on \
    the page is ours.
    """
  public let statement = """
    Let S be m fair independent coins and M the output of a mechanism that is ln E-differentially private in each coin, \
    E >= 1. An attack sees M and randomness that is independent of S; it chooses coins and guesses each of them. Let R be \
    the number of guesses and V that of right ones. Then, given M, Pr[V >= v] <= Pr[Bin(R, E/(1+E)) >= v] for all v.
    """
  public let summary = """
    Given M and the coins before it, a coin is what was guessed with probability at most E/(1+E), because its likelihood \
    ratio lies between 1/E and E after averaging over the later coins. So the right guesses are dominated by independent \
    coins of that bias.
    """
  public let enumerated =
    SecretMechanism.coinCasesInWords + "; of these all with a finite E, and all attacks."
  public let buildsOn: [String] = []
  public let parameters = LemmaParameter.list(.channel)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [SecretMechanism] {
    try SecretMechanism.coinCases(scope).filter { $0.privacyFactor != nil }
  }

  public func label(_ mechanism: SecretMechanism) -> String { mechanism.name }

  public func instance(_ arguments: LemmaArguments) throws -> SecretMechanism {
    try arguments.privateMechanism(of: id, maximumInputs: 8)
  }

  public func check(_ mechanism: SecretMechanism) throws -> [Claim] {
    guard let factor = mechanism.privacyFactor else { return [] }
    return claims(mechanism, bound: "Pr[Bin(r, E/(1+E)) >= v]") { guesses, correct in
      BinomialTail(trials: guesses, threshold: correct).exactValue(at: factor / (1 + factor))
    }
  }

  /// The greatest success of an attack against a bound, for every number of guesses and of right ones.
  private func claims(
    _ mechanism: SecretMechanism, bound: String, _ value: (Int, Int) -> Rational
  ) -> [Claim] {
    (1...mechanism.secrets).flatMap { guesses in
      (1...guesses).map { correct in
        Claim(
          "Pr[V >= \(correct)], r = \(guesses)",
          mechanism.greatestSuccess(guesses: guesses, correct: correct), atMost: bound,
          value(guesses, correct), reason: "Each guess is right with probability at most E/(1+E).")
      }
    }
  }
}

extension AuditOneRunLemma {
  public var falseVariants: [FalseVariant<SecretMechanism>] {
    [
      FalseVariant(
        "Pr[V >= v] <= Pr[Bin(r, E/(2+E)) >= v]", change: "A smaller bias for E above 1."
      ) { mechanism in
        guard let factor = mechanism.privacyFactor, factor > 1 else { return [] }
        return claims(mechanism, bound: "Pr[Bin(r, E/(2+E)) >= v]") { guesses, correct in
          BinomialTail(trials: guesses, threshold: correct).exactValue(at: factor / (2 + factor))
        }
      }
    ]
  }
}

extension LemmaArguments {
  /// The mechanism of `--channel`, whose inputs are the values of coins.
  ///
  /// - Throws: `LemmaError`.
  func coinMechanism(of id: String, maximumInputs limit: Int) throws(LemmaError) -> SecretMechanism
  {
    let channel = try channel(of: id, maximumInputs: limit)
    let count = channel.inputCount
    guard count.nonzeroBitCount == 1, count > 1 else {
      throw .invalidInstance(
        id: id, reason: "the channel has \(count) inputs; expected 2^m, the values of m >= 1 coins")
    }
    return SecretMechanism("\(channel)", secrets: count.trailingZeroBitCount, channel: channel)
  }

  /// The same, where a change of one coin changes probabilities by a finite factor.
  ///
  /// - Throws: `LemmaError`.
  func privateMechanism(of id: String, maximumInputs limit: Int) throws(LemmaError)
    -> SecretMechanism
  {
    let mechanism = try coinMechanism(of: id, maximumInputs: limit)
    if mechanism.privacyFactor == nil {
      throw .invalidInstance(
        id: id,
        reason:
          "an output is possible for one value of a coin and impossible for the other; expected a finite E"
      )
    }
    return mechanism
  }
}
