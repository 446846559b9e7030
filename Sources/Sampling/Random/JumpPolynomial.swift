/// A polynomial over GF(2) modulo the characteristic polynomial of xoshiro256's linear engine: applied to a
/// state it moves the generator by as many steps as its power of x has.
///
/// Word 0 holds the coefficients of `x^0 ... x^63`.  The characteristic polynomial was found from the output of the engine by
/// the Berlekamp-Massey algorithm; that `x^(2^128)` and `x^(2^192)` agree with the jump constants that the
/// authors of the generator publish is tested.
package struct JumpPolynomial: Sendable, Hashable {
  package var words: SIMD4<UInt64>

  /// `x`: one step.
  package static let step = JumpPolynomial(words: [2, 0, 0, 0])

  /// `x^256` modulo the characteristic polynomial: its coefficients below `x^256`.
  private static let remainder: SIMD4<UInt64> = [
    0x9d11_6f2b_b0f0_f001, 0x0280_002b_cefd_1a5e, 0x04b4_edcf_2625_9f85, 0x0003_c03c_3f3e_cb19,
  ]

  /// The step of `2^128` steps, from one lane of a stream to the next.
  package static let lane = step.squared(times: 128)

  /// The step of `2^192` steps, from one stream to the next.
  package static let stream = step.squared(times: 192)

  package static func * (lhs: JumpPolynomial, rhs: JumpPolynomial) -> JumpPolynomial {
    var product = SIMD4<UInt64>.zero
    var shifted = lhs.words
    for word in 0..<4 {
      for bit in 0..<64 {
        if rhs.words[word] >> UInt64(bit) & 1 == 1 { product ^= shifted }
        shifted = timesX(shifted)
      }
    }
    return JumpPolynomial(words: product)
  }

  private static func timesX(_ words: SIMD4<UInt64>) -> SIMD4<UInt64> {
    let carries: SIMD4<UInt64> = [0, words[0] >> 63, words[1] >> 63, words[2] >> 63]
    let shifted = words &<< 1 | carries
    return words[3] >> 63 == 1 ? shifted ^ remainder : shifted
  }

  private func squared(times count: Int) -> JumpPolynomial {
    (0..<count).reduce(self) { value, _ in value * value }
  }

  /// The polynomial of `exponent` times as many steps.
  ///
  /// - Complexity: two products for each bit of the exponent, some microseconds each.
  package func power(_ exponent: UInt64) -> JumpPolynomial {
    var result = JumpPolynomial(words: [1, 0, 0, 0])
    var square = self
    var rest = exponent
    while rest != 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest != 0 { square = square * square }
    }
    return result
  }
}
