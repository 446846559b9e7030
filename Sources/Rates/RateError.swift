import ExactArithmetic
import Work

/// Why a rate is not computed.
public enum RateError: InputError, Hashable {
  case examplesOutOfRange(Int)
  case dimensionOutOfRange(Int)
  case widthOutOfRange(Rational)
  case correlationIsZero
  case successOutOfRange(Rational, least: Rational, optimum: Rational)
  case rewardsTooLarge(Rational)
  case optimumWithoutNoise(Rational)
  case widthTooSmall(Rational)
  case tooManyBits(Int)
  case gapTooSmall(Rational, points: Int)

  public var description: String {
    switch self {
    case .examplesOutOfRange(let k): "k is \(k); expected at least 2"
    case .dimensionOutOfRange(let d): "d is \(d); expected at least 1"
    case .widthOutOfRange(let width): "the width is \(width); expected at least 2^-40 = 9.1e-13"
    case .correlationIsZero:
      "rho is 0; expected a correlation above 0: every message succeeds equally"
    case .successOutOfRange(let alpha, let least, let optimum):
      "the success is \(alpha); expected at least 1/k = \(least), which costs nothing, and at most OPT = \(optimum.brief()), "
        + "the greatest there is"
    case .optimumWithoutNoise(let optimum):
      "with rho = 1 a curve has no certificate at its end, OPT = \(optimum.brief()), where a formula gives the value; expected "
        + "rho below 1, or 'lemmata rate --success optimum' for the end"
    case .widthTooSmall(let width):
      "the width is \(width); expected at least 2^-32 = 2.4e-10 below the optimum"
    case .tooManyBits(let bits):
      "k d is \(bits); expected at most 20 bits for a success below the optimum"
    case .gapTooSmall(let gap, let points):
      "the gap is \(gap), and \(points) points leave a greater one; expected more bits"
    case .rewardsTooLarge(let rho):
      "rho is \(rho), whose numbers are too long for the dimension; expected rewards below 2^20 units"
    }
  }
}

/// Why a search for a certificate gives up.
public enum RateSearchError: InputError, Hashable {
  /// The master problem is solved only so closely in floating point.
  case stalled(excess: Double)
  /// Exact counts do not confirm what was found in floating point.
  case unconfirmed(String)

  public var description: String {
    switch self {
    case .stalled(let excess):
      "the law on rules was found only up to a relative \(excess); expected a greater width"
    case .unconfirmed(let reason):
      "the checker does not accept the certificate that was found: \(reason); expected a greater width"
    }
  }
}

extension RateError {
  /// Checks the numbers of strings and of bits.
  ///
  /// - Throws: unless `k >= 2` and `d >= 1`.
  static func check(examples: Int, dimension: Int) throws(RateError) {
    guard examples >= 2 else { throw .examplesOutOfRange(examples) }
    guard dimension >= 1 else { throw .dimensionOutOfRange(dimension) }
  }
}
