extension Rational {
  /// Creates exactly the binary value of a floating-point number, or `nil` when it is not finite.
  @_disfavoredOverload
  public init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    if value == 0 {
      self.init(0)
      return
    }
    let significand = Integer(UInt64(value.significandBitPattern) | (value.isNormal ? 1 << 52 : 0))
    let exponent = (value.isNormal ? Int(value.exponentBitPattern) : 1) - 1075
    let signed = value.sign == .minus ? -significand : significand
    self = Rational(signed).scaled(byPowerOfTwo: exponent)
  }

  /// The value times `2^exponent`.
  public func scaled(byPowerOfTwo exponent: Int) -> Rational {
    if isZero || exponent == 0 { return self }
    if exponent > 0 {
      let shared = min(denominator.trailingZeroBitCount, exponent)
      return Rational(reduced: numerator << (exponent - shared), denominator >> shared)
    }
    let shared = min(numerator.trailingZeroBitCount, -exponent)
    return Rational(reduced: numerator >> shared, denominator << (-exponent - shared))
  }
}

extension Double {
  /// The floating-point number that `rule` chooses for a rational: by default the nearest one, ties to
  /// even.  Values beyond the range become infinite, or the greatest finite number, as the rule says.
  public init(_ value: Rational, rounding rule: FloatingPointRoundingRule = .toNearestOrEven) {
    if value.isZero {
      self = 0
      return
    }
    let magnitude = value.numerator.magnitude
    let isNegative = value.isNegative
    let exponent = magnitude.binaryExponent(dividedBy: value.denominator)
    let unit = Swift.max(exponent - 52, -1074)  // the weight of the last place, subnormals included
    let scaled = value.scaled(byPowerOfTwo: -unit)
    // At most 53 bits, or 2^53 after a carry: exact in a Double.
    guard let significand = Int(exactly: scaled.rounded(rule)), exponent <= 1024 else {
      self = Double.overflow(isNegative: isNegative, rule)
      return
    }
    let result = Double(sign: .plus, exponent: unit, significand: Double(significand))
    self = result.isFinite ? result : Double.overflow(isNegative: isNegative, rule)
  }

  private static func overflow(isNegative: Bool, _ rule: FloatingPointRoundingRule) -> Double {
    let largest = isNegative ? -Double.greatestFiniteMagnitude : .greatestFiniteMagnitude
    let infinite = isNegative ? -Double.infinity : .infinity
    switch rule {
    case .towardZero: return largest
    case .down: return isNegative ? infinite : largest
    case .up: return isNegative ? largest : infinite
    default: return infinite
    }
  }

  /// The floating-point number nearest to an integer, ties to even.
  public init(_ value: Integer) { self.init(Rational(value)) }
}
