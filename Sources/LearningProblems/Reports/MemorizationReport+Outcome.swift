import ExactArithmetic

extension MemorizationReport.Outcome: CustomStringConvertible {
  /// The learner, its quantities and the bounds, a line each.
  public var description: String {
    var lines = ["\(learner) with d = \(dimension)", quantities.description]
    if let bound { lines.append("(1-tau)/rho I(M;X) = \(bound)") }
    if let accuracyInformation {
      lines.append("d2(a||b) = \(InformationQuantity.exact(accuracyInformation))")
    }
    if let accuracyBound { lines.append("(1-tau)/rho d2(a||b) = \(accuracyBound)") }
    return lines.joined(separator: "\n")
  }
}
