import ExactArithmetic

/// The binary digits after the point of a rational number of [0, 1), to compare uniform numbers with.
///
/// There are at most 192: the probability is rounded down by less than `2^-192`, which no number of trials shows.
package struct BinaryDigits: Sendable, Hashable {
  /// 0 or 1 each, the last of them 1.
  package let digits: [UInt8]

  package static let greatestCount = 192

  /// - Precondition: the number is in [0, 1).
  package init(_ value: Rational) {
    precondition(!value.isNegative && value < 1, "a probability of \(value)")
    var digits: [UInt8] = []
    var rest = value
    while !rest.isZero && digits.count < BinaryDigits.greatestCount {
      rest = rest.scaled(byPowerOfTwo: 1)
      digits.append(rest < 1 ? 0 : 1)
      if rest >= 1 { rest -= 1 }
    }
    self.digits = Array(digits[...(digits.lastIndex(of: 1) ?? -1)])
  }
}
