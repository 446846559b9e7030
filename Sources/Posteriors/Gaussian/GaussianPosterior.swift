import AlgebraicNumbers
import ExactArithmetic
import Work

/// The posterior of a memorized prior that is smoothed by a Gaussian: a mixture with a component at each training point.
///
/// The prior is the mean of the normal laws `N(x_n, s^2)` at the training points; an observation is `y = F(x) + noise` of covariance
/// `G`, linearised at each point with the derivative `J_n`. Then the posterior is a mixture of normal laws with
///
///     S_n = G + s^2 J_n J_n^T,    K_n = s^2 J_n^T S_n^-1,
///     mean x_n + K_n (y - F(x_n)),    covariance s^2 (1 - K_n J_n) = (s^-2 + J_n^T G^-1 J_n)^-1,
///     weight proportional to N(y; F(x_n), S_n).
///
/// All means and covariances are rational; the weights are `exp(a) sqrt(b)` with rational `a` and `b`, enclosed, and their order is
/// decided. For `s = 0` it is the reweighted empirical law: the training points by likelihood.
///
/// Source: Bayes; the linearised form as by Siahkoohi and Sabeddu, arXiv 2603.19629.
public struct GaussianPosterior: Sendable {
  /// The components, in the order of the training points.
  public let components: [Component]

  /// What is known at a training point.
  public struct Point: Sendable, Hashable {
    /// The point `x_n`.
    public let place: [Rational]
    /// `F(x_n)`
    public let image: [Rational]
    /// The derivative `J_n`, a row for each entry of the image.
    public let derivative: RationalMatrix

    public init(place: [Rational], image: [Rational], derivative: RationalMatrix) {
      self.place = place
      self.image = image
      self.derivative = derivative
    }
  }

  /// A component of the mixture.
  public struct Component: Sendable {
    /// The training point.
    public let point: Point
    /// The mean.
    public let mean: [Rational]
    /// The covariance.
    public let covariance: RationalMatrix
    /// `N(y; F(x_n), S_n)` but for the constant factor, `exp(-(y-F)^T S^-1 (y-F)/2) / sqrt(det S)`.
    public let density: LogWeight
    /// `S_n`
    public let observationCovariance: RationalMatrix
  }

  /// The greatest number of entries of a training point or an observation, and of points.
  public static let greatestSize = 30

  /// - Parameters:
  ///   - points: the training points with their images and derivatives.
  ///   - observation: `y`.
  ///   - noise: the covariance `G` of the noise.
  ///   - smoothing: the variance `s^2 >= 0` of the smoothing.
  /// - Throws: ``GaussianPosteriorError``; `WorkRefused` for more than ``greatestSize`` points, or entries of each.
  /// - Complexity: an inverse for each point.
  public init(
    points: [Point], observation: [Rational], noise: RationalMatrix, smoothing: Rational
  ) throws {
    try GaussianPosterior.check(points, observation, noise, smoothing)
    components = try points.enumerated().map { index, point in
      guard
        let component = Component(
          point, observation: observation, noise: noise, smoothing: smoothing)
      else { throw GaussianPosteriorError.singularObservation(point: index + 1) }
      return component
    }
    let exponents = components.map(\.density.exponent)
    let difference = exponents.max()! - exponents.min()!
    if difference > Rational(GaussianPosteriorError.greatestExponent) {
      throw GaussianPosteriorError.weightsTooFarApart(difference)
    }
  }

  // MARK: Weights

  /// The weight of each component, by its place.
  public var weights: [ComputableReal] {
    let densities = components.map(\.density)
    return densities.map { density in
      // Divided by the one in question, so that nothing is lost where all are tiny.
      let quotients = densities.map { $0 / density }
      return ComputableReal { bits in
        let sum = quotients.reduce(Enclosure.zero) { sum, quotient in
          (sum + quotient.enclosure(workingBits: bits)).rounded(toBits: bits + 8)
        }
        return Enclosure(1).divided(by: sum, bits: bits)
      }
    }
  }

  /// The places of the components from the greatest weight down, equal ones together; all comparisons are decided.
  public var order: [[Int]] {
    let ranked = components.indices.sorted {
      components[$1].density == components[$0].density
        ? $0 < $1 : components[$1].density < components[$0].density
    }
    var groups: [[Int]] = []
    for index in ranked {
      if let last = groups.last?[0], components[last].density == components[index].density {
        groups[groups.count - 1].append(index)
      } else {
        groups.append([index])
      }
    }
    return groups
  }
}

extension GaussianPosterior.Component {
  /// `nil` where the observation has no density.
  fileprivate init?(
    _ point: GaussianPosterior.Point, observation: [Rational], noise: RationalMatrix,
    smoothing: Rational
  ) {
    let jacobian = point.derivative
    let rest: [Rational] = zip(observation, point.image).map { $0 - $1 }
    let covariance = noise + smoothing * (jacobian * jacobian.transpose)
    guard
      let (solutions, determinant) = covariance.positiveDefiniteSolutions(
        of: zip(jacobian.rows, rest).map { $0 + [$1] })
    else { return nil }
    let size = point.place.count
    // S^-1 J and S^-1 (y - F).
    let gain = RationalMatrix(solutions.map { Array($0[..<size]) })
    let solved = solutions.map { $0[size] }
    self.point = point
    mean = zip(point.place, jacobian.transpose * solved).map { $0 + smoothing * $1 }
    self.covariance =
      smoothing * (RationalMatrix.identity(size) - smoothing * (jacobian.transpose * gain))
    density = LogWeight(
      exponent: Rational.sum(zip(rest, solved).map { $0 * $1 }) / -2,
      square: determinant.reciprocal())
    observationCovariance = covariance
  }
}

extension GaussianPosterior.Component: CustomStringConvertible {
  /// Mean and density.
  public var description: String { "mean \(mean), density \(density)" }
}

extension GaussianPosterior.Point: CustomStringConvertible {
  /// The point and its image.
  public var description: String { "\(place) with F = \(image)" }
}

extension GaussianPosterior: CustomStringConvertible {
  /// The number of components.
  public var description: String { "a mixture of \(components.count) normal laws" }
}
