import Capacity
import Claims
import ExactArithmetic
import Lemmas
import Tables

/// The room that a uniform rule leaves for facts.
public struct FactsBesideRuleLemma: Lemma {
  public let id = "facts-beside-rule"
  public let title = "The room that a rule leaves for facts"
  public let status = LemmaStatus.derived
  public let source = "Derived here from Cover's count"
  public let statement = """
    Of P points in general position in N dimensions let P - F have the labels of a dichotomy of them by half-spaces through the origin that is uniform among all, and \
    let the other F, the facts, have independent fair labels. The probability that one half-space has all these labels is C(P,N) / (2^F C(P-F,N)), \
    whatever the points.
    """
  public let summary = """
    Each of the C(P,N) dichotomies of all points restricts to one of the C(P-F,N) of the first, so that the mean number of extensions of those is their ratio, and \
    each extension is one of 2^F labellings of the facts.
    """
  public let enumerated =
    "Seeded points with integer coordinates, N <= 4, P <= 8 (7 for N = 4; exhaustive: 11 and 10) and F <= 3, by the list of all dichotomies."
  public let buildsOn = ["cover-count"]

  public let fixedBecause = "it is about points in general position, and their law does not matter"

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [GeneralPoints] {
    try GeneralPoints.seeded(scope).filter { $0.facts > 0 }
  }

  public func check(_ points: GeneralPoints) throws -> [Claim] {
    let count = try FactsBesideRuleLemma.count(points)
    return [
      Claim(
        "fit, by the list of dichotomies",
        try points.configuration.fitProbability(facts: points.facts),
        equals: "C(P,N)/(2^F C(P-F,N))", count.fitProbability, reason: "The mean of the extensions."
      )
    ]
  }

  private static func count(_ points: GeneralPoints) throws -> DichotomyCount {
    try DichotomyCount(
      points: points.configuration.points.count, dimension: points.configuration.dimension,
      facts: points.facts)
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title: "The probability that F facts are fitted beside a uniform rule",
      columns: ["P", "N", "F", Table.Column("fit", notation: .both)])
    for (p, n, f) in [(6, 2, 2), (8, 3, 2), (12, 5, 6), (40, 20, 10)] {
      let count = try DichotomyCount(points: p, dimension: n, facts: f)
      table.append([
        .integer(p), .integer(n), .integer(f), .rational(count.fitProbability),
      ])
    }
    return table
  }
}

extension FactsBesideRuleLemma {
  public var falseVariants: [FalseVariant<GeneralPoints>] {
    [
      FalseVariant(
        "the probability is C(P,N)/2^P", change: "As if the rule's labels were fair coins as well."
      ) { points in
        let count = try FactsBesideRuleLemma.count(points)
        return [
          Claim(
            "fit, by the list of dichotomies",
            try points.configuration.fitProbability(facts: points.facts), equals: "C(P,N)/2^P",
            Rational(count.dichotomies, Integer.one << count.points), reason: "False.")
        ]
      }
    ]
  }
}
