import AlgebraicNumbers
import Capacity
import Claims
import ExactArithmetic
import Lemmas
import Tables

/// Kernel and regularisation allocate capacity between a rule and facts.
public struct KernelAndRidgeLemma: Lemma {
  public let id = "kernel-and-ridge"
  public let title = "Kernel and regularisation allocate capacity between rule and facts"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here; the setting is that of A. Farne, F. Boncoraglio, L. Zdeborova (arXiv 2603.25579)"
  public let statement = """
    Let X have P rows in N dimensions and y labels in {-1,1}, mu1^2 > 0, mu*^2 >= 0, lambda >= 0, s = lambda + mu*^2 > 0, and let kernel ridge regression with \
    K = (mu1^2/N) X X' + mu*^2 1 have alpha = (K + lambda)^-1 y and the linear part w = (mu1^2/N) X' alpha. (i) w, and with it predictions <w, x> at fresh points, depends on \
    lambda and mu*^2 by s only. (ii) The prediction at sample i is y_i - lambda alpha_i, of the sign of y_i iff lambda y_i alpha_i < 1. (iii) For one s more samples are \
    fitted, none fewer, as lambda falls, and all for lambda = 0.
    """
  public let summary = """
    K + lambda is (mu1^2/N) X X' + s, which determines alpha and w; K alpha = y - lambda alpha; and for fixed alpha the inequality lambda y_i alpha_i < 1 holds for all \
    smaller lambda as soon as for one.
    """
  public let enumerated =
    "Samples of the rule sign(sum x) with N = 3, 5, 7 and up to 24 points (exhaustive: 48), three seeds, three values of s and five of lambda each: the P x P equations of the kernel beside the "
    + "N x N equations of the linear part."

  public let fixedBecause = "it is about matrices, not about a law or a channel"

  public init() {}

  /// Samples with a sum `s`.
  public struct Instance: Sendable {
    public let samples: RuleInstance
    public let slack: Rational
    public let linear: Rational
  }

  public func label(_ instance: Instance) -> String {
    "\(instance.samples), mu1^2 = \(instance.linear), s = \(instance.slack)"
  }

  public func size(_ instance: Instance) -> CaseSize {
    CaseSize(values: instance.samples.points.count * instance.samples.dimension)
  }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    let sizes =
      [(3, 6, 2), (5, 12, 3), (5, 20, 6), (7, 24, 4)]
      + (scope == .exhaustive ? [(7, 48, 8)] : [])
    var cases: [Instance] = []
    for (n, p, f) in sizes {
      for seed in 1...3 as ClosedRange<UInt64> {
        for (s, mu) in [(Rational(4), Rational(1)), (Rational(1, 2), 1), (3, Rational(5, 3))] {
          cases.append(
            Instance(
              samples: try RuleInstance(dimension: n, points: p, facts: f, seed: seed), slack: s,
              linear: mu))
        }
      }
    }
    return cases
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (samples, s) = (instance.samples, instance.slack)
    let ridge = try RuleRidge(samples, linear: instance.linear, slack: s)
    var (previous, claims) = (Int?.none, [Claim]())
    for step in 0...4 {
      let lambda = s * Rational(4 - step, 4)
      let direct = try KernelAndRidgeLemma.direct(instance, lambda)
      let fit = try ridge.fit(lambda: lambda)
      let difference = zip(direct.weights, ridge.weights).map { ($0 - $1).magnitude }
      claims += [
        Claim(
          "|w of the kernel - w|, lambda = \(lambda)", Rational.sum(difference), equals: "0", 0,
          reason: "w depends on s only."),
        Claim(
          "samples fitted by the kernel, lambda = \(lambda)", Rational(direct.fitted),
          equals: "by lambda y alpha < 1", Rational(fit.facts + fit.rulePoints),
          reason: "K alpha = y - lambda alpha."),
      ]
      if let previous {
        claims.append(
          Claim(
            "samples fitted with a greater lambda", Rational(previous),
            atMost: "samples fitted, lambda = \(lambda)", Rational(direct.fitted),
            reason: "At one s more is fitted as lambda falls."))
      }
      previous = direct.fitted
    }
    claims.append(
      Claim(
        "samples fitted, lambda = 0", Rational(previous ?? 0), equals: "P",
        Rational(samples.points.count), reason: "K alpha = y."))
    return claims
  }

  /// The linear part and the number of samples that are predicted right, from the equations of the kernel.
  fileprivate static func direct(
    _ instance: Instance, _ lambda: Rational
  ) throws -> (weights: [Rational], fitted: Int) {
    let samples = instance.samples
    let (n, p) = (samples.dimension, samples.points.count)
    let rows: [[Rational]] = samples.points.map { point in
      (0..<n).map { point >> UInt64($0) & 1 == 1 ? 1 : -1 }
    }
    let labels: [Rational] = samples.labels.map { $0 ? 1 : -1 }
    let scale = instance.linear / Rational(n)
    let features = instance.slack - lambda
    let kernel: [[Rational]] = (0..<p).map { i in
      (0..<p).map { j in
        let product = zip(rows[i], rows[j]).reduce(Rational.zero) { $0 + $1.0 * $1.1 }
        return scale * product + (i == j ? features : 0)
      }
    }
    let regularised = kernel.enumerated().map { i, row in
      row.enumerated().map { j, value in i == j ? value + lambda : value }
    }
    let alpha = RationalMatrix(regularised).solution(of: labels) ?? []
    let predictions = RationalMatrix(kernel) * alpha
    let weights = (0..<n).map { k in
      scale * zip(rows, alpha).reduce(Rational.zero) { $0 + $1.0[k] * $1.1 }
    }
    return (weights, zip(predictions, labels).count { ($0 * $1).signum() > 0 })
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title: "N = 7, P = 100, F = 10, seed 1, mu1^2 = 1: the same rule with few facts or with all",
      columns: [
        Table.Column("kernel", header: "mu*^2"), "lambda",
        Table.Column("facts", header: "facts fitted"),
        Table.Column("rule", header: "others fitted"),
        Table.Column("accuracy", header: "rule accuracy", notation: .exact),
      ])
    let samples = try RuleInstance(dimension: 7, points: 100, facts: 10, seed: 1)
    let ridge = try RuleRidge(samples, slack: 4)
    let accuracy = try ridge.accuracyAtAllPoints()
    for lambda in [4, 2, 0] as [Rational] {
      let fit = try ridge.fit(lambda: lambda)
      table.append([
        .rational(4 - lambda), .rational(lambda), .integer(fit.facts), .integer(fit.rulePoints),
        .text("\(accuracy.right)/\(accuracy.points)"),
      ])
    }
    return table
  }
}

extension KernelAndRidgeLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "w depends on lambda only", change: "As if private features left the rule alone."
      ) { instance in
        let ridge = try RuleRidge(
          instance.samples, linear: instance.linear, slack: instance.slack / 2)
        let direct = try KernelAndRidgeLemma.direct(instance, instance.slack / 2)
        let difference = zip(direct.weights, ridge.weights).map { ($0 - $1).magnitude }
        return [
          Claim(
            "|w with mu*^2 = lambda - w with mu*^2 = 0|", Rational.sum(difference), equals: "0", 0,
            reason: "False.")
        ]
      }
    ]
  }
}
