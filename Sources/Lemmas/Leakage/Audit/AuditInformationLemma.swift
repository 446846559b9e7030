import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables

/// What right guesses about uniform secrets prove about mutual information.
public struct AuditInformationLemma: Lemma {
  public let id = "audit-information"
  public let title = "Unlikely guesses about secrets prove mutual information"
  public let status = LemmaStatus.derived
  public let source = "Derived here from the data processing inequality."
  public let statement = """
    Let S be m independent secrets, each uniform on q values, and M a message about them. An attack sees M and randomness \
    that is independent of S, chooses R secrets and makes one guess of each; V are right. Let Q = Pr[Bin(R, 1/q) >= V]. \
    If I(M;S) <= B < d2(b||x) for some 0 <= x < b, then Pr[Q <= x] < b: with confidence 1-b, I(M;S) >= d2(b||Q) \
    whenever Q < b. In bits, with d2 the binary divergence.
    """
  public let summary = """
    For an independent message Q is a p-value, whatever the message and the choice of secrets. By data processing with the \
    event Q <= x, I(M;S) >= d2(Pr[Q <= x]||x') for some x' <= x, and d2(.||x) increases above x.
    """
  public let enumerated =
    SecretMechanism.secretCasesInWords
    + "; all numbers of guesses and of right ones, against the best attack."
  public let buildsOn = ["data-processing"]

  public let parameters = LemmaParameter.list(.channel)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [SecretMechanism] {
    try SecretMechanism.secretCases(scope)
  }

  public func instance(_ arguments: LemmaArguments) throws -> SecretMechanism {
    try arguments.coinMechanism(of: id, maximumInputs: 8)
  }

  public func label(_ mechanism: SecretMechanism) -> String { mechanism.name }

  public func check(_ mechanism: SecretMechanism) throws -> [Claim] {
    let information = try mechanism.information()
    return mechanism.outcomes.compactMap { guesses, correct, success, chance in
      guard let divergence = binaryDivergence(success, chance).logForm else { return nil }
      return Claim(
        "d2(Pr[V >= \(correct)]||Q), r = \(guesses)", divergence, atMost: "I(M;S)", information,
        reason: "Data processing: without M the guesses are right with probability 1/q.")
    }
  }
}

extension AuditInformationLemma {
  public var falseVariants: [FalseVariant<SecretMechanism>] {
    [
      FalseVariant(
        "I(M;S) >= log(Pr[V >= v]/Q)",
        change: "Without the factor b: that bounds the leakage, not the information."
      ) { mechanism in
        let information = try mechanism.information()
        return mechanism.outcomes.map { guesses, correct, success, chance in
          Claim(
            "log(Pr[V >= \(correct)]/Q), r = \(guesses)", .log(success) - .log(chance),
            atMost: "I(M;S)", information, reason: "False.")
        }
      }
    ]
  }
}

extension SecretMechanism {
  /// The greatest probability that `v` of `r` guesses are right, and that without the message, for all `r` and `v`.
  var outcomes: [(guesses: Int, correct: Int, success: Rational, chance: Rational)] {
    (1...secrets).flatMap { guesses in
      (1...guesses).map { correct in
        (
          guesses, correct, greatestSuccess(guesses: guesses, correct: correct),
          BinomialTail(trials: guesses, threshold: correct).exactValue(at: Rational(1, choices))
        )
      }
    }
  }

  /// Coins, and one secret of three values.
  static func secretCases(_ scope: LemmaScope) throws -> [SecretMechanism] {
    var cases = try coinCases(scope)
    for share in [Rational(1, 20), Rational(1, 3), 1] {
      cases.append(try .memorizing(secrets: 1, choices: 3, with: share))
    }
    return cases + all(secrets: 1, choices: 3, outputs: 2, total: 4)
  }

  /// What ``secretCases(_:)`` lists, for the pages.
  static let secretCasesInWords = """
    \(coinCasesInWords); one secret of three values told with probability 1/20, 1/3 or 1, and all channels from \
    it to two outputs in quarters
    """
}
