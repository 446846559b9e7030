import ExactArithmetic
import Work

/// The conditional mutual information `I(A; S | Z~)` of the sum `A` of `n` points of `{0,1}^d`: of each of `n` pairs of uniform
/// points `Z~`, fair coins `S` choose one.
///
/// Given the pairs the coins decide the sum, so it is the mean entropy of the sum over the coins.  Only the differences of
/// the pairs matter, which are 0 with probability 1/2 and each sign with 1/4 in a coordinate.
///
/// ```swift
/// print(try SumInformation(samples: 2, dimension: 2).value)  // 1.421875 bits
/// ```
///
/// Source: the quantity is that of T. Steinke and L. Zakynthinou, COLT 2020; the values are derived here.
public struct SumInformation: Sendable {
  /// The number `n` of samples.
  public let samples: Int
  /// The number `d` of coordinates.
  public let dimension: Int
  /// The information.
  public let value: LogForm

  /// The greatest `3^(n d) 2^n`.
  public static let greatestCaseCount = 200_000_000

  /// Enumerates all differences with all coins.
  ///
  /// - Throws: ``TracingError`` for parameters out of range; `WorkRefused` above ``greatestCaseCount``.
  /// - Complexity: O(3^(nd) 2^n).
  public init(samples n: Int, dimension d: Int) throws {
    if n < 1 { throw TracingError.samplesOutOfRange(n) }
    if d < 1 { throw TracingError.dimensionOutOfRange(d) }
    let (length, overflow) = n.multipliedReportingOverflow(by: d)
    let cases =
      overflow || length > 40
      ? Double.infinity : (0..<length).reduce(Double(1 << n)) { size, _ in 3 * size }
    if cases > Double(SumInformation.greatestCaseCount) {
      throw WorkRefused(
        "the information of a sum of n = \(n) points of d = \(d) coordinates",
        size: .count("3^(n d) 2^n = \(WorkEstimate.short(cases)) cases"),
        limit: .fixed(SumInformation.greatestCaseCount, unit: "cases"))
    }
    samples = n
    dimension = d
    value = SumInformation.information(SumInformation.multiplicities(n, d), n, d)
  }

  /// The expected number, times `4^(nd)`, of values of the sum that `c` of the `2^n` outcomes of the coins share.
  private static func multiplicities(_ n: Int, _ d: Int) -> [Integer] {
    let vectors = differences(d, base: 2 * n + 1)
    var counts = [Integer](repeating: .zero, count: (1 << n) + 1)
    func extend(_ sums: [Int], _ weight: Integer, _ left: Int) {
      if left == 0 {
        var shares: [Int: Int] = [:]
        for sum in sums { shares[sum, default: 0] += 1 }
        for share in shares.values { counts[share] += weight }
        return
      }
      for (code, ways) in vectors {
        extend(sums + sums.map { $0 + code }, weight * ways, left - 1)
      }
    }
    extend([0], .one, n)
    return counts
  }

  /// All differences of two points as one number, with the number of pairs that have each.
  ///
  /// In the base `2n + 1` sums of `n` of them with different coordinates are different numbers.
  private static func differences(_ d: Int, base: Int) -> [(code: Int, pairs: Integer)] {
    typealias Difference = (code: Int, pairs: Integer)
    var differences: [Difference] = [(0, .one)]
    for _ in 0..<d {
      differences = differences.flatMap { (last: Difference) -> [Difference] in
        let code = base * last.code
        return [(code, 2 * last.pairs), (code + 1, last.pairs), (code - 1, last.pairs)]
      }
    }
    return differences
  }

  /// `n - 2^-n E sum_a c_a log2 c_a`.
  private static func information(_ counts: [Integer], _ n: Int, _ d: Int) -> LogForm {
    let total = Integer.one << (n + 2 * n * d)
    var form = LogForm.bits(Rational(n))
    for (c, count) in counts.enumerated() where c > 1 && !count.isZero {
      form.add(-Rational(Integer(c) * count, total), log: Integer(c))
    }
    return form
  }
}
