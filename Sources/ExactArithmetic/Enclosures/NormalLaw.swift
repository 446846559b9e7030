/// The standard normal law, enclosed.
package enum NormalLaw {
  /// `Pr[Z > u]`.
  package static func tail(_ u: Enclosure, bits: Int) -> Enclosure {
    let argument = (u * rootOfHalf).rounded(toBits: bits + 8)
    return Rational(1, 2) * Enclosure.complementaryErrorFunction(argument, bits: bits)
  }

  private static let rootOfHalf = Enclosure.squareRoot(Enclosure(Rational(1, 2)), bits: 128)
  private static let inverseRootOfTwoPi = Enclosure(1).divided(by: .rootOfTwoPi, bits: 80)

  /// The density `e^(-u^2/2)/sqrt(2 pi)`.
  package static func density(_ u: Enclosure, bits: Int) -> Enclosure {
    (Enclosure.exp((-Rational(1, 2) * u.squared).rounded(toBits: bits + 8), bits: bits)
      * inverseRootOfTwoPi).rounded(toBits: bits)
  }

  /// The `2^b - 1` ends of `2^b` equally likely intervals, in increasing order and symmetric.
  package static func quantiles(depth: Int, bits: Int) -> [Enclosure] {
    let count = 1 << depth
    let upper = (count / 2 + 1..<count).map {
      quantile(tail: Rational(count - $0, count), bits: bits)
    }
    return upper.reversed().map { -$0 } + [.zero] + upper
  }

  /// The `z` in 0...16 with `Pr[Z > z] = q`, by bisection.
  private static func quantile(tail q: Rational, bits: Int) -> Enclosure {
    var (low, high) = (Rational.zero, Rational(16))
    while true {
      let middle = (low + high) / 2
      let value = tail(Enclosure(middle), bits: bits + 16)
      if value.lower > q {
        low = middle
      } else if value.upper < q {
        high = middle
      } else {
        return Enclosure(low, high)
      }
      if (high - low).scaled(byPowerOfTwo: bits) < 1 { return Enclosure(low, high) }
    }
  }
}
