import Claims
import ExactArithmetic
import Lemmas
import Surgery
import Tables

/// The steps that noisy gradient descent on a quadratic loss needs to forget.
public struct LangevinUnlearningLemma: Lemma {
  public let id = "langevin-unlearning"
  public let title = "Noisy steps forget a repeated point as one that lies farther away"
  public let status = LemmaStatus.derived
  public let source = """
    Derived here from the Renyi divergence of normal laws (T. van Erven and P. Harremoes, arXiv 1206.2459).
    """
  public let statement = """
    Let theta' = (1-k) theta + k mu + xi with 0 < k <= 1 and xi normal with mean 0 and variance v (1-(1-k)^2), and let theta have the law \
    N(mu + Delta, v) or N(mu, v) at the start. After t steps the laws are N(mu + (1-k)^t Delta, v) and N(mu, v), and their Renyi divergence of \
    order a > 1 is D_a = a (1-k)^(2t) Delta^2/(2v) nats in both directions. For the mean of n points, repeats counted, of which one is x and \
    occurs r times, Delta, the mean of all minus the mean of the others, is r (x - mean of the others)/n.
    """
  public let summary = """
    The difference of the means is multiplied by 1-k, the variance is (1-k)^2 v + v (1-(1-k)^2) = v; the divergence of two normal laws of \
    variance v with means Delta apart is a Delta^2/(2v).
    """
  public let enumerated = """
    k = 1/10, 1/3, 1, v = 1/4, 1, a = 3/2, 2, targets 1/10 and 1/100, and 4 points of which the last occurs 1, 2, 3 times; step by step \
    (exhaustive: more rates and points).
    """

  public let fixedBecause = "it is about normal laws, given by numbers"

  public init() {}

  /// The dynamics, and a point that occurs several times beside others.
  public struct Instance: Sendable {
    public let langevin: LangevinUnlearning
    public let others: [Rational]
    public let point: Rational
    public let repetitions: Int

    /// How far the point moves the mean, by both means.
    var distance: Rational {
      let sum = Rational.sum(others)
      let all =
        (sum + Rational(repetitions) * point) / Rational(others.count + repetitions)
      return all - sum / Rational(others.count)
    }
  }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    var cases: [Instance] = []
    var rates = [Rational(1, 10), Rational(1, 3), Rational(1)]
    var points = [Rational(2)]
    if scope == .exhaustive {
      rates += [Rational(1, 50), Rational(1, 2), Rational(9, 10)]
      points += [Rational(-1), Rational(1, 7), Rational(30)]
    }
    for rate in rates {
      for variance in [Rational(1, 4), Rational(1)] {
        for order in [Rational(3, 2), Rational(2)] {
          for target in [Rational(1, 10), Rational(1, 100)] {
            let langevin = try LangevinUnlearning(
              rate: rate, variance: variance, order: order, target: target)
            for point in points {
              for repetitions in 1...3 {
                cases.append(
                  Instance(
                    langevin: langevin, others: [0, 1, Rational(1, 2)], point: point,
                    repetitions: repetitions))
              }
            }
          }
        }
      }
    }
    return cases
  }

  public func label(_ instance: Instance) -> String {
    let langevin = instance.langevin
    return
      "k = \(langevin.rate), v = \(langevin.variance), a = \(langevin.order), target \(langevin.target), x = \(instance.point), "
      + "r = \(instance.repetitions)"
  }

  public func size(_ instance: Instance) -> CaseSize {
    instance.langevin.rate.caseSize + instance.point.caseSize + instance.repetitions.caseSize
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (langevin, k) = (instance.langevin, instance.langevin.rate)
    let rest = Rational.sum(instance.others) / Rational(instance.others.count)
    let n = instance.others.count + instance.repetitions
    var claims = [
      Claim(
        "mean of all - mean of the others", instance.distance, equals: "r (x - mean)/n",
        LangevinUnlearning.distance(
          repetitions: instance.repetitions, of: n, offset: instance.point - rest),
        reason: "The mean of all is a mean of both.")
    ]
    // Step by step: the means' difference, the variance, and when the target is reached.
    var (gap, variance, steps) = (instance.distance, langevin.variance, 0)
    let noise = langevin.variance * (1 - (1 - k) * (1 - k))
    var divergence = langevin.order * gap * gap / (2 * variance)
    while divergence > langevin.target {
      gap *= 1 - k
      variance = (1 - k) * (1 - k) * variance + noise
      steps += 1
      divergence = langevin.order * gap * gap / (2 * variance)
    }
    claims += [
      Claim(
        "variance after t steps", variance, equals: "v", langevin.variance,
        reason: "The noise keeps it."),
      Claim(
        "D_a after t steps", divergence, equals: "a (1-k)^(2t) Delta^2/(2v)",
        langevin.divergence(distance: instance.distance, steps: steps),
        reason: "The means approach each other by 1-k."),
      Claim(
        "steps, one by one", Rational(steps), equals: "least t",
        Rational(try langevin.steps(distance: instance.distance)), reason: "Decided exactly."),
    ]
    return claims
  }

  /// The more often a point occurs, the more steps.
  public func results() throws -> Table? {
    let langevin = try LangevinUnlearning(
      rate: Rational(1, 10), variance: Rational(1, 4), order: 2, target: Rational(1, 100))
    return Table(
      title: "k = 1/10, v = 1/4, a = 2, target 1/100: n = 20 points, x - mean of the others = 1",
      columns: [
        Table.Column("r"), Table.Column("distance", header: "Delta"),
        Table.Column("divergence", header: "D_2 at the start"), "steps",
      ],
      rows: try [1, 2, 4, 8, 16].map { r in
        let distance = LangevinUnlearning.distance(repetitions: r, of: 20, offset: 1)
        return [
          .integer(r), .rational(distance), .rational(langevin.divergence(distance: distance)),
          .integer(try langevin.steps(distance: distance)),
        ]
      })
  }
}

extension LangevinUnlearningLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant("D_a after t steps is (1-k)^t D_a", change: "The power t instead of 2t.") {
        instance in
        let (langevin, distance) = (instance.langevin, instance.distance)
        return [
          Claim(
            "D_a after a step", langevin.divergence(distance: distance, steps: 1),
            equals: "(1-k) D_a", (1 - langevin.rate) * langevin.divergence(distance: distance),
            reason: "False.")
        ]
      },
      FalseVariant("Delta = (x - mean of the others)/n", change: "Repetitions do not count.") {
        instance in
        let rest = Rational.sum(instance.others) / Rational(instance.others.count)
        let n = Rational(instance.others.count + instance.repetitions)
        return [
          Claim(
            "Delta", instance.distance, equals: "(x - mean)/n", (instance.point - rest) / n,
            reason: "False.")
        ]
      },
    ]
  }
}
