import ExactArithmetic

extension SignMessage {
  /// The greatest number of coordinates for which the test is enclosed.
  public static let greatestEnclosedCount = 1_000_000

  /// The greatest number of coordinates for which its probabilities are exact.
  ///
  /// The divergence of the probabilities for one coordinate is the test information itself, which only exact numbers
  /// can show.
  public static let greatestExactCount = 16

  /// The classifier that accepts a point `X` nearer to the prediction `g = E[X|M]` than to 0, `<g,X> > |g|^2/2`, with a
  /// fair coin for ties.
  ///
  /// The number `K` of signs that are kept is Bin(m, w); given it, the number `A` of those that agree with the
  /// point is Bin(K, (1+g)/2) for a test point and Bin(K, 1/2) for the null, and the point is accepted where
  /// `2A - K > K g/2`.  (Derived here.)
  ///
  /// - Returns: exact probabilities up to ``greatestExactCount`` coordinates, `nil` above ``greatestEnclosedCount``.
  /// - Complexity: O(sqrt m) operations on enclosures.
  public func nearestPredictionTest() -> EnclosedTest? {
    guard coordinates <= SignMessage.greatestEnclosedCount else { return nil }
    if correlation.isZero {
      // The point is independent of the message, and its law symmetric.
      let half = Enclosure(Rational(1, 2))
      return EnclosedTest(acceptance: half, falseAcceptance: half)
    }
    func probability(_ agreement: Rational) -> Enclosure {
      coordinates <= SignMessage.greatestExactCount
        ? Enclosure(exactAcceptance(agreement: agreement)) : acceptance(agreement: agreement)
    }
    return EnclosedTest(
      acceptance: probability((1 + correlation) / 2),
      falseAcceptance: probability(Rational(1, 2)))
  }

  /// The probability of acceptance when a kept sign agrees with the point with a probability.
  private func exactAcceptance(agreement: Rational) -> Rational {
    func mass(_ n: Int, _ x: Int, _ p: Rational) -> Rational {
      Rational(Integer.binomial(n, x)) * p.power(x) * (1 - p).power(n - x)
    }
    var sum = Rational.zero
    for kept in 0...coordinates {
      let middle = Rational(kept) * (2 + correlation) / 4
      var accepted = Rational.zero
      for agreements in 0...kept where Rational(agreements) >= middle {
        let weight = Rational(agreements) == middle ? Rational(1, 2) : 1
        accepted += weight * mass(kept, agreements, agreement)
      }
      sum += mass(coordinates, kept, keptProbability) * accepted
    }
    return sum
  }

  /// The same by certified sums.
  private func acceptance(agreement: Rational) -> Enclosure {
    var sum = Enclosure.zero
    var conditional = ConditionalAcceptance(correlation: correlation, agreement: agreement)
    let counts = KeptCounts(coordinates: coordinates, probability: keptProbability)
    counts.forEach { kept, mass in
      sum = (sum + mass * conditional.next(kept)).rounded(toBits: BinomialStrip.bits)
    }
    let all = sum + Enclosure(.zero, counts.omitted)
    return Enclosure(max(all.lower, .zero), min(all.upper, 1)).rounded(toBits: 128)
  }
}

/// The law of the number of signs that are kept, up to a negligible part.
private struct KeptCounts {
  private let coordinates: Int
  private let range: ClosedRange<Int>
  private let first: Enclosure
  private let odds: Enclosure?
  /// A bound of the probability of the counts that are left out.
  let omitted: Rational

  init(coordinates m: Int, probability w: Rational) {
    coordinates = m
    guard w < 1 else {
      (range, first, odds, omitted) = (m...m, Enclosure(1), nil, .zero)
      return
    }
    let bits = BinomialStrip.bits
    let (success, failure) = (
      Enclosure(w).rounded(toBits: bits), Enclosure(1 - w).rounded(toBits: bits)
    )
    func mass(_ count: Int) -> Enclosure {
      Enclosure.binomialMass(count, of: m, probability: w, bits: bits)
    }
    let mean = Double(m) * Double(w)
    let spread = 14 * (mean * (1 - Double(w))).squareRoot() + 40
    let low = max(0, Int(mean - spread))
    let high = min(m, Int(mean + spread))
    let odds = success.divided(by: failure, bits: bits)
    self.odds = odds
    range = low...high
    first = mass(low)
    var omitted = Rational.zero
    if low > 0 {
      // Below the mode each mass is at most this part of the next.
      let ratio = (Rational(low, m - low + 1) * failure.divided(by: success, bits: bits)).upper
      omitted += first.upper * ratio / (1 - ratio)
    }
    if high < m {
      let last = mass(high)
      let ratio = (Rational(m - high, high + 1) * odds).upper
      omitted += last.upper * ratio / (1 - ratio)
    }
    self.omitted = omitted
  }

  /// Calls `body` with each count, in increasing order, and its probability.
  func forEach(_ body: (Int, Enclosure) -> Void) {
    var mass = first
    for count in range {
      body(count, mass)
      if let odds, count < coordinates {
        mass = (Rational(coordinates - count, count + 1) * (mass * odds))
          .rounded(toBits: BinomialStrip.bits)
      }
    }
  }
}

/// The probability of acceptance given the number of signs that are kept, for increasing numbers.
private struct ConditionalAcceptance {
  let correlation: Rational
  let agreement: Rational
  private var strip: BinomialStrip?

  init(correlation: Rational, agreement: Rational) {
    self.correlation = correlation
    self.agreement = agreement
  }

  mutating func next(_ kept: Int) -> Enclosure {
    if kept == 0 { return Enclosure(Rational(1, 2)) }
    if agreement == 1 { return Enclosure(1) }
    // Accepted are more than K(2+g)/4 agreements, and half of the cases with exactly so many.
    let middle = Rational(kept) * (2 + correlation) / 4
    let floor = Int(exactly: middle.floor())!
    var next: BinomialStrip
    if var strip {
      strip.addTrial()
      if strip.threshold <= floor { strip.raiseThreshold() }
      next = strip
    } else {
      next = BinomialStrip(trials: kept, probability: agreement, threshold: floor + 1)
    }
    strip = next
    return middle.isInteger ? next.tail + Rational(1, 2) * next.massBelow : next.tail
  }
}
