import ExactArithmetic

/// The sums of ``ContractionEvidenceLemma`` for one channel, input law and ratio, by enclosures, straight from their definitions.
struct MeanPowers {
  let prior: [Rational]
  let rows: [[Rational]]
  let output: [Rational]
  let ratio: Rational

  /// `sum_x P_x q_x(z)^(1/r)`, `q_x(z) = prod_y z_y^W(y|x)`.
  func value(_ z: [Rational]) -> ComputableReal {
    sum { row in
      zip(row, z).contains { $0.signum() > 0 && $1.isZero } ? nil : (row, z, Rational.one)
    }
  }

  /// `sum_x P_x (q_x(c) sum_y W(y|x) v_y / c_y)^(1/r)`.
  func tangent(at vertex: [Rational], _ centre: [Rational]) -> ComputableReal {
    let quotients = zip(vertex, centre).map { $0 / $1 }
    return sum { row in
      let mean = Rational.sum(zip(row, quotients).map { $0 * $1 })
      return mean.isZero ? nil : (row, centre, mean)
    }
  }

  /// `sum_x P_x (q_x(z) factor)^(1/r)`, without the inputs of value 0.
  private func sum(
    _ factors:
      @escaping @Sendable ([Rational]) -> (row: [Rational], z: [Rational], factor: Rational)?
  ) -> ComputableReal {
    let (prior, rows, power) = (prior, rows, ratio.reciprocal())
    return ComputableReal { bits in
      let bits = bits + 24
      let terms = zip(prior, rows).compactMap { weight, row -> Enclosure? in
        guard let (row, z, factor) = factors(row) else { return nil }
        let mean = zip(row, z).reduce(Enclosure.log(factor, bits: bits)) { sum, pair in
          pair.0.isZero ? sum : sum + pair.0 * Enclosure.log(pair.1, bits: bits)
        }
        return weight * Enclosure.exp(power * mean, bits: bits)
      }
      return terms.reduce(Enclosure.zero, +).rounded(toBits: bits)
    }
  }
}
