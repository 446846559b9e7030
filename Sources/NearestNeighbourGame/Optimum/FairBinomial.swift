import ExactArithmetic
import Work

/// Lower and upper bounds of a list of numbers.
struct BigFloatBounds: Sendable {
  let down: BigFloatVector
  let up: BigFloatVector

  subscript(direction: Direction) -> BigFloatVector { direction == .down ? down : up }

  /// Computes the lower and the upper bounds, side by side.
  static func computed(_ bounds: @Sendable (Direction) -> BigFloatVector) -> BigFloatBounds {
    let both = Concurrency.map(2, minimumPerRange: 1) { _, range in
      range.map { bounds($0 == 0 ? .down : .up) }
    }.flatMap { $0 }
    return BigFloatBounds(down: both[0], up: both[1])
  }
}

/// The binomial law Bin(d, 1/2), each probability between two bounds of one working precision.
struct FairBinomial: Sendable {
  let dimension: Int
  let precision: Int
  /// `p_h = C(d,h) / 2^d` for `h` from 0 to `d`.
  let masses: BigFloatBounds
  /// `T_h = sum_{i >= h} p_i` for `h` from 0 to `d + 1`; `1 - T_h = T_(d+1-h)`.
  let tails: BigFloatBounds

  /// - Complexity: O(d) products and sums.  The relative error is below `2^(log2 d + 3 - precision)`.
  init(dimension d: Int, precision: Int) {
    dimension = d
    self.precision = precision
    let masses = BigFloatBounds.computed { FairBinomial.masses(d, precision, $0) }
    self.masses = masses
    tails = .computed { FairBinomial.tailSums(masses[$0], precision, $0) }
  }

  /// The masses by their recurrence from one end; the other half by symmetry.
  private static func masses(
    _ d: Int, _ precision: Int, _ direction: Direction
  ) -> BigFloatVector {
    let masses = BigFloatVector(count: d + 1, bits: precision)
    masses[0].set(Rational(1).scaled(byPowerOfTwo: -d), rounding: direction)
    for h in 0..<d {
      if h + 1 > d - h - 1 {
        masses[h + 1].set(masses[d - h - 1], rounding: direction)
      } else {
        masses[h + 1].set(masses[h], rounding: direction)
        masses[h + 1].multiply(by: d - h, direction)
        masses[h + 1].divide(by: h + 1, direction)
      }
    }
    return masses
  }

  private static func tailSums(
    _ masses: BigFloatVector, _ precision: Int, _ direction: Direction
  ) -> BigFloatVector {
    let d = masses.count - 1
    let tails = BigFloatVector(count: d + 2, bits: precision)
    for h in stride(from: d, through: 0, by: -1) {
      tails[h].set(tails[h + 1], rounding: direction)
      tails[h].add(masses[h], direction)
    }
    return tails
  }
}
