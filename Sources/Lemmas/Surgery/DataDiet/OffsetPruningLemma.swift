import Claims
import ExactArithmetic
import Lemmas
import Surgery
import Tables

/// The clean error of offset pruning in closed form, and its interior optimum.
public struct OffsetPruningLemma: Lemma {
  public let id = "offset-pruning"
  public let title = "Dropping the hardest examples helps, up to a point"
  public let status = LemmaStatus.derived
  public let source = """
    Derived here, for the offset of M. Paul, S. Ganguli and G. Dziugaite, 2021, arXiv 2107.07075, section 4.
    """
  public let statement = """
    n examples are independent and uniform on N clusters; each label is flipped independently with probability eta <= 1/2. A flipped example \
    outranks every clean one; the t highest and the f lowest are dropped, ties at random. The prediction in a cluster is the label of a \
    random kept example there, a fair coin if there is none. Then the probability of an error against the clean label of a uniform cluster is \
    E[(1-1/N)^m/2 + (1-(1-1/N)^m) k/m], m = n-t-f, k = min((W-t)_+, m), W binomial (n, eta); for m = 0 it is 1/2.
    """
  public let summary = """
    Which examples are kept does not depend on the clusters; so a random kept example of a cluster, if there is one, is a random kept \
    example, and k of m of these are flipped.
    """
  public let enumerated = """
    N = 1, 2, 3, n = 1, 2, 3, eta = 0, 1/4, 1/2, all t and f: all clusters, flips and ranks of ties (exhaustive: n = 4 as well).
    """

  public let fixedBecause = "it is about one model of data, a family given by numbers"

  public init() {}

  /// A model with numbers of dropped examples.
  public struct Instance: Sendable {
    public let pruning: OffsetPruning
    public let hardest: Int
    public let easiest: Int
  }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    var cases: [Instance] = []
    for n in 1...(scope == .standard ? 3 : 4) {
      for clusters in 1...3 {
        for noise in [0, Rational(1, 4), Rational(1, 2)] {
          let pruning = try OffsetPruning(clusters: clusters, samples: n, noise: noise)
          for t in 0...n {
            for f in 0...(n - t) {
              cases.append(Instance(pruning: pruning, hardest: t, easiest: f))
            }
          }
        }
      }
    }
    return cases
  }

  public func label(_ instance: Instance) -> String {
    "\(instance.pruning), t = \(instance.hardest), f = \(instance.easiest)"
  }

  public func size(_ instance: Instance) -> CaseSize {
    let pruning = instance.pruning
    return [pruning.clusters, pruning.samples].caseSize + pruning.noise.caseSize
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    [
      Claim(
        "error by all clusters, flips and ranks", enumerated(instance), equals: "closed form",
        try instance.pruning.cleanError(hardest: instance.hardest, easiest: instance.easiest),
        reason: "What is kept does not depend on the clusters.")
    ]
  }

  /// The clean error by its definition, of cluster 0.
  private func enumerated(_ instance: Instance) -> Rational {
    let (n, clusters) = (instance.pruning.samples, instance.pruning.clusters)
    let noise = instance.pruning.noise
    let orders = permutations(Array(0..<n))
    var sum = Rational.zero
    for flips in 0..<(1 << n) {
      let flipped = flips.nonzeroBitCount
      let mass = noise.power(flipped) * (1 - noise).power(n - flipped)
      if mass.isZero { continue }
      var places: [[Int]] = [[]]
      for _ in 0..<n { places = places.flatMap { p in (0..<clusters).map { p + [$0] } } }
      for place in places {
        for order in orders {
          // Flipped ones first, ties in the given order.
          let ranked =
            order.filter { flips >> $0 & 1 == 1 } + order.filter { flips >> $0 & 1 == 0 }
          let kept = ranked[instance.hardest..<(n - instance.easiest)]
          let here = kept.filter { place[$0] == 0 }
          let wrong = here.count { flips >> $0 & 1 == 1 }
          let error = here.isEmpty ? Rational(1, 2) : Rational(wrong, here.count)
          sum += mass * error / Rational(places.count * orders.count)
        }
      }
    }
    return sum
  }

  private func permutations(_ items: [Int]) -> [[Int]] {
    if items.count <= 1 { return [items] }
    return items.flatMap { first in
      permutations(items.filter { $0 != first }).map { [first] + $0 }
    }
  }

  /// Best offsets, larger where there is more noise.
  public func results() throws -> Table? {
    let models: [(Int, Int, Rational)] = [
      (4, 8, Rational(1, 10)), (4, 8, Rational(1, 4)), (3, 10, Rational(1, 5)),
      (10, 20, Rational(1, 10)), (10, 20, Rational(1, 5)),
    ]
    return Table(
      title: "The best offset t in some models",
      columns: [
        "N", "n", "eta", Table.Column("unpruned", header: "error at t = 0", notation: .decimal),
        Table.Column("best", header: "best t"),
        Table.Column("error", header: "its error", notation: .decimal),
      ],
      rows: try models.map { clusters, n, noise in
        let pruning = try OffsetPruning(clusters: clusters, samples: n, noise: noise)
        let best = try pruning.best()
        return [
          .integer(clusters), .integer(n), .rational(noise),
          .rational(try pruning.cleanError(hardest: 0)),
          .text(best.hardest.map(String.init).joined(separator: ", ")), .rational(best.error),
        ]
      }, readerDigits: 8)
  }
}

extension OffsetPruningLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant("error(0) <= error(t)", change: "As if dropping hard examples never helped.") {
        instance in
        let pruning = instance.pruning
        return [
          Claim(
            "error(0)", try pruning.cleanError(hardest: 0), atMost: "error(t)",
            try pruning.cleanError(hardest: instance.hardest), reason: "False.")
        ]
      },
      FalseVariant("error(n-1) <= error(t)", change: "As if the more were dropped the better.") {
        instance in
        let pruning = instance.pruning
        return [
          Claim(
            "error(n-1)", try pruning.cleanError(hardest: pruning.samples - 1), atMost: "error(t)",
            try pruning.cleanError(hardest: instance.hardest), reason: "False.")
        ]
      },
    ]
  }
}
