import ExactArithmetic
import InformationTheory

/// A point `(t, F_I(t))` of an information curve, with what proves its bounds.
public struct InformationCurvePoint: Sendable {
  /// What proves the upper bound.
  public enum Proof: Sendable, Hashable {
    /// `F_I(t)` is at most `I(X;Y)`, and 0 for budget 0: data processing.
    case data
    /// Each output has equal probabilities under both inputs or probability 0 under one, so that
    /// `I(U;Y) = slope I(U;X)` for every `U`.
    case erasure(slope: Rational)
    /// A line above the curve.
    case line(CurveCertificate)
  }

  /// The curve.
  public let curve: InformationCurve
  /// `t`.
  public let budget: LogForm
  /// A variable with `I(U;X) <= t`.
  public let witness: CurveWitness
  /// Why the upper bound holds.
  public let proof: Proof
  /// The lower bound, `I(U;Y)` of the witness, exact.
  public let lower: LogForm
  /// The value when it is known exactly.
  public let exactValue: LogForm?
  /// An enclosure of `F_I(t)` in bits.
  public let enclosure: Enclosure

  init(curve: InformationCurve, budget: LogForm, witness: CurveWitness, proof: Proof) {
    let upper = InformationCurvePoint.upper(proof, curve, budget)!
    self.curve = curve
    self.budget = budget
    self.witness = witness
    self.proof = proof
    lower = witness.outputInformation
    exactValue = upper.exact
    if let exact = upper.exact {
      enclosure = exact.enclosure(bits: 128)
    } else {
      enclosure = Enclosure(lower.enclosure(bits: upper.bits).lower, upper.bound)
    }
  }

  /// Whether the witness and the upper bound pass their checks: the witness has the input law of the curve,
  /// spends at most the budget and reaches the lower end, and the proof of the upper end is valid.
  ///
  /// Only exact arithmetic and outward rounding are used, nothing of the search.
  public func check() -> Bool {
    guard witness.channel == curve.channel, witness.input == curve.input,
      witness.inputInformation <= budget, witness.outputInformation == lower,
      let upper = InformationCurvePoint.upper(proof, curve, budget)
    else { return false }
    if let exact = upper.exact { return exactValue == exact && lower <= exact }
    return exactValue == nil && upper.bound <= enclosure.upper
      && lower.enclosure(bits: upper.bits).upper >= enclosure.lower
  }

  /// The upper bound that a proof gives, rounded up, the value if the bound is known to be it, and the
  /// precision used; `nil` if the proof is not valid.
  private static func upper(
    _ proof: Proof, _ curve: InformationCurve, _ budget: LogForm
  ) -> (bound: Rational, exact: LogForm?, bits: Int)? {
    switch proof {
    case .data:
      if budget.isZero { return (0, .zero, 64) }
      guard budget >= curve.inputEntropy else { return nil }
      let value = curve.greatestValue
      return (value.enclosure(bits: 128).upper, value, 128)
    case .erasure(let slope):
      guard curve.pair.constantCurvature == slope else { return nil }
      let value = slope * min(budget, curve.inputEntropy)
      return (value.enclosure(bits: 128).upper, value, 128)
    case .line(let certificate):
      // The certificate's numbers are as long as the precision they were sought with.
      let bits = max(
        128, 64 + certificate.multiplier.denominator.bitWidth,
        certificate.slope.denominator.bitWidth)
      let bound = certificate.upperBound(
        for: curve.pair, input: curve.input, budget: budget.enclosure(bits: bits), bits: bits)
      return bound.map { ($0, nil, bits) }
    }
  }
}
