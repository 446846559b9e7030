extension Enclosure {
  /// `sqrt(2 pi)`, by Machin's formula `pi = 16 arctan(1/5) - 4 arctan(1/239)`.
  package static let rootOfTwoPi: Enclosure = {
    let bits = 72
    func arctangent(ofReciprocal n: Int) -> Enclosure {
      // The alternating series lies between consecutive partial sums.
      var (sum, terms) = (Rational.zero, 0)
      while true {
        let term = Rational(.one, Integer(2 * terms + 1) * Integer(n).power(2 * terms + 1))
        let next = terms % 2 == 0 ? sum + term : sum - term
        if term < Rational.one.scaled(byPowerOfTwo: -bits - 16) {
          return Enclosure(min(sum, next), max(sum, next))
        }
        (sum, terms) = (next, terms + 1)
      }
    }
    let pi = 16 * arctangent(ofReciprocal: 5) - 4 * arctangent(ofReciprocal: 239)
    return Enclosure.squareRoot(2 * pi, bits: bits)
  }()
}
