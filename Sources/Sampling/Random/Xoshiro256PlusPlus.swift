import ExactArithmetic
import Work

/// The generator xoshiro256++.
///
/// Source: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM Transactions on
/// Mathematical Software 47, 2021.
package struct Xoshiro256PlusPlus: RandomNumberGenerator, Sendable, Hashable {
  package var state: SIMD4<UInt64>

  /// The state as the authors advise, from SplitMix64.
  package init(seed: UInt64) {
    var mixer = SplitMix64(seed: seed)
    state = [mixer.next(), mixer.next(), mixer.next(), mixer.next()]
  }

  package init(state: SIMD4<UInt64>) {
    precondition(state != .zero, "a state of zeros stays zero")
    self.state = state
  }

  package mutating func next() -> UInt64 {
    let sum = state[0] &+ state[3]
    let output = (sum << 23 | sum >> 41) &+ state[0]
    advance()
    return output
  }

  /// The linear engine.
  private mutating func advance() {
    let shifted = state[1] << 17
    state[2] ^= state[0]
    state[3] ^= state[1]
    state[1] ^= state[2]
    state[0] ^= state[3]
    state[2] ^= shifted
    state[3] = state[3] << 45 | state[3] >> 19
  }

  /// The generator after as many steps as a polynomial stands for.
  package func jumped(by polynomial: JumpPolynomial) -> Xoshiro256PlusPlus {
    var walker = self
    var sum = SIMD4<UInt64>.zero
    for word in 0..<4 {
      for bit in 0..<64 {
        if polynomial.words[word] >> UInt64(bit) & 1 == 1 { sum ^= walker.state }
        walker.advance()
      }
    }
    return Xoshiro256PlusPlus(state: sum)
  }
}
