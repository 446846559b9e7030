import ExactArithmetic
import InformationTheory

// Rational laws that show a lower end.

extension FixedInputSearch {
  /// A rational law near the best one found, with a lower bound of its ratio to the width.
  func witness(from best: RatioAscent.Point) -> ContractionWitness {
    if best.ratio <= Double(bounds.lower.enclosure(bits: 80).lower),
      let near = witness(nearLimitAlong: directions[0])
    {
      return near  // The supremum is near the limit at P.
    }
    return confirmed(best.deviation)
  }

  /// A law close to P in a direction, whose ratio is within the width of its limit there.
  func witness(nearLimitAlong direction: [Double]) -> ContractionWitness? {
    let limit = Double(bounds.lower.enclosure(bits: 80).lower)
    let allowance = max(Double(width) / 8, limit * 0x1p-44)
    var best: (deviation: [Double], ratio: Double)?
    for sign in [1.0, -1] {
      var size = 0.25
      let room = zip(direction, instance.prior).reduce(Double.infinity) {
        sign * $1.0 < 0 ? min($0, Double($1.1) / -(sign * $1.0)) : $0
      }
      guard room.isFinite else { continue }
      while size > 1e-12 {
        let deviation = direction.map { $0 * sign * room * size }
        let ratio = ascent.ratio(deviation)
        if ratio > best?.ratio ?? 0 { best = (deviation, ratio) }
        if ratio >= limit - allowance { break }
        size /= 4
      }
    }
    return best.map { confirmed($0.deviation) }
  }

  /// The law `P + v` with v rounded to about 40 bits, and its ratio, evaluated to a small part of the width and rounded down.
  private func confirmed(_ deviation: [Double]) -> ContractionWitness {
    confirmed(rationalLaw(deviation))
  }

  /// A law that always has the same input: the one whose ratio is greatest.
  func witnessOfOneInput() -> ContractionWitness? {
    let inputs = 0..<instance.inputCount
    return inputs.map { x in confirmed(inputs.map { $0 == x ? Rational.one : .zero }) }
      .max { $0.ratio < $1.ratio }
  }

  private func confirmed(_ law: [Rational]) -> ContractionWitness {
    let ratio = DivergenceRatio(instance: instance).value(of: law)
    let bits = (width / 64).binaryFractionBits
    let value = ratio.enclosure(bits: bits).lower
    return ContractionWitness(
      law: instance.lift(law), ratio: value.rounded(toSignificantBits: bits, .down))
  }

  private func rationalLaw(_ deviation: [Double]) -> [Rational] {
    let largest = deviation.map { abs($0) }.max()!
    // Keep 40 bits of the largest deviation, so that laws near P stay accurate.
    let bits = 40 - Int(largest.exponent)
    var law = zip(instance.prior, deviation).map { prior, v -> Rational in
      let rounded =
        Rational(Rational(exactly: v)!.scaled(byPowerOfTwo: bits).rounded(.toNearestOrEven))
        .scaled(byPowerOfTwo: -bits)
      let weight = prior + rounded
      // A law on the boundary stays there.
      return Double(weight) < 0x1p-36 * abs(v) ? .zero : weight
    }
    let excess = law.reduce(Rational(-1), +)
    let adjusted = law.indices.max { law[$0] < law[$1] }!
    law[adjusted] = law[adjusted] - excess
    return law
  }
}
