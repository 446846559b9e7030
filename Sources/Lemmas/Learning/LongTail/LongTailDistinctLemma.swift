import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LearningProblems
import Lemmas
import Tables

/// In a sample of all points once each, every point has the mean frequency `1/N`.
public struct LongTailDistinctLemma: Lemma {
  public let id = "long-tail-distinct"
  public let title = "A sample of all points once each says nothing of their frequencies"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here, by symmetry; the model is that of V. Feldman (STOC 2020, arXiv 1906.05271)"
  public let statement = """
    In the model of long-tail-profile let n = N and let S be a sample in which every point occurs exactly once. Then \
    E[D(x)|S] = 1/N for every point and every list of positive values.
    """
  public let summary = """
    The posterior law of the frequencies given S is symmetric in the points, and the frequencies sum to 1.
    """
  public let enumerated =
    "N = n <= 5 (exhaustive: 7) for six lists of up to four values; by the closed form and, up to N = 4, by all assignments."

  public let parameters = LemmaParameter.list(.subpopulations, .law)

  public init() {}

  /// `-k` points, each once in the sample, with the list of values that `--law` has up to a factor.
  public func instance(_ arguments: LemmaArguments) throws -> LongTailModel {
    try arguments.longTailModel(
      of: id, samples: arguments.number(.subpopulations, of: id, in: 1...6))
  }

  public func cases(_ scope: LemmaScope) throws -> [LongTailModel] {
    let priors: [[Rational]] = [
      [1], [1, 2], [1, 10], [1, 1, 3], [1, 1 / 2, 1 / 3, 1 / 4], [1, 1000],
    ]
    return try (1...(scope == .standard ? 5 : 7)).flatMap { n in
      try priors.map { try LongTailModel(prior: $0, points: n, samples: n) }
    }
  }

  public func label(_ model: LongTailModel) -> String { "\(model)" }

  public func check(_ model: LongTailModel) throws -> [Claim] {
    let once = [Int](repeating: 1, count: model.points)
    let profile = try model.profile(once)
    var claims = [
      Claim(
        "E[D(x)|S]", profile.coefficient(multiplicity: 1) ?? 0, equals: "1/N",
        Rational(1, model.points), reason: "All points are exchangeable given S.")
    ]
    if model.points <= 4 {
      let enumeration = LongTailEnumeration(model)
      claims += once.indices.map { point in
        Claim(
          "E[D(x)|S] of point \(point + 1), enumerated", enumeration.coefficient(point, once),
          equals: "1/N", Rational(1, model.points), reason: "By definition.")
      }
    }
    return claims
  }
}

extension LongTailDistinctLemma {
  public var falseVariants: [FalseVariant<LongTailModel>] {
    [
      FalseVariant("tau_1 = 1/N", change: "The average over samples for this one.") { model in
        guard let tau = try model.coefficient(multiplicity: 1) else { return [] }
        return [
          Claim("tau_1", tau, equals: "1/N", Rational(1, model.points), reason: "False.")
        ]
      }
    ]
  }
}
