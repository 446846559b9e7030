import ExactArithmetic

/// The two tests of a cell, with every number rounded to the side that cannot close a cell wrongly.
final class EvidenceCellTest {
  /// The transition probabilities times their common denominator D, and the same for P.
  private let counts: [[Integer]]
  private let priorCounts: [Integer]
  private let inverseDenominator: BigFloat
  private let inversePriorDenominator: BigFloat
  /// `1/r` and `1/(r D)`, from above and from below.
  private let power: Bounds
  private let scaledPower: Bounds
  /// `ln(r/s) / (1 + 1/r)` from below.
  private let nearness: BigFloat
  /// `ln c_y`, `v_y / c_y` and `ln q_x(c) / r` from above.
  private let logarithms: BigFloatVector
  private let quotients: BigFloatVector
  private let offsets: BigFloatVector

  /// A positive number from above and from below.
  private struct Bounds: ~Copyable {
    let above: BigFloat
    let below: BigFloat

    init(_ value: Rational, bits: Int) {
      above = BigFloat(value, bits: bits, rounding: .up)
      below = BigFloat(value, bits: bits, rounding: .down)
    }

    /// Multiplies a number of either sign by this one, rounding up.
    borrowing func multiply(_ number: inout BigFloat) {
      if number.isNegative {
        number.multiply(by: below, .up)
      } else {
        number.multiply(by: above, .up)
      }
    }
  }

  /// The bits of the sums: the more, the rarer a letter is.
  private let bits: Int

  init(_ statement: ReducedInput, ratio: Rational, chiSquareBound: Rational) {
    let rows = statement.rows
    let denominator = rows.joined().reduce(Integer.one) { Integer.lcm($0, $1.denominator) }
    counts = rows.map { row in
      row.map { $0.numerator * denominator.exactlyDivided(by: $0.denominator) }
    }
    let priorDenominator = statement.prior.reduce(Integer.one) { Integer.lcm($0, $1.denominator) }
    priorCounts = statement.prior.map {
      $0.numerator * priorDenominator.exactlyDivided(by: $0.denominator)
    }
    let rarity = (statement.prior + statement.output).map {
      $0.denominator.bitWidth - $0.numerator.bitWidth
    }
    let bits = 96 + 2 * (rarity.max() ?? 0)
    self.bits = bits
    inverseDenominator = BigFloat(Rational(.one, denominator), bits: bits, rounding: .up)
    inversePriorDenominator = BigFloat(Rational(.one, priorDenominator), bits: bits, rounding: .up)
    power = Bounds(Rational.one / ratio, bits: bits)
    scaledPower = Bounds(Rational.one / (ratio * Rational(denominator)), bits: bits)
    var nearness = BigFloat(ratio / chiSquareBound, bits: bits, rounding: .down)
    nearness.log(.down)
    let sum = BigFloat(Rational.one + Rational.one / ratio, bits: bits, rounding: .up)
    nearness.divide(by: sum, .down)
    self.nearness = nearness
    logarithms = BigFloatVector(count: statement.outputCount, bits: bits)
    quotients = BigFloatVector(count: statement.outputCount, bits: bits)
    offsets = BigFloatVector(count: statement.inputCount, bits: bits)
  }

  /// Whether the inequality is shown on the simplex with these vertices.
  func closes(_ vertices: [[Rational]]) -> Bool {
    isNearOne(vertices) || isBelowTangent(vertices)
  }

  /// Whether the greatest coordinate is so little above the least that the function is convex up to there.
  private func isNearOne(_ vertices: [[Rational]]) -> Bool {
    guard let least = vertices.joined().min(), let greatest = vertices.joined().max(),
      least.signum() > 0
    else { return false }
    var oscillation = BigFloat(greatest / least, bits: bits, rounding: .up)
    oscillation.log(.up)
    var excess = BigFloat(copying: nearness)
    excess.negate()
    excess.add(oscillation, .up)
    return excess.isNegative || excess.isZero
  }

  // MARK: The tangent

  private func isBelowTangent(_ vertices: [[Rational]]) -> Bool {
    guard let centre = centre(of: vertices) else { return false }
    setOffsets(centre)
    return vertices.allSatisfy { isAtMostOne(at: $0, centre) }
  }

  /// About the mean of the vertices; any positive numbers do.
  private func centre(of vertices: [[Rational]]) -> [Rational]? {
    var centre: [Rational] = []
    for y in vertices[0].indices {
      let sum = vertices.reduce(Rational.zero) { $0 + $1[y] }
      guard let mean = Rational(exactly: Double(sum) / Double(vertices.count)), mean.signum() > 0
      else { return nil }
      centre.append(mean)
    }
    return centre
  }

  private func setOffsets(_ centre: [Rational]) {
    for (y, value) in centre.enumerated() {
      logarithms[y].set(value, rounding: .up)
      logarithms[y].log(.up)
    }
    var term = BigFloat(bits: bits)
    for (x, row) in counts.enumerated() {
      offsets[x].set(Integer.zero, rounding: .up)
      for (y, count) in row.enumerated() where !count.isZero {
        term.set(logarithms[y], rounding: .up)
        term.multiply(by: count, .up)
        offsets[x].add(term, .up)
      }
      scaledPower.multiply(&offsets[x])
    }
  }

  /// Whether `sum_x P_x (q_x(c) sum_y W_xy v_y / c_y)^(1/r) <= 1` at a vertex v.
  private func isAtMostOne(at vertex: [Rational], _ centre: [Rational]) -> Bool {
    for (y, value) in vertex.enumerated() {
      quotients[y].set(value / centre[y], rounding: .up)
    }
    var total = BigFloat(bits: bits)
    var term = BigFloat(bits: bits)
    var mean = BigFloat(bits: bits)
    for (x, row) in counts.enumerated() {
      mean.set(Integer.zero, rounding: .up)
      for (y, count) in row.enumerated() where !count.isZero {
        term.set(quotients[y], rounding: .up)
        term.multiply(by: count, .up)
        mean.add(term, .up)
      }
      if mean.isZero { continue }
      mean.multiply(by: inverseDenominator, .up)
      mean.log(.up)
      power.multiply(&mean)
      mean.add(offsets[x], .up)
      mean.exp(.up)
      mean.multiply(by: priorCounts[x], .up)
      total.add(mean, .up)
    }
    total.multiply(by: inversePriorDenominator, .up)
    total.add(-1, .up)
    return total.isNegative || total.isZero
  }
}
