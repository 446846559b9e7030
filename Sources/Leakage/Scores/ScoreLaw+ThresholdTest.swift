import ExactArithmetic

extension ScoreLaw {
  /// A test that says IN where the score is at least a threshold.
  ///
  /// It keeps counts over one denominator, as there can be many tests: a fraction is reduced only when it is asked for.
  public struct ThresholdTest: Sendable {
    /// The least score for which it says IN.
    public let threshold: Rational
    /// The probability that it says IN under IN, times ``total``.
    let inside: Integer
    /// The probability that it says IN under OUT, times ``total``.
    let outside: Integer
    /// The denominator of both probabilities.
    let total: Integer

    /// The probability that it says IN under OUT.
    ///
    /// - Complexity: a greatest common divisor.
    public var falsePositive: Rational { Rational(outside, total) }
    /// The probability that it says IN under IN.
    ///
    /// - Complexity: a greatest common divisor.
    public var truePositive: Rational { Rational(inside, total) }
    /// `truePositive - falsePositive`.
    ///
    /// - Complexity: a greatest common divisor.
    public var advantage: Rational { Rational(inside - outside, total) }
  }
}

extension ScoreLaw.ThresholdTest {
  /// Both probabilities, enclosed with ends of so many significant bits: what `Enclosure.rounded(toBits:)` makes of the
  /// fractions, without reducing them.
  func enclosures(bits: Int) -> (falsePositive: Enclosure, truePositive: Enclosure) {
    (
      Enclosure(outside, over: total, bits: bits), Enclosure(inside, over: total, bits: bits)
    )
  }

  /// Whether a denominator in lowest terms has more bits than a number.
  func isLonger(than bits: Int) -> Bool {
    total.bitWidth > bits
      && (falsePositive.denominator.bitWidth > bits || truePositive.denominator.bitWidth > bits)
  }

  /// Of many tests, the greatest threshold first, at most `count + 3` for a figure: the first, the last, that with the greatest
  /// advantage, and one for each step of `2/count` by which the sum of both probabilities has grown.
  package static func shown(
    _ tests: [ScoreLaw.ThresholdTest], count: Int
  ) -> [ScoreLaw.ThresholdTest] {
    if tests.count <= count { return tests }
    let best = tests.indices.max {
      tests[$0].inside - tests[$0].outside < tests[$1].inside - tests[$1].outside
    }
    var nextStep = Integer.zero
    return tests.indices.filter { index in
      let test = tests[index]
      let step = (Integer(count) * (test.inside + test.outside)).floorDivided(by: test.total << 1)
      let isNext = step >= nextStep
      if isNext { nextStep = step + 1 }
      return isNext || index == best || index == tests.indices.last
    }.map { tests[$0] }
  }
}

extension ScoreLaw.ThresholdTest: Hashable {
  /// Whether the threshold and both probabilities are equal.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.threshold == rhs.threshold && lhs.inside * rhs.total == rhs.inside * lhs.total
      && lhs.outside * rhs.total == rhs.outside * lhs.total
  }

  /// Hashes the threshold.
  public func hash(into hasher: inout Hasher) { hasher.combine(threshold) }
}

extension ScoreLaw.ThresholdTest: CustomStringConvertible {
  /// The threshold with both probabilities.
  public var description: String {
    "IN from \(threshold) on: true positives \(truePositive), false positives \(falsePositive)"
  }
}

extension Enclosure {
  /// `numerator / denominator` of numbers that are not negative, with ends of `bits` significant bits; the fraction is not
  /// reduced.
  ///
  /// - Complexity: a division with a quotient of `bits` bits.
  fileprivate init(_ numerator: Integer, over denominator: Integer, bits: Int) {
    if numerator.isZero {
      self = .zero
      return
    }
    // The exponent of the leading bit is the difference of the widths or one less.
    var exponent = numerator.bitWidth - denominator.bitWidth
    let reaches =
      exponent >= 0
      ? numerator >= denominator << exponent : numerator << -exponent >= denominator
    if !reaches { exponent -= 1 }
    let unit = exponent - bits + 1
    let (quotient, remainder) =
      unit >= 0
      ? numerator.floorQuotientAndRemainder(dividingBy: denominator << unit)
      : (numerator << -unit).floorQuotientAndRemainder(dividingBy: denominator)
    let lower = Rational(quotient).scaled(byPowerOfTwo: unit)
    self.init(
      lower, remainder.isZero ? lower : Rational(quotient + 1).scaled(byPowerOfTwo: unit))
  }
}
