import ExactArithmetic

extension FixedPointLogarithms {
  /// How great the argument of a power is at most, and minus it how small, as a power of 2.
  private static let greatestExponent = 16
  /// A power is one of a part of its argument, squared so many times.
  private static let squarings = 8

  /// An upper end of `2^bits e^(x/2^bits)`, by section 'Powers' of `Certificates/FORMAT.md`.
  package func power(_ x: Integer) throws(ClaimRejection) -> Integer {
    let greatest = Integer(1) << (bits + FixedPointLogarithms.greatestExponent)
    try require(x <= greatest, "a power is too great")
    let argument = max(x, -greatest)
    let (exponent, rest) = argument.floorQuotientAndRemainder(
      dividingBy: argument.isNegative ? log2.upper : log2.lower)
    let value = fraction(rest)
    guard let shift = Int(exactly: exponent) else { throw ClaimRejection("a power is too great") }
    return shift < 0 ? (value >> -shift) + 1 : value << shift
  }

  /// An upper end of `2^bits e^(x/2^bits)` for `0 <= x < 2^bits`.
  private func fraction(_ x: Integer) -> Integer {
    if bits <= 62, let word = Int(exactly: x) { return Integer(fraction(UInt64(word))) }
    let partBits = bits + FixedPointLogarithms.squarings
    var term = Integer(1) << bits
    var result = term
    for j in 1...(bits / 10 + 1) {
      term = ((term * x) >> partBits).floorDivided(by: Integer(j)) + 1
      result += term
    }
    result += term
    for _ in 0..<FixedPointLogarithms.squarings { result = ((result * result) >> bits) + 1 }
    return result
  }

  /// The same in machine words, for at most 62 bits: the last square is less than `2^(bits + 1)`, and so is `x`.
  private func fraction(_ x: UInt64) -> UInt64 {
    let scale = UInt64(bits)
    func shifted(_ a: UInt64, _ b: UInt64, by count: UInt64) -> UInt64 {
      let (high, low) = a.multipliedFullWidth(by: b)
      return count < 64 ? high << (64 - count) | low >> count : high >> (count - 64)
    }
    var term = UInt64(1) << scale
    var result = term
    for j in 1...UInt64(bits / 10 + 1) {
      term = shifted(term, x, by: scale + UInt64(FixedPointLogarithms.squarings)) / j + 1
      result += term
    }
    result += term
    for _ in 0..<FixedPointLogarithms.squarings { result = shifted(result, result, by: scale) + 1 }
    return result
  }
}
