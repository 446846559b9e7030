import ExactArithmetic
import Work

extension MeanTracing {
  /// The tracings of several thresholds: points of the receiver operating characteristic.
  ///
  /// From one threshold to the next the tails grow by the terms between, so that all cost little more than the first.
  ///
  /// - Parameters:
  ///   - n: the number of samples.
  ///   - d: the number of coordinates.
  ///   - thresholds: descending, of the parity of `d n`.
  /// - Throws: as ``init(samples:dimension:threshold:)``.
  /// - Complexity: that of two exact tails, and two products of a number of `d n` bits and a short one for each value of the
  ///   score between the thresholds.
  public static func characteristic(
    samples n: Int, dimension d: Int, thresholds: [Int]
  ) throws -> [MeanTracing] {
    precondition(zip(thresholds, thresholds.dropFirst()).allSatisfy { $0 > $1 }, "not descending")
    let terms = try termCount(samples: n, dimension: d)
    for threshold in thresholds { try check(threshold, terms: terms) }
    let fresh = tails(terms, atLeast: thresholds)
    let members = tails(terms - d, atLeast: thresholds.map { $0 - d })
    return thresholds.indices.map {
      MeanTracing(
        samples: n, dimension: d, threshold: thresholds[$0], soundness: fresh[$0],
        recall: Rational(n) * members[$0])
    }
  }

  /// Thresholds for a figure, descending and evenly spaced, over the range outside of which the share of samples and that of
  /// fresh points are both 0 or both 1 but for `e^-18 < 2 * 10^-8`, by Hoeffding's inequality.
  ///
  /// - Parameters:
  ///   - n: the number of samples.
  ///   - d: the number of coordinates.
  ///   - count: the number of thresholds; one more may be given.
  /// - Throws: as ``init(samples:dimension:threshold:)``.
  public static func shownThresholds(samples n: Int, dimension d: Int, count: Int) throws -> [Int] {
    let terms = try termCount(samples: n, dimension: d)
    // Scores of fresh points have the standard deviation sqrt(d n), those of samples a smaller one around d.
    let reach = 6 * Int(Double(terms).squareRoot().rounded(.up))
    let (greatest, least) = (min(terms, d + reach), max(-terms, -reach))
    let start = greatest - (terms - greatest) % 2
    let step = 2 * max(1, (start - least) / (2 * count) + 1)
    return Array(stride(from: start, through: least, by: -step))
  }

  /// `Pr[S_k >= L]` for descending thresholds `L` of the parity of `k`.
  private static func tails(_ k: Int, atLeast thresholds: [Int]) -> [Rational] {
    guard let first = thresholds.first else { return [] }
    // S_k >= L if at least (k + L)/2 signs are +1.
    var ups = min(max((k + first) / 2, 0), k + 1)
    var sum = tail(k, atLeast: first).scaled(byPowerOfTwo: k).numerator
    var term = ups > k ? Integer.zero : Integer.binomial(k, ups)
    return thresholds.map { threshold in
      while ups > max((k + threshold) / 2, 0) {
        ups -= 1
        term = ups == k ? .one : (term * Integer(ups + 1)).exactlyDivided(by: Integer(k - ups))
        sum += term
      }
      return Rational(sum).scaled(byPowerOfTwo: -k)
    }
  }
}
