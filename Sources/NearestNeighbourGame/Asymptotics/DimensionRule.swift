import ExactArithmetic

/// How the dimension `d` grows with the number `k` of examples.
public enum DimensionRule: Sendable, Hashable {
  /// The same `d` for every `k`.
  case fixed(Int)
  /// `d = ceil(c f(k))` for a coefficient `c > 0` and a growth `f`.
  case multiple(Rational, of: Growth)

  /// A function of `k`.
  public enum Growth: String, Sendable, Hashable, CaseIterable {
    case naturalLogarithm = "ln k"
    case squaredLogarithm = "(ln k)^2"
    case binaryLogarithm = "log2 k"
  }

  /// What ``init(parsing:)`` expects.
  public static let expected =
    "an integer, c*ln(k), c*ln(k)^2 or c*log2(k) with a rational c > 0, such as 200*ln(k)"

  /// Reads `1000`, `200*ln(k)`, `10*ln(k)^2` or `50*log2(k)`; spaces, `*` and parentheses may be left out or added.
  ///
  /// - Throws: ``AsymptoticsError/invalidRule(_:expected:)``.
  public init(parsing text: String) throws(AsymptoticsError) {
    let plain = text.withoutOperators
    if let value = Int(plain), value >= 1 {
      self = .fixed(value)
      return
    }
    for growth in Growth.allCases {
      let suffix = growth.rawValue.withoutOperators
      guard plain.hasSuffix(suffix) else { continue }
      let coefficient = plain.dropLast(suffix.count)
      guard let c = coefficient.isEmpty ? 1 : Rational(String(coefficient)), c.signum() > 0 else {
        break
      }
      self = .multiple(c, of: growth)
      return
    }
    throw .invalidRule(text, expected: DimensionRule.expected)
  }

  /// The dimension for `k = 2^m`, rounded up where the rule gives no integer.
  ///
  /// - Throws: ``AsymptoticsError/dimensionOutOfRange(_:log2Examples:)`` when it does not fit a machine word.
  public func dimension(log2Examples m: Int) throws(AsymptoticsError) -> Int {
    guard case .multiple(let coefficient, let growth) = self else {
      guard case .fixed(let dimension) = self, dimension >= 1 else {
        throw .dimensionOutOfRange(self, log2Examples: m)
      }
      return dimension
    }
    var bits = 64
    while true {
      let value = coefficient * growth.value(log2Examples: m, bits: bits)
      let (least, greatest) = (value.lower.rounded(.up), value.upper.rounded(.up))
      if least == greatest {
        guard let dimension = Int(exactly: least) else {
          throw .dimensionOutOfRange(self, log2Examples: m)
        }
        return dimension
      }
      bits *= 2  // ends, as the natural logarithm of an integer above 1 and its square are irrational
    }
  }
}

extension DimensionRule: CustomStringConvertible {
  /// The rule in words that can be read back: `200 ln k`.
  public var description: String {
    switch self {
    case .fixed(let dimension): return "\(dimension)"
    case .multiple(let coefficient, let growth): return "\(coefficient) \(growth.rawValue)"
    }
  }
}

extension DimensionRule.Growth {
  /// The value at `k = 2^m`.
  func value(log2Examples m: Int, bits: Int) -> Enclosure {
    if self == .binaryLogarithm { return Enclosure(Rational(m)) }
    let logarithm = Rational(m) * Enclosure.log(Rational(2), bits: bits)
    return self == .squaredLogarithm ? logarithm * logarithm : logarithm
  }
}

extension String {
  /// In small letters, without spaces, parentheses and multiplication signs.
  var withoutOperators: String {
    lowercased().filter { !$0.isWhitespace && !"()*".contains($0) }
  }
}
