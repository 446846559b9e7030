import ExactArithmetic

/// Gaussian clustering: `theta ~ N(0, I_d)`, the samples and the test point are independent given `theta` with
/// the law `N(lambda theta, (1 - lambda^2) I_d)`; the null is `N(0, I_d)`.
///
/// All variables are jointly Gaussian, so the contraction constants are squared correlations, the same for KL
/// and chi-square, and exact for every `n`.
///
/// The problem is named after V. Feldman, G. Kornowski, X. Lyu, "Trade-offs in data memorization via strong
/// data processing inequalities", COLT 2025, arXiv 2506.01855; the parametrisation is stated here in our own
/// form, `lambda = C d^(-1/4)` being the scaling with an interesting trade-off.
public struct GaussianClustering: Sendable, Hashable {
  /// The number `n >= 1` of samples.
  public let samples: Int
  /// The correlation `lambda` in [0, 1] of a sample's coordinate and the parameter's.
  public let correlation: Rational

  /// - Throws: ``ProblemError`` when `n < 1` or `lambda` lies outside [0, 1].
  public init(samples n: Int, correlation lambda: Rational) throws(ProblemError) {
    guard n >= 1 else { throw .samplesOutOfRange(n) }
    guard !lambda.isNegative && lambda <= 1 else { throw .correlationOutOfRange(lambda) }
    samples = n
    correlation = lambda
  }

  public var family: String { LearningProblem.Family.gaussian.name }

  /// The family, and the parameter `lambda`.
  public var member: LearningProblem.Member { (.gaussian, correlation) }

  public var parameters: String { "n = \(samples), lambda = \(correlation)" }

  /// The family and the parameters.
  public var title: String { "\(family) with \(parameters)" }

  /// `tau = n lambda^2 / (1 + (n-1) lambda^2)` and `rho = lambda^2 tau`, so that
  /// `(1 - tau)/rho = (1 - lambda^2)/(n lambda^4)`.
  public func constants() -> SDPIConstants {
    let square = correlation * correlation
    let tau = Rational(samples) * square / (1 + Rational(samples - 1) * square)
    let rho = square * tau
    return SDPIConstants(
      tau: Enclosure(tau), rho: Enclosure(rho), tauChiSquare: tau, rhoChiSquare: rho)
  }

  /// The variance of the mean of a coordinate of the samples, `lambda^2 + (1 - lambda^2)/n`.
  var meanVariance: Rational {
    let square = correlation * correlation
    return square + (1 - square) / Rational(samples)
  }
}

extension LearningProblem.Family {
  /// Gaussian clustering.
  public static let gaussian = LearningProblem.Family(
    "gaussian", name: "Gaussian clustering",
    summary: "theta standard normal; a sample is lambda theta + sqrt(1 - lambda^2) noise",
    model:
      "theta is standard normal; a sample is lambda theta plus noise of variance 1 - lambda^2.",
    data: .normals, parameter: .correlation, scaling: .correlation,
    simpleLearner: .meanPlusNoise(1),
    simulation: Simulation(usualTrials: 1000) { coordinates, bits in
      bits == 1 ? .sign(coordinates) : .quantised(coordinates, bits: bits)
    },
    make: { n, lambda throws(ProblemError) in
      .gaussian(try GaussianClustering(samples: n, correlation: lambda))
    })
}
