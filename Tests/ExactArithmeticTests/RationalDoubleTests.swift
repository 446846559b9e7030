import ExactArithmetic
import LemmataTestSupport
import Testing
import Work

@Suite struct RationalDoubleTests {
  private static let corners: [Double] = [
    0, 1, 0.5, 2, 3, 0.1, 1e308, 1e-308, .pi, .ulpOfOne, .leastNonzeroMagnitude,
    .leastNormalMagnitude, .leastNormalMagnitude.nextDown, .leastNormalMagnitude.nextUp,
    .greatestFiniteMagnitude, .greatestFiniteMagnitude.nextDown, 1 - .ulpOfOne / 2, 1 + .ulpOfOne,
    0x1p53, 0x1p53 - 1, 0x1p53 + 2, 0x1p63, 0x1p64, 0x1p-1074, 0x1.8p-1000,
  ]

  private static func doubles(seed: UInt64, _ count: Int) -> [Double] {
    var random = SplitMix64(seed: seed)
    let finite = (0..<count).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
    let subnormal = (0..<count / 4).map { _ in
      Double(bitPattern: random.next() >> UInt64(random.int(12...63)))
    }
    return corners + corners.map { -$0 } + finite + subnormal
  }

  @Test func everyDoubleConvertsExactlyBothWays() {
    for value in Self.doubles(seed: 1, cases(5000)) {
      guard let exact = Rational(exactly: value) else {
        Issue.record("\(value) is not converted")
        continue
      }
      for rule in [
        FloatingPointRoundingRule.toNearestOrEven, .down, .up, .towardZero, .awayFromZero,
      ] {
        #expect(Double(exact, rounding: rule) == value, "\(value)")
      }
      // An independent route: the significand as an integer times a power of two.
      if value != 0 {
        let significand = Rational(exactly: Int64(value.significand * 0x1p52))!
        let signed = value < 0 ? -significand : significand
        #expect(exact == signed * Rational(2).power(Int(value.exponent) - 52), "\(value)")
      }
    }
    #expect(Rational(exactly: Double.infinity) == nil && Rational(exactly: Double.nan) == nil)
    #expect(Rational(exactly: -Double.infinity) == nil && Rational(exactly: -0.0) == 0)
    #expect(Rational(exactly: 0.1)! == Rational(3_602_879_701_896_397, 36_028_797_018_963_968))
  }

  @Test func tiesBetweenNeighboursGoToEven() {
    for value in Self.doubles(seed: 2, cases(3000))
    where value.magnitude < .greatestFiniteMagnitude {
      let (low, high) = (Rational(exactly: value)!, Rational(exactly: value.nextUp)!)
      let middle = (low + high) / 2
      let even = value.significandBitPattern & 1 == 0 ? value : value.nextUp
      #expect(Double(middle) == even, "\(value)")
      let away = value < 0 ? value : value.nextUp
      #expect(Double(middle, rounding: .toNearestOrAwayFromZero) == away, "\(value)")
      let sliver = (high - low).scaled(byPowerOfTwo: -200)
      #expect(
        Double(middle - sliver) == value && Double(middle + sliver) == value.nextUp, "\(value)")
      for point in [low + sliver, middle, high - sliver] {
        #expect(Double(point, rounding: .down) == value, "\(value)")
        #expect(Double(point, rounding: .up) == value.nextUp, "\(value)")
        #expect(
          Double(point, rounding: .towardZero) == (value < 0 ? value.nextUp : value), "\(value)")
        #expect(
          Double(point, rounding: .awayFromZero) == (value < 0 ? value : value.nextUp), "\(value)")
      }
    }
  }

  @Test func directedRoundingBracketsEveryRational() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<cases(3000) {
      let value = random.rational()
      let (low, high) = (Double(value, rounding: .down), Double(value, rounding: .up))
      #expect(Rational(exactly: low)! <= value && value <= Rational(exactly: high)!, "\(value)")
      #expect(low == high || low.nextUp == high, "\(value)")
      let nearest = Rational(exactly: Double(value))!
      #expect(
        (nearest - value).magnitude <= (Rational(exactly: low)! - value).magnitude, "\(value)")
      #expect(
        (nearest - value).magnitude <= (Rational(exactly: high)! - value).magnitude, "\(value)")
    }
  }

  @Test func divisionOfWordsIsRoundedAsTheProcessorDoes() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<cases(5000) {
      let (a, b) = (random.int(-(1 << 53)...1 << 53), random.int(1...1 << 53))
      #expect(Double(Rational(a, b)) == Double(a) / Double(b), "\(a)/\(b)")
    }
    for word in cornerWords { #expect(Double(Integer(word)) == Double(word)) }
  }

  @Test func valuesBeyondTheRange() {
    let greatest = Rational(exactly: Double.greatestFiniteMagnitude)!
    let unit = Rational(2).power(971)
    let limit = greatest + unit / 2  // from here on the nearest is infinite
    for sign in [Rational.one, -1] {
      let isNegative = sign.isNegative
      let (infinite, finite) = (
        isNegative ? -Double.infinity : .infinity,
        isNegative ? -Double.greatestFiniteMagnitude : .greatestFiniteMagnitude
      )
      #expect(Double(sign * (limit - 1)) == finite && Double(sign * limit) == infinite)
      for value in [
        greatest + 1, limit, greatest + unit, Rational(2).power(1024), Rational(10).power(5000),
      ] {
        #expect(Double(sign * value, rounding: .towardZero) == finite, "\(isNegative)")
        #expect(Double(sign * value, rounding: .awayFromZero) == infinite)
        #expect(Double(sign * value, rounding: .down) == (isNegative ? infinite : finite))
        #expect(Double(sign * value, rounding: .up) == (isNegative ? finite : infinite))
      }
      let tiny = sign * Rational(10).power(-5000)
      let least = isNegative ? -Double.leastNonzeroMagnitude : .leastNonzeroMagnitude
      #expect(Double(tiny) == 0 && Double(tiny, rounding: .towardZero) == 0)
      #expect(Double(tiny, rounding: .awayFromZero) == least)
      #expect(Double(tiny, rounding: .down) == (isNegative ? least : 0))
      #expect(Double(tiny, rounding: .up) == (isNegative ? 0 : least))
      let halfLeast = sign * Rational(2).power(-1075)
      #expect(Double(halfLeast) == 0 && Double(halfLeast * Rational(3, 2)) == least)
    }
  }
}
