/// Certified tails `Pr[Bin(K, p) >= t]` for growing `K` and `t`, each from the last in constant time.
package struct BinomialStrip {
  private let success: Enclosure
  private let failure: Enclosure
  /// `p/(1-p)` and its reciprocal.
  private let odds: Enclosure
  private let inverseOdds: Enclosure
  private(set) var trials: Int
  package private(set) var threshold: Int
  /// `Pr[Bin(K, p) >= t]`.
  package private(set) var tail: Enclosure
  /// `Pr[Bin(K, p) = t]`.
  private(set) var mass: Enclosure

  package static let bits = 192
  /// Sums end where a geometric series bounds the rest by this.
  package static let negligible = Rational.one.scaled(byPowerOfTwo: -144)

  /// - Precondition: `0 < p < 1` and `1 <= t <= K`.
  /// - Complexity: O(sqrt K) terms, and a binomial coefficient.
  package init(trials: Int, probability: Rational, threshold: Int) {
    precondition(
      probability.signum() > 0 && probability < 1 && (1...max(1, trials)).contains(threshold),
      "Pr[Bin(\(trials), \(probability)) >= \(threshold)]")
    let bits = BinomialStrip.bits
    success = Enclosure(probability).rounded(toBits: bits)
    failure = Enclosure(1 - probability).rounded(toBits: bits)
    odds = success.divided(by: failure, bits: bits)
    inverseOdds = failure.divided(by: success, bits: bits)
    self.trials = trials
    self.threshold = threshold
    mass = BinomialStrip.mass(trials, threshold, success, failure)
    tail = .zero
    tail = summedTail()
  }

  /// `Pr[Bin(n, p) = x]`.
  package static func mass(_ n: Int, _ x: Int, _ p: Enclosure, _ q: Enclosure) -> Enclosure {
    let coefficient = Enclosure(Rational(Integer.binomial(n, x))).rounded(toBits: bits)
    return (coefficient * (power(p, x) * power(q, n - x)).rounded(toBits: bits))
      .rounded(toBits: bits)
  }

  private static func power(_ base: Enclosure, _ exponent: Int) -> Enclosure {
    var (result, square, rest) = (Enclosure(1), base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = (result * square).rounded(toBits: bits) }
      square = (square * square).rounded(toBits: bits)
      rest >>= 1
    }
    return result
  }

  /// The tail by its terms, on the side of the threshold that is away from the mode.
  private func summedTail() -> Enclosure {
    if upwardRatio(threshold).upper < 1 {
      return mass + rest(from: threshold, limit: trials, step: 1, upwardRatio)
    }
    return Enclosure(1) - rest(from: threshold, limit: 0, step: -1, downwardRatio)
  }

  /// `Pr[A = x+1] / Pr[A = x]`.
  private func upwardRatio(_ x: Int) -> Enclosure {
    (Rational(trials - x, x + 1) * odds).rounded(toBits: BinomialStrip.bits)
  }

  /// `Pr[A = x-1] / Pr[A = x]`.
  private func downwardRatio(_ x: Int) -> Enclosure {
    (Rational(x, trials - x + 1) * inverseOdds).rounded(toBits: BinomialStrip.bits)
  }

  /// The sum of the masses beyond the threshold in one direction, in which the ratios decrease.
  private func rest(
    from start: Int, limit: Int, step: Int, _ ratio: (Int) -> Enclosure
  ) -> Enclosure {
    var (sum, term, x) = (Enclosure.zero, mass, start)
    while x != limit {
      let quotient = ratio(x)
      if quotient.upper < 1 {
        // All later ratios are smaller still.
        let bound = term.upper * quotient.upper / (1 - quotient.upper)
        if bound < BinomialStrip.negligible {
          return (sum + Enclosure(.zero, bound)).rounded(toBits: BinomialStrip.bits)
        }
      }
      term = (term * quotient).rounded(toBits: BinomialStrip.bits)
      sum = (sum + term).rounded(toBits: BinomialStrip.bits)
      x += step
    }
    return sum
  }

  /// `K` grows by 1.
  package mutating func addTrial() {
    let below = mass * downwardRatio(threshold)
    tail = (tail + success * below).rounded(toBits: BinomialStrip.bits)
    mass = (Rational(trials + 1, trials + 1 - threshold) * (failure * mass))
      .rounded(toBits: BinomialStrip.bits)
    trials += 1
  }

  /// `t` grows by 1.
  ///
  /// - Precondition: `t < K`.
  package mutating func raiseThreshold() {
    precondition(threshold < trials, "a threshold above \(trials)")
    tail = (tail - mass).rounded(toBits: BinomialStrip.bits)
    mass = (mass * upwardRatio(threshold)).rounded(toBits: BinomialStrip.bits)
    threshold += 1
  }

  /// `Pr[Bin(K, p) = t - 1]`.
  package var massBelow: Enclosure { mass * downwardRatio(threshold) }
}
