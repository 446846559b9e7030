import Work

extension LogForm {
  /// The form without those terms with coefficients `c` and `-c`, for each `c`, that cancel because the
  /// products of their bases are equal.
  ///
  /// Identities that only regroup factors, such as `log ab + log cd = log ac + log bd`, are settled here
  /// without any factor being found.
  ///
  /// - Complexity: one dictionary operation for each term, and the products of those groups that agree modulo a
  ///   prime.
  func withoutEqualProducts() -> LogForm {
    let candidates = magnitudesWithEqualResidues()
    if candidates.isEmpty { return self }
    var groups: [Rational: Int] = [:]
    for magnitude in candidates { groups[magnitude] = groups.count }

    var positive = [[Integer]](repeating: [], count: groups.count)
    var negative = positive
    for (base, coefficient) in coefficients {
      guard let group = groups[coefficient.magnitude] else { continue }
      if coefficient.isNegative {
        negative[group].append(base)
      } else {
        positive[group].append(base)
      }
    }
    let factors = positive + negative
    let products = Array(
      Concurrency.map(factors.count, minimumPerRange: 1) { _, range in
        range.map { Integer.product(factors[$0]) }
      }.joined())
    let cancels = (0..<groups.count).map { products[$0] == products[groups.count + $0] }
    return LogForm(
      collected: coefficients.filter { _, coefficient in
        groups[coefficient.magnitude].map { !cancels[$0] } ?? true
      })
  }

  /// The magnitudes `c` for which the product of the bases with coefficient `c` and that of the bases with `-c`
  /// agree modulo a prime, as they must if they are equal.
  private func magnitudesWithEqualResidues() -> [Rational] {
    let field = Montgomery(modulus: (1 << 61) - 1)
    var ratios: [Rational: (positive: UInt64, negative: UInt64)] = [:]
    for (base, coefficient) in coefficients {
      let residue = field.form(base)
      func include(_ products: inout (positive: UInt64, negative: UInt64)) {
        if coefficient.isNegative {
          products.negative = field.multiply(products.negative, residue)
        } else {
          products.positive = field.multiply(products.positive, residue)
        }
      }
      include(&ratios[coefficient.magnitude, default: (field.one, field.one)])
    }
    return ratios.filter { $0.value.positive == $0.value.negative }.map(\.key)
  }
}
