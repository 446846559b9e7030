import ExactArithmetic
import Testing

@Suite struct BinomialTailTests {
  /// The sum as it is written.
  private func sum(_ terms: ClosedRange<Int>, of n: Int, _ p: Rational) -> Rational {
    terms.reduce(Rational.zero) {
      $0 + Rational(Integer.binomial(n, $1)) * p.power($1) * (1 - p).power(n - $1)
    }
  }

  /// The tail by its terms, which are computed one from the last by enclosures until a geometric series bounds the
  /// rest.
  ///
  /// - Precondition: the threshold is above the mean.
  private func summed(_ x: Int, of n: Int, _ p: Rational, bits: Int) -> Enclosure {
    let exact = Rational(Integer.binomial(n, x)) * p.power(x) * (1 - p).power(n - x)
    var (term, j) = (Enclosure(exact).rounded(toBits: bits), x)
    var total = term
    while j < n {
      let ratio = Rational(n - j, j + 1) * p / (1 - p)
      let rest = term.upper * ratio / (1 - ratio)
      if rest.scaled(byPowerOfTwo: bits) < total.lower { return total + Enclosure(.zero, rest) }
      term = (ratio * term).rounded(toBits: bits)
      total = (total + term).rounded(toBits: bits)
      j += 1
    }
    return total
  }

  private static let probabilities: [Rational] = [
    0, 1, Rational(1, 2), Rational(1, 10), Rational(9, 10), Rational(1, 97),
    Rational(1).scaled(byPowerOfTwo: -200), 1 - Rational(1).scaled(byPowerOfTwo: -70),
    Rational(123_456_789, 1_000_000_007),
  ]

  // MARK: Values

  @Test func exactValue() {
    for n in [1, 2, 3, 7, 20] {
      for x in 1...n {
        let tail = BinomialTail(trials: n, threshold: x)
        for p in Self.probabilities {
          #expect(tail.exactValue(at: p) == sum(x...n, of: n, p), "\(n) \(x) \(p)")
        }
      }
    }
  }

  /// Enclosures contain the exact values and are as narrow as asked for, on either side of the mean.
  @Test func value() {
    for n in [1, 2, 5, 33, 60] {
      for x in Set([1, 2, n / 3, n / 2, n - 1, n]).filter({ (1...n).contains($0) }) {
        let tail = BinomialTail(trials: n, threshold: x)
        for p in Self.probabilities {
          let exact = tail.exactValue(at: p)
          for bits in [20, 64, 200] {
            let value = tail.value(at: p, bits: bits)
            #expect(value.contains(exact), "\(n) \(x) \(p) \(bits)")
            let size = max(exact, Rational(1, 1000))
            #expect(value.width.scaled(byPowerOfTwo: bits) <= size, "\(n) \(x) \(p) \(bits)")
          }
        }
      }
    }
  }

  /// The continued fraction against the sum of the terms, far from the mean and near it.
  @Test func valueOfManyTrials() {
    let p = Rational(3, 10)
    for (n, x) in [
      (4000, 1200), (4000, 1201), (4000, 1300), (4000, 2000), (4000, 4000), (30_000, 9100),
    ] {
      let tail = BinomialTail(trials: n, threshold: x)
      let value = tail.value(at: p, bits: 128)
      let sum = summed(x + (x == 1200 ? 1 : 0), of: n, p, bits: 200)
      let expected =
        x == 1200 ? sum + Enclosure.binomialMass(x, of: n, probability: p, bits: 200) : sum
      #expect(value.lower <= expected.upper && expected.lower <= value.upper, "\(n) \(x)")
      #expect(value.isAccurate(toRelativeBits: 126), "\(n) \(x)")
      // The failures have the other tail.
      let rest = BinomialTail(trials: n, threshold: n - x + 1).value(at: 1 - p, bits: 128)
      #expect((value + rest).contains(1))
    }
  }

  /// A tail that no double can hold, and one that is too small to be written down.
  @Test func tinyValues() {
    let tail = BinomialTail(trials: 1_000_000_000_000, threshold: 2)
    let p = Rational(1).scaled(byPowerOfTwo: -1000)
    // C(n, 2) p^2 up to n p
    let expected = Rational(1_000_000_000_000) * 999_999_999_999 / 2 * p * p
    let value = tail.value(at: p, bits: 100)
    #expect(value.isAccurate(toRelativeBits: 98))
    #expect((value.midpoint / expected - 1).magnitude < Rational(1).scaled(byPowerOfTwo: -97))
    let none = BinomialTail(trials: 1 << 60, threshold: 1 << 59).value(at: Rational(1, 8), bits: 64)
    #expect(none.lower.isZero && none.upper.scaled(byPowerOfTwo: 900_000) < 1)
  }

  @Test func reaches() {
    let tail = BinomialTail(trials: 9, threshold: 5)
    let half = Rational(1, 2)
    #expect(tail.exactValue(at: half) == half)
    let tiny = Rational(1).scaled(byPowerOfTwo: -2000)
    #expect(tail.reaches(half, at: half) == .holds)
    #expect(tail.reaches(half + tiny, at: half) == .violated)
    #expect(tail.reaches(half - tiny, at: half) == .holds)
    // The same equality where the numerator is too long.
    let n = (1 << 20) + 1
    let long = BinomialTail(trials: n, threshold: n / 2 + 1)
    #expect(long.reaches(half, at: half) == .undecided)
    #expect(long.reaches(half, at: Rational(501, 1000)) == .holds)
    #expect(long.reaches(half, at: Rational(499, 1000)) == .violated)
  }

  // MARK: Arguments

  /// The exact tails at the ends lie on either side of the value.
  @Test func argument() {
    let values = [
      Rational(1, 2), Rational(1, 40), Rational(39, 40), Rational(1, 2_000_000_000_000),
      1 - Rational(1, 2_000_000_000_000), Rational(1).scaled(byPowerOfTwo: -1050),
      Rational(1, 2) + Rational(1).scaled(byPowerOfTwo: -60),
    ]
    for n in [1, 2, 10, 45] {
      for x in Set([1, n / 2, n - 1, n]).filter({ (1...n).contains($0) }) {
        let tail = BinomialTail(trials: n, threshold: x)
        for value in values {
          for bits in [30, 64, 150] {
            let p = tail.argument(ofValue: value, bits: bits)
            #expect(p.isAccurate(toRelativeBits: bits), "\(n) \(x) \(value)")
            #expect(tail.exactValue(at: p.lower) <= value, "\(n) \(x) \(value) \(bits)")
            #expect(tail.exactValue(at: p.upper) >= value, "\(n) \(x) \(value) \(bits)")
          }
        }
      }
    }
  }

  /// The same for numbers of trials up to the greatest, told by enclosures.
  @Test func argumentOfManyTrials() {
    for (n, x) in [
      (1_000_000, 500_000), (1_000_000, 1), (1_000_000, 1_000_000), (1_000_000_000, 3),
      (1_000_000_000_000, 999_999_999_998), (1_000_000_000_000_000, 400_000_000_000_000),
      (1 << 60, 1 << 40), (1 << 60, 1 << 60),
    ] {
      let tail = BinomialTail(trials: n, threshold: x)
      for value in [Rational(1, 40), Rational(199, 200)] {
        let p = tail.argument(ofValue: value, bits: 100)
        #expect(p.isAccurate(toRelativeBits: 100), "\(n) \(x)")
        #expect(tail.reaches(value, at: p.lower) == .violated, "\(n) \(x)")
        #expect(tail.reaches(value, at: p.upper) == .holds, "\(n) \(x)")
      }
    }
  }

  /// The decimal and its neighbour lie on either side of the solution.
  @Test func argumentRoundedToDecimals() {
    for (n, x, value) in [
      (10, 3, Rational(1, 40)), (10, 10, Rational(1, 40)), (50, 1, Rational(199, 200)),
      (31, 20, Rational(1, 3)),
    ] {
      let tail = BinomialTail(trials: n, threshold: x)
      for digits in [1, 8, 30, 60] {
        let lower = tail.argument(ofValue: value, significantDigits: digits, rounding: .down)
        let upper = tail.argument(ofValue: value, significantDigits: digits, rounding: .up)
        #expect(tail.exactValue(at: lower) <= value && tail.exactValue(at: upper) >= value)
        #expect(lower.rounded(toSignificantDigits: digits) == lower)
        #expect(upper.rounded(toSignificantDigits: digits) == upper)
        let unit = Rational(10).power(lower.decimalExponent - digits + 1)
        #expect(upper == lower + unit, "\(n) \(x) \(digits)")
      }
    }
    #expect(
      BinomialTail(trials: 10, threshold: 3)
        .argument(ofValue: Rational(1, 40), significantDigits: 20, rounding: .down).decimal(
          significantDigits: 20) == "0.066739511177734467114")
  }

  /// Solutions that are decimals are not rounded away.
  @Test func argumentThatIsADecimal() {
    for rule in [FloatingPointRoundingRule.down, .up] {
      func argument(_ n: Int, _ x: Int, _ value: Rational) -> Rational {
        BinomialTail(trials: n, threshold: x)
          .argument(ofValue: value, significantDigits: 12, rounding: rule)
      }
      #expect(argument(1, 1, Rational(1, 200)) == Rational(1, 200))
      #expect(argument(1, 1, Rational(199, 200)) == Rational(199, 200))
      #expect(argument(2, 2, Rational(1, 4)) == Rational(1, 2))
      #expect(argument(2, 1, Rational(3, 4)) == Rational(1, 2))
      #expect(argument(7, 4, Rational(1, 2)) == Rational(1, 2))
    }
  }

  // MARK: Masses and strips

  @Test func binomialMass() {
    for n in [1, 2, 9, 40] {
      for p in Self.probabilities where !p.isZero && p != 1 {
        for x in 0...n {
          let mass = Enclosure.binomialMass(x, of: n, probability: p, bits: 90)
          #expect(mass.contains(sum(x...x, of: n, p)), "\(n) \(x) \(p)")
          #expect(mass.isAccurate(toRelativeBits: 88), "\(n) \(x) \(p)")
        }
      }
    }
  }

  @Test func logFactorial() {
    for n in [0, 1, 2, 3, 20, 1000] {
      let value = Enclosure.logFactorial(n, bits: 100)
      let exact = Enclosure.log(Rational(Integer.factorial(n)), bits: 150)
      #expect(value.contains(exact), "\(n)")
      #expect(value.isExact || value.isAccurate(toRelativeBits: 98))
      for k in [0, n / 3, n] {
        let coefficient = Enclosure.logBinomial(n, k, bits: 100)
        #expect(
          coefficient.contains(
            Enclosure.log(Rational(Integer.binomial(n, k)), bits: 180)), "\(n) \(k)")
      }
    }
  }

  /// Steps in either direction keep to the exact tails.
  @Test func strip() {
    let p = Rational(2, 7)
    var strip = BinomialStrip(trials: 3, probability: p, threshold: 1)
    for step in 0..<60 {
      let (n, x) = (strip.trials, strip.threshold)
      let exact = BinomialTail(trials: n, threshold: x).exactValue(at: p)
      #expect(strip.tail.contains(exact) && strip.tail.isAccurate(toRelativeBits: 150), "\(n) \(x)")
      #expect(strip.massBelow.contains(sum((x - 1)...(x - 1), of: n, p)), "\(n) \(x)")
      if step % 3 == 2 { strip.raiseThreshold() } else { strip.addTrial() }
    }
  }
}
