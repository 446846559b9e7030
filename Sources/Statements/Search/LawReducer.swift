import Claims
import ExactArithmetic
import InformationTheory

/// Makes a counterexample smaller, as long as it stays one: without combinations, with smaller counts.
struct LawReducer: Sendable {
  private let statement: Statement
  private let shape: LawShape
  private let channels: [String: Channel]

  /// After so many laws no more are tried.
  private static let greatestTrialCount = 20_000

  init(_ statement: Statement, _ shape: LawShape, _ channels: [String: Channel]) {
    self.statement = statement
    self.shape = shape
    self.channels = channels
  }

  /// A law for which the statement is violated, too, and that no single step makes smaller.
  func reduced(_ law: JointLaw) throws -> JointLaw {
    var counts = try LawReducer.counts(of: law, shape)
    var trials = 0
    var isFound = true
    while isFound && trials < LawReducer.greatestTrialCount {
      isFound = false
      for candidate in LawReducer.candidates(counts) {
        trials += 1
        let smaller = try shape.law(candidate)
        if try statement.verdict(for: smaller, channels) == .violated {
          counts = LawReducer.withoutCommonFactor(candidate)
          isFound = true
          break
        }
      }
    }
    return try shape.law(counts)
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

  /// Smaller lists, those first that make most of a difference: without a combination, with all counts 1 or half, with one
  /// count halved or less by one.
  private static func candidates(_ counts: [Integer]) -> [[Integer]] {
    let total = counts.reduce(Integer.zero, +)
    let positive = counts.indices.filter { !counts[$0].isZero }
    var lists: [[Integer]] = []
    func changed(_ index: Int, to value: Integer) -> [Integer] {
      var list = counts
      list[index] = value
      return list
    }
    if positive.count > 1 { lists += positive.map { changed($0, to: .zero) } }
    lists.append(counts.map { $0.isZero ? .zero : .one })
    lists.append(counts.map { $0.isZero ? .zero : max(.one, $0 >> 1) })
    let large = positive.filter { counts[$0] > 1 }
    lists += large.map { changed($0, to: .one) }
    lists += large.map { changed($0, to: counts[$0] >> 1) }
    lists += large.map { changed($0, to: counts[$0] - 1) }
    return lists.filter { list in
      let sum = list.reduce(Integer.zero, +)
      return !sum.isZero && sum < total
    }
  }
}
