import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Leakage
import Lemmas
import Tables

/// An audit whose number of guesses the model may choose.
public struct AuditAnyGuessesLemma: Lemma {
  public let id = "audit-any-guesses"
  public let title = "A p-value for a number of guesses that is chosen from the model"
  public let status = LemmaStatus.derived
  public let source = "Derived here."
  public let statement = """
    Let S be m fair independent coins and M the output of a mechanism that is (ln E, delta)-differentially private in \
    each coin, E >= 1. An attack sees M and randomness that is independent of S, chooses any number R >= r of coins, where \
    r >= 1 does not depend on M, and guesses them; V guesses are right. Then P = min(1, Pr[Bin(R, E/(1+E)) >= V] + m delta K) \
    is a p-value, Pr[P <= b] <= b for all 0 <= b < 1, for K = max_v T_v (1-T_v)/(v p_v) with the tail T_v and the mass p_v of \
    the binomial law with r trials and success E/(1+E); K = 1/(1+E) for r = 1. K does not increase with r, nor with E.
    """
  public let summary = """
    For each number r the identity of the bound for a fixed number holds with the probabilities of R = r and V = j, and the \
    positive parts of all r together sum to at most m delta. The greatest R_j is K, which falls with r by induction and with \
    E by its derivative, both because K is at least 1/(1+E) times the greatest mass.
    """
  public let enumerated = """
    \(SecretMechanism.coinCasesInWords), at E = 1, 2 and 4, with every b that is a value of P and every r, against all attacks \
    that choose a number of at least r guesses from the output.
    """
  public let buildsOn = ["audit-approximate"]

  public let parameters = LemmaParameter.list(.channel)

  public init() {}

  /// A mechanism with an `E`.
  public struct Instance: Sendable {
    public let mechanism: SecretMechanism
    /// `E`; a user's own mechanism is checked at several.
    public let factors: [Rational]
    /// The first `E`.
    public var factor: Rational { factors[0] }
  }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    let mechanisms = try SecretMechanism.coinCases(scope)
    return AuditApproximateLemma.factors.flatMap { factor in
      mechanisms.map { Instance(mechanism: $0, factors: [factor]) }
    }
  }

  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    Instance(
      mechanism: try arguments.coinMechanism(of: id, maximumInputs: 8),
      factors: AuditApproximateLemma.factors)
  }

  public func label(_ instance: Instance) -> String {
    "\(instance.mechanism.name), E = "
      + instance.factors.map(\.description).joined(separator: ", ")
  }

  public func size(_ instance: Instance) -> CaseSize { instance.mechanism.caseSize }

  public func check(_ instance: Instance) throws -> [Claim] {
    instance.factors.flatMap { factor in
      (1...instance.mechanism.secrets).flatMap { least in
        claims(
          instance, at: factor, least: least,
          constant: OneRunAudit.guessConstant(leastGuesses: least, factor: factor),
          reason: "All R_j of r or more guesses are at most K.")
      }
    }
  }

  private func claims(
    _ instance: Instance, at factor: Rational, least: Int = 1, constant: Rational, reason: String
  ) -> [Claim] {
    let mechanism = instance.mechanism
    let suffix = instance.factors.count == 1 ? "" : ", E = \(factor)"
    let added = Rational(mechanism.secrets) * mechanism.delta(at: factor) * constant
    // values[r][v] for 1 <= v <= r; for v = 0 and r = 0 it is 1.
    let values = (0...mechanism.secrets).map { r in
      (0...r).map { v -> Rational in
        if v == 0 { return 1 }
        let tail = BinomialTail(trials: r, threshold: v).exactValue(at: factor / (1 + factor))
        return min(1, tail + added)
      }
    }
    return Set(values[least...].joined()).filter { $0 < 1 }.sorted().map { level in
      let thresholds = values.enumerated().map { r, list in
        r < least ? nil : list.firstIndex { $0 <= level }
      }
      let name = least == 1 ? "" : ", R >= \(least)"
      return Claim(
        "Pr[P <= \(level)\(name)]\(suffix)", mechanism.greatestSuccess(thresholds: thresholds),
        atMost: "b",
        level,
        reason: reason)
    }
  }
}

extension AuditAnyGuessesLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "Pr[P <= b] <= b with m delta/(2+2E)", change: "Half of what delta adds."
      ) { instance in
        claims(
          instance, at: instance.factor, constant: 1 / (2 + 2 * instance.factor), reason: "False.")
      }
    ]
  }
}
