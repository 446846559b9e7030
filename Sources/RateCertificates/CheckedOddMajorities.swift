import ExactArithmetic

/// Checks a certificate of majorities on odd sets, for two strings.
///
/// Up to symmetry a source is the distance `m` of its two strings, and a rule that serves more than another is the
/// majority on a signed set of `s` coordinates, `s` odd, as the page `odd-majorities` proves.
struct CheckedOddMajorities {
  private let certificate: RateCertificate
  private let dimension: Int

  init(_ certificate: RateCertificate) {
    self.certificate = certificate
    dimension = certificate.problem.dimension
  }

  func check() throws(RateCertificateError) {
    try checkOrbits()
    try certificate.requireBounds(lower: certificate.lowerForm, upper: try upperForm())
    try checkMaximum()
  }

  private func checkOrbits() throws(RateCertificateError) {
    guard certificate.orbits.count == dimension + 1 else {
      throw RateCertificateError(
        "orbits", found: "\(certificate.orbits.count) orbits", expected: "\(dimension + 1)")
    }
    var size = Integer(1) << dimension
    for (m, orbit) in certificate.orbits.enumerated() {
      if orbit.columns != [dimension - m, m] {
        throw RateCertificateError(
          "orbits[\(m)].columns", found: "\(orbit.columns)", expected: "\([dimension - m, m])")
      }
      if orbit.size != size {
        throw RateCertificateError("orbits[\(m)].size", found: "\(orbit.size)", expected: "\(size)")
      }
      size = (size * Integer(dimension - m)).exactlyDivided(by: Integer(m + 1))
    }
  }

  /// `- sum p log Z` with `Z_0 = 1`, `Z_m = q_m / n_m` for odd `m`, and
  /// `Z_m = m q_(m-1) / n_(m-1) + 2 (d - m) q_(m+1) / n_(m+1)` for even `m`, where `n_m = C(d,m) 2^m`.
  private func upperForm() throws(RateCertificateError) -> LogForm {
    var share = [Rational](repeating: 0, count: dimension + 2)
    for (index, rule) in certificate.rules.enumerated() {
      guard case .oddMajority(let size) = rule.rule, (1...dimension).contains(size),
        !size.isMultiple(of: 2)
      else {
        throw RateCertificateError(
          "rules[\(index)].odd", found: "\(rule.rule)",
          expected: "an odd number from 1 to \(dimension)")
      }
      share[size] += rule.weight / Rational(Integer.binomial(dimension, size) << size)
    }
    var sums: [Rational] = [1]
    for m in 1...dimension {
      sums.append(
        m.isMultiple(of: 2)
          ? Rational(m) * share[m - 1] + Rational(2 * (dimension - m)) * share[m + 1] : share[m])
    }
    if let m = sums.firstIndex(where: \.isZero) {
      throw RateCertificateError(
        "rules", found: "no rule that serves the distance \(m)",
        expected: "rules that serve every distance")
    }
    return -RateCertificate.sum(certificate.probabilities, logarithms: sums)
  }

  /// `pi_0 + pi_s + s pi_(s-1) + 2 (d - s) pi_(s+1) <= M` for every odd `s`, with `pi_m = 2^(-d-m) c_m` and the third
  /// term for `s > 1` only.
  private func checkMaximum() throws(RateCertificateError) {
    let masses = certificate.dual.enumerated().map { m, value in
      value.scaled(byPowerOfTwo: -(dimension + m))
    }
    for s in stride(from: 1, through: dimension, by: 2) {
      var sum = masses[0] + masses[s]
      if s > 1 { sum += Rational(s) * masses[s - 1] }
      if s < dimension { sum += Rational(2 * (dimension - s)) * masses[s + 1] }
      if sum > certificate.maximum {
        throw RateCertificateError(
          "maximum", found: "\(certificate.maximum)",
          expected: "at least \(sum), the value of the majority of \(s)")
      }
    }
  }
}
