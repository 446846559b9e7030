import ExactArithmetic

/// A small reproducible generator (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

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
