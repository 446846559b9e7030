import ExactArithmetic
import InformationTheory

/// The game as the number `k` of examples grows: how the dimension, the correlation and the success asked for
/// depend on `k`, and what must and what need not be known about the examples then.
///
/// ```swift
/// let point = try Asymptotics().point(log2Examples: 320)
/// print(point.sdpi, point.mrsGerber, point.noisyCopy)
/// ```
///
/// As `k` grows and `rho` tends to 0 while `OPT` and the success tend to 1 at the threshold, where
/// `log2 k / (d (1 - h(delta)))` tends to 1, the SDPI bound over `k d` tends to `1/(2 ln 2)` and Mrs Gerber's to 1:
/// all but a vanishing part of the examples must be known (derived here).
public struct Asymptotics: Sendable, Hashable {
  /// How `d` depends on `k`.
  public var dimension: DimensionRule
  /// How `rho` depends on `k` and `d`.
  public var correlation: CorrelationRule
  /// The success asked of Bob; `nil` for the optimum: the target that `rho` was solved from, or, with
  /// a threshold, what the optimum certainly is.
  public var success: SuccessRule?
  /// The number of significant decimal digits of `rho`, and of digits after the point of `1 - 2a` for the
  /// noisy copy.
  public let digits: Int

  /// How the correlation is chosen.
  public enum CorrelationRule: Sendable, Hashable {
    /// The least decimal at which the optimum certainly is at least this.
    case optimum(SuccessRule)
    /// The decimal nearest to the solution of `rho^2 d = 2 c ln k`.
    case threshold(Rational)
  }

  /// The greatest number of digits of `rho`.
  public static let greatestDigits = 15

  /// - Throws: ``AsymptoticsError/digitsOutOfRange(_:)``,
  ///   ``AsymptoticsError/targetDependsOnOptimum(_:)``.
  public init(
    dimension: DimensionRule = .multiple(200, of: .naturalLogarithm),
    correlation: CorrelationRule = .optimum(.oneMinus(1)), success: SuccessRule? = nil,
    digits: Int = 6
  ) throws(AsymptoticsError) {
    guard (2...Asymptotics.greatestDigits).contains(digits) else { throw .digitsOutOfRange(digits) }
    if case .optimum(let rule) = correlation, case .partOfOptimum = rule {
      throw .targetDependsOnOptimum(rule)
    }
    self.dimension = dimension
    self.correlation = correlation
    self.success = success
    self.digits = digits
  }
}

/// The game for one `k = 2^m`: its parameters, and between which bounds `I(X;M)/(k d)` lies.
public struct AsymptoticsPoint: Sendable, Hashable {
  /// `m = log2 k`.
  public let log2Examples: Int
  /// The dimension `d`.
  public let dimension: Int
  /// The correlation `rho`, a short decimal.
  public let correlation: Rational
  /// A decimal below ``correlation``, one step of its last digit away or two, at which the optimum certainly is
  /// below the target; `nil` when `rho` was not solved for.
  public let correlationBelow: Rational?
  /// The optimum that `rho` was solved for, and which the optimum at ``correlation`` certainly reaches; `nil` when
  /// `rho` was not solved for.
  public let target: Rational?
  /// `OPT(k, d, rho)`.
  public let optimum: Enclosure
  /// `rho^2 d / (2 ln k)`.
  public let thresholdRatio: Enclosure
  /// `log2 k / (d (1 - h(delta)))`: the rate of the index over the capacity of the noise.
  public let rateOverCapacity: Enclosure
  /// The success `alpha` asked of Bob, certainly attainable.
  public let success: Rational
  /// The SDPI bound over `k d`: `F(alpha) / (rho^2 d)`.
  public let sdpi: Enclosure
  /// Mrs Gerber's bound over `k d`: `Psi(Psi^-1(F(alpha)/d) / rho)`.
  public let mrsGerber: Enclosure
  /// The greatest decimal found for the flip probability `a` with which a noisy copy of the examples
  /// certainly suffices for the success: `OPT(k, d, rho (1-2a)) >= alpha`.
  public let noisyCopyFlip: Rational
  /// The information of that noisy copy over `k d`, `1 - h(a)`: an upper bound of what is needed.
  public let noisyCopy: Enclosure

  /// `k`.
  public var examples: Integer { Integer(1) << log2Examples }
}
