import Documents
import ExactArithmetic

extension ClaimChecker {
  /// Ends of a multiple of Mrs Gerber's function or its inverse.
  mutating func checkMrsGerber(_ claim: ClaimLine) throws(ClaimRejection) {
    let values = try claim.values(["rho", "function", "form", "scale", "between", "evidence"])
    let rho = try values[0].claimRational()
    let form = try LogarithmSum(reading: values[2])
    let scale = try values[3].claimRational()
    try require(
      rho.signum() > 0 && rho < 1 && scale.signum() > 0,
      "rho is not in (0,1), or the scale is not positive")
    let function = try values[1].claimText()
    try require(["g", "inverse"].contains(function), "expected the function g or inverse")
    let ends = try StatedEnds(reading: values[4])
    try require(ends.lower < ends.upper, "the ends are equal")
    let shown = try values[5].claimMembers(["theta", "bits"])
    let theta = try shown[0].claimRationals(count: 2)
    let bits = try Evidence.bits(shown[1])
    let greatest = function == "g" ? 1 : rho
    try require(
      !theta[0].isNegative && theta[0] <= theta[1] && theta[1] <= greatest,
      "theta is out of range")
    let factor = function == "g" ? rho : rho.reciprocal()
    if !(theta[0].isZero && form.isEmpty) {
      try requirePositive(form - .psi(theta[0]), bits: bits)
    }
    if !(theta[1].isZero && form.isEmpty) {
      try requirePositive(.psi(theta[1]) - form, bits: bits)
    }
    let low = scale * LogarithmSum.psi(factor * theta[0])
    let high = scale * LogarithmSum.psi(factor * theta[1])
    try requirePositive(low.adding(-ends.lower, times: .logTwo), bits: bits)
    try requirePositive(ends.upper * .logTwo - high, bits: bits)
  }

}

extension LogarithmSum {
  /// `((1+t) ln(1+t) + (1-t) ln(1-t))/2`.
  package static func psi(_ t: Rational) -> LogarithmSum {
    var form = LogarithmSum()
    for a in [1 + t, 1 - t] where !a.isZero { form.add(a / 2, log: a) }
    return form
  }
}
