import ExactArithmetic

extension OneRunAudit {
  /// The value of the formula that public tools use,
  /// `min(1, T_v + 2 m delta max_{1 <= i <= v} Pr[v > Bin(r, E/(1+E)) >= v - i] / i)`, enclosed.
  ///
  /// It is no bound for every number of right guesses: with 2 canaries, 2 guesses, `E = 4`, `delta = 1/100` and `v = 1` it is
  /// below what a mechanism attains.  Where `T_v <= 1/2` it was above the sharp bound in all cases that were compared.
  ///
  /// - Precondition: `E >= 1`.
  /// - Complexity: some `2 log2 v` enclosures of a binomial tail.
  /// - Source: T. Steinke, M. Nasr and M. Jagielski, arXiv 2305.08846, appendix D, as public codes have it.
  public func publishedValue(at factor: Rational, bits: Int = 112) -> Enclosure {
    guard let tail else { return Enclosure(1) }
    let success = OneRunAudit.success(factor)
    let value = tail.value(at: success, bits: bits + 8)
    if delta.isZero { return value }
    let greatest = MassAverages(guesses, correct, success, bits: bits + 8).greatest
    return (value + 2 * Rational(canaries) * delta * greatest).cappedAtOne.rounded(toBits: bits)
  }

  /// An `epsilon` at which the formula of public tools crosses the permitted error: what they report, up to their
  /// rounding.
  public func publishedEpsilon(bits: Int = 112) -> AuditedEpsilon {
    CrossingSearch(
      level: error, bits: bits + 8, origin: 1, value: { publishedValue(at: $0, bits: $1) }
    ).epsilon(bits: bits)
  }
}

/// The averages `A_i` of the masses of a binomial law at `v-1, ..., v-i`.
///
/// Going down from `v-1` the masses rise up to the mode and fall from there; so `A_i` rises, and falls from the first `i` on
/// whose next mass is at most `A_i`.
private struct MassAverages {
  private let trials: Int
  private let threshold: Int
  private let success: Rational
  private let bits: Int

  /// - Precondition: `1 <= v <= r` and `0 < p < 1`.
  init(_ trials: Int, _ threshold: Int, _ success: Rational, bits: Int) {
    self.trials = trials
    self.threshold = threshold
    self.success = success
    // Differences of tails lose leading digits.
    self.bits = bits + 2 * (Int.bitWidth - trials.leadingZeroBitCount) + 16
  }

  /// The greatest `A_i`, `1 <= i <= v`.
  var greatest: Enclosure {
    // Masses up to the mode, which is at most (r+1) p, are not below those under them.
    let mode = Int(exactly: (Rational(trials + 1) * success).floor()) ?? trials
    if threshold - 1 <= mode { return average(1) }
    var (rising, falling) = (threshold - 1 - mode, threshold)
    while falling - rising > 1 {
      let middle = rising + (falling - rising) / 2
      let (mean, next) = (average(middle), mass(threshold - middle - 1))
      if next.upper <= mean.lower {
        falling = middle
      } else if next.lower > mean.upper {
        rising = middle
      } else {
        // Equal as far as can be told: then no average exceeds this one by more than v times what is not known.
        let unknown = Rational(threshold) * (mean.width + next.width)
        return Enclosure(mean.lower, mean.upper + unknown)
      }
    }
    return average(falling)
  }

  private func mass(_ x: Int) -> Enclosure {
    Enclosure.binomialMass(x, of: trials, probability: success, bits: bits)
  }

  private func average(_ count: Int) -> Enclosure {
    if count == 1 { return mass(threshold - 1) }
    // The difference of the tails on the side where they are small.
    let sum =
      Rational(threshold) > Rational(trials) * success
      ? upper(threshold - count) - upper(threshold) : lower(threshold) - lower(threshold - count)
    return Rational(1, count) * sum
  }

  /// `Pr[Bin >= x]`
  private func upper(_ x: Int) -> Enclosure {
    x == 0
      ? Enclosure(1) : BinomialTail(trials: trials, threshold: x).value(at: success, bits: bits)
  }

  /// `Pr[Bin < x] = Pr[Bin(r, 1-p) >= r-x+1]`
  private func lower(_ x: Int) -> Enclosure {
    x == 0
      ? .zero
      : BinomialTail(trials: trials, threshold: trials - x + 1)
        .value(at: 1 - success, bits: bits)
  }
}
