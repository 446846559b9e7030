import ExactArithmetic

/// The least common denominator of a list of rationals, and the list as counts over it.
///
/// The rationals are shown once with ``include(_:)`` and counted after ``finish()``.  As each is in lowest
/// terms, the counts and the denominator have no common factor.
///
/// - Complexity: two divisions of words for each rational while the denominator fits a word.  Beyond, one
///   dictionary operation for each rational and a balanced tree over the distinct denominators.
struct CommonDenominator {
  /// The least common multiple of the denominators so far, until the first that takes it beyond a word.
  private var word = 1
  /// The denominators from there on.
  private var laterDenominators: Set<Integer> = []
  /// For each of the later denominators, the common denominator divided by it.
  private var multipliers: [Integer: Integer] = [:]
  /// The common denominator divided by `word`.
  private var cofactor = Integer.one
  /// The least common denominator, after ``finish()``.
  private(set) var value = Integer.one

  /// Takes the denominator of `rational` into account.
  @inline(__always)
  mutating func include(_ rational: Rational) {
    if let denominator = Int(exactly: rational.denominator), word % denominator == 0 { return }
    includeNew(rational.denominator)
  }

  @inline(never)
  private mutating func includeNew(_ denominator: Integer) {
    if laterDenominators.isEmpty {
      let multiple = Integer.lcm(Integer(word), denominator)
      if let multiple = Int(exactly: multiple) {
        word = multiple
        return
      }
    }
    laterDenominators.insert(denominator)
  }

  /// Fixes the denominator; call it once, after the last ``include(_:)``.
  mutating func finish() {
    var level = [Integer(word)] + laterDenominators
    while level.count > 1 {
      level = stride(from: 0, to: level.count, by: 2).map { index in
        index + 1 < level.count ? Integer.lcm(level[index], level[index + 1]) : level[index]
      }
    }
    let least = level[0]
    value = least
    cofactor = least.exactlyDivided(by: Integer(word))
    multipliers = Dictionary(
      uniqueKeysWithValues: laterDenominators.map { ($0, least.exactlyDivided(by: $0)) })
  }

  /// `rational` times the common denominator.
  @inline(__always)
  func count(of rational: Rational) -> Integer {
    if let denominator = Int(exactly: rational.denominator), word % denominator == 0 {
      let count = rational.numerator * Integer(word / denominator)
      return cofactor.isOne ? count : count * cofactor
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
