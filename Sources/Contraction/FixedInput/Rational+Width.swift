import ExactArithmetic

extension Rational {
  /// A number b with `2^-b <= self`, for a positive value; at least 64.
  var binaryFractionBits: Int { max(64, denominator.bitWidth - numerator.bitWidth + 1) }
}

extension LogQuotient {
  /// An enclosure of a width.
  func enclosure(within width: Rational) -> Enclosure {
    var bits = 64
    while true {
      let value = enclosure(bits: bits)
      if value.width <= width { return value }
      bits *= 2
    }
  }
}
