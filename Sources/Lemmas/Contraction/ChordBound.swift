import Claims
import ExactArithmetic

/// Statement (v) of ``DualSearchLemma`` at one point of one box, by enclosures, straight from its definition.
struct ChordBound {
  let prior: [Rational]
  let rows: [[Rational]]
  /// The positive law S: the centre is `ln(S/R)`, so that `R_c = S`.
  let law: [Rational]
  let output: [Rational]
  let eta: Rational
  /// The half widths of the sides.
  let halfWidths: [Rational]
  /// The sign of `h_y` for each output, or 0.
  let signs: [Int]

  private var step: [Rational] { zip(signs, halfWidths).map { Rational($0) * $1 } }

  /// `(Wh)_x / eta` for a function on the outputs.
  private func mean(_ h: [Rational], _ row: [Rational]) -> Rational {
    Rational.sum(zip(row, h).map { $0 * $1 }) / eta
  }

  /// `P_x e^((Wc)_x/eta)`.
  private func weights(_ bits: Int) -> [Enclosure] {
    let centre = zip(law, output).map { Enclosure.log($0 / $1, bits: bits) }
    return zip(prior, rows).map { weight, row -> Enclosure in
      let mean = zip(row, centre).reduce(Enclosure.zero) { $0 + $1.0 * $1.1 }
      return weight * Enclosure.exp(eta.reciprocal() * mean, bits: bits)
    }
  }

  private func exponential(_ value: Rational, _ bits: Int) -> Enclosure {
    Enclosure.exp(Enclosure(value), bits: bits)
  }

  /// `Phi(c + h)`.
  var value: ComputableReal {
    ComputableReal { bits in
      let bits = bits + 24
      let first = zip(law, step).reduce(Enclosure.zero) { $0 + $1.0 * exponential($1.1, bits) }
      let second = zip(weights(bits), rows).reduce(Enclosure.zero) {
        $0 + $1.0 * exponential(mean(step, $1.1), bits)
      }
      return Enclosure.log(first.rounded(toBits: bits), bits: bits)
        - eta * Enclosure.log(second.rounded(toBits: bits), bits: bits)
    }
  }

  /// `Phi(c) - eta ln alpha + sum_y (S_y - beta_y / alpha) h_y`.
  ///
  /// - Parameter isTight: whether alpha is 1 instead of the mean of the hyperbolic cosine, which is false.
  func bound(isTight: Bool = false) -> ComputableReal {
    ComputableReal { bits in
      let bits = bits + 24
      let weights = self.weights(bits)
      let total = weights.reduce(Enclosure.zero, +).rounded(toBits: bits)
      var alpha = Enclosure.zero
      var slope = Enclosure.zero  // sum_y beta_y h_y, times the total
      for (weight, row) in zip(weights, rows) {
        let reach = mean(halfWidths, row)
        let (up, down) = (exponential(reach, bits), exponential(-reach, bits))
        alpha = alpha + weight * (Rational(1, 2) * (up + down))
        let sine = (2 * reach).reciprocal() * (up - down)
        slope = slope + weight * (eta * mean(step, row) * sine)
      }
      let share = isTight ? total : alpha.rounded(toBits: bits)
      let inverse = Enclosure(share.upper.reciprocal(), share.lower.reciprocal())
      let linear = Rational.sum(zip(law, step).map { $0 * $1 })
      return Enclosure(linear) - slope.rounded(toBits: bits) * inverse
        - eta * Enclosure.log(share, bits: bits)
    }
  }
}
