import ExactArithmetic
import InformationTheory

extension FixedInputContraction: CustomStringConvertible {
  /// The coefficient, exact with the reason or enclosed, and the witness:
  /// `eta_KL(P,W) = 1/4 (chi-square's coefficient equals the channel's)`.
  public var description: String {
    let value: String
    if let exact {
      value = "eta_KL(P,W) = \(exact)" + (reason.map { " (\($0))" } ?? "")
    } else if let quotient {
      value = "eta_KL(P,W) = \(quotient)" + (reason.map { " (\($0))" } ?? "")
    } else {
      value = "eta_KL(P,W) in \(interval)"
    }
    return value + (witness.map { "; witness \($0)" } ?? "")
  }
}

extension ContractionWitness: CustomStringConvertible {
  /// The law and the bound on its ratio: `Q = {0: 1/3, 1: 2/3} with a ratio of at least 1/4`.
  public var description: String { "Q = \(law) with a ratio of at least \(ratio.brief())" }
}
