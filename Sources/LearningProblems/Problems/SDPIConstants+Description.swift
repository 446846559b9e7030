import ExactArithmetic

extension SDPIConstants: CustomStringConvertible {
  /// The constants with chi-square's, a line each: `tau = 3/7 (chi-square 3/7)`.
  public var description: String {
    func line(_ name: String, _ value: Enclosure, _ chiSquare: Rational) -> String {
      let bounds = value.isExact ? "= \(value.lower.brief())" : "in \(value)"
      return "\(name) \(bounds) (chi-square \(chiSquare.brief()))"
    }
    return [line("tau", tau, tauChiSquare), line("rho", rho, rhoChiSquare)].joined(separator: "\n")
  }
}
