import Claims
import ExactArithmetic
import InformationTheory

/// Both sides of the dual bound for one channel and input law, by enclosures, straight from their definitions.
///
/// Equations cannot be shown by enclosures, so that sides are compared up to a margin of `2^-100`.
struct DualInequality {
  private let prior: [Rational]
  private let rows: [[Rational]]
  private let output: [Rational]

  let marginNumber = Rational.one.scaled(byPowerOfTwo: -100)
  var margin: ComputableReal { ComputableReal(marginNumber) }

  init(_ instance: DualSearchLemma.Instance) {
    let reached = ReachedOutputs(instance)
    prior = reached.prior
    rows = reached.rows
    output = reached.output
  }

  private func image(_ law: [Rational]) -> [Rational] {
    output.indices.map { y in Rational.sum(zip(law, rows).map { $0 * $1[y] }) }
  }

  /// `eta D(Q||P) - D(QW||R)` in nats.
  func gap(_ law: [Rational], eta: Rational) -> ComputableReal? {
    ComputableReal(
      eta * divergence(law, prior) - divergence(image(law), output), in: .nats)
  }

  private func divergence(_ law: [Rational], _ reference: [Rational]) -> LogForm {
    zip(law, reference).reduce(LogForm.zero) { sum, pair in
      pair.0.isZero ? sum : sum + pair.0 * LogForm.log(pair.0 / pair.1)
    }
  }

  /// `Phi(ln QW/R)`, where `QW` is positive.
  func value(_ law: [Rational], eta: Rational) -> ComputableReal? {
    value(output: image(law), eta: eta)
  }

  /// `Phi(ln S/R) = -eta ln sum_x P_x exp(sum_y W_xy ln(S_y/R_y) / eta)` for a positive law S of the output.
  func value(output law: [Rational], eta: Rational) -> ComputableReal? {
    guard law.count == output.count, law.allSatisfy({ $0.signum() > 0 }) else { return nil }
    let (prior, rows, output) = (prior, rows, output)
    return ComputableReal { bits in
      let g = zip(law, output).map { Enclosure.log($0 / $1, bits: bits + 16) }
      let terms = zip(prior, rows).map { weight, row -> Enclosure in
        let mean = zip(row, g).reduce(Enclosure.zero) { $0 + $1.0 * $1.1 }
        return weight * Enclosure.exp(eta.reciprocal() * mean, bits: bits + 16)
      }
      let sum = terms.reduce(Enclosure.zero, +).rounded(toBits: bits + 16)
      return -(eta * Enclosure.log(sum, bits: bits + 16))
    }
  }

  /// Statement (v) at two corners of a box around `ln(S/R)` for a positive law S of the output.
  func chordBounds(output law: [Rational], eta: Rational) -> [ChordBound] {
    guard law.count == output.count, law.allSatisfy({ $0.signum() > 0 }) else { return [] }
    return [
      law.indices.map { $0.isMultiple(of: 2) ? 1 : -1 }, law.indices.map { $0 == 0 ? -1 : 0 },
    ].map {
      ChordBound(
        prior: prior, rows: rows, law: law, output: output, eta: eta,
        halfWidths: law.indices.map { Rational($0 + 1, 4) }, signs: $0)
    }
  }

  /// Statement (iii) at all corners, for mixtures with each other input.
  var cornerClaims: [Claim] { rows.indices.flatMap { corner($0) } }

  private func corner(_ x: Int) -> [Claim] {
    let row = rows[x]
    let mass = rows.indices.filter { $0 != x }.map { other in
      Rational.sum(row.indices.filter { row[$0].isZero }.map { rows[other][$0] })
    }.min()
    var point = [Rational](repeating: .zero, count: prior.count)
    point[x] = .one
    let before = divergence(point, prior)
    guard let mass, before.signum() > 0 else { return [] }
    let eta = LogQuotient(divergence(row, output), over: before)
    guard eta.compare(to: mass) < 0 else { return [] }
    let depth = LogForm.log(output.map { $0.reciprocal() }.max()!)
    return rows.indices.filter { $0 != x }.flatMap { other in
      [1, 3, 10, 40].map { exponent -> Claim in
        let e = Rational.one.scaled(byPowerOfTwo: -exponent)
        var law = point
        (law[x], law[other]) = (1 - e, e)
        let (first, second) = (divergence(law, prior), divergence(image(law), output))
        let left = ComputableReal { bits in
          let ratio = eta.enclosure(bits: bits)
          let scale = LogForm.log(Integer(2)).enclosure(in: .nats, bits: bits)
          let gain = Rational(exponent) * ((Enclosure(mass) - ratio) * scale)
          return e * (gain - ratio - depth.enclosure(in: .nats, bits: bits))
        }
        let right = ComputableReal { bits in
          eta.enclosure(bits: bits) * first.enclosure(in: .nats, bits: bits)
            - second.enclosure(in: .nats, bits: bits)
        }
        return Claim(
          "e ((m - eta) ln 1/e - eta - ln max 1/R)", .computable(left),
          atMost: "eta D(Q||P) - D(QW||R)", .computable(right),
          reason: "The entropy of the weight against the mass outside the support.")
      }
    }
  }
}
