import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables

/// What right guesses about uniform secrets prove about maximal leakage and the number of models.
public struct AuditLeakageLemma: Lemma {
  public let id = "audit-leakage"
  public let title = "Unlikely guesses about secrets prove maximal leakage"
  public let status = LemmaStatus.derived
  public let source = """
    Derived here; A. R. Esposito, M. Gastpar and I. Issa, Generalization error bounds via Renyi-, f-divergences and maximal \
    leakage, arXiv 1903.01777, for the inequality of events.
    """
  public let statement = """
    Let S be m independent secrets, each uniform on q values, and M a message about them with finitely many values. An \
    attack sees M and randomness that is independent of S, chooses R secrets and makes one guess of each; V are right. Let \
    Q = Pr[Bin(R, 1/q) >= V] and L = log sum_y max_s Pr[M=y|S=s]. Then Pr[Q <= x] <= 2^L x for all x >= 0: with \
    confidence 1-b, L >= log(b/Q), in bits. A message with at most 2^B values has L <= B.
    """
  public let summary = """
    The probability of an event of message and secrets is at most the sum over the messages y of max_s Pr[M=y|S=s] times the \
    probability of the event for y and independent secrets, which is at most x.
    """
  public let enumerated =
    SecretMechanism.secretCasesInWords
    + "; all numbers of guesses and of right ones, against the best attack."
  public let buildsOn: [String] = []

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
    let leakage = mechanism.leakageFactor
    let events = mechanism.outcomes.map { guesses, correct, success, chance in
      Claim(
        "Pr[V >= \(correct)], r = \(guesses)", success, atMost: "2^L Q", leakage * chance,
        reason: "Each message has its event with probability Q for independent secrets.")
    }
    return events + [
      Claim(
        "2^L", leakage, atMost: "the number of messages", Rational(mechanism.channel.outputCount),
        reason: "A probability is at most 1.")
    ]
  }
}

extension AuditLeakageLemma {
  public var falseVariants: [FalseVariant<SecretMechanism>] {
    [
      FalseVariant("Pr[V >= v] <= 2^(L/2) Q", change: "Half of the leakage.") { mechanism in
        mechanism.outcomes.map { guesses, correct, success, chance in
          Claim(
            "Pr[V >= \(correct)]^2, r = \(guesses)", success * success, atMost: "2^L Q^2",
            mechanism.leakageFactor * chance * chance, reason: "False.")
        }
      }
    ]
  }
}
