import Claims
import ExactArithmetic
import InformationLemmas
import Lemmas
import Tables

/// How many terms of a large sum are large.
public struct TracedCountLemma: Lemma {
  public let id = "traced-count"
  public let title = "A large score recognises many samples"
  public let status = LemmaStatus.published
  public let source =
    "S. Voitovych, M. Haghifam, I. Attias, G. Dziugaite, R. Livni, D. Roy (arXiv 2502.17384), lemma A.11; I. Attias, "
    + "G. Dziugaite, M. Haghifam, R. Livni, D. Roy (ICML 2024, arXiv 2402.09327), lemma A.4"
  public let statement = """
    For real numbers a_1, ..., a_n that are not all 0 and b >= 0, the number of i with a_i >= b/n is at least \
    max(sum_i a_i - b, 0)^2 / sum_i a_i^2.
    """
  public let summary = """
    The terms below b/n add up to at most b, and the others, by the Cauchy-Schwarz inequality, to at most the root of their number \
    times the sum of squares.
    """
  public let enumerated =
    "All lists of up to four numbers from -1, 0, 1/2 and 2 with b = 0, 1/2, 1 and 3, and 200 seeded random lists of up to nine (exhaustive: 2000)."

  public let fixedBecause = "it is about numbers, not about a law or a channel"

  public init() {}

  /// Numbers with a threshold.
  public struct Instance: Sendable {
    public let numbers: [Rational]
    public let threshold: Rational

    public init(numbers: [Rational], threshold: Rational) {
      self.numbers = numbers
      self.threshold = threshold
    }
  }

  public func label(_ instance: Instance) -> String {
    "b = \(instance.threshold), a = " + instance.numbers.map(\.description).joined(separator: ", ")
  }

  public func size(_ instance: Instance) -> CaseSize {
    instance.numbers.caseSize + instance.threshold.caseSize
  }

  public func cases(_ scope: LemmaScope) -> [Instance] {
    let values: [Rational] = [-1, 0, 1 / 2, 2]
    let thresholds: [Rational] = [0, 1 / 2, 1, 3]
    var cases: [Instance] = []
    var lists: [[Rational]] = [[]]
    for _ in 1...4 {
      lists = lists.flatMap { list in values.map { list + [$0] } }
      for list in lists where list.contains(where: { !$0.isZero }) {
        cases += thresholds.map { Instance(numbers: list, threshold: $0) }
      }
    }
    var generator = InstanceGenerator(seed: 255)
    for _ in 0..<(scope == .standard ? 200 : 2000) {
      let count = 1 + generator.index(below: 9)
      let numbers = [1] + (1..<count).map { _ in Rational(generator.index(below: 21) - 8, 4) }
      cases.append(
        Instance(numbers: numbers, threshold: Rational(generator.index(below: 9), 2)))
    }
    return cases
  }

  public func check(_ instance: Instance) -> [Claim] {
    let (a, b) = (instance.numbers, instance.threshold)
    let squares = Rational.sum(a.map { $0 * $0 })
    let rest = max(0, Rational.sum(a) - b)
    return [
      Claim(
        "max(sum a_i - b, 0)^2 / sum a_i^2", rest * rest / squares, atMost: "#{i: a_i >= b/n}",
        Rational(a.count { $0 * Rational(a.count) >= b }), reason: "The Cauchy-Schwarz inequality.")
    ]
  }
}

extension TracedCountLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "#{i: a_i >= b/n} >= (sum a_i)^2 / sum a_i^2", change: "What is below b/n is counted too."
      ) {
        instance in
        let a = instance.numbers
        let sum = max(0, Rational.sum(a))
        return [
          Claim(
            "(sum a_i)^2 / sum a_i^2", sum * sum / Rational.sum(a.map { $0 * $0 }),
            atMost: "#{i: a_i >= b/n}",
            Rational(a.count { $0 * Rational(a.count) >= instance.threshold }), reason: "False.")
        ]
      }
    ]
  }
}
