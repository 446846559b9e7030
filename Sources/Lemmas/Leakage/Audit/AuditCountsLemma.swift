import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables

/// What expected numbers of right and wrong guesses prove about mutual information.
public struct AuditCountsLemma: Lemma {
  public let id = "audit-counts"
  public let title = "Expected numbers of right and wrong guesses bound mutual information"
  public let status = LemmaStatus.derived
  public let source = "Derived here from the chain rule and data processing."
  public let statement = """
    (i) Let S be m fair independent coins and M a message about them. An attack guesses some of the coins from M; let c and \
    w be the expected numbers of right and of wrong guesses, c + w > 0. Then, in bits, \
    I(M;S) >= (c+w) (1 - h(w/(c+w))).
    (ii) Let S be m independent secrets, each uniform on q values. For each secret i an attack gives a list of L values, \
    1 <= L < q, that contains it with probability a_i >= L/q. Then I(M;S) >= sum_i d2(a_i||L/q).
    """
  public let summary = """
    As the secrets are independent, I(M;S) is at least the sum of the informations about each. That of a coin about its guess, \
    which may be absent, is least for symmetric errors; the sum over coins is least when all are alike, by convexity. For \
    lists it is data processing with the event that the list is right.
    """
  public let enumerated = """
    \(SecretMechanism.coinCasesInWords), for every rule that guesses from the output a set of coins, if there are at most 5000, \
    and the best list of each length for one secret of three values in fifths.
    """
  public let buildsOn = ["data-processing"]

  public let parameters = LemmaParameter.list(.channel)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [SecretMechanism] {
    try SecretMechanism.coinCases(scope)
      + SecretMechanism.all(secrets: 1, choices: 3, outputs: 2, total: 5)
      + SecretMechanism.all(secrets: 1, choices: 3, outputs: 3, total: 2)
  }

  public func instance(_ arguments: LemmaArguments) throws -> SecretMechanism {
    try arguments.coinMechanism(of: id, maximumInputs: 4)
  }

  public func label(_ mechanism: SecretMechanism) -> String { mechanism.name }

  public func check(_ mechanism: SecretMechanism) throws -> [Claim] {
    let information = try mechanism.information()
    if mechanism.choices > 2 { return mechanism.listClaims(information) }
    return mechanism.expectedCounts.compactMap { right, wrong in
      let total = right + wrong
      if total.isZero { return nil }
      return Claim(
        "(c+w)(1-h(w/(c+w))), c = \(right), w = \(wrong)",
        total * (.bits(1) - binaryEntropy(wrong / total)), atMost: "I(M;S)", information,
        reason: "Each coin apart, symmetrised, and convexity.")
    }
  }
}

extension AuditCountsLemma {
  public var falseVariants: [FalseVariant<SecretMechanism>] {
    [
      FalseVariant(
        "I(M;S) >= m (1 - h(w/(c+w)))",
        change: "All coins counted, those that were not guessed too."
      ) { mechanism in
        if mechanism.choices > 2 { return [] }
        let information = try mechanism.information()
        return mechanism.expectedCounts.compactMap { right, wrong in
          let total = right + wrong
          if total.isZero { return nil }
          return Claim(
            "m (1-h(w/(c+w))), c = \(right), w = \(wrong)",
            Rational(mechanism.secrets) * (.bits(1) - binaryEntropy(wrong / total)),
            atMost: "I(M;S)", information, reason: "False.")
        }
      }
    ]
  }
}

extension SecretMechanism {
  /// The expected numbers of right and wrong guesses of every rule, each pair of numbers once; of rules that guess the first
  /// value for each output where there are too many.
  fileprivate var expectedCounts: [(right: Rational, wrong: Rational)] {
    // For each output what each guess adds: no guess, 0 or 1 for each coin.
    let guesses = (0..<secrets).reduce([[Int?]()]) { lists, _ in
      lists.flatMap { list in [nil, 0, 1].map { list + [$0] } }
    }
    let ruleCount = (0..<channel.outputCount).reduce(1.0) { count, _ in
      count * Double(guesses.count)
    }
    let used = ruleCount <= 5000 ? guesses : guesses.filter { !$0.contains(1) }
    let weight = Rational(1, channel.inputCount)
    var sums: Set<[Rational]> = [[0, 0]]
    for y in 0..<channel.outputCount {
      let parts = Set(
        used.map { guess -> [Rational] in
          var (right, wrong) = (Rational.zero, Rational.zero)
          for s in 0..<channel.inputCount {
            let hits = zip(guess, values(s)).filter { $0 != nil && $0 == $1 }.count
            let all = guess.count { $0 != nil }
            right += Rational(hits) * channel[s, y]
            wrong += Rational(all - hits) * channel[s, y]
          }
          return [weight * right, weight * wrong]
        })
      sums = Set(
        sums.flatMap { sum in parts.map { [sum[0] + $0[0], sum[1] + $0[1]] } })
    }
    return sums.sorted { $0.lexicographicallyPrecedes($1) }.map { ($0[0], $0[1]) }
  }

  /// The best lists for one secret.
  fileprivate func listClaims(_ information: LogForm) -> [Claim] {
    (1..<choices).compactMap { length in
      let share = Rational.sum(
        (0..<channel.outputCount).map { y in
          Rational.sum(
            (0..<choices).map { channel[$0, y] / Rational(choices) }.sorted().suffix(length))
        })
      guard let bound = binaryDivergence(share, Rational(length, choices)).logForm else {
        return nil
      }
      return Claim(
        "d2(a||\(length)/q)", bound, atMost: "I(M;S)", information,
        reason: "Data processing with the event that the list is right.")
    }
  }
}
