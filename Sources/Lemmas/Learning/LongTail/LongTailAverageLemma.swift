import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LearningProblems
import Lemmas
import Tables

/// The coefficients `tau_l` are the mean frequencies given the multiplicity alone.
public struct LongTailAverageLemma: Lemma {
  public let id = "long-tail-average"
  public let title = "Where the coefficients of the long tail are right"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here, elementary; the coefficients are those of V. Feldman (STOC 2020, arXiv 1906.05271)"
  public let statement = """
    In the model of long-tail-profile let tau_l = E[D^(l+1) (1-D)^(n-l)] / E[D^l (1-D)^(n-l)] for the frequency D of a point, \
    1 <= l <= n and N >= 2. Then E[E[D(x)|S] | x is l times in S] = tau_l. Hence if the probability that a learner errs at a point \
    of the sample depends on the point's multiplicity in S only, E err >= E opt + sum_l tau_l E errn(l), where errn(l) is the number \
    of points of multiplicity l at which it errs, with equality if it is best outside the sample.
    """
  public let summary = """
    Given D, a point is l times in the sample with probability C(n,l) D^l (1-D)^(n-l); by the tower property the mean of D(x) \
    given the multiplicity of x is the quotient tau_l. An error probability that depends on the multiplicity alone is a \
    constant under that mean.
    """
  public let enumerated =
    "N <= 3 and n <= 3 (exhaustive: N <= 4, n <= 4) for the lists 1,2, 1,10, 1,1,3 and 1,2,4, every assignment of values and every "
    + "sample up to order, with learners that err at a point of multiplicity l with probability 1/(l+1), or at singletons only."
  public let buildsOn = ["long-tail-profile"]

  public let parameters = LemmaParameter.list(.samples, .subpopulations, .law)

  public init() {}

  /// `-n` samples of `-k` points with the list of values that `--law` has up to a factor.
  public func instance(_ arguments: LemmaArguments) throws -> LongTailModel {
    try arguments.longTailModel(of: id, samples: arguments.number(.samples, of: id, in: 1...20))
  }

  public func cases(_ scope: LemmaScope) throws -> [LongTailModel] {
    let size = scope == .standard ? 3 : 4
    return try LongTailCases.models(points: size, samples: size)
  }

  public func label(_ model: LongTailModel) -> String { "\(model)" }

  public func check(_ model: LongTailModel) throws -> [Claim] {
    let enumeration = LongTailEnumeration(model)
    let tau = try (1...model.samples).map { try model.coefficient(multiplicity: $0) ?? 0 }
    var claims = (1...model.samples).map { l in
      Claim(
        "E[E[D(x)|S] | x is \(l) times in S]",
        LongTailAverageLemma.weight(enumeration, l) / LongTailAverageLemma.chance(enumeration, l),
        equals: "tau_\(l)", tau[l - 1], reason: "The tower property.")
    }
    for (name, error) in LongTailAverageLemma.learners {
      let loss = Rational.sum(
        (1...model.samples).map {
          Rational(model.points) * LongTailAverageLemma.weight(enumeration, $0) * error($0)
        })
      let errors = try (1...model.samples).map { l in
        Rational(model.points) * (try model.probability(ofMultiplicity: l)) * error(l)
      }
      claims.append(
        Claim(
          "E err - E opt, \(name)", loss, equals: "sum_l tau_l E errn(l)",
          Rational.sum(zip(tau, errors).map { $0 * $1 }),
          reason: "The probability of an error is a constant given the multiplicity."))
    }
    return claims
  }

  /// Learners by the probability of an error at a point of a multiplicity.
  private static let learners: [(String, @Sendable (Int) -> Rational)] = [
    ("errors 1/(l+1)", { Rational(1, $0 + 1) }), ("errors at singletons", { $0 == 1 ? 1 : 0 }),
  ]

  /// `E[E[D(x)|S] 1{x is l times in S}]` by enumeration, for the first point.
  private static func weight(_ enumeration: LongTailEnumeration, _ l: Int) -> Rational {
    Rational.sum(
      enumeration.samples.filter { $0[0] == l }.map {
        enumeration.coefficient(0, $0) * enumeration.probability($0)
      })
  }

  /// The probability that the first point is `l` times in the sample, by enumeration.
  private static func chance(_ enumeration: LongTailEnumeration, _ l: Int) -> Rational {
    Rational.sum(
      enumeration.samples.filter { $0[0] == l }.map { enumeration.probability($0) })
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title: "Rare examples must be memorized: the values 1 and 10, n = N",
      columns: [
        "N", Table.Column("tau", header: "n tau_1", notation: .decimal),
        Table.Column("singletons", header: "E[singletons]/n", notation: .decimal),
        Table.Column("cost", notation: .decimal),
      ])
    for n in [3, 10, 50] {
      let model = try LongTailModel(prior: [1, 10], points: n, samples: n)
      let (singletons, cost) = (try model.expectedSingletons(), try model.costOfSingletons())
      table.append([
        .integer(n), .rational(Rational(n) * cost / singletons),
        .rational(singletons / Rational(n)), .rational(cost),
      ])
    }
    return table
  }
}

extension LongTailAverageLemma {
  public var falseVariants: [FalseVariant<LongTailModel>] {
    [
      FalseVariant(
        "tau_l = E[D^(l+1)] / E[D^l]", change: "The other samples are left out of account."
      ) { model in
        let enumeration = LongTailEnumeration(model)
        return try (1...model.samples).map { l in
          Claim(
            "E[D^(l+1)] / E[D^l]",
            enumeration.mean { $0[0].power(l + 1) } / enumeration.mean { $0[0].power(l) },
            equals: "tau_l", try model.coefficient(multiplicity: l) ?? 0, reason: "False.")
        }
      }
    ]
  }
}
