import ExactArithmetic

/// A number that is known by enclosures only, which need not become narrower than some width: a capacity.
struct Approximation: Sendable {
  private let evaluate: @Sendable (_ bits: Int) -> Enclosure

  init(_ evaluate: @escaping @Sendable (_ bits: Int) -> Enclosure) { self.evaluate = evaluate }

  /// An enclosure computed with about so many bits.
  func enclosure(bits: Int) -> Enclosure { evaluate(bits) }

  static func + (lhs: Approximation, rhs: Approximation) -> Approximation {
    Approximation { lhs.evaluate($0) + rhs.evaluate($0) }
  }

  static func * (factor: Rational, operand: Approximation) -> Approximation {
    Approximation { factor * operand.evaluate($0) }
  }

  static func * (lhs: Approximation, rhs: Approximation) -> Approximation {
    Approximation { (lhs.evaluate($0) * rhs.evaluate($0)).rounded(toBits: $0 + 8) }
  }

  /// The sum of two numbers of which either may be missing.
  static func sum(_ lhs: Approximation?, _ rhs: Approximation?) -> Approximation? {
    guard let lhs, let rhs else { return lhs ?? rhs }
    return lhs + rhs
  }

  /// The smaller one.
  static func minimum(_ lhs: Approximation, _ rhs: Approximation) -> Approximation {
    Approximation { bits in
      let (a, b) = (lhs.evaluate(bits), rhs.evaluate(bits))
      return Enclosure(min(a.lower, b.lower), min(a.upper, b.upper))
    }
  }

  /// The sign, if an enclosure with at most so many bits shows it.
  func sign(upTo greatest: Int?) -> Int? {
    var bits = 64
    while true {
      let value = evaluate(bits)
      if value.lower.signum() > 0 { return 1 }
      if value.upper.signum() < 0 { return -1 }
      if value.isExact { return 0 }
      if let greatest, bits >= greatest { return nil }
      bits *= 2
    }
  }

  /// Up to this precision a sign is sought where nothing says that it must show.
  static let greatestBits = 1024
}
