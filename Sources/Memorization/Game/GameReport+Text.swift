import ExactArithmetic
import Tables

extension GameReport: CustomStringConvertible {
  /// The report in words, in bits.
  public var description: String { text() }

  /// The report for a reader who meets the game for the first time: the game, the numbers, and each inequality
  /// with both sides, its slack and the reason.
  public func text(_ style: ValueStyle = ValueStyle()) -> String {
    var lines = introduction(style)
    lines += section("Success", successRows(style))
    lines += section("Information (\(style.unit.rawValue))", informationRows(style))
    lines += section(
      "What Bob's success forces I(X;M) to be (\(style.unit.rawValue))", boundRows(style))
    lines += ["", "The chain, link by link (\(style.unit.rawValue))"]
    for (number, check) in zip(1..., chain) { lines += check.lines(number, style) }
    lines += ["", "The bounds on I(X;M) that follow (\(style.unit.rawValue))"]
    for (number, check) in zip((chain.count + 1)..., boundChecks) {
      lines += check.lines(number, style)
    }
    return (lines + ["", conclusion]).joined(separator: "\n") + "\n"
  }

  private func introduction(_ style: ValueStyle) -> [String] {
    let (k, d) = (game.examples, game.dimension)
    let strings = k == 1 ? "1 uniform random string" : "\(k) independent uniform random strings"
    return [
      "The 1-out-of-k nearest-neighbour game with k = \(k), d = \(d), rho = \(game.correlation)",
      "",
      "Alice holds \(strings) X1..Xk of \(d) bit\(d == 1 ? "" : "s") and sends a message M about them.",
      "Bob gets M and a noisy copy Y of one string, X_J with J uniform in 1..k, in which each bit is flipped with "
        + "probability delta = (1 - rho)/2 = \(game.flipProbability), and must say which one it was.",
      "",
      "Message: \(message) (by \(quantities.route.rawValue))",
    ]
  }

  private func section(_ title: String, _ rows: [(name: String, value: String)]) -> [String] {
    let width = rows.map(\.name.count).max() ?? 0
    return ["", title]
      + rows.map { name, value in
        "  " + name + String(repeating: " ", count: width - name.count) + "  " + value
      }
  }

  private func successRows(_ style: ValueStyle) -> [(String, String)] {
    [
      ("Bob's best guess is right with probability", style.text(quantities.success)),
      ("if Alice sent everything", style.text(optimalSuccess)),
    ]
  }

  private func informationRows(_ style: ValueStyle) -> [(String, String)] {
    [
      ("I(X;M)", style.text(quantities.information) + "   (of k d)"),
      ("sum I(Xj;M)", style.text(quantities.exampleInformationSum)),
      ("I(M;Y|J)", style.text(quantities.noisyInformation)),
      ("I(J;Y|M)", style.text(quantities.indexInformation)),
    ]
  }

  private func boundRows(_ style: ValueStyle) -> [(String, String)] {
    [
      ("Fano's term F", style.text(bounds.fano)),
      ("SDPI bound k F / rho^2", style.text(bounds.sdpi)),
      ("Mrs Gerber bound", style.text(bounds.mrsGerber)),
    ]
  }

  private var conclusion: String {
    if !isWithinOptimum {
      return "VIOLATED: Bob's success \(quantities.success) exceeds the optimum \(optimalSuccess)."
    }
    let checks = chain + boundChecks
    let violated = checks.filter { $0.verdict == .violated }.map(\.claim)
    if !violated.isEmpty { return "VIOLATED: \(violated.joined(separator: "; "))." }
    let undecided = checks.filter { $0.verdict == .undecided }.map(\.claim)
    if !undecided.isEmpty { return "UNDECIDED: \(undecided.joined(separator: "; "))." }
    return "All \(checks.count) inequalities hold."
  }
}

extension InequalityCheck: CustomStringConvertible {
  /// The inequality with both sides, its slack in bits and its verdict, on one line.
  public var description: String {
    let style = ValueStyle()
    return "\(claim): \(verdict); \(style.decimal(left)) <= \(style.decimal(right)), "
      + "slack \(style.decimal(slack)) bits"
  }

  fileprivate func lines(_ number: Int, _ style: ValueStyle) -> [String] {
    let relation = verdict == .violated ? ">" : "<="
    return [
      "  \(number). \(claim)   \(verdict)",
      "     \(style.decimal(left)) \(relation) \(style.decimal(right)), slack \(style.decimal(slack))",
      "     \(reason)",
    ]
  }
}
