import Claims
import ExactArithmetic
import Work

/// What was found for a statement: the value of each side, and the verdict on each comparison.
public struct StatementResult: Sendable {
  /// The statement.
  public let statement: Statement
  /// The values of the sides, from left to right.
  public let values: [StatementValue]
  /// What was found for each sign between two sides.
  public let comparisons: [Comparison]

  /// The verdict on one sign between two sides.
  public struct Comparison: Sendable {
    /// The comparison by itself: `I(X;Y|Z) >= I(X;Y)`.
    public let text: String
    /// What it says of its sides.
    public let relation: Statement.Relation
    /// The value of the left side.
    public let left: StatementValue
    /// The value of the right side.
    public let right: StatementValue
    /// The side that is claimed to be greater minus the other one, right minus left for equations; `nil` where both are infinite.
    public let slack: StatementValue?
    /// Whether it holds; `undecided` only where a side is enclosed, or the sides cannot be told apart though they have several
    /// irrational numbers.
    public let verdict: Verdict
  }

  /// The verdict on the whole statement.
  public var verdict: Verdict { Verdict.all(comparisons.map(\.verdict)) }
}

extension StatementResult: CustomStringConvertible {
  /// The statement with its verdict: `0 <= I(X;Y): holds`.
  public var description: String { "\(statement): \(verdict)" }
}

extension StatementResult.Comparison: CustomStringConvertible {
  /// The comparison with its verdict and both values.
  public var description: String { "\(text): \(verdict); \(left) and \(right)" }
}

extension Statement {
  /// Decides the statement for a law and channels.
  ///
  /// - Parameters:
  ///   - context: what its names stand for.
  ///   - limits: how much work may be done for a capacity.
  /// - Returns: the values of the sides and the verdicts. Combinations of log forms, of rational numbers and of one algebraic
  ///   number are always decided; most products and powers of quotients of logarithms are compared by enclosures.
  /// - Throws: ``StatementError`` for a name that stands for nothing and for what is not defined, `WorkRefused`,
  ///   `CancellationError`.
  public func check(
    _ context: StatementContext = StatementContext(), limits: WorkLimits = .standard
  ) throws -> StatementResult {
    let evaluator = Evaluator(text: text, context: context, limits: limits)
    let values = try sides.map { try evaluator.value($0) }
    let comparisons = try relations.indices.map { index in
      try comparison(index, values[index], values[index + 1])
    }
    // An enclosure of a capacity that was stopped is no reason for what was found.
    try Task.checkCancellation()
    return StatementResult(statement: self, values: values, comparisons: comparisons)
  }

  private func comparison(
    _ index: Int, _ left: StatementValue, _ right: StatementValue
  ) throws -> StatementResult.Comparison {
    let relation = relations[index]
    let difference = try? left - right
    let verdict: Verdict
    if let difference {
      verdict = difference.sign.map { Verdict(relation.holds(ofDifference: $0)) } ?? .undecided
    } else {
      // Both are the same infinity.
      verdict = Verdict(relation.holds(ofDifference: 0))
    }
    return StatementResult.Comparison(
      text: "\(sides[index]) \(relation) \(sides[index + 1])", relation: relation, left: left,
      right: right, slack: difference.map { relation.isDescending ? $0 : -$0 }, verdict: verdict)
  }
}
