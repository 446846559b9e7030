import ExactArithmetic
import Work

/// The law of `sum_j c_j S_d^(j)` over all facts, from which that without one fact follows by a division of power series.
///
/// The generating polynomial of the law is `P(x) = prod_j (1 + x^(c_j))^d`, and that without fact `i` is `P / (1 + x^(c_i))^d`. In powers
/// of `1/x` the divisor's reciprocal is `x^(-cd) sum_k (-1)^k C(d-1+k, k) x^(-ck)`, so that a tail without the fact is a sum of tails of `P`.
struct SignedSumLaw {
  /// The strengths as integers without a common divisor.
  let strengths: [Int]
  /// The number `d` of signs for each fact.
  private let dimension: Int
  /// The degree of `P`: index `t` stands for the sum `2 t - degree`.
  private let degree: Int
  /// The sums of the coefficients of `x^t` and above, for `t >= first`.
  private let tails: [Integer]
  private let first: Int

  /// - Throws: `WorkRefused` where the law takes more than ``AssociativeMemory/greatestLawBits`` bits.
  init(strengths: [Rational], dimension d: Int) throws(WorkRefused) {
    let scaled = SignedSumLaw.coprimeIntegers(strengths)
    let degree = Integer(d) * scaled.reduce(.zero, +)
    // Each coefficient stands in whole words of its own.
    let words = (Integer(d) * Integer(scaled.count) + 1).ceilDivided(by: 64)
    let bits = 64 * words * (degree + 1)
    if bits > Integer(AssociativeMemory.greatestLawBits) {
      throw WorkRefused(
        "the bit accuracy of an associative memory with different strengths",
        size: .count("a law of \(WorkEstimate.short(Double(bits))) bits"),
        limit: .fixed(AssociativeMemory.greatestLawBits, unit: "bits"))
    }
    self.strengths = scaled.compactMap { Int(exactly: $0) }
    dimension = d
    self.degree = Int(exactly: degree) ?? 0
    first = self.degree / 2
    tails = SignedSumLaw.tails(
      self.strengths, d, degree: self.degree, words: Int(exactly: words) ?? 1)
  }

  /// The strengths as integers without a common divisor.
  private static func coprimeIntegers(_ strengths: [Rational]) -> [Integer] {
    let common = strengths.reduce(Integer.one) { Integer.lcm($0, $1.denominator) }
    let scaled = strengths.map { ($0 * Rational(common)).numerator }
    let divisor = scaled.reduce(Integer.zero) { Integer.gcd($0, $1) }
    return scaled.map { $0.exactlyDivided(by: divisor) }
  }

  /// The sums of the upper half of the coefficients of `P`, which is one integer, its value at a power of 2.
  private static func tails(_ strengths: [Int], _ d: Int, degree: Int, words: Int) -> [Integer] {
    var polynomial = Integer.one
    for (strength, group) in Dictionary(grouping: strengths, by: { $0 }).sorted(by: {
      $0.key < $1.key
    }) {
      let factor = (Integer.one << (64 * words * strength)) + 1
      polynomial *= factor.power(d * group.count)
    }
    return polynomial.withLimbs { limbs in
      var sum = Integer.zero
      var tails: [Integer] = []
      for index in stride(from: degree, through: degree / 2, by: -1) {
        let part = limbs[min(index * words, limbs.count)..<min((index + 1) * words, limbs.count)]
        sum += Integer(limbCount: words) { target in
          for place in 0..<words {
            target[place] = place < part.count ? part[part.startIndex + place] : 0
          }
        }
        tails.append(sum)
      }
      return tails.reversed()
    }
  }

  /// The sum of the coefficients of `P` from `x^t` up.
  private func tail(_ t: Int) -> Integer { t > degree ? .zero : tails[t - first] }

  /// The sum of the coefficients from `x^t` up without a fact of a strength.
  private func tail(without strength: Int, from t: Int) -> Integer {
    let d = dimension
    var (sum, binomial) = (Integer.zero, Integer.one)
    var (k, index) = (0, t + strength * d)
    while index <= degree {
      let term = binomial * tail(index)
      if k.isMultiple(of: 2) { sum += term } else { sum -= term }
      k += 1
      index += strength
      binomial = (binomial * Integer(d - 1 + k)).exactlyDivided(by: Integer(k))
    }
    return sum
  }

  /// `Pr[c d + sum of the others > 0]`, ties half, for a fact of strength `c`.
  ///
  /// The others' sum `2 t - r`, `r` the degree without the fact, is symmetric, so this is the probability of `2 t - r < c d`, and 1 less that of
  /// `2 t - r > c d` and half that of equality.
  func accuracy(of strength: Int) -> Rational {
    let (d, count) = (dimension, strengths.count)
    let rest = degree - strength * d
    let twice = rest + strength * d
    // 2 t > twice, and 2 t >= twice.
    let above = tail(without: strength, from: twice / 2 + 1)
    let notBelow = tail(without: strength, from: (twice + 1) / 2)
    return 1 - Rational(above + notBelow, Integer.one << ((count - 1) * d + 1))
  }
}
