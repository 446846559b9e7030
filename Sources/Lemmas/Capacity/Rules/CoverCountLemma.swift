import Capacity
import Claims
import ExactArithmetic
import Lemmas
import Tables

/// How many labels of points half-spaces give.
public struct CoverCountLemma: Lemma {
  public let id = "cover-count"
  public let title = "The number of dichotomies of points in general position"
  public let status = LemmaStatus.published
  public let source =
    "T. M. Cover, IEEE Trans. Electronic Computers 14, 1965; L. Schlaefli for the number of cells"
  public let statement = """
    Let P >= 1 points of the space of N >= 1 dimensions be in general position: any min(N, P) of them are linearly independent. Of the 2^P ways to label them \
    by signs, C(P,N) = 2 sum_(k < N) C(P-1, k) are of the form sign<w, x> with <w, x> != 0 at all points.
    """
  public let summary = """
    A new point's hyperplane cuts the cells of the others' that it meets, which are as many as the P - 1 points projected along the new one have in N - 1 dimensions: \
    C(P,N) = C(P-1,N) + C(P-1,N-1).
    """
  public let enumerated =
    "Seeded points with integer coordinates, N <= 4 and P <= 8 (7 for N = 4; exhaustive: 11 and 10): their dichotomies listed by the extreme rays of the cells."

  public let fixedBecause = "it is about points in general position, and their law does not matter"

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [GeneralPoints] {
    try GeneralPoints.seeded(scope).filter { $0.facts == 0 }
  }

  public func check(_ points: GeneralPoints) -> [Claim] {
    let (p, n) = (points.configuration.points.count, points.configuration.dimension)
    let count = DichotomyCount.count(points: p, dimension: n)
    var claims = [
      Claim(
        "dichotomies, listed", Rational(points.configuration.dichotomies.count), equals: "C(P,N)",
        Rational(count), reason: "Each cell of the hyperplanes is one dichotomy.")
    ]
    if p > 1 && n > 1 {
      let fewer =
        DichotomyCount.count(points: p - 1, dimension: n)
        + DichotomyCount.count(points: p - 1, dimension: n - 1)
      claims.append(
        Claim(
          "C(P,N)", Rational(count), equals: "C(P-1,N) + C(P-1,N-1)", Rational(fewer),
          reason: "The recursion of the proof."))
    }
    return claims
  }

  // MARK: Results

  public func results() throws -> Table? {
    Table(
      title: "C(P,N)",
      columns: ["P", "N = 2", "N = 3", "N = 5"],
      rows: [2, 4, 6, 8, 10].map { p in
        [.integer(p)]
          + [2, 3, 5].map { .integer(DichotomyCount.count(points: p, dimension: $0)) }
      })
  }
}

extension CoverCountLemma {
  public var falseVariants: [FalseVariant<GeneralPoints>] {
    [
      FalseVariant("C(P,N) = 2^P", change: "As if every labelling were one.") { points in
        [
          Claim(
            "dichotomies, listed", Rational(points.configuration.dichotomies.count),
            equals: "2^P", Rational(1 << points.configuration.points.count), reason: "False.")
        ]
      }
    ]
  }
}
