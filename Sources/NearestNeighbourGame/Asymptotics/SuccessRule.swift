import ExactArithmetic

/// A success probability for each number `k` of examples.
public enum SuccessRule: Sendable, Hashable {
  /// The same for every `k`.
  case fixed(Rational)
  /// `1 - c/log2 k`.
  case oneMinus(Rational)
  /// `c OPT`: a part of the optimum.
  case partOfOptimum(Rational)

  /// What ``init(parsing:)`` expects.
  public static let expected =
    "a rational such as 99/100, 1-c/log2(k) or, for --success, c*OPT, with a rational c > 0"

  /// Reads `99/100`, `1-1/log2(k)` or `9/10*OPT`; spaces, `*` and parentheses may be left out or added.
  ///
  /// - Throws: ``AsymptoticsError/invalidRule(_:expected:)``.
  public init(parsing text: String) throws(AsymptoticsError) {
    let plain = text.withoutOperators
    let (prefix, suffix, optimum) = ("1-", "/log2k", "opt")
    if let value = Rational(plain) {
      self = .fixed(value)
    } else if plain.hasPrefix(prefix), plain.hasSuffix(suffix),
      let c = Rational(String(plain.dropFirst(prefix.count).dropLast(suffix.count))),
      c.signum() > 0
    {
      self = .oneMinus(c)
    } else if plain.hasSuffix(optimum),
      let c = plain == optimum ? 1 : Rational(String(plain.dropLast(optimum.count))),
      c.signum() > 0 && c <= 1
    {
      self = .partOfOptimum(c)
    } else {
      throw .invalidRule(text, expected: SuccessRule.expected)
    }
  }

  /// The success for `k = 2^m`, where it does not depend on the optimum.
  func value(log2Examples m: Int) -> Rational? {
    switch self {
    case .fixed(let value): return value
    case .oneMinus(let c): return 1 - c / Rational(m)
    case .partOfOptimum: return nil
    }
  }
}

extension SuccessRule: CustomStringConvertible {
  /// The rule in words that can be read back: `1 - 1/log2 k`.
  public var description: String {
    switch self {
    case .fixed(let value): return "\(value)"
    case .oneMinus(let c): return "1 - \(c)/log2 k"
    case .partOfOptimum(let c): return c == 1 ? "OPT" : "\(c) OPT"
    }
  }
}
