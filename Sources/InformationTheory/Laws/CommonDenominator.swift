import ExactArithmetic

/// The least common denominator of a list of rationals, and the list as counts over it.
///
/// The rationals are shown once with ``include(_:)`` and counted after ``finish()``.  As each is in lowest
/// terms, the counts and the denominator have no common factor.
///
/// - Complexity: two divisions of words for each rational while the denominator fits a word.  Beyond, one
///   dictionary operation for each rational and a balanced tree over the distinct denominators.
struct CommonDenominator {
  private var word = 1
  private var largeDenominators: Set<Integer>?
  private var multipliers: [Integer: Integer] = [:]
  /// The least common denominator, after ``finish()``.
  private(set) var value = Integer.one

  /// Takes the denominator of `rational` into account.
  @inline(__always)
  mutating func include(_ rational: Rational) {
    if largeDenominators == nil, let denominator = Int(exactly: rational.denominator) {
      if word % denominator == 0 { return }
      let cofactor = Integer(denominator).exactlyDivided(
        by: Integer.gcd(Integer(word), Integer(denominator)))
      let (product, overflow) = word.multipliedReportingOverflow(by: Int(exactly: cofactor)!)
      if !overflow {
        word = product
        return
      }
    }
    includeLarge(rational.denominator)
  }

  @inline(never)
  private mutating func includeLarge(_ denominator: Integer) {
    largeDenominators = largeDenominators ?? [Integer(word)]
    largeDenominators!.insert(denominator)
  }

  /// Fixes the denominator; call it once, after the last ``include(_:)``.
  mutating func finish() {
    guard let largeDenominators else {
      value = Integer(word)
      return
    }
    var level = Array(largeDenominators)
    while level.count > 1 {
      level = stride(from: 0, to: level.count, by: 2).map { index in
        index + 1 < level.count ? Integer.lcm(level[index], level[index + 1]) : level[index]
      }
    }
    let least = level[0]
    value = least
    multipliers = Dictionary(
      uniqueKeysWithValues: largeDenominators.map { ($0, least.exactlyDivided(by: $0)) })
  }

  /// `rational` times the common denominator.
  @inline(__always)
  func count(of rational: Rational) -> Integer {
    if largeDenominators == nil, let denominator = Int(exactly: rational.denominator) {
      return rational.numerator * Integer(word / denominator)
    }
    return rational.numerator * multipliers[rational.denominator]!
  }
}

extension CommonDenominator {
  /// The counts of a list of rationals over their least common denominator.
  static func counts(of rationals: [Rational]) -> (counts: [Integer], denominator: Integer) {
    var common = CommonDenominator()
    for rational in rationals { common.include(rational) }
    common.finish()
    return (rationals.map { common.count(of: $0) }, common.value)
  }
}
