import ExactArithmetic
import Tables

extension Verification.Finding: CustomStringConvertible {
  /// The case and its claim, with both sides, slack and verdict.
  public var description: String { "\(label): \(claim)" }
}

extension VerificationEstimate: CustomStringConvertible {
  /// The lemma, the number of its cases and the time: `fano: 120 cases, about 0.5 seconds`.
  public var description: String {
    "\(id): \(caseCount) \(caseCount == 1 ? "case" : "cases"), about \(duration)"
  }
}
