import AlgebraicNumbers
import Claims
import ExactArithmetic
import Lemmas
import Posteriors
import Work

/// The posterior of a smoothed memorized prior is a mixture, with its weights.
public struct GaussianPosteriorLemma: Lemma {
  public let id = "gaussian-posterior"
  public let title = "The posterior of a smoothed memorized prior is a Gaussian mixture"
  public let status = LemmaStatus.published
  public let source = """
    Known (completion of the square); as the posterior of a memorized prior by Siahkoohi and Sabeddu, arXiv 2603.19629. The proof on the \
    page is ours.
    """
  public let statement = """
    Let the prior be the mean of N(x_i, s^2), i = 1..N, s > 0, and let y = F_i + J_i (u - x_i) + noise on the component i, with noise of \
    invertible covariance G. Then the posterior of u is the mixture of N(m_i, C_i) with C_i = (s^-2 + J_i^T G^-1 J_i)^-1, \
    m_i = x_i + C_i J_i^T G^-1 (y - F_i), and weights proportional to N(y; F_i, S_i), S_i = G + s^2 J_i J_i^T. For s = 0 it is the law on \
    the training points with weights proportional to N(y; F_i, G).
    """
  public let summary = """
    On each component complete the square in u: prior times likelihood is N(u; m_i, C_i) times a function of y, which is the density \
    of y on the component, normal with mean F_i and covariance G + s^2 J_i J_i^T.
    """
  public let enumerated = """
    30 seeded components with up to 3 unknowns and up to 3 observations, entries in -3, ..., 3, s^2 and G rational; the identity of \
    the quadratic functions at (d+1)(d+2)/2 points, which determine them, and that of the determinants (exhaustive: 300).
    """

  public let fixedBecause = "it is about normal laws, given by matrices"

  public init() {}

  /// A component, with what was observed.
  public struct Instance: Sendable {
    public let point: GaussianPosterior.Point
    public let observation: [Rational]
    public let noise: RationalMatrix
    public let smoothing: Rational
  }

  public func cases(_ scope: LemmaScope) -> [Instance] {
    var generator = SplitMix64(seed: 302)
    func number(_ range: ClosedRange<Int>) -> Rational {
      Rational(Int.random(in: range, using: &generator))
    }
    return (0..<(scope == .standard ? 30 : 300)).map { _ in
      let size = Int.random(in: 1...3, using: &generator)
      let images = Int.random(in: 1...3, using: &generator)
      func vector(_ count: Int) -> [Rational] { (0..<count).map { _ in number(-3...3) } }
      let root = RationalMatrix((0..<images).map { _ in vector(images) })
      let noise = root * root.transpose + RationalMatrix.identity(images)
      return Instance(
        point: GaussianPosterior.Point(
          place: vector(size), image: vector(images),
          derivative: RationalMatrix((0..<images).map { _ in vector(size) })),
        observation: vector(images), noise: noise,
        smoothing: number(1...4) / number(1...4))
    }
  }

  public func label(_ instance: Instance) -> String {
    let point = instance.point
    return
      "x = \(point.place), F = \(point.image), J = \(point.derivative), y = \(instance.observation), "
      + "G = \(instance.noise), s^2 = \(instance.smoothing)"
  }

  public func size(_ instance: Instance) -> CaseSize {
    instance.point.place.caseSize + instance.point.derivative.rows.caseSize
      + instance.observation.caseSize
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let component = try GaussianPosterior(
      points: [instance.point], observation: instance.observation, noise: instance.noise,
      smoothing: instance.smoothing
    ).components[0]
    let size = instance.point.place.count
    let determinants =
      component.observationCovariance.determinant * component.covariance.determinant
    var claims = [
      Claim(
        "det(s^2) det(G)", instance.smoothing.power(size) * instance.noise.determinant,
        equals: "det(S) det(C)", determinants, reason: "Both normalise the same density."),
      Claim(
        "weight^2", component.density.square, equals: "1/det(S)",
        component.observationCovariance.determinant.reciprocal(),
        reason: "A normal density, but for powers of 2 pi."),
    ]
    for u in grid(size) {
      claims.append(
        Claim(
          "|u-x|^2/s^2 + |y-F-J(u-x)|_G^2", instance.energy(at: u),
          equals: "|u-m|_C^2 + |y-F|_S^2",
          component.covariance.quadratic(zip(u, component.mean).map { $0 - $1 })
            - 2 * component.density.exponent, reason: "The square is completed."))
    }
    return claims
  }

  /// The points with coordinates 0, 1, 2 of sum at most 2: a quadratic function that vanishes there is 0.
  private func grid(_ size: Int) -> [[Rational]] {
    var points: [[Int]] = [[]]
    for _ in 0..<size { points = points.flatMap { point in (0...2).map { point + [$0] } } }
    return points.filter { $0.reduce(0, +) <= 2 }.map { $0.map { Rational($0) } }
  }
}

extension GaussianPosteriorLemma.Instance {
  /// Minus twice the logarithm of prior times likelihood, but for constants.
  fileprivate func energy(at u: [Rational]) -> Rational {
    let step: [Rational] = zip(u, point.place).map { $0 - $1 }
    let moved = zip(point.image, point.derivative * step).map { $0 + $1 }
    let residual: [Rational] = zip(observation, moved).map { $0 - $1 }
    let square = Rational.sum(step.map { $0 * $0 })
    return square / smoothing + noise.quadratic(residual)
  }

  /// `y - F`
  fileprivate var residual: [Rational] { zip(observation, point.image).map { $0 - $1 } }
}

extension RationalMatrix {
  /// `v^T A^-1 v` for an invertible matrix.
  fileprivate func quadratic(_ vector: [Rational]) -> Rational {
    guard let solved = solution(of: vector) else { preconditionFailure("a singular matrix") }
    return Rational.sum(zip(vector, solved).map { $0 * $1 })
  }
}

extension GaussianPosteriorLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "The weights are proportional to N(y; F_i, G)", change: "The smoothing is left out."
      ) { instance in
        let component = try GaussianPosterior(
          points: [instance.point], observation: instance.observation, noise: instance.noise,
          smoothing: instance.smoothing
        ).components[0]
        return [
          Claim(
            "|y-F|_G^2", instance.noise.quadratic(instance.residual), equals: "|y-F|_S^2",
            -2 * component.density.exponent, reason: "False.")
        ]
      }
    ]
  }
}
