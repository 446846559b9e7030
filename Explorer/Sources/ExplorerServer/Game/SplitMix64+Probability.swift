import ExactArithmetic
import Work

extension SplitMix64 {
  /// True with a rational probability, exactly: random bits are compared with its binary digits until they differ.
  package mutating func isTrue(_ probability: Rational) -> Bool {
    if probability.isZero { return false }
    if probability == 1 { return true }
    var rest = probability
    while true {
      rest = rest.scaled(byPowerOfTwo: 1)
      let digit = rest >= 1
      if digit { rest -= 1 }
      let bit = Bool.random(using: &self)
      if bit != digit { return digit }
      if rest.isZero { return false }
    }
  }
}
