import ExactArithmetic

extension FiniteLaw: Equatable {
  /// Whether two laws give every outcome the same probability; outcomes of probability 0 do not count.
  public static func == (lhs: FiniteLaw, rhs: FiniteLaw) -> Bool {
    func agrees(_ outcome: Outcome) -> Bool {
      lhs.count(of: outcome) * rhs.denominator == rhs.count(of: outcome) * lhs.denominator
    }
    // Both sum to 1, so agreement wherever one is positive is agreement everywhere.
    return lhs.support.allSatisfy(agrees)
  }
}

extension FiniteLaw: CustomStringConvertible {
  /// The outcomes of positive probability with their probabilities: `{heads: 3/4, tails: 1/4}`.
  public var description: String {
    let cells = support.map { "\($0): \(probability(of: $0))" }
    return "{" + cells.joined(separator: ", ") + "}"
  }
}

/// An outcome as messages show it: text in quotation marks, other values as they are.
func quoted(_ outcome: some Hashable & Sendable) -> String {
  switch AnyOutcome(outcome).base {
  case let text as String: return "\"\(text)\""
  case let parts as [AnyOutcome]: return "(" + parts.map(quoted).joined(separator: ", ") + ")"
  default: return "\(outcome)"
  }
}
