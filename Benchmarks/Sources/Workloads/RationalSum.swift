import Lemmata

/// A sum of many rational numbers, term by term; `Peers/rational_c.c` computes the same sums.
public enum RationalSum: String, CaseIterable, Sendable {
  /// `sum_{i=1}^n (i mod 16) / 16`: small numbers over one denominator.
  case small
  /// `sum_{i=1}^n (w(i)/1024) (w(i+7)/1000)`, with seeded weights `w`: small products.
  case dot
  /// `sum_{i=1}^n 1/i`: numbers that grow.
  case harmonic

  /// The sum of the first `n` terms.
  @inline(never)
  public func value(terms n: Int) -> Rational {
    var sum = Rational.zero
    switch self {
    case .small:
      for i in 1...n { sum += Rational(i & 15, 16) }
    case .dot:
      for i in 1...n {
        sum +=
          Rational(SeededLaw.weight(UInt64(i)), 1024)
          * Rational(SeededLaw.weight(UInt64(i) + 7), 1000)
      }
    case .harmonic:
      for i in 1...n { sum += Rational(1, i) }
    }
    return sum
  }
}
