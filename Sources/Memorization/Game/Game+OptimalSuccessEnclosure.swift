import ExactArithmetic

extension Game {
  /// A certified enclosure of the optimal success, for sizes at which the exact rational is too long.
  ///
  /// Every factor of the closed form is rounded outward; the difference `T_h^k - T_(h+1)^k`, which
  /// cancels, is enclosed as `T_h^k * -expm1(k log1p(-p_h / T_h))`, where `p_h = Pr[Bin(d,1/2) = h]`.
  ///
  /// - Parameter digits: the number of significant decimal digits that the ends share, at least.
  /// - Complexity: O(d) elementary functions of low precision, and of full precision for the terms that
  ///   matter.
  public func optimalSuccessEnclosure(significantDigits digits: Int = 30) -> Enclosure {
    if examples == 1 { return Enclosure(1) }
    if dimension == 0 || correlation.isZero { return Enclosure(Rational(1, examples)) }
    let bits = digits * 10 / 3 + 8
    let lostBits = optimalSuccessLostBits
    let terms = OptimumSum(game: self, precision: 16 + lostBits).significantTerms(bits: bits)
    var precision = bits + lostBits
    while true {
      let sum = OptimumSum(game: self, precision: precision).sum(at: terms.indices)
      let value = Enclosure(sum.lower, sum.upper + terms.omitted)
      if value.isAccurate(toRelativeBits: bits) {
        let optimum = (Rational(1, examples) * value).rounded(toBits: bits + 8)
        return optimum.intersection(Enclosure(Rational(1, examples), 1))
      }
      precision *= 2
    }
  }

  /// The exponent `k log T` loses `log2(k d)` bits, and the sums and products of `d` factors lose `log2 d` more.
  private var optimalSuccessLostBits: Int {
    (64 - examples.leadingZeroBitCount) + 2 * (64 - dimension.leadingZeroBitCount) + 16
  }

  /// Checks that ``optimalSuccessEnclosure(significantDigits:)`` fits the limits.
  ///
  /// - Throws: ``GameError/tooMuchWork(_:)``, ``GameError/tooMuchMemory(_:)``.
  public func checkOptimalSuccessEnclosure(
    significantDigits digits: Int = 30, limits: WorkLimits = .standard
  ) throws(GameError) {
    let bytes = Double(digits * 10 / 3 + optimalSuccessLostBits) / 8
    try limits.admit(
      WorkEstimate(
        subject: "the enclosure of the optimum for k = \(examples), d = \(dimension)",
        operations: Double(dimension) * bytes * 100,
        bytes: Double(dimension) * 6 * (bytes + 56)),
      WorkMonitor())
  }
}

/// The terms `(1-rho)^h (1+rho)^(d-h) (T_h^k - T_(h+1)^k)` at one working precision.
struct OptimumSum: Sendable {
  private let game: Game
  private let precision: Int
  /// Lower and upper bounds of `p_h`, `T_h` and `(1-rho)^h (1+rho)^(d-h)`, index `h`.
  private let masses: (down: BigFloatVector, up: BigFloatVector)
  private let tails: (down: BigFloatVector, up: BigFloatVector)
  private let weights: (down: BigFloatVector, up: BigFloatVector)

  init(game: Game, precision: Int) {
    self.game = game
    self.precision = precision
    let d = game.dimension
    let rho = game.correlation
    let partial = Concurrency.map(2, minimumPerRange: 1) { _, range in
      range.map { end -> [BigFloatVector] in
        let direction: Direction = end == 0 ? .down : .up
        let masses = OptimumSum.binomialMasses(d, precision, direction)
        return [
          masses, OptimumSum.tailSums(masses, precision, direction),
          OptimumSum.weights(rho, d, precision, direction),
        ]
      }
    }.flatMap { $0 }
    masses = (partial[0][0], partial[1][0])
    tails = (partial[0][1], partial[1][1])
    weights = (partial[0][2], partial[1][2])
  }

  /// `C(d,h) / 2^d`, by the recurrence from one end; the other half by symmetry.
  private static func binomialMasses(
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

  /// `T_h = sum_{i >= h} p_i` for `h` from 0 to `d + 1`.
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

  private static func weights(
    _ rho: Rational, _ d: Int, _ precision: Int, _ direction: Direction
  ) -> BigFloatVector {
    let weights = BigFloatVector(count: d + 1, bits: precision)
    weights[0].set(1 + rho, rounding: direction)
    weights[0].raise(to: d, direction)
    let ratio = BigFloat((1 - rho) / (1 + rho), bits: precision, rounding: direction)
    for h in 0..<d {
      weights[h + 1].set(weights[h], rounding: direction)
      weights[h + 1].multiply(by: ratio, direction)
    }
    return weights
  }

  /// The indices of the terms that are not negligible at a relative accuracy of `bits`, and a bound of the sum
  /// of all others.
  func significantTerms(bits: Int) -> (indices: [Int], omitted: Rational) {
    let count = game.dimension + 1
    // Terms are compared by their binary exponents: as rationals the smallest would fill the memory.
    let exponents = Concurrency.map(count, minimumPerRange: 64) { _, range in
      range.map { (term($0, .down).exponent, term($0, .up).exponent) }
    }.joined().map { $0 }
    let greatest = exponents.lazy.compactMap(\.0).max()!  // the sum is at least 2^(greatest - 1)
    let threshold = greatest - bits - 8 - (Int.bitWidth - count.leadingZeroBitCount)
    let indices = exponents.indices.filter { exponents[$0].1.map { $0 > threshold } ?? false }
    return (indices, Rational(count - indices.count).scaled(byPowerOfTwo: threshold))
  }

  /// Bounds of the sum of some terms.
  func sum(at indices: [Int]) -> (lower: Rational, upper: Rational) {
    let pieces = Concurrency.map(indices.count, minimumPerRange: 16) { _, range in
      (sum(at: indices[range], .down), sum(at: indices[range], .up))
    }
    return (
      Rational.sum(pieces.map(\.0)), Rational.sum(pieces.map(\.1))
    )
  }

  private func sum(at indices: ArraySlice<Int>, _ direction: Direction) -> Rational {
    var sum = BigFloat(bits: precision)
    for h in indices { sum.add(term(h, direction), direction) }
    return sum.rational
  }

  private func term(_ h: Int, _ direction: Direction) -> BigFloat {
    let d = game.dimension
    let tail = direction == .down ? tails.down : tails.up
    let oppositeTail = direction == .down ? tails.up : tails.down
    let mass = direction == .down ? masses.down : masses.up
    let weight = direction == .down ? weights.down : weights.up

    // T_h^k = exp(k log T_h); near 1 through the complement 1 - T_h = T_(d+1-h).
    var value: BigFloat
    if tail[h].isAboveHalf {
      value = BigFloat(copying: oppositeTail[d + 1 - h])
      value.negate()
      value.log1p(direction)
    } else {
      value = BigFloat(copying: tail[h])
      value.log(direction)
    }
    value.multiply(by: game.examples, direction)
    value.exp(direction)

    // 1 - (T_(h+1)/T_h)^k = -expm1(k log1p(-p_h/T_h)); at h = d it is 1.
    if h < d {
      var factor = BigFloat(copying: mass[h])
      factor.divide(by: oppositeTail[h], direction)
      factor.negate()  // now an opposite bound: a lower bound of p/T is an upper bound of -p/T
      factor.log1p(direction.opposite)
      factor.multiply(by: game.examples, direction.opposite)
      factor.expm1(direction.opposite)
      factor.negate()
      value.multiply(by: factor, direction)
    }
    value.multiply(by: weight[h], direction)
    return value
  }
}
