import ExactArithmetic
import InformationTheory
import Work

// The greatest success probability over all messages and guesses: everything is sent.
//
// For a fixed Y = y the distances of the k examples from y are independent Bin(d, 1/2), and the likelihood
// delta^w (1-delta)^(d-w) does not increase with the distance w, so Bob guesses a nearest example:
//
//   OPT = (2^d / k) sum_w Pr[min of k Bin(d,1/2) = w] delta^w (1-delta)^(d-w).

extension Game {
  /// The greatest `k d` for which the exact optimum is computed without being forced.
  public static let exactOptimumBits = 10_000_000

  /// Bob's optimal success probability when Alice sends everything, exactly:
  /// `OPT = (2^d / k) sum_w (T_w^k - T_(w+1)^k) delta^w (1-delta)^(d-w)`, where `T_w = Pr[Bin(d,1/2) >= w]`.
  ///
  /// The numerator, an integer of about `k d` bits, is computed modulo word-sized primes and
  /// reconstructed: that avoids the `d` powers of that length which the formula names.
  ///
  /// - Parameters:
  ///   - limits: how much work may be done.
  ///   - monitor: receives the progress.
  /// - Complexity: `(k d / 62) d (1.5 log2 k + 6)` modular products on all cores.
  /// - Throws: `WorkRefused`; `CancellationError`.
  public func optimalSuccess(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> Rational {
    let k = examples
    let d = dimension
    if k == 1 { return 1 }
    if d == 0 || correlation.isZero { return Rational(1, k) }
    try limits.admit(try optimalSuccessEstimate(), monitor)
    // With delta = a/b and c = b - a, summation by parts gives
    //   k 2^(dk) (b/2)^d OPT = 2^(dk) c^d - (c - a) S,   S = sum_{h=1}^d t_h^k a^(h-1) c^(d-h),   t_h = 2^d T_h.
    let (a, c) = (noise.flip, noise.keep)
    let tailSum = try weightedTailPowers(a, c, monitor: monitor)
    let numerator = (c.power(d) << (d * k)) - (c - a) * tailSum
    let scale = Integer(k) * noise.total.power(d)
    let twos = scale.trailingZeroBitCount
    return Rational.quotient(
      numerator, overPowerOfTwo: d * k - d + twos, times: scale >> twos)
  }

  /// Checks that ``optimalSuccess(limits:monitor:)`` is within reach, before it is computed.
  ///
  /// - Returns: the number of operations that it needs.
  /// - Throws: `WorkRefused`
  package func checkOptimalSuccess(limits: WorkLimits) throws(WorkRefused) -> Double {
    if examples == 1 || dimension == 0 || correlation.isZero { return 0 }
    let estimate = try optimalSuccessEstimate()
    try limits.check(estimate)
    return estimate.operations
  }

  /// The work of ``optimalSuccess(limits:monitor:)``.
  ///
  /// - Throws: `WorkRefused` when `k d` overflows a word.
  func optimalSuccessEstimate() throws(WorkRefused) -> WorkEstimate {
    guard let bits = inputBits, bits < 1 << 40 else {
      throw WorkRefused(
        "the exact optimum for k = \(examples), d = \(dimension)", size: .count("about k d bits"),
        limit: .fixed(Game.exactOptimumBits, unit: ""))
    }
    let resultBits = Double(bits) + Double(dimension) * Double(noise.keep.bitWidth)
    let primes = resultBits / 62 + 1
    let powerSteps = 1.5 * Double(Int.bitWidth - examples.leadingZeroBitCount) + 6
    return WorkEstimate(
      subject: "the exact optimum for k = \(examples), d = \(dimension)",
      operations: primes * Double(dimension) * powerSteps,
      bytes: primes * 300 + resultBits * 2)
  }

  /// `S = sum_{h=1}^d t_h^k a^(h-1) c^(d-h)` with `t_h = sum_{i>=h} C(d,i)`.
  private func weightedTailPowers(
    _ a: Integer, _ c: Integer, monitor: WorkMonitor
  ) throws -> Integer {
    // (c - a) S is at most 2^(dk) c^d, which bounds S.
    let bits = dimension * examples + dimension * c.bitWidth + 1
    if bits < 4096 { return directTailPowers(a, c) }
    let system = ChineseRemainder(bits: bits)
    let (k, d) = (examples, dimension)
    let residues = try monitor.map(system.primes, itemsPerStep: 32) {
      Game.tailPowers(k, d, a, c, modulo: Montgomery(modulus: $0))
    }
    return system.integer(residues: residues)
  }

  /// The sum as written, with powers of full length.
  private func directTailPowers(_ a: Integer, _ c: Integer) -> Integer {
    var tail = Integer.zero
    var sum = Integer.zero
    for h in stride(from: dimension, through: 1, by: -1) {
      tail += Integer.binomial(dimension, h)
      sum += tail.power(examples) * a.power(h - 1) * c.power(dimension - h)
    }
    return sum
  }

  /// The sum modulo a prime above `d`.
  private static func tailPowers(
    _ k: Int, _ d: Int, _ a: Integer, _ c: Integer, modulo field: Montgomery
  ) -> UInt64 {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * d + 2) { buffer in
      // inverseFactorials[i] = 1/i!, from one inversion.
      let inverseFactorials = UnsafeMutableBufferPointer(rebasing: buffer[..<(d + 1)])
      // tails[h - 1] = t_h.
      let tails = UnsafeMutableBufferPointer(rebasing: buffer[(d + 1)..<(2 * d + 1)])
      var factorial = field.one
      var number: UInt64 = 0  // the form of i
      for _ in 0..<d {
        number = field.add(number, field.one)
        factorial = field.multiply(factorial, number)
      }
      var inverse = field.inverse(factorial)
      for i in stride(from: d, through: 0, by: -1) {
        inverseFactorials[i] = inverse
        inverse = field.multiply(inverse, number)
        number = field.add(number, field.modulus - field.one)
      }
      var tail: UInt64 = 0
      for h in stride(from: d, through: 1, by: -1) {
        let quotient = field.multiply(inverseFactorials[h], inverseFactorials[d - h])
        tail = field.add(tail, field.multiply(factorial, quotient))
        tails[h - 1] = tail
      }
      field.raise(tails, to: k)
      let (flip, keep) = (field.form(a), field.form(c))
      var sum: UInt64 = 0
      var power = field.one
      for h in 0..<d {
        sum = field.add(field.multiply(sum, keep), field.multiply(tails[h], power))
        power = field.multiply(power, flip)
      }
      return field.residue(sum)
    }
  }
}
