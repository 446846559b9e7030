import Claims
import ExactArithmetic
import InformationTheory

/// A statement checked on many laws: what was found, with the smallest counterexample.
///
/// What has been tried on some laws only is not proved by that.
public struct StatementSearch: Sendable {
  /// The statement.
  public let statement: Statement
  /// Which laws were tried.
  public let scope: Scope
  /// The number of laws.
  public let lawCount: Int
  /// The number of laws for which it holds.
  public let holdingCount: Int
  /// The number of laws for which it is violated.
  public let violatedCount: Int
  /// The number of laws for which it is undecided.
  public let undecidedCount: Int
  /// The number of laws for which it is not defined, as where a condition has probability 0; they are counted neither way.
  public let undefinedCount: Int
  /// The smallest counterexample that was found: one with the fewest combinations of positive probability, and of these one with
  /// the least common denominator.
  public let counterexample: Counterexample?

  /// Which laws a statement is tried on.
  public enum Scope: Sendable, Hashable {
    /// Laws that are given.
    case given
    /// So many random laws of a shape.
    case random(count: Int, shape: LawShape, seed: UInt64)
    /// Every law of a shape whose probabilities are multiples of the reciprocal of a denominator.
    case exhaustive(shape: LawShape, denominator: Int)
  }

  /// A law for which a statement is violated.
  public struct Counterexample: Sendable {
    /// The law.
    public let law: JointLaw
    /// The number of the law among those that were tried, from 1.
    public let number: Int
    /// Whether the law was made smaller than the one that was tried first.
    public let isReduced: Bool
    /// Whether making it smaller ended because no single step does, and not because enough laws had been tried.
    public let isReductionComplete: Bool
    /// The values of the sides.
    public let result: StatementResult
  }

  /// Whether it holds for each of the laws: violated if there is a counterexample, undecided if it is for one of them.
  public var verdict: Verdict {
    if violatedCount > 0 { return .violated }
    return undecidedCount > 0 ? .undecided : .holds
  }

  /// Whether the laws are only a sample of those that are meant, so that nothing is shown when there is no counterexample.
  public var isSample: Bool {
    if case .random = scope { return true }
    return false
  }
}

extension StatementSearch: CustomStringConvertible {
  /// The statement with what was found.
  public var description: String {
    let found = counterexample.map { "violated by \($0.law)" } ?? "no counterexample"
    return "\(statement): \(lawCount) laws, \(found)"
  }
}

extension StatementSearch.Counterexample: CustomStringConvertible {
  /// The law with the values.
  public var description: String { "\(law): \(result)" }
}

extension StatementSearch.Scope: CustomStringConvertible {
  /// Which laws: `1000 random laws of the shape 2x2 (seed 1)`.
  public var description: String {
    switch self {
    case .given: "given laws"
    case .random(let count, let shape, let seed):
      "\(count) random laws of the shape \(shape) (seed \(seed))"
    case .exhaustive(let shape, let denominator):
      "all laws of the shape \(shape) with the denominator \(denominator)"
    }
  }
}
