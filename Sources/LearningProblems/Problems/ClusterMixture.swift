import ExactArithmetic
import InformationTheory
import Work

/// Labelled samples from a mixture of hypercube clusters.
///
/// Each cluster `j` has a parameter `theta_j` of `d` coordinates: independently, a coordinate is 0,
/// *free*, with probability `1 - p`, and otherwise a fair sign, *fixed*.  A sample of the cluster
/// agrees with the fixed coordinates and has fair signs in the free ones.  The label of a sample is
/// its cluster, drawn from the weights of a ``SubpopulationModel``.
///
/// Source: the cluster labelling task of G. Brown, M. Bun, V. Feldman, A. Smith, K. Talwar, STOC
/// 2021, arXiv 2012.06421, where `p` is called rho and the weights are uniform.
public struct ClusterMixture: Sendable, Hashable {
  /// The weights of the clusters and the number of samples.
  public let population: SubpopulationModel
  /// The number `d >= 1` of coordinates.
  public let dimension: Int
  /// The probability `p` in [0, 1] that a coordinate is fixed.
  public let fixedProbability: Rational

  /// The greatest number of combinations that are listed.
  public static let greatestCellCount = 300_000

  /// Creates a mixture.
  ///
  /// - Throws: ``ClusterMixtureError`` when `d < 1` or `p` lies outside [0, 1].
  public init(
    population: SubpopulationModel, dimension d: Int, fixedProbability p: Rational
  ) throws(ClusterMixtureError) {
    if d < 1 { throw .dimensionOutOfRange(d) }
    if p.isNegative || p > 1 { throw .fixedProbabilityOutOfRange(p) }
    self.population = population
    dimension = d
    fixedProbability = p
  }

  /// The law of a coordinate of a parameter, on -1, 0 and +1.
  public var coordinateLaw: FiniteLaw<Int> {
    let p = fixedProbability
    do {
      return try FiniteLaw([-1, 0, 1], weights: [p / 2, 1 - p, p / 2])
    } catch {
      preconditionFailure("a probability of \(p)")
    }
  }

  /// The joint law of all parameters, all labels and all samples, and of a fresh sample of one
  /// cluster.
  ///
  /// The variables are `theta1`, ..., `thetaN`, whose outcomes are lists of `d` numbers -1, 0 or 1;
  /// `K`, the list of the labels, counted from 0; `X1`, ..., `Xn`, lists of `d` signs; and, if
  /// asked for, `Z`, a fresh sample.
  ///
  /// - Parameter cluster: the cluster of the fresh sample, counted from 0; none unless given.
  /// - Throws: `WorkRefused`.
  /// - Precondition: the cluster is one of the mixture.
  /// - Complexity: O(n d) for each of up to `3^(N d) N^n 2^(n d)` cells, times `2^d` with a fresh
  ///   sample.
  public func law(freshSampleOf cluster: Int? = nil) throws -> JointLaw {
    let (count, n, d) = (population.weights.count, population.samples, dimension)
    precondition(cluster.map { (0..<count).contains($0) } ?? true, "no cluster \(cluster ?? 0)")
    let draws = n + (cluster == nil ? 0 : 1)
    let cells = Integer(3).power(count * d) * Integer(count).power(n) * Integer(2).power(draws * d)
    if cells > Integer(ClusterMixture.greatestCellCount) {
      throw WorkRefused(
        "the law of the mixture", size: .count("up to \(cells) cells"),
        limit: .fixed(ClusterMixture.greatestCellCount, unit: ""))
    }
    let parameter = coordinateLaw
    let parameters = Self.lists(of: [-1, 0, 1], length: d)
    let prior = parameters.map { list in
      list.reduce(Rational.one) { $0 * parameter.probability(of: $1) }
    }
    let signs = Self.lists(of: [-1, 1], length: d)
    // likelihoods[theta][x]: a free coordinate is a fair sign, a fixed one has its own.
    let likelihoods = parameters.map { theta in
      signs.map { x in
        zip(theta, x).reduce(Rational.one) { $0 * Rational(1 + $1.0 * $1.1, 2) }
      }
    }
    var entries: [(outcomes: [AnyOutcome], weight: Rational)] = []
    for chosen in Self.lists(of: Array(parameters.indices), length: count) {
      for labels in Self.lists(of: Array(0..<count), length: n) {
        let start =
          chosen.reduce(Rational.one) { $0 * prior[$1] }
          * labels.reduce(Rational.one) { $0 * population.weights[$1] }
        if start.isZero { continue }
        let sources = labels + (cluster.map { [$0] } ?? [])
        let names = chosen.map { AnyOutcome(parameters[$0]) } + [AnyOutcome(labels)]
        for examples in Self.lists(of: Array(signs.indices), length: draws) {
          let weight = zip(sources, examples).reduce(start) {
            $0.isZero ? $0 : $0 * likelihoods[chosen[$1.0]][$1.1]
          }
          if weight.isZero { continue }
          entries.append((names + examples.map { AnyOutcome(signs[$0]) }, weight))
        }
      }
    }
    let variables =
      (1...count).map { "theta\($0)" } + ["K"] + (1...n).map { "X\($0)" }
      + (cluster == nil ? [] : ["Z"])
    return try JointLaw(variables, entries: entries)
  }

  /// All lists of a length with given elements.
  private static func lists(of elements: [Int], length: Int) -> [[Int]] {
    (0..<length).reduce([[]]) { lists, _ in
      lists.flatMap { list in elements.map { list + [$0] } }
    }
  }
}

/// Why a mixture of clusters is refused.
public enum ClusterMixtureError: InputError, Hashable {
  /// The samples have no coordinates.
  case dimensionOutOfRange(Int)
  /// The probability that a coordinate is fixed is none.
  case fixedProbabilityOutOfRange(Rational)

  public var description: String {
    switch self {
    case .dimensionOutOfRange(let d):
      return "d = \(d): the samples must have at least 1 coordinate"
    case .fixedProbabilityOutOfRange(let p):
      return "p = \(p): the probability that a coordinate is fixed must lie in [0, 1]"
    }
  }
}
