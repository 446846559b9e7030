import ExactArithmetic
import InformationTheory
import Work

// The quantities of the messages that have a closed form.

extension Game {
  /// `M = X`.  Then `I(X;M) = sum_j I(X_j;M) = k d`, `I(M;Y|J) = d (1 - h(delta))` and
  /// `I(J;Y|M) = H(Y|X) - d h(delta)`, where `H(Y|X)` is a sum over the multisets of distances.
  func quantitiesOfEverything(
    limits: WorkLimits, monitor: WorkMonitor
  ) throws -> GameQuantities {
    let noiseEntropy = Rational(dimension) * binaryEntropy(flipProbability)
    let inputEntropy = LogForm.bits(Rational(Integer(examples) * Integer(dimension)))
    let indexInformation: InformationQuantity
    if examples == 1 || dimension == 0 || correlation.isZero {
      indexInformation = .zero
    } else {
      let multisets = DistanceMultisets(game: self)
      indexInformation =
        try multisets.outputEntropy(limits: limits, monitor: monitor) - .exact(noiseEntropy)
    }
    return GameQuantities(
      success: try optimalSuccess(limits: limits, monitor: monitor),
      information: .exact(inputEntropy),
      exampleInformationSum: .exact(inputEntropy),
      noisyInformation: .exact(LogForm.bits(Rational(dimension)) - noiseEntropy),
      indexInformation: indexInformation,
      route: .closedForm)
  }

  /// `M = X + Bern(a)` bitwise.  Given `M` the law of `(J, Y)` is that of the message `everything` at
  /// correlation `|rho (1 - 2a)|` (for `a > 1/2` after complementing the message), and
  /// `I(X;M) = sum_j I(X_j;M) = k d (1 - h(a))`.
  func quantitiesOfNoisyCopy(
    _ a: Rational, limits: WorkLimits, monitor: WorkMonitor
  ) throws -> GameQuantities {
    let effective = with(correlation: (correlation * (1 - 2 * a)).magnitude)
    let sent = try effective.quantitiesOfEverything(limits: limits, monitor: monitor)
    let perBit = LogForm.bits(1) - binaryEntropy(a)
    let information = Rational(Integer(examples) * Integer(dimension)) * perBit
    return GameQuantities(
      success: sent.success,
      information: .exact(information),
      exampleInformationSum: .exact(information),
      noisyInformation: sent.noisyInformation,
      indexInformation: sent.indexInformation,
      route: .closedForm)
  }
}
