import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables

/// What rates of positives with and without a record prove about differential privacy.
public struct AuditRatesLemma: Lemma {
  public let id = "audit-rates"
  public let title = "Rates of positives with and without a record bound its privacy"
  public let status = LemmaStatus.published
  public let source = """
    P. Kairouz, S. Oh and P. Viswanath, The composition theorem for differential privacy, ICML 2015, arXiv 1311.0776; C. J. \
    Clopper and E. S. Pearson, Biometrika 26, 1934. The proof on the page is ours.
    """
  public let statement = """
    (i) Let W(.|1) and W(.|0) be the laws of a model with and without a record, of a mechanism that is \
    (ln E, delta)-differentially private in it. A test says IN with probability TPR under the first and FPR under the \
    second. Then TPR <= E FPR + delta and 1 - FPR <= E (1 - TPR) + delta.
    (ii) For X successes in n independent trials with probability p, the least p' with Pr[Bin(n,p') >= X] >= b is above p \
    with probability at most b. So, with both ends of level b/2, E >= (TPR_lo - delta)/FPR_hi and \
    E >= (1 - FPR_hi - delta)/(1 - TPR_lo) hold together with confidence 1-b.
    """
  public let summary = """
    (i) is the definition for the event that the test says IN, and for its complement with the roles exchanged. (ii) The end is \
    above p only if Pr[Bin(n,p) >= X] < b, and a tail at its own count is a p-value.
    """
  public let enumerated = """
    (i) All channels from one bit to two outputs in twelfths and to three in fifths, at E = 1, 3/2 and 4, all tests. (ii) All \
    n <= 12, p in twelfths, b = 1/40, 1/10 and 1/2.
    """
  public let buildsOn: [String] = []
  public let parameters = LemmaParameter.list(.channel)

  public init() {}

  private static let factors: [Rational] = [1, 3 / 2, 4]

  /// The laws of `--channel` without and with the record, in this order, at each `E`.
  public func instances(_ arguments: LemmaArguments) throws -> [Instance] {
    let channel = try arguments.channel(of: id, maximumInputs: 12)
    if channel.inputCount != 2 {
      throw LemmaError.invalidInstance(
        id: id,
        reason:
          "the channel has \(channel.inputCount) inputs; expected 2, without and with the record")
    }
    let mechanism = SecretMechanism("\(channel)", secrets: 1, channel: channel)
    return AuditRatesLemma.factors.map { .mechanism(mechanism, factor: $0) }
  }

  /// The first of ``instances(_:)``.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    try instances(arguments)[0]
  }

  /// One of the two parts.
  public enum Instance: Sendable {
    case mechanism(SecretMechanism, factor: Rational)
    case interval(trials: Int, probability: Rational, error: Rational)
  }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    let total = scope == .standard ? (12, 5) : (20, 9)
    let mechanisms =
      SecretMechanism.all(secrets: 1, outputs: 2, total: total.0)
      + SecretMechanism.all(secrets: 1, outputs: 3, total: total.1)
    var cases = AuditRatesLemma.factors.flatMap { factor in
      mechanisms.map { Instance.mechanism($0, factor: factor) }
    }
    for error in [Rational(1, 40), Rational(1, 10), Rational(1, 2)] {
      for trials in 1...(scope == .standard ? 12 : 30) {
        for p in 0...12 {
          cases.append(.interval(trials: trials, probability: Rational(p, 12), error: error))
        }
      }
    }
    return cases
  }

  public func label(_ instance: Instance) -> String {
    switch instance {
    case .mechanism(let mechanism, let factor): return "\(mechanism.name), E = \(factor)"
    case .interval(let trials, let probability, let error):
      return "n = \(trials), p = \(probability), b = \(error)"
    }
  }

  public func size(_ instance: Instance) -> CaseSize {
    switch instance {
    case .mechanism(let mechanism, _): return mechanism.caseSize
    case .interval(let trials, let probability, _):
      return trials.caseSize + probability.caseSize
    }
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    switch instance {
    case .mechanism(let mechanism, let factor):
      return tests(mechanism) { first, second in
        let delta = mechanism.delta(at: factor)
        return [
          Claim(
            "TPR", first, atMost: "E FPR + delta", factor * second + delta,
            reason: "The definition for the event IN."),
          Claim(
            "1 - FPR", 1 - second, atMost: "E (1 - TPR) + delta", factor * (1 - first) + delta,
            reason: "The definition for the event OUT."),
        ]
      }
    case .interval(let trials, let probability, let error):
      return [coverage(trials, probability, error, level: error)]
    }
  }

  /// The claims of all tests that say IN for some of the outputs.
  private func tests(
    _ mechanism: SecretMechanism, _ claims: (_ tpr: Rational, _ fpr: Rational) -> [Claim]
  ) -> [Claim] {
    let outputs = 0..<mechanism.channel.outputCount
    return (0..<(1 << outputs.count)).flatMap { set -> [Claim] in
      func rate(_ input: Int) -> Rational {
        Rational.sum(
          outputs.filter { set >> $0 & 1 == 1 }.map { mechanism.channel[input, $0] })
      }
      return claims(rate(1), rate(0))
    }
  }

  /// The probability that the end of level `error` is above `p`, against a level.
  private func coverage(
    _ trials: Int, _ p: Rational, _ error: Rational, level: Rational
  ) -> Claim {
    let masses = (0...trials).map {
      Rational(Integer.binomial(trials, $0)) * p.power($0) * (1 - p).power(trials - $0)
    }
    let missed = (1...trials).filter { Rational.sum(masses[$0...]) < error }
    return Claim(
      "Pr[end > p]", Rational.sum(missed.map { masses[$0] }), atMost: "b", level,
      reason: "The tail at its own count is a p-value.")
  }
}

extension AuditRatesLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant("TPR <= E FPR", change: "Without delta.") { instance in
        guard case .mechanism(let mechanism, let factor) = instance else { return [] }
        return tests(mechanism) { first, second in
          [Claim("TPR", first, atMost: "E FPR", factor * second, reason: "False.")]
        }
      },
      FalseVariant("Pr[end > p] <= b/2", change: "Half of the level.") { instance in
        guard case .interval(let trials, let p, let error) = instance else { return [] }
        return [coverage(trials, p, error, level: error / 2)]
      },
    ]
  }
}
