import ExactArithmetic

/// The mean of independent numbers in [0, 1] with one law: their number, their sum and the sum of their squares, which add up
/// exactly.
///
/// A number is kept to `2^-31`, rounded to the nearest.
public struct BoundedMean: Sendable, Hashable {
  /// How many numbers there are.
  public private(set) var count: Int
  /// The sum, in units of `2^-31`.
  private var sum: Int128
  /// The sum of the squares, in units of `2^-62`.
  private var squares: Int128

  private static let places = 31

  /// No numbers.
  public static let zero = BoundedMean(count: 0, sum: 0, squares: 0)

  /// Adds a number.
  ///
  /// - Precondition: it lies in [0, 1] up to rounding, `-2^-20...1 + 2^-20`.
  public mutating func add(_ value: Double) {
    precondition(value > -0x1p-20 && value < 1 + 0x1p-20, "\(value) does not lie in [0, 1]")
    let scaled = Int128((min(max(value, 0), 1) * 0x1p31).rounded())
    count += 1
    sum += scaled
    squares += scaled * scaled
  }

  public static func + (lhs: BoundedMean, rhs: BoundedMean) -> BoundedMean {
    BoundedMean(
      count: lhs.count + rhs.count, sum: lhs.sum + rhs.sum, squares: lhs.squares + rhs.squares)
  }

  /// The mean of the numbers; `nil` when there are none.
  public var estimate: Rational? {
    count == 0
      ? nil : Rational(Integer(sum), Integer(count)).scaled(byPowerOfTwo: -BoundedMean.places)
  }

  /// The variance with the divisor `count - 1`; `nil` for fewer than two numbers.
  public var variance: Rational? {
    guard count >= 2 else { return nil }
    let (n, s) = (Rational(count), Rational(Integer(sum)))
    let deviation = Rational(Integer(squares)) - s * s / n
    return (deviation / (n - 1)).scaled(byPowerOfTwo: -2 * BoundedMean.places)
  }

  /// An interval that covers the mean of the law with at least the confidence, by the empirical Bernstein inequality: with
  /// probability at least `1 - e` on each side the mean is off by at most
  /// `sqrt(2 V ln(2/e)/T) + 7 ln(2/e)/(3(T-1))`, for the variance `V` of the `T` numbers; here `e` is half of what the
  /// confidence leaves.  The ends are rounded outward, and lie in [0, 1].
  ///
  /// - Parameters:
  ///   - confidence: how often the interval may miss.
  ///   - rounding: each number is off by at most this; the rounding to `2^-31` is allowed for besides.
  /// - Precondition: there are two numbers at least.
  ///
  /// Source: A. Maurer and M. Pontil, "Empirical Bernstein bounds and sample variance penalization", COLT 2009, arXiv
  /// 0907.3740, theorem 4.
  public func interval(_ confidence: Confidence, rounding: Rational = 0) -> Enclosure {
    guard let mean = estimate, let variance else {
      preconditionFailure("an interval of \(count) numbers")
    }
    let log = Enclosure.log(4 / confidence.error, bits: 64)
    // Numbers that are off by at most r have a standard deviation that is off by at most 2 r.
    let error = rounding + Rational(1).scaled(byPowerOfTwo: -BoundedMean.places)
    let deviation = Enclosure.squareRoot(Enclosure(variance), bits: 64).upper + 2 * error
    let spread = Enclosure(0, 2 * deviation * deviation) * log
    let first = Enclosure.squareRoot(
      Enclosure((spread.upper / Rational(count)).rounded(toSignificantBits: 64, .up)), bits: 64
    ).upper
    let second = Rational(7, 3) * log.upper / Rational(count - 1)
    let radius = first + second + error
    return Enclosure(max(0, mean - radius), min(1, mean + radius)).rounded(toBits: 64)
  }
}

extension BoundedMean: CustomStringConvertible {
  /// The mean with the number: `0.25 of 8`.
  public var description: String {
    (estimate?.decimal(significantDigits: 6) ?? "nothing") + " of \(count)"
  }
}
