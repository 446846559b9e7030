import ExactArithmetic
import InformationTheory

extension ResamplingChannel {
  /// `eta_KL(P,W)`: the greatest of the coefficients of one letter against the others.
  ///
  /// - Complexity: a search in one dimension for each probability that occurs.
  func contraction(_ width: ContractionWidth) throws -> FixedInputContraction {
    var best: FixedInputContraction?
    var seen: Set<Rational> = []
    for (letter, p) in law.enumerated() where seen.insert(p).inserted {
      let (channel, input) = self.letter(p)
      let found = try FixedInputProblem(channel: channel, input: input, width: width).solution()
        .lifted { lift($0, letter: letter) }
      guard let other = best else {
        best = found
        continue
      }
      let (greater, less) = found.isGreater(than: other) ? (found, other) : (other, found)
      best = greater.asMaximum(
        with: less, witness: greater.witness, reason: greater.reason ?? .attained)
    }
    guard let best else { preconditionFailure("a law without letters") }
    return best
  }

  /// The law with `a` on a letter and the rest in proportion to P.
  private func lift(_ law: FiniteLaw<Int>, letter: Int) -> FiniteLaw<Int> {
    let (a, rest) = (law.probabilities[0], law.probabilities[1])
    let p = self.law[letter]
    let weights = self.law.enumerated().map { index, weight in
      index == letter ? a : rest * weight / (1 - p)
    }
    guard let lifted = try? FiniteLaw(weights) else { preconditionFailure("weights of a law") }
    return lifted
  }
}

extension FixedInputContraction {
  /// The coefficient with its witness as a law on more inputs.
  fileprivate func lifted(
    _ lift: (FiniteLaw<Int>) -> FiniteLaw<Int>
  ) -> FixedInputContraction {
    let law = witness.map { lift($0.law) }
    var kind = maximum
    // A corner of the two letters may be all letters but one.
    if kind == .corner, let law, law.probabilities.filter({ !$0.isZero }).count > 1 { kind = .face }
    let witness = witness.flatMap { old in
      law.map { ContractionWitness(law: $0, ratio: old.ratio) }
    }
    return FixedInputContraction(
      interval: interval, exact: exact, quotient: quotient, bounds: bounds, reason: reason,
      maximum: kind, witness: witness)
  }
}
