import Claims
import ExactArithmetic
import LearningProblems
import Lemmas
import Tables

/// How far the average coefficient can be from that of one sample.
public struct LongTailEverySampleLemma: Lemma {
  public let id = "long-tail-every-sample"
  public let title = "The average coefficient holds for no fixed share of every sample"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here; the inequality for every dataset is quoted in notes on V. Feldman (STOC 2020, arXiv 1906.05271)"
  public let statement = """
    In the model of long-tail-profile let n = N >= 3 and let the list be 1, t, ..., t^(m-1). As t grows, tau_1 tends to
    T(N,m) = sum_(r=2..N) P_r r^(-2) (1-1/r)^(N-1) / sum_(r=2..N) P_r r^(-1) (1-1/r)^(N-1), \
    P_r = C(N-1,r-1) sum_(j=1..m) m^(-r) ((j-1)/m)^(N-r), 0^0 = 1,
    with |tau_1 - T(N,m)| <= 3N/(2 t E[D (1-D)^(N-1)]) for t > 1. T(N,m) <= 1/2, and it tends to 1/2 as m grows. In the sample of \
    N different points E[D(x)|S] = 1/N. So there is no c > 0 for which err(A|S) >= opt(S) + c sum_l tau_l errn_S(A,l) holds for \
    all N, lists, learners A and samples S; for one N it holds for no c > 2/N.
    """
  public let summary = """
    When the levels lie far apart, a point has the frequency 1/r if it shares the highest level with r - 1 others, and 0 if it \
    is below; only r >= 2 counts in tau_1, and with many levels r = 2 is by far the most frequent. In a sample of N \
    different points nothing tells the points apart.
    """
  public let enumerated =
    "N = 3, 4 and m <= 3 (exhaustive: N <= 5, m <= 4): the limit by its formula and by all m^N assignments of levels, and tau_1 itself "
    + "for t = 100 and 10000."
  public let buildsOn = ["long-tail-profile", "long-tail-distinct"]

  public let fixedBecause =
    "it is about one family of priors, whose levels lie apart by a factor that grows"

  public init() {}

  /// Numbers of points and of levels.
  public struct Instance: Sendable {
    public let points: Int
    public let levels: Int

    public init(points: Int, levels: Int) {
      self.points = points
      self.levels = levels
    }
  }

  public func label(_ instance: Instance) -> String {
    "N = \(instance.points), m = \(instance.levels)"
  }

  public func size(_ instance: Instance) -> CaseSize {
    CaseSize(values: instance.points * instance.levels)
  }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    let (points, levels) = scope == .standard ? (4, 3) : (5, 4)
    return (3...points).flatMap { n in (1...levels).map { Instance(points: n, levels: $0) } }
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (n, m) = (instance.points, instance.levels)
    let limit = try LongTailLimit(levels: m, points: n)
    var claims = [
      Claim(
        "T(N,m)", limit.coefficient, equals: "T(N,m), by all assignments of levels",
        LongTailEverySampleLemma.enumeratedLimit(instance),
        reason: "P_r is the chance of sharing the highest level with r - 1 others."),
      Claim(
        "T(N,m)", limit.coefficient, atMost: "1/2", Rational(1, 2), reason: "A mean of 1/r, r >= 2."
      ),
    ]
    for t in [100, 10_000] {
      let model = try LongTailModel(
        prior: LongTailModel.geometric(levels: m, ratio: Rational(t)), points: n, samples: n)
      let tau = try model.coefficient(multiplicity: 1) ?? 0
      let mass = try model.expectedSingletons() / Rational(n * n)
      claims.append(
        Claim(
          "|tau_1 - T(N,m)| at t = \(t)", (tau - limit.coefficient).magnitude,
          atMost: "3N/(2 t E[D (1-D)^(N-1)])", Rational(3 * n, 2 * t) / mass,
          reason: "Frequencies are within N/t of their limits."))
      let own = try model.profile([Int](repeating: 1, count: n)).coefficient(multiplicity: 1) ?? 0
      claims.append(
        Claim(
          "E[D(x)|S] of N different points at t = \(t)", own, equals: "1/N", Rational(1, n),
          reason: "Lemma long-tail-distinct."))
    }
    return claims
  }

  /// The limit of `tau_1` by all `m^N` assignments of levels.
  private static func enumeratedLimit(_ instance: Instance) -> Rational {
    let (n, m) = (instance.points, instance.levels)
    let assignments = (0..<n).reduce([[Int]]([[]])) { lists, _ in
      lists.flatMap { list in (0..<m).map { list + [$0] } }
    }
    var (numerator, denominator) = (Rational.zero, Rational.zero)
    for levels in assignments where levels[0] == levels.max() {
      let frequency = Rational(1, levels.count { $0 == levels[0] })
      let chance = frequency * (1 - frequency).power(n - 1)
      denominator += chance
      numerator += frequency * chance
    }
    return numerator / denominator
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title: "1/N over the limit T(N,m) of tau_1, which falls to 2/N",
      columns: [Table.Column("m")]
        + (3...6).map { Table.Column("N\($0)", header: "N = \($0)", notation: .decimal) })
    for m in [1, 2, 4, 8, 100] {
      table.append(
        [.integer(m)]
          + (try (3...6).map { .rational(try LongTailLimit(levels: m, points: $0).ratio) }))
    }
    return table
  }
}

extension LongTailEverySampleLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "c tau_1 <= E[D(x)|S] with c = 3/4",
        change: "A constant for which the form for every dataset would hold.",
        cases: [
          Instance(points: 3, levels: 2), Instance(points: 4, levels: 4),
          Instance(points: 6, levels: 8),
        ]
      ) { instance in
        let model = try LongTailModel(
          prior: LongTailModel.geometric(levels: instance.levels, ratio: 10_000),
          points: min(instance.points, 4), samples: min(instance.points, 4))
        let tau = try model.coefficient(multiplicity: 1) ?? 0
        return [
          Claim(
            "3/4 tau_1", Rational(3, 4) * tau, atMost: "1/N", Rational(1, model.points),
            reason: "False.")
        ]
      }
    ]
  }
}
