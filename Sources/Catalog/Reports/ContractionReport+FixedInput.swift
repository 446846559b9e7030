import Contraction
import InformationTheory

extension ContractionReport.FixedInput: CustomStringConvertible {
  /// The law and both coefficients, a line each.
  public var description: String {
    """
    P = \(law)
    eta_chi2(P,W) = \(chiSquare)
    \(kl)
    """
  }
}
