import ExactArithmetic
import Work

/// Why a Gaussian memorized prior is refused.
public enum GaussianPosteriorError: InputError, Hashable {
  /// No training points.
  case noPoints
  /// A vector or matrix whose size does not fit; the text says which, what it is and what was expected.
  case sizeMismatch(String)
  /// A smoothing below 0.
  case negativeSmoothing(Rational)
  /// A variance of the noise that is not positive.
  case noiseIsNotPositive(Rational)
  /// A covariance of the noise that is not symmetric, or has a negative eigenvalue.
  case noiseIsNoCovariance(String)
  /// A covariance `s^2 J J^T + G` of an observation without an inverse; the point counts from 1.
  case singularObservation(point: Int)
  /// Weights whose exponents lie too far apart to be written.
  case weightsTooFarApart(Rational)

  /// The greatest difference of the exponents of two weights.
  public static let greatestExponent = 1_000_000

  public var description: String {
    switch self {
    case .noPoints: return "there are no training points; expected at least one"
    case .sizeMismatch(let text): return text
    case .negativeSmoothing(let variance):
      return "the smoothing s^2 is \(variance); expected at least 0"
    case .noiseIsNotPositive(let variance):
      return "the variance g^2 of the noise is \(variance); expected a number above 0"
    case .noiseIsNoCovariance(let reason): return reason
    case .singularObservation(let point):
      return
        "s^2 J J^T + G is singular at training point \(point): the observation has no density; expected noise in every "
        + "direction, or smoothing"
    case .weightsTooFarApart(let difference):
      return
        "two weights differ by a factor exp(\(difference.decimal(significantDigits: 6, rounding: .up))); expected exponents "
        + "at most \(GaussianPosteriorError.greatestExponent) apart"
    }
  }
}
