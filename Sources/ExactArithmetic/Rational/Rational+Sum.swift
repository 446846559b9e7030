extension Rational {
  /// The sum of many terms, by a balanced tree, so that unrelated denominators stay subquadratic.
  ///
  /// - Parameter terms: the terms, in any order; the empty sum is 0.
  /// - Complexity: O(M(b) log n) for `n` terms of `b` bits in all, and one reduction of the result.
  public static func sum(_ terms: some Collection<Rational>) -> Rational {
    let sum = PartialSum(terms)
    return sum.isReduced
      ? Rational(reduced: sum.numerator, sum.denominator)
      : Rational(sum.numerator, sum.denominator)
  }

  /// Whether the terms add up to zero: like ``sum(_:)``, without the reduction of the result.
  static func isZeroSum(_ terms: some Collection<Rational>) -> Bool {
    PartialSum(terms).numerator.isZero
  }
}

/// A sum on its way, not always in lowest terms.
///
/// Short sums are reduced, because denominators that share factors would grow needlessly.  Where
/// neighbouring sums of some length turn out to share little, the greatest common divisors
/// above them, which cost far more than products, are left out.
private struct PartialSum {
  var numerator: Integer
  var denominator: Integer
  var isReduced = true
  /// Whether common factors are still worth looking for.
  var seeksFactors = true

  /// Denominators up to this length are always reduced.
  private static let shortWidth = 2048

  init(_ term: Rational) {
    numerator = term.numerator
    denominator = term.denominator
  }

  init(_ terms: some Collection<Rational>) {
    var level =
      terms.count > 32 ? PartialSum.collectingDenominators(terms) : terms.map { PartialSum($0) }
    if level.isEmpty { level = [PartialSum(.zero)] }
    while level.count > 1 {
      var next: [PartialSum] = []
      next.reserveCapacity((level.count + 1) / 2)
      for index in stride(from: 0, to: level.count - 1, by: 2) {
        next.append(PartialSum.sum(level[index], level[index + 1]))
      }
      if level.count & 1 == 1 { next.append(level[level.count - 1]) }
      level = next
    }
    self = level[0]
  }

  /// One term for each denominator, by increasing denominator.
  private static func collectingDenominators(_ terms: some Collection<Rational>) -> [PartialSum] {
    var numerators: [Integer: Integer] = [:]
    for term in terms { numerators[term.denominator, default: .zero] += term.numerator }
    return numerators.sorted { $0.key < $1.key }.compactMap {
      $0.value.isZero ? nil : PartialSum(Rational($0.value, $0.key))
    }
  }

  private static func sum(_ lhs: PartialSum, _ rhs: PartialSum) -> PartialSum {
    let isShort = max(lhs.denominator.bitWidth, rhs.denominator.bitWidth) <= shortWidth
    if isShort && lhs.isReduced && rhs.isReduced {
      return PartialSum(
        Rational(reduced: lhs.numerator, lhs.denominator)
          + Rational(reduced: rhs.numerator, rhs.denominator))
    }
    var sum = lhs
    sum.isReduced = false
    sum.seeksFactors = lhs.seeksFactors && rhs.seeksFactors
    var (left, right) = (lhs.denominator, rhs.denominator)
    if sum.seeksFactors {
      let shared = Integer.gcd(left, right)
      sum.seeksFactors = 8 * shared.bitWidth >= min(left.bitWidth, right.bitWidth)
      left.divideExactly(by: shared)
      right.divideExactly(by: shared)
    }
    // With left = L / shared and right = R / shared the sum is (l right + r left) / (left R).
    sum.numerator *= right
    sum.numerator.addProduct(rhs.numerator, left)
    sum.denominator = left * rhs.denominator
    return sum
  }
}
