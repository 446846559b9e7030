import ExactArithmetic
import Work

extension MeanMembership {
  /// The greatest number of values of the likelihood ratio of which the law is computed exactly.
  public static let greatestRatioCount = 2_000_000

  /// The law of the likelihood ratio of `(xbar, y)`.
  ///
  /// For a known bias `p` a coordinate with `k` ones among the `n` points has the ratio `k/(n p)` for `y = 1` and
  /// `(n-k)/(n (1-p))` for `y = 0`; for a uniform one `(k+1)^-1 (n+2) k/n`, and alike.
  ///
  /// - Throws: `WorkRefused` where the number of values, bounded by the exponents of pairwise coprime bases of the ratios and
  ///   by the number of multisets, is too large; see ``roundedRatioLaw(limits:)``.
  /// - Complexity: O(v n) products of a count and a short factor for `v` combinations of exponents, and O(v log v).
  public func ratioLaw(limits: WorkLimits = .standard) throws -> RatioLaw {
    let steps = RatioSteps(self)
    let limit = MeanMembership.greatestRatioCount
    var counts: [(ratio: Rational, outside: Integer)]
    if let code = RatioCode(steps.ratios, copies: dimension, limit: limit) {
      try limits.check(ratioEstimate(values: code.size, steps, perValue: 1))
      counts = code.products(powers(steps, code))
    } else {
      let multisets = Integer.binomial(dimension + steps.ratios.count - 1, dimension)
      guard let values = Int(exactly: multisets), values <= limit else {
        let size = multisets.bitWidth > 64 ? "2^\(multisets.bitWidth - 1) or more" : "\(multisets)"
        throw WorkRefused(
          ratioSubject, size: .count("up to \(size) values"),
          limit: .fixed(limit, unit: "values"))
      }
      try limits.check(ratioEstimate(values: values, steps, perValue: dimension))
      counts = products(steps)
    }
    if !steps.impossible.isZero { counts.insert((0, steps.impossible(of: dimension)), at: 0) }
    return RatioLaw(counts, total: steps.total.power(dimension))
  }

  /// Whether ``ratioLaw(limits:)`` has few enough values.
  public var hasExactRatioLaw: Bool {
    let (ratios, limit) = (RatioSteps(self).ratios, MeanMembership.greatestRatioCount)
    return RatioCode(ratios, copies: dimension, limit: limit) != nil
      || Integer.binomial(dimension + ratios.count - 1, dimension) <= Integer(limit)
  }

  private var ratioSubject: String {
    "the law of the likelihood ratio for n = \(samples), d = \(dimension)"
  }

  func ratioEstimate(
    values: Int, _ steps: RatioSteps, perValue factor: Int
  ) -> WorkEstimate {
    let limbs = Double(steps.total.bitWidth) * Double(dimension) / 64 + 1
    let operations = Double(values) * Double(factor) * Double(steps.ratios.count) * limbs
    return WorkEstimate(
      subject: ratioSubject, operations: operations, bytes: Double(values) * (16 * limbs + 300),
      isUpperBound: true)
  }

  /// The counts of all codes, as the coefficients of a power of a polynomial.
  private func powers(_ steps: RatioSteps, _ code: RatioCode) -> [Integer] {
    var coefficients = [Integer](repeating: .zero, count: (code.codes.max() ?? 0) + 1)
    for (place, count) in zip(code.codes, steps.outside) { coefficients[place] += count }
    return ScoreLaw.power(coefficients, dimension)
  }

  /// The counts by one coordinate after the other, for few coordinates with many ratios.
  private func products(_ steps: RatioSteps) -> [(ratio: Rational, outside: Integer)] {
    var counts: [Rational: Integer] = [.one: .one]
    for _ in 0..<dimension {
      var next: [Rational: Integer] = [:]
      next.reserveCapacity(2 * counts.count)
      for (ratio, count) in counts {
        for (factor, outside) in zip(steps.ratios, steps.outside) {
          next[ratio * factor, default: .zero].addProduct(count, outside)
        }
      }
      counts = next
    }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
