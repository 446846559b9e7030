import Contraction
import ExactArithmetic
import InformationTheory
import Sampling

/// Boolean clustering: `theta` is uniform on `{-1,+1}^d`, and every coordinate of every sample agrees with it
/// with probability `(1 + lambda)/2`, independently; the null is uniform.
///
/// The sufficient statistic of a coordinate is the number of samples that are +1.
///
/// The problem is named after V. Feldman, G. Kornowski, X. Lyu, "Trade-offs in data memorization via strong
/// data processing inequalities", COLT 2025, arXiv 2506.01855; the parametrisation is stated here in our own
/// form, `lambda = C d^(-1/4)` being the scaling with an interesting trade-off.
public struct BooleanClustering: ClusteringProblem {
  public let samples: Int
  /// The correlation `lambda` in [0, 1] of a sample's coordinate and the parameter's.
  public let correlation: Rational

  /// The greatest number of samples: the constants are exact rationals of about `n^2` digits.
  static let greatestSampleCount = 1_000

  /// - Throws: ``ProblemError`` when `n < 1` or `n > 1000`, or `lambda` lies outside [0, 1].
  public init(samples n: Int, correlation lambda: Rational) throws(ProblemError) {
    guard n >= 1 else { throw .samplesOutOfRange(n) }
    guard n <= BooleanClustering.greatestSampleCount else { throw .tooManySamples(n) }
    guard !lambda.isNegative && lambda <= 1 else { throw .correlationOutOfRange(lambda) }
    samples = n
    correlation = lambda
  }

  public var family: String { LearningProblem.Family.boolean.name }

  public var member: LearningProblem.Member? { (.boolean, correlation) }

  public var parameters: String { "n = \(samples), lambda = \(correlation)" }

  public var parameterLaw: FiniteLaw<Int> { .uniformSigns }

  public func plusProbability(given parameter: Int) -> Rational {
    (1 + Rational(parameter) * correlation) / 2
  }

  public var statisticCount: Int { samples + 1 }

  public func statistic(ofPlusCount count: Int) -> Int { count }

  public func statisticName(_ value: Int) -> String { "\(value) of \(samples) are +1" }

  /// Chi-square's constant of (parameter, data), `E[E[theta|T]^2]`.
  ///
  /// - Complexity: O(n) rational operations.
  public var tauChiSquare: Rational {
    let weights = countWeights()
    return Rational.sum(
      zip(weights[0], weights[1]).map { minus, plus in
        let total = plus + minus
        return total.isZero ? .zero : (plus - minus) * (plus - minus) / total
      })
  }
}

extension LearningProblem.Family {
  /// Boolean clustering.
  public static let boolean = LearningProblem.Family(
    "boolean", name: "Boolean clustering",
    summary: "theta a uniform sign; a sample agrees with it with probability (1 + lambda)/2",
    model: "theta is a uniform sign; a sample agrees with it with probability (1 + lambda)/2.",
    data: .signs, parameter: .correlation, scaling: .correlation, simpleLearner: .majority(1),
    simulation: Simulation { coordinates, _ in .majority(coordinates) },
    make: { n, lambda throws(ProblemError) in
      .clustering(try BooleanClustering(samples: n, correlation: lambda))
    })
}

extension BooleanClustering {
  /// The constants.  Where `tau` is at least 1/2 it equals its chi-square value `E[E[theta|T]^2]`, by a proof
  /// for all such cases; below, the same is proved for the case at hand, or else `tau` is enclosed.  As
  /// `T -> theta -> X` composes two channels, `lambda^2 E[E[theta|T]^2] <= rho <= lambda^2 tau`, so that `rho` is
  /// exact with `tau`.  (Derived here.)
  ///
  /// - Complexity: some hundred evaluations of O(n) operations: milliseconds for `n = 200`.
  public func constants(width: Rational) throws -> SDPIConstants {
    let tauChiSquare = tauChiSquare
    let square = correlation * correlation
    let rhoChiSquare = square * tauChiSquare
    var tau = Enclosure(tauChiSquare)
    if tauChiSquare.signum() > 0 && tauChiSquare < Rational(1, 2) {
      let (channel, law) = (parameterChannel, statisticLaw)
      if !(try channel.provesLimitAtInput(input: law, chiSquare: tauChiSquare)) {
        tau = Enclosure(
          tauChiSquare,
          try channel.limitAtInputBound(input: law, chiSquare: tauChiSquare, width: width))
      }
    }
    return SDPIConstants(
      tau: tau, rho: Enclosure(rhoChiSquare, max(rhoChiSquare, square * tau.upper)),
      tauChiSquare: tauChiSquare, rhoChiSquare: rhoChiSquare)
  }
}

extension FiniteLaw<Int> {
  /// The uniform law on -1 and +1.
  static var uniformSigns: FiniteLaw<Int> {
    do { return try FiniteLaw([-1, 1], normalizing: [1, 1]) } catch {
      preconditionFailure("\(error)")
    }
  }
}

extension BooleanClustering: SimulatedCluster {
  package var words: ClusterWords { .flipped(BinaryDigits((1 - correlation) / 2)) }
}
