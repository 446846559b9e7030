import ExactArithmetic
import Work

/// A linear form in signs, over one denominator.
struct SignedWeights: Sendable, Hashable {
  /// The weights times ``denominator``.
  private let numerators: [Integer]
  private let denominator: Integer

  init(_ weights: [Rational]) {
    let common = weights.reduce(Integer.one) { Integer.lcm($0, $1.denominator) }
    denominator = common
    numerators = weights.map { $0.numerator * common.exactlyDivided(by: $0.denominator) }
  }

  /// The value at a point times ``denominator``.
  private func value(_ point: UInt64) -> Integer {
    var sum = Integer.zero
    for (index, weight) in numerators.enumerated() {
      if point >> UInt64(index) & 1 == 1 { sum += weight } else { sum -= weight }
    }
    return sum
  }

  /// `<w, x>`
  func prediction(_ point: UInt64) -> Rational { Rational(value(point), denominator) }

  /// How often the sign is that of the sum of the coordinates, over all points of an odd number of coordinates.
  ///
  /// The form is odd, so that half of the points do; they are gone through so that one coordinate changes at a time.
  var accuracy: RuleAccuracy {
    let n = numerators.count
    let twice = numerators.map { $0 + $0 }
    var (point, sum) = (UInt64(0), value(0))
    var (right, ties) = (0, 0)
    for step in 0..<(1 << (n - 1)) {
      if step > 0 {
        let index = step.trailingZeroBitCount
        point ^= 1 << UInt64(index)
        if point >> UInt64(index) & 1 == 1 { sum += twice[index] } else { sum -= twice[index] }
      }
      count(point, sum, n, &right, &ties)
    }
    return RuleAccuracy(points: 1 << n, right: 2 * right, ties: 2 * ties)
  }

  /// The number of words of all weights, so of operations for the prediction at one point.
  var words: Int { numerators.reduce(0) { $0 + 1 + $1.bitWidth / 64 } }

  /// The same at points that are drawn.
  ///
  /// - Throws: `CancellationError`.
  func sampledAccuracy(_ trials: Int, seed: UInt64) throws -> RuleAccuracy {
    let n = numerators.count
    // Another sequence than that of the samples.
    var generator = SplitMix64(seed: seed ^ 0x7e57_7e57_7e57_7e57)
    var (right, ties) = (0, 0)
    for trial in 0..<trials {
      if trial.isMultiple(of: 1 << 16) { try Task.checkCancellation() }
      let point = generator.next() & (UInt64(1) << UInt64(n) - 1)
      count(point, value(point), n, &right, &ties)
    }
    return RuleAccuracy(points: trials, right: right, ties: ties)
  }

  private func count(
    _ point: UInt64, _ sum: Integer, _ n: Int, _ right: inout Int, _ ties: inout Int
  ) {
    let sign = sum.signum()
    if sign == 0 {
      ties += 1
    } else if (sign > 0) == RuleInstance.teacher(point, n) {
      right += 1
    }
  }
}
