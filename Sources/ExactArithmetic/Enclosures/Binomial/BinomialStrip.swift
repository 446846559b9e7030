/// Certified tails `Pr[Bin(n, p) >= x]` for growing `n` and `x`, each from the last in constant time.
package struct BinomialStrip {
  private let success: Enclosure
  private let failure: Enclosure
  /// `p/(1-p)` and its reciprocal.
  private let odds: Enclosure
  private let inverseOdds: Enclosure
  package private(set) var trials: Int
  package private(set) var threshold: Int
  /// `Pr[Bin(n, p) >= x]`.
  package private(set) var tail: Enclosure
  /// `Pr[Bin(n, p) = x]`.
  private var mass: Enclosure

  /// The bits to which the ends are rounded.
  package static let bits = 192

  /// - Precondition: `0 < p < 1` and `1 <= x <= n`.
  /// - Complexity: that of `BinomialTail.value(at:bits:)`.
  package init(trials: Int, probability: Rational, threshold: Int) {
    let bits = BinomialStrip.bits
    success = Enclosure(probability).rounded(toBits: bits)
    failure = Enclosure(1 - probability).rounded(toBits: bits)
    odds = success.divided(by: failure, bits: bits)
    inverseOdds = failure.divided(by: success, bits: bits)
    self.trials = trials
    self.threshold = threshold
    tail = BinomialTail(trials: trials, threshold: threshold).value(at: probability, bits: bits)
    mass = Enclosure.binomialMass(threshold, of: trials, probability: probability, bits: bits)
  }

  /// `Pr[Bin(n, p) = x+1] / Pr[Bin(n, p) = x]`.
  private func upwardRatio(_ x: Int) -> Enclosure {
    (Rational(trials - x, x + 1) * odds).rounded(toBits: BinomialStrip.bits)
  }

  /// `Pr[Bin(n, p) = x-1] / Pr[Bin(n, p) = x]`.
  private func downwardRatio(_ x: Int) -> Enclosure {
    (Rational(x, trials - x + 1) * inverseOdds).rounded(toBits: BinomialStrip.bits)
  }

  /// `n` grows by 1.
  package mutating func addTrial() {
    let below = mass * downwardRatio(threshold)
    tail = (tail + success * below).rounded(toBits: BinomialStrip.bits)
    mass = (Rational(trials + 1, trials + 1 - threshold) * (failure * mass))
      .rounded(toBits: BinomialStrip.bits)
    trials += 1
  }

  /// `x` grows by 1.
  ///
  /// - Precondition: `x < n`.
  package mutating func raiseThreshold() {
    precondition(threshold < trials, "a threshold above \(trials)")
    tail = (tail - mass).rounded(toBits: BinomialStrip.bits)
    mass = (mass * upwardRatio(threshold)).rounded(toBits: BinomialStrip.bits)
    threshold += 1
  }

  /// `Pr[Bin(n, p) = x - 1]`.
  package var massBelow: Enclosure { mass * downwardRatio(threshold) }
}
