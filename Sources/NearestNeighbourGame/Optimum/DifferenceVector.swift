import ExactArithmetic

/// A vector `w` in {-1, 0, 1}^d, half the difference of two examples in signs, as two sets of coordinates.
///
/// With two examples `x_1`, `x_2` in {-1, 1}^d and `w = (x_1 - x_2)/2`, the first is nearer to `y` exactly if
/// `w . y > 0`, the second if `w . y < 0`.
package struct DifferenceVector: Sendable, Hashable {
  /// The number of coordinates.
  package let dimension: Int
  /// The coordinates where `w` is 1, bit by bit.
  package let plus: Int
  /// The coordinates where `w` is -1.
  package let minus: Int

  /// The vector of two examples; a bit 1 stands for the sign -1.
  package init(_ first: Int, _ second: Int, dimension: Int) {
    self.init(dimension: dimension, plus: second & ~first, minus: first & ~second)
  }

  package init(dimension: Int, plus: Int, minus: Int) {
    self.dimension = dimension
    self.plus = plus
    self.minus = minus
  }

  /// All `3^d` vectors.
  package static func all(dimension: Int) -> [DifferenceVector] {
    let cube = 0..<(1 << dimension)
    return cube.flatMap { plus in
      cube.filter { $0 & plus == 0 }.map {
        DifferenceVector(dimension: dimension, plus: plus, minus: $0)
      }
    }
  }

  /// The number of coordinates where `w` is not 0.
  package var weight: Int { (plus | minus).nonzeroBitCount }

  /// `w . y`, where a bit 1 of `y` stands for the sign -1.
  package func product(_ y: Int) -> Int {
    (plus & ~y).nonzeroBitCount - (plus & y).nonzeroBitCount + (minus & y).nonzeroBitCount
      - (minus & ~y).nonzeroBitCount
  }

  /// Whether some rule of Bob names a nearest example for both vectors, whatever `Y` is: by trying every `y`.
  ///
  /// - Complexity: O(2^d).
  package func isCompatible(with other: DifferenceVector) -> Bool {
    (0..<(1 << dimension)).allSatisfy { product($0).signum() * other.product($0).signum() >= 0 }
  }

  /// The same by the rule of the lemma.
  ///
  /// - Complexity: O(1).
  package func isCompatibleByRule(with other: DifferenceVector) -> Bool {
    if weight == 0 || other.weight == 0 { return true }
    let equal = (plus & other.plus | minus & other.minus).nonzeroBitCount
    let opposite = (plus & other.minus | minus & other.plus).nonzeroBitCount
    let (onlyFirst, onlySecond) = (
      weight - equal - opposite, other.weight - equal - opposite
    )
    if equal & 1 == 1 { return opposite + onlyFirst <= 1 && opposite + onlySecond <= 1 }
    return equal >= 2 && opposite == 0
      && (onlySecond == 0 && onlyFirst <= 2 || onlyFirst == 0 && onlySecond <= 2)
  }

  /// The number of vectors, itself and 0 among them, that are compatible with a vector of this dimension and of
  /// weight `m >= 1`, by the formula of the lemma.
  package static func compatibleCount(dimension d: Int, weight m: Int) -> Int {
    if m & 1 == 1 { return 2 + (m >= 3 ? m : 0) + 2 * (d - m) }
    return 2 + 2 * m + 2 * m * (d - m) + (m >= 4 ? m * (m - 1) / 2 : 0) + 2 * (d - m) * (d - m)
  }

  /// For every `y` the index Bob must name: bit `y` of the first set if it is 1, of the second if it is 2.
  package var requirement: (first: UInt64, second: UInt64) {
    var (first, second): (UInt64, UInt64) = (0, 0)
    for y in 0..<(1 << dimension) {
      let product = product(y)
      if product > 0 { first |= 1 << UInt64(y) }
      if product < 0 { second |= 1 << UInt64(y) }
    }
    return (first, second)
  }

  /// `w` as signs: `+0-`.
  package var text: String {
    (0..<dimension).map { plus >> $0 & 1 == 1 ? "+" : minus >> $0 & 1 == 1 ? "-" : "0" }.joined()
  }
}
