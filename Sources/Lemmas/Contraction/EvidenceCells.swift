import AlgebraicNumbers
import Claims
import Contraction
import ExactArithmetic
import InformationLemmas
import InformationTheory

/// The cells and points at which ``ContractionEvidenceLemma`` is checked for one channel and input law.
///
/// Equations cannot be shown by enclosures, so that sides are compared up to a margin of `2^-100`.
struct EvidenceCells {
  private let instance: DualSearchLemma.Instance
  private let rows: [[Rational]]
  private let output: [Rational]
  private let margin = ComputableReal(Rational.one.scaled(byPowerOfTwo: -100))

  init(_ instance: DualSearchLemma.Instance) {
    self.instance = instance
    let reached = ReachedOutputs(instance)
    rows = reached.rows
    output = reached.output
  }

  private func powers(_ ratio: Rational) -> MeanPowers {
    MeanPowers(
      prior: instance.input.probabilities, rows: rows, output: output, ratio: ratio)
  }

  // MARK: Tangents

  /// The simplex of all z, and its halves along the first edge.
  private var simplices: [[[Rational]]] {
    let whole = output.indices.map { y in
      output.indices.map { $0 == y ? output[y].reciprocal() : Rational.zero }
    }
    if whole.count == 1 { return [whole] }
    let middle = zip(whole[0], whole[1]).map { ($0 + $1) / 2 }
    return [whole, [middle] + whole.dropFirst(), [whole[0], middle] + whole.dropFirst(2)]
  }

  private func mixture(_ weights: [Rational], of points: [[Rational]]) -> [Rational] {
    output.indices.map { y in Rational.sum(zip(weights, points).map { $0 * $1[y] }) }
  }

  private func centre(of vertices: [[Rational]]) -> [Rational] {
    mixture(vertices.map { _ in Rational(1, vertices.count) }, of: vertices)
  }

  var tangentClaims: [Claim] { tangentClaims(isReversed: false) }

  /// Statement (ii), or its sides exchanged.
  func tangentClaims(isReversed: Bool) -> [Claim] {
    [Rational(1, 2), Rational(2, 3)].flatMap { ratio -> [Claim] in
      let powers = self.powers(ratio)
      return simplices.flatMap { vertices -> [Claim] in
        let centre = self.centre(of: vertices)
        let tangents = vertices.map { powers.tangent(at: $0, centre) }
        return SmallChannels.laws(vertices.count, total: 3).map { weights -> Claim in
          let value = powers.value(mixture(weights.probabilities, of: vertices))
          let bound = zip(weights.probabilities, tangents).reduce(ComputableReal(.zero)) {
            $0 + $1.0 * $1.1
          }
          if isReversed {
            return Claim(
              "sum_i a_i t(v_i)", .computable(bound - margin), atMost: "G(sum_i a_i v_i)",
              .computable(value), reason: "False.")
          }
          return Claim(
            "G(sum_i a_i v_i)", .computable(value - margin), atMost: "sum_i a_i t(v_i)",
            .computable(bound), reason: "The inequality of the means, and convexity.")
        }
      }
    }
  }

  /// What one test at the centre would say.
  var centreClaims: [Claim] {
    let powers = self.powers(Rational(1, 2))
    return simplices.flatMap { vertices in
      vertices.map { vertex in
        Claim(
          "G(v)", .computable(powers.value(vertex) - margin), atMost: "G(c)",
          .computable(powers.value(centre(of: vertices))), reason: "False.")
      }
    }
  }

  // MARK: Near the input law

  /// Statement (iii) for the z between 1 and `S/R` that are close enough.
  func nearClaims() throws -> [Claim] {
    let chiSquare = try instance.channel.chiSquareContraction(input: instance.input)
    let bound = chiSquare.enclosure(bits: 40).upper + Rational(1, 1000)
    return [Rational(1, 2), Rational.one].flatMap { ratio -> [Claim] in
      guard bound < ratio else { return [] }
      let powers = self.powers(ratio)
      return SmallChannels.laws(output.count, total: 3).compactMap { law -> Claim? in
        guard law.probabilities != output,
          let z = closePoint(towards: law.probabilities, ratio: ratio, room: ratio / bound)
        else { return nil }
        return Claim(
          "G(z)", .computable(powers.value(z) - margin), atMost: "1", .rational(.one),
          reason: "ln of the mean less r ln G is convex around z = 1.")
      }
    }
  }

  /// The first of `1 + (S/R - 1)/2^k` with `(u/l)^(1 + 1/r)` at most a number.
  private func closePoint(
    towards law: [Rational], ratio: Rational, room: Rational
  ) -> [Rational]? {
    let exponent = ratio == .one ? 2 : 3  // 1 + 1/r
    for halvings in 1...24 {
      let share = Rational.one.scaled(byPowerOfTwo: -halvings)
      let z = zip(law, output).map { 1 + share * ($0 / $1 - 1) }
      guard let least = z.min(), let greatest = z.max() else { return nil }
      let quotient = greatest / least
      if (1..<exponent).reduce(quotient, { power, _ in power * quotient }) <= room { return z }
    }
    return nil
  }

  // MARK: Evidence

  /// For every ratio for which evidence is found and accepted, what it proves.
  func evidenceClaims() throws -> [Claim] {
    try (1...8).flatMap { eighths -> [Claim] in
      let ratio = Rational(eighths, 8)
      guard
        let evidence = try? instance.channel.klContractionEvidence(
          input: instance.input, ratio: ratio, cellLimit: 2000)
      else { return [] }
      try evidence.check(channel: instance.channel, input: instance.input)
      let total = instance.input.outcomes.count == 2 ? 6 : 4
      return try SmallChannels.laws(instance.input.outcomes.count, total: total).compactMap {
        law -> Claim? in
        guard law != instance.input,
          case .finite(let before) = law.klDivergence(from: instance.input),
          case .finite(let after) = try instance.channel.output(of: law).klDivergence(
            from: instance.channel.output(of: instance.input))
        else { return nil }
        return Claim(
          "D(QW||PW)", .logForm(after), atMost: "r D(Q||P)", .logForm(ratio * before),
          reason: "The check accepts evidence for r.")
      }
    }
  }
}
