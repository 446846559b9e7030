import Documents
import ExactArithmetic

/// The game of a claim about rates: what the answers of decision rules are worth.
package struct RuleRewards {
  package let k: Int
  package let d: Int
  /// `2^(kd)`, the number of examples together.
  package let sourceCount: Int
  /// Whether only nearest strings may be answered.
  package let isOptimum: Bool
  /// For each `y`, answer and index of the examples the gain in the exponent; -1 where the answer may not be.
  private let gains: [[[Int]]]
  /// The least mean of the exponent.
  package let leastMean: Rational

  init(reading values: [JSONValue]) throws(ClaimRejection) {
    let k = try values[0].claimWhole(2...64)
    let d = try values[1].claimWhole(1...6)
    let delta = try values[2].claimRational()
    let alpha = try values[3].claimText() == "optimum" ? nil : try values[3].claimRational()
    try self.init(k: k, d: d, delta: delta, alpha: alpha)
  }

  /// - Parameter alpha: the success; `nil` for the greatest.
  package init(k: Int, d: Int, delta: Rational, alpha: Rational?) throws(ClaimRejection) {
    try require(delta.signum() > 0 && 2 * delta < 1, "delta is not in (0, 1/2)")
    let greatest = alpha == nil ? 24 : 22
    var size = 1
    for base in [Int](repeating: k, count: 1 << d) + [Int](repeating: 2, count: k * d) {
      size *= base
      try require(size <= 1 << greatest, "more than 2^\(greatest) pairs of a rule and examples")
    }
    (self.k, self.d, isOptimum) = (k, d, alpha == nil)
    let sourceCount = 1 << (k * d)
    self.sourceCount = sourceCount
    let gain = try alpha == nil ? nil : RuleRewards.gains(delta, d)
    gains = (0..<(1 << d)).map { (y: Int) in
      (0..<k).map { (item: Int) in
        (0..<sourceCount).map { (x: Int) -> Int in
          let distances = (0..<k).map { ((x >> (d * $0)) % (1 << d) ^ y).nonzeroBitCount }
          if let gain { return gain[distances[item]] }
          return distances[item] == distances.min() ? 0 : -1
        }
      }
    }
    let (a, q) = (delta.numerator, delta.denominator)
    let success = (alpha ?? 0) * Rational(Integer(k) * q.power(d))
    leastMean = alpha == nil ? 0 : (success - Rational(a.power(d) << d)) / Rational(q - a - a)
    guard let alpha else { return }
    try require(
      !alpha.isNegative && leastMean * Rational(sourceCount) <= Rational(greatestSum),
      "a success that is not reached, or a negative one")
  }

  /// The sum over all examples of the greatest exponent of any rule.
  private var greatestSum: Int {
    var sum = 0
    for x in 0..<sourceCount {
      for answers in gains { sum += answers.map { $0[x] }.max() ?? 0 }
    }
    return sum
  }

  /// `(a^w (q-a)^(d-w) - a^d)/(q-2a)` by the distance `w`.
  private static func gains(_ delta: Rational, _ d: Int) throws(ClaimRejection) -> [Int] {
    let (a, q) = (delta.numerator, delta.denominator)
    var gains: [Int] = []
    for w in 0...d {
      let difference = a.power(w) * (q - a).power(d - w) - a.power(d)
      // A longer one has no power of theta that a claim may have.
      guard let gain = Int(exactly: difference.exactlyDivided(by: q - a - a)), gain < 1 << 24 else {
        throw ClaimRejection("powers of theta of more than 65536 bits")
      }
      gains.append(gain)
    }
    return gains
  }

  /// A number that no exponent exceeds.
  var greatestExponent: Int {
    gains.reduce(0) { $0 + ($1.joined().max() ?? 0) }
  }

  /// The least exponent of any rule on any examples; 0 where only nearest strings may be answered.
  package var leastExponent: Int {
    if isOptimum { return 0 }
    return (0..<sourceCount).map { (x: Int) in
      gains.reduce(0) { $0 + ($1.map { $0[x] }.min() ?? 0) }
    }.min() ?? 0
  }

  // MARK: From above

  /// `m ln theta - (1/N) sum_x ln Z_x`, once the mean exponent `m` is enough.
  package func channelBound(
    _ rules: [[Int]], _ law: [Rational], _ powers: RulePowers
  ) throws(ClaimRejection) -> LogarithmSum {
    let (unit, totals, sums) = try totals(rules, law, powers)
    try require(totals.allSatisfy { !$0.isZero }, "examples without a rule")
    let share = Rational(1, sourceCount)
    let mean = share * Rational.sum(zip(sums, totals).map { Rational($0, $1) })
    try require(mean >= leastMean, "the success is less")
    var bound = LogarithmSum()
    bound.add(mean, log: powers.theta)
    for total in totals { bound.add(-share, log: total, over: unit * powers.counts[0]) }
    return bound
  }

  /// `Z_x` and `sum_f q_f theta^c(x,f) c(x,f)` for the examples of every index, times the common denominator of the law and
  /// that of the powers.
  package func totals(
    _ rules: [[Int]], _ law: [Rational], _ powers: RulePowers
  ) throws(ClaimRejection) -> (unit: Integer, totals: [Integer], sums: [Integer]) {
    let unit = try commonUnit(law)
    var totals = [Integer](repeating: .zero, count: sourceCount)
    var sums = totals
    for (rule, weight) in zip(rules, law) {
      let count = weight.numerator * unit.exactlyDivided(by: weight.denominator)
      for x in 0..<sourceCount {
        guard let exponent = exponent(of: rule, x) else { continue }
        let part = count * powers.counts[exponent]
        totals[x] += part
        sums[x] += part * Integer(exponent)
      }
    }
    return (unit, totals, sums)
  }

  /// A common denominator of numbers that are written over it for all examples.
  private func commonUnit(_ numbers: [Rational]) throws(ClaimRejection) -> Integer {
    var unit = Integer(1)
    for number in numbers {
      unit = Integer.lcm(unit, number.denominator)
      try require(
        unit.bitWidth * sourceCount <= 1 << 28, "common denominators of more than 2^28 bits")
    }
    return unit
  }

  /// What a rule gains on the examples of an index; `nil` where it may not be.
  private func exponent(of rule: [Int], _ x: Int) -> Int? {
    var sum = 0
    for (y, item) in rule.enumerated() {
      let gain = gains[y][item][x]
      if gain < 0 { return nil }
      sum += gain
    }
    return sum
  }

  // MARK: From below

  /// `(1/N) sum_x ln l_x + e ln theta`.
  package func weightBound(_ weights: [Rational], _ powers: RulePowers) -> LogarithmSum {
    var bound = LogarithmSum()
    for weight in weights { bound.add(Rational(1, sourceCount), log: weight) }
    bound.add(leastMean, log: powers.theta)
    return bound
  }

  /// Whether `(1/N) sum_x l_x theta^c(x,f) <= 1` for every rule `f`.
  package func noRuleExceedsOne(
    _ weights: [Rational], _ powers: RulePowers
  ) throws(ClaimRejection) -> Bool {
    let unit = try commonUnit(weights)
    let counts = weights.map { $0.numerator * unit.exactlyDivided(by: $0.denominator) }
    let most = unit * powers.counts[0] * Integer(sourceCount)
    /// Of rules with some answers before `y`, that serve the examples that are left with the exponents so far.
    func holds(_ y: Int, _ left: [(x: Int, exponent: Int)]) -> Bool {
      if y == gains.count || isOptimum {
        let sum = left.reduce(Integer.zero) { $0 + counts[$1.x] * powers.counts[$1.exponent] }
        if sum <= most { return true }
        if y == gains.count { return false }
      }
      return gains[y].allSatisfy { (gain: [Int]) in
        holds(y + 1, left.compactMap { gain[$0.x] < 0 ? nil : ($0.x, $0.exponent + gain[$0.x]) })
      }
    }
    return holds(0, (0..<sourceCount).map { ($0, 0) })
  }
}

/// The powers of `theta` that occur, as integers over the first of them.
package struct RulePowers {
  package let theta: Rational
  package let counts: [Integer]

  init(_ value: JSONValue, _ rewards: RuleRewards) throws(ClaimRejection) {
    try self.init(theta: value.claimRational(), rewards)
  }

  package init(theta: Rational, _ rewards: RuleRewards) throws(ClaimRejection) {
    self.theta = theta
    try require(theta >= 1, "theta is less than 1")
    let count = rewards.greatestExponent
    try require(
      theta.numerator.bitWidth * count <= 1 << 16, "powers of theta of more than 65536 bits")
    var power = theta.denominator.power(count)
    var counts = [power]
    for _ in 0..<count {
      power = (power * theta.numerator).exactlyDivided(by: theta.denominator)
      counts.append(power)
    }
    self.counts = counts
  }
}
