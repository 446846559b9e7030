import Claims
import ExactArithmetic

extension SDPIConstants {
  /// That the test point, made from the parameter, tells no more about the data than the parameter does.
  var claims: [Claim] {
    [
      Claim(
        "rho", rho.quantity, atMost: "tau", tau.quantity,
        reason: "The data reach the test point through the parameter only.")
    ]
  }

  /// The inequalities and equations of one learner.
  ///
  /// Where a constant is enclosed, the claims are checked with that end of its enclosure with which they are
  /// stronger than with the constant itself, so that exact informations decide them; where that fails, which
  /// refutes nothing, with the enclosure.
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
          "I(M;X1..n|theta)", direct, equals: "I(M;X1..n) - I(M;theta)", information - parameter,
          reason: "theta tells nothing more about M when the samples are known."))
    }
    claims += [
      strongest(tau) { bound in
        Claim(
          "I(M;theta)", quantities.parameterInformation, atMost: "tau I(M;X1..n)", bound * data,
          reason: "The SDPI of parameter and data.")
      },
      strongest(rho) { bound in
        Claim(
          "I(M;X)", quantities.testInformation, atMost: "rho I(M;X1..n)", bound * data,
          reason: "The SDPI of test point and data.")
      },
    ]
    if let conclusion = conclusion(of: quantities) { claims.append(conclusion) }
    claims += accuracyClaims(quantities, accuracy)
    if let factor, let accuracy {
      claims.append(
        strongest(factor) { factor in
          Claim(
            "(1-tau)/rho d2(a||b)", factor * .logForm(accuracy), atMost: "I(M;X1..n|theta)",
            memorization, reason: "The same for the test information that the accuracy implies.")
        })
    }
    return claims
  }

  /// The lower bound on the memorization of a learner; `nil` where `rho` is 0 and there is none.
  package func conclusion(of quantities: MemorizationQuantities) -> Claim? {
    factor.map { factor in
      strongest(factor) { factor in
        Claim(
          "(1-tau)/rho I(M;X)", factor * quantities.testInformation, atMost: "I(M;X1..n|theta)",
          quantities.memorization,
          reason: "Both together: memorization is at least this multiple of the test information.")
      }
    }
  }

  /// A claim that is monotone in an enclosed constant: if it holds with both ends, with that which leaves less
  /// slack; otherwise with the enclosure, which tells a violation from an undecided comparison.
  private func strongest(_ constant: Enclosure, _ claim: (Enclosure) -> Claim) -> Claim {
    let (low, high) = (claim(Enclosure(constant.lower)), claim(Enclosure(constant.upper)))
    guard low.verdict == .holds && high.verdict == .holds else { return claim(constant) }
    return low.slack.isAtLeast(high.slack) == .holds ? high : low
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
        "d2(a||b)", .logForm(accuracy), atMost: "I(M;X)", quantities.testInformation,
        reason: "Data processing: the test sees the message and the point only."),
      Claim(
        "(2/ln 2)(1-2e)^2", pinsker, atMost: "d2(a||b)", .logForm(accuracy),
        reason: "Pinsker's inequality for the test."),
    ]
  }
}
