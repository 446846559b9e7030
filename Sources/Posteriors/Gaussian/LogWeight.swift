import ExactArithmetic

/// A positive number `exp(a) sqrt(b)` with rational `a` and `b`: a weight before it is divided by the sum of all.
///
/// Order is decided: `exp(a) sqrt(b) = exp(a') sqrt(b')` only where `a = a'` and `b = b'`, since `e` to a nonzero rational power is
/// transcendental (Hermite and Lindemann); otherwise enclosures separate the two.
public struct LogWeight: Sendable, Hashable {
  /// The exponent `a`.
  public let exponent: Rational
  /// The square `b` of the other factor, positive.
  public let square: Rational

  /// - Precondition: `square > 0`.
  public init(exponent: Rational, square: Rational) {
    precondition(square.signum() > 0, "the square \(square) of a positive number")
    self.exponent = exponent
    self.square = square
  }

  /// The quotient of two.
  public static func / (lhs: LogWeight, rhs: LogWeight) -> LogWeight {
    LogWeight(exponent: lhs.exponent - rhs.exponent, square: lhs.square / rhs.square)
  }

  /// The number as one to be enclosed.
  public var value: ComputableReal { ComputableReal { enclosure(workingBits: $0) } }

  /// An enclosure found with so many bits.
  func enclosure(workingBits bits: Int) -> Enclosure {
    let root =
      square == 1 ? Enclosure(1) : Enclosure.squareRoot(Enclosure(square), bits: bits + 8)
    let power = exponent.isZero ? Enclosure(1) : Enclosure.exp(Enclosure(exponent), bits: bits + 8)
    return (power * root).rounded(toBits: bits)
  }
}

extension LogWeight: Comparable {
  /// Decided by the exponents and squares where those suffice, else by enclosures of the logarithms that are narrowed until
  /// they separate.
  public static func < (lhs: LogWeight, rhs: LogWeight) -> Bool {
    let quotient = lhs / rhs
    if quotient.exponent.isZero { return quotient.square < 1 }
    if quotient.square == 1 { return quotient.exponent.isNegative }
    var bits = 64
    while true {
      let logarithm = Enclosure(2 * quotient.exponent) + .log(quotient.square, bits: bits)
      if logarithm.upper.signum() < 0 { return true }
      if logarithm.lower.signum() > 0 { return false }
      bits *= 2
    }
  }
}

extension LogWeight: CustomStringConvertible {
  /// `exp(a) sqrt(b)`
  public var description: String { "exp(\(exponent)) sqrt(\(square))" }
}
