import ExactArithmetic

/// Sums of `k` fair signs near 0: binomial coefficients from the middle outward, for one `k` after another.
struct CentralSum {
  /// The number `k` of signs.
  private(set) var signs: Int
  /// `C(k, floor(k/2))`.
  private var center: Integer

  init(signs k: Int) {
    signs = k
    center = Integer.binomial(k, k / 2)
  }

  /// One sign more.
  mutating func addSign() {
    let m = signs / 2
    if signs.isMultiple(of: 2) {
      center = (center * Integer(signs + 1)).exactlyDivided(by: Integer(m + 1))
    } else {
      center = center + center
    }
    signs += 1
  }

  /// `2^k Pr[-d < S_k <= d]`.
  ///
  /// - Complexity: O(d) products of a number of `k` bits and a word.
  private func count(within d: Int) -> Integer {
    // S = 2 j - k for j ones, so that j runs over low...high.
    let k = signs
    let low = k < d ? 0 : (k - d) / 2 + 1
    let high = min(k, (k + d) / 2)
    // For odd k both middle coefficients are the greatest.
    let middle = max(low, k / 2)
    var sum = center
    var term = center
    for j in stride(from: middle, to: high, by: 1) {
      term = (term * Integer(k - j)).exactlyDivided(by: Integer(j + 1))
      sum += term
    }
    term = center
    for j in stride(from: middle, to: low, by: -1) {
      term = (term * Integer(j)).exactlyDivided(by: Integer(k - j + 1))
      sum += term
    }
    return sum
  }

  /// `2^(k+1) Pr[S_k > -d]`, ties half.
  ///
  /// As the sum is symmetric this is `2^k (1 + Pr[-d < S_k <= d])`.
  func twiceCount(above d: Int) -> Integer { (Integer.one << signs) + count(within: d) }

  /// `Pr[S_k > -d]`, ties half.
  func accuracy(dimension d: Int) -> Rational {
    Rational(twiceCount(above: d), Integer.one << (signs + 1))
  }
}
