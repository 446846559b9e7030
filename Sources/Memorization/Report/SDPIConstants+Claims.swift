import ExactArithmetic

extension SDPIConstants {
  /// That chi-square's constants are at most the KL constants.
  var claims: [Claim] {
    [
      Claim(
        "tau_chi2 <= tau", reason: "Close to the law of the data, divergences are chi-squares.",
        .rational(tauChiSquare), atMost: tau.quantity),
      Claim(
        "rho_chi2 <= rho", reason: "The same for the test point.",
        .rational(rhoChiSquare), atMost: rho.quantity),
    ]
  }

  /// The inequalities and equations of one learner.
  ///
  /// Where a constant is enclosed, the claims are checked with that end of its enclosure with which they are
  /// stronger than with the constant itself, so that exact informations decide them.
  package func claims(
    of quantities: MemorizationQuantities, accuracy: LogForm? = nil
  ) -> [Claim] {
    let (data, memorization) = (quantities.dataInformation, quantities.memorization)
    var claims: [Claim] = []
    if let direct = memorization.logForm, let information = data.logForm,
      let parameter = quantities.parameterInformation.logForm
    {
      claims.append(
        Claim(
          "I(M;X1..n|theta) = I(M;X1..n) - I(M;theta)",
          reason: "theta tells nothing more about M when the samples are known.",
          direct, equals: information - parameter))
    }
    claims += [
      Claim(
        "I(M;theta) <= tau I(M;X1..n)",
        reason: "The SDPI of parameter and data.",
        quantities.parameterInformation, atMost: tau.lower * data),
      Claim(
        "I(M;X) <= rho I(M;X1..n)", reason: "The SDPI of test point and data.",
        quantities.testInformation, atMost: rho.lower * data),
    ]
    guard let factor else { return claims + accuracyClaims(quantities, accuracy) }
    claims.append(
      Claim(
        "(1-tau)/rho I(M;X) <= I(M;X1..n|theta)",
        reason: "Both together: memorization is at least this multiple of the test information.",
        factor.upper * quantities.testInformation, atMost: memorization))
    claims += accuracyClaims(quantities, accuracy)
    if let accuracy {
      claims.append(
        Claim(
          "(1-tau)/rho d2(a||b) <= I(M;X1..n|theta)",
          reason: "The same for the test information that the accuracy implies.",
          factor.upper * .logForm(accuracy), atMost: memorization))
    }
    return claims
  }

  private func accuracyClaims(
    _ quantities: MemorizationQuantities, _ accuracy: LogForm?
  ) -> [Claim] {
    guard let accuracy, let test = quantities.bestTest else { return [] }
    let advantage = 1 - 2 * test.error
    let pinsker: Quantity =
      advantage.isZero
      ? .rational(.zero)
      : .computable(
        ComputableReal { bits in
          Enclosure(2 * advantage * advantage)
            .divided(by: Enclosure.log(Rational(2), bits: bits), bits: bits)
        })
    return [
      Claim(
        "d2(a||b) <= I(M;X)",
        reason: "Data processing: the test sees the message and the point only.",
        .logForm(accuracy), atMost: quantities.testInformation),
      Claim(
        "(2/ln 2)(1-2e)^2 <= d2(a||b)", reason: "Pinsker's inequality for the test.",
        pinsker, atMost: .logForm(accuracy)),
    ]
  }
}

/// A rational multiple of a quantity of information.
private func * (factor: Rational, quantity: Quantity) -> Quantity {
  if let form = quantity.logForm { return .logForm(factor * form) }
  return .enclosed((factor * quantity.enclosure(bits: 128)).rounded(toBits: 128))
}
