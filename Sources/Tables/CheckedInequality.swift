import ExactArithmetic

/// An inequality that was checked, as reports word it.
package struct CheckedInequality {
  /// The inequality: `eta_KL <= eta_TV`.
  package let claim: String
  package let verdict: Verdict
  /// Why it holds, in one line.
  package let reason: String
  /// The values of the smaller and of the greater side.
  private let values: (left: String, right: String)
  private let slack: String
  private let isEquality: Bool

  package init(
    claim: String, verdict: Verdict, reason: String, left: String, right: String, slack: String,
    isEquality: Bool
  ) {
    self.claim = claim
    self.verdict = verdict
    self.reason = reason
    values = (left, right)
    self.slack = slack
    self.isEquality = isEquality
  }

  /// The claim with both sides, its slack and its verdict, on one line.
  ///
  /// - Parameter unit: what follows the slack.
  package func line(unit: String = "") -> String {
    "\(claim): \(verdict); \(sides), slack \(slack)\(unit)"
  }

  /// The claim as an item of a numbered list.
  package func item(_ number: Int) -> [String] {
    [
      "  \(number). \(claim)   \(verdict)",
      "     \(sides)",
      "     slack \(slack)\(isEquality ? ", an equality" : "")",
      "     \(reason)",
    ]
  }

  /// Both sides with their values, `0.64 <= 0.8`; with `<=?` when undecided.
  private var sides: String {
    let relation =
      switch verdict {
      case .holds: "<="
      case .violated: ">"
      case .undecided: "<=?"
      }
    return "\(values.left) \(relation) \(values.right)"
  }

  /// What is to be said of all: those violated, else those undecided, else that they hold.
  ///
  /// - Parameter noun: what the inequalities are called, in the plural.
  package static func conclusion(
    of checks: [(claim: String, verdict: Verdict)], noun: String
  ) -> String {
    let violated = checks.filter { $0.verdict == .violated }.map(\.claim)
    if !violated.isEmpty { return "VIOLATED: \(violated.joined(separator: "; "))." }
    let undecided = checks.filter { $0.verdict == .undecided }.map(\.claim)
    if !undecided.isEmpty { return "UNDECIDED: \(undecided.joined(separator: "; "))." }
    return "All \(checks.count) \(noun) hold."
  }
}
