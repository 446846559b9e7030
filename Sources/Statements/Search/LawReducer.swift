import Claims
import ExactArithmetic
import InformationTheory
import Work

/// Makes a counterexample smaller, as long as it stays one: without combinations, with smaller counts.
package struct LawReducer: Sendable {
  private let statement: Statement
  private let shape: LawShape
  private let channels: [String: Channel]
  private let limits: WorkLimits
  private let greatestTrialCount: Int

  /// After so many laws no more are tried.
  package static let greatestTrialCount = 20_000

  package init(
    _ statement: Statement, _ shape: LawShape, _ channels: [String: Channel] = [:],
    _ limits: WorkLimits = .standard, greatestTrialCount: Int = LawReducer.greatestTrialCount
  ) {
    self.statement = statement
    self.shape = shape
    self.channels = channels
    self.limits = limits
    self.greatestTrialCount = greatestTrialCount
  }

  /// A law for which the statement is violated, too, and whether no single step makes it smaller: not known once the number of
  /// laws that are tried is used up.
  ///
  /// - Throws: `CancellationError`, and the errors of a check.
  package func reduced(_ law: JointLaw) throws -> (law: JointLaw, isComplete: Bool) {
    var counts = try LawReducer.counts(of: law, shape)
    var trials = 0
    var isFound = true
    while isFound {
      isFound = false
      for candidate in LawReducer.candidates(counts) {
        if trials == greatestTrialCount { return (try shape.law(counts), false) }
        try Task.checkCancellation()
        trials += 1
        let smaller = try shape.law(candidate)
        if try statement.verdict(for: smaller, channels, limits) == .violated {
          counts = LawReducer.withoutCommonFactor(candidate)
          isFound = true
          break
        }
      }
    }
    return (try shape.law(counts), true)
  }

  private static func counts(of law: JointLaw, _ shape: LawShape) throws -> [Integer] {
    let denominator = Rational(law.leastDenominator)
    return try shape.combinations.map { outcomes in
      (try law.probability(of: outcomes.map { AnyOutcome($0) }) * denominator).numerator
    }
  }

  private static func withoutCommonFactor(_ counts: [Integer]) -> [Integer] {
    let divisor = counts.reduce(Integer.zero) { Integer.gcd($0, $1) }
    return divisor.isOne ? counts : counts.map { $0.exactlyDivided(by: divisor) }
  }

  /// A step that makes a list smaller.
  private enum Step {
    case change(Int, to: Integer)
    case ones
    case halves
  }

  /// Smaller lists, those first that make most of a difference: without a combination, with all counts 1 or half, with one
  /// count halved or less by one; each is made when it is asked for.
  private static func candidates(_ counts: [Integer]) -> some Sequence<[Integer]> {
    let total = counts.reduce(Integer.zero, +)
    let positive = counts.indices.filter { !counts[$0].isZero }
    let large = positive.filter { counts[$0] > 1 }
    var steps: [Step] = []
    if positive.count > 1 { steps += positive.map { .change($0, to: .zero) } }
    steps += [.ones, .halves]
    steps += large.map { .change($0, to: .one) }
    steps += large.map { .change($0, to: counts[$0] >> 1) }
    steps += large.map { .change($0, to: counts[$0] - 1) }
    return steps.lazy.map { step in LawReducer.changed(counts, step) }.filter { list in
      let sum = list.reduce(Integer.zero, +)
      return !sum.isZero && sum < total
    }
  }

  private static func changed(_ counts: [Integer], _ step: Step) -> [Integer] {
    switch step {
    case .change(let index, let value):
      var list = counts
      list[index] = value
      return list
    case .ones: return counts.map { $0.isZero ? .zero : .one }
    case .halves: return counts.map { $0.isZero ? .zero : max(.one, $0 >> 1) }
    }
  }
}
