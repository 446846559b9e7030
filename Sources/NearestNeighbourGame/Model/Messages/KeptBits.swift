import ExactArithmetic

/// What Alice keeps of each of her examples by a built-in message: its first bits, each flipped independently.
package struct KeptBits: Sendable, Hashable {
  /// The number of bits that are kept, the first ones.
  package let count: Int
  /// The probability with which each of them is flipped.
  package let flip: Rational
}
