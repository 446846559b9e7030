import Contraction
import ExactArithmetic
import InformationTheory
import Sampling

/// The sparse Boolean hypercube: every coordinate of the parameter is free, 0, with probability `1 - p`, else
/// fixed to a uniform sign.  A sample has the fixed signs where there are any and uniform signs elsewhere; the
/// null is uniform.
///
/// The sufficient statistic of a coordinate says whether all samples are -1, all are +1, or both occur
/// (for `n >= 2`): it has three values.
///
/// The problem is named after V. Feldman, G. Kornowski, X. Lyu, "Trade-offs in data memorization via strong
/// data processing inequalities", COLT 2025, arXiv 2506.01855; the parametrisation is stated here in our own
/// form, `p = C d^(-1/2)` being the scaling with an interesting trade-off.  It is also the law of one
/// hypercube cluster, with `p` in the place of their correlation `rho`, in G. Brown, M. Bun, V. Feldman,
/// A. Smith, K. Talwar, "When is memorization of irrelevant training data necessary for high-accuracy
/// learning?", STOC 2021, arXiv 2012.06421.
public struct SparseHypercube: ClusteringProblem {
  public let samples: Int
  /// The probability `p` in [0, 1] that a coordinate is fixed.
  public let fixedProbability: Rational

  /// The greatest number of samples.
  static let greatestSampleCount = BooleanClustering.greatestSampleCount

  /// - Throws: ``ProblemError`` when `n < 1` or `n > 1000`, or `p` lies outside [0, 1].
  public init(samples n: Int, fixedProbability p: Rational) throws(ProblemError) {
    guard n >= 1 else { throw .samplesOutOfRange(n) }
    guard n <= SparseHypercube.greatestSampleCount else { throw .tooManySamples(n) }
    guard !p.isNegative && p <= 1 else { throw .fixedProbabilityOutOfRange(p) }
    samples = n
    fixedProbability = p
  }

  public var family: String { LearningProblem.Family.sparse.name }

  public var member: LearningProblem.Member? { (.sparse, fixedProbability) }

  public var parameters: String { "n = \(samples), p = \(fixedProbability)" }

  public var parameterLaw: FiniteLaw<Int> {
    let half = fixedProbability / 2
    do {
      return try FiniteLaw([-1, 0, 1], weights: [half, 1 - fixedProbability, half])
    } catch {
      preconditionFailure("\(title): \(error)")
    }
  }

  public func plusProbability(given parameter: Int) -> Rational {
    (1 + Rational(parameter)) / 2
  }

  public var statisticCount: Int { samples == 1 ? 2 : 3 }

  public func statistic(ofPlusCount count: Int) -> Int {
    if count == 0 { return 0 }
    return count == samples ? 1 : 2
  }

  public func statisticName(_ value: Int) -> String {
    ["all -1", "all +1", "mixed"][value]
  }

  /// `s = p/2 + (1-p) 2^-n`: the probability that all samples are +1 in a coordinate.
  public var agreementProbability: Rational {
    fixedProbability / 2 + (1 - fixedProbability).scaled(byPowerOfTwo: -samples)
  }

  /// `q = p/(2s)`: the probability that a coordinate in which all samples agree is fixed, which is also
  /// `E[X | all +1]`.
  public var fixedGivenAgreement: Rational { fixedProbability / (2 * agreementProbability) }

  /// The constants: `tau = q`, exactly, for KL and for chi-square; chi-square's `rho` is `p q`.
  ///
  /// The KL constant `rho` is `p q` as well where `2s >= 1/2`, so for `n <= 2` and for `p >= 1/2`; it exceeds `p q` for
  /// small `p` from `n = 3` on.  (Derived here.)
  ///
  /// - Complexity: milliseconds for any `n`.
  public func constants(width: Rational) throws -> SDPIConstants {
    let (p, q) = (fixedProbability, fixedGivenAgreement)
    let chiSquare = p * q
    if chiSquare.isZero {
      return SDPIConstants(tau: .zero, rho: .zero, tauChiSquare: .zero, rhoChiSquare: .zero)
    }
    if 4 * agreementProbability >= 1 {
      return SDPIConstants(
        tau: Enclosure(q), rho: Enclosure(chiSquare), tauChiSquare: q, rhoChiSquare: chiSquare)
    }
    let contraction = try testChannel.klContraction(input: statisticLaw, width: width * chiSquare)
    let interval = contraction.exact?.rationalValue.map { Enclosure($0) } ?? contraction.interval
    return SDPIConstants(
      tau: Enclosure(q),
      rho: Enclosure(max(interval.lower, chiSquare), max(interval.upper, chiSquare)),
      tauChiSquare: q, rhoChiSquare: chiSquare)
  }
}

extension LearningProblem.Family {
  /// The sparse Boolean hypercube.
  public static let sparse = LearningProblem.Family(
    "sparse", name: "the sparse hypercube",
    summary: "theta fixed to a uniform sign with probability p, which all samples share, else free",
    model: "theta is a uniform sign with probability p, and samples equal it; else it is 0, and "
      + "samples are uniform signs.",
    data: .signs,
    parameter: Parameter(
      symbol: "p", latex: "p", option: "fixed", expectation: "a probability in [0, 1]", degree: 2),
    scaling: Scaling(
      header: "p^2 4^n/n", latex: "p^2 4^n/n",
      value: { n, p in p * p * Rational(Integer(4).power(n)) / Rational(n) }),
    simpleLearner: .agreement(1),
    simulation: Simulation(
      coordinates: { n, d in max(1, d >> (n - 1)) },
      learner: { coordinates, _ in .agreement(coordinates) }),
    hasLooseChiSquare: true,
    make: { n, p throws(ProblemError) in
      .clustering(try SparseHypercube(samples: n, fixedProbability: p))
    })
}

extension SparseHypercube: SimulatedCluster {
  package var words: ClusterWords {
    fixedProbability == 1 ? .constant : .fixed(BinaryDigits(fixedProbability))
  }
}
