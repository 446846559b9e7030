import ExactArithmetic

/// A number that is known by enclosures only, which need not become narrower than some width: a capacity.
struct Approximation: Sendable {
  private let evaluate: @Sendable (_ bits: Int) -> Enclosure

  /// The greatest product of the exponents of powers that stand in one another.
  let degree: Int

  init(degree: Int = 1, _ evaluate: @escaping @Sendable (_ bits: Int) -> Enclosure) {
    self.degree = degree
    self.evaluate = evaluate
  }

  /// An enclosure computed with about so many bits.
  func enclosure(bits: Int) -> Enclosure { evaluate(bits) }

  static func + (lhs: Approximation, rhs: Approximation) -> Approximation {
    Approximation(degree: max(lhs.degree, rhs.degree)) { lhs.evaluate($0) + rhs.evaluate($0) }
  }

  static func * (factor: Rational, operand: Approximation) -> Approximation {
    Approximation(degree: operand.degree) { factor * operand.evaluate($0) }
  }

  static func * (lhs: Approximation, rhs: Approximation) -> Approximation {
    Approximation(degree: max(lhs.degree, rhs.degree)) {
      (lhs.evaluate($0) * rhs.evaluate($0)).rounded(toBits: $0 + 8)
    }
  }

  /// The power with an exponent that is at least 1; the number is evaluated once.
  func power(_ exponent: Int) -> Approximation {
    let evaluate = evaluate
    return Approximation(degree: degree * exponent) { bits in
      let base = evaluate(bits)
      return (1..<exponent).reduce(base) { power, _ in (power * base).rounded(toBits: bits + 8) }
    }
  }

  /// The sum of two numbers of which either may be missing.
  static func sum(_ lhs: Approximation?, _ rhs: Approximation?) -> Approximation? {
    guard let lhs, let rhs else { return lhs ?? rhs }
    return lhs + rhs
  }

  /// The smaller one.
  static func minimum(_ lhs: Approximation, _ rhs: Approximation) -> Approximation {
    Approximation(degree: max(lhs.degree, rhs.degree)) { bits in
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
