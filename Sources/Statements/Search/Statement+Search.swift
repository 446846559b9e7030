import Claims
import ExactArithmetic
import InformationTheory
import Work

extension Statement {
  /// Checks the statement on each of some laws.
  ///
  /// - Parameters:
  ///   - laws: the laws.
  ///   - channels: channels by name.
  ///   - limits: how much work may be done for a capacity or a contraction coefficient.
  ///   - monitor: what is told of the work and its progress.
  /// - Throws: ``StatementError`` for a name that stands for nothing, `WorkRefused`, `CancellationError`.
  /// - Complexity: that of a check for each law; they are checked on all cores.
  public func check(
    forAll laws: [JointLaw], channels: [String: Channel] = [:], limits: WorkLimits = .standard,
    monitor: WorkMonitor = WorkMonitor()
  ) throws -> StatementSearch {
    let outcomes = try monitor.map(laws.indices) { (index: Int) in
      try outcome(laws[index], index, channels, limits)
    }
    return try search(.given, outcomes, channels, limits) { laws[$0] }
  }

  /// Checks the statement on random laws of a shape, which are biased to corners, and makes a counterexample as small as it can.
  ///
  /// - Parameters:
  ///   - count: the number of laws.
  ///   - shape: the number of outcomes of each variable.
  ///   - seed: the same seed gives the same laws, on any number of threads.
  ///   - channels: channels by name.
  ///   - limits: how much work may be done.
  ///   - monitor: what is told of the work and its progress.
  /// - Throws: ``StatementError``, ``LawShapeError``, `WorkRefused`, `CancellationError`.
  /// - Complexity: that of a check for each law; they are checked on all cores.
  public func check(
    random count: Int, shape: LawShape, seed: UInt64, channels: [String: Channel] = [:],
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> StatementSearch {
    if count < 1 { throw LawShapeError.lawCount(count) }
    try limits.admit(estimate(count, shape), monitor)
    @Sendable func law(_ index: Int) throws -> JointLaw {
      var sampler = LawSampler(shape, seed: seed, index: index)
      return try shape.law(sampler.counts())
    }
    let outcomes = try monitor.map(0..<count, itemsPerStep: 16) { (index: Int) in
      try outcome(law(index), index, channels, limits)
    }
    let reducer = LawReducer(self, shape, channels, limits)
    return try search(
      .random(count: count, shape: shape, seed: seed), outcomes, channels, limits,
      reduce: reducer.reduced, law)
  }

  /// Checks the statement on every law of a shape with a denominator: all probabilities are multiples of its reciprocal.
  ///
  /// - Parameters:
  ///   - shape: the number of outcomes of each variable.
  ///   - denominator: at least 1.
  ///   - channels: channels by name.
  ///   - limits: how much work may be done.
  ///   - monitor: what is told of the work and its progress.
  /// - Throws: ``StatementError``, ``LawShapeError``, `WorkRefused` when there are too many laws, `CancellationError`.
  /// - Complexity: `(n + c - 1 choose c - 1)` checks for the denominator n and c combinations of outcomes.
  public func check(
    exhaustive shape: LawShape, denominator: Int, channels: [String: Channel] = [:],
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> StatementSearch {
    if denominator < 1 { throw LawShapeError.denominator(denominator) }
    if denominator > Statement.greatestDenominator {
      throw WorkRefused(
        "every law of the shape \(shape)", size: .parameter("denominator \(denominator)"),
        limit: .fixed(Statement.greatestDenominator, unit: ""))
    }
    guard
      let lists = LawEnumeration(
        length: shape.cellCount, total: denominator, limit: Statement.greatestLawCount)
    else {
      throw WorkRefused(
        "every law of the shape \(shape) with the denominator \(denominator)",
        size: .count("more laws"), limit: .fixed(Statement.greatestLawCount, unit: ""))
    }
    try limits.admit(estimate(lists.count, shape), monitor)
    let outcomes = try monitor.map(0..<lists.count, itemsPerStep: 64) { (index: Int) in
      try outcome(shape.law(lists[index]), index, channels, limits)
    }
    let scope = StatementSearch.Scope.exhaustive(shape: shape, denominator: denominator)
    return try search(scope, outcomes, channels, limits) { try shape.law(lists[$0]) }
  }

  /// So many laws are tried at most.
  private static let greatestLawCount = 100_000_000

  /// Laws with a greater common denominator are not enumerated.
  private static let greatestDenominator = 1_000_000

  private func estimate(_ count: Int, _ shape: LawShape) -> WorkEstimate {
    WorkEstimate(
      subject: "checking a statement on \(count) laws of the shape \(shape)",
      operations: Double(count) * passCount(shape) * 3000, bytes: Double(count) * 48)
  }

  /// About so many combinations of outcomes are gone through for one law.
  private func passCount(_ shape: LawShape) -> Double {
    let cells = Double(shape.cellCount)
    return max(cells, sides.reduce(0) { $0 + $1.passCount(cells: cells) })
  }

  /// What was found for one law.
  private struct Outcome: Sendable {
    let index: Int
    /// `nil` where the statement is not defined.
    let verdict: Verdict?
    let size: LawSize
  }

  private func outcome(
    _ law: JointLaw, _ index: Int, _ channels: [String: Channel], _ limits: WorkLimits
  ) throws -> Outcome {
    let verdict = try verdict(for: law, channels, limits)
    return Outcome(index: index, verdict: verdict, size: LawSize(law))
  }

  /// The verdict for a law, `nil` where the statement is not defined for it though its names are right.
  func verdict(
    for law: JointLaw, _ channels: [String: Channel], _ limits: WorkLimits
  ) throws -> Verdict? {
    do {
      return try check(StatementContext(law: law, channels: channels), limits: limits).verdict
    } catch StatementError.undefined {
      return nil
    }
  }

  private func search(
    _ scope: StatementSearch.Scope, _ outcomes: [Outcome], _ channels: [String: Channel],
    _ limits: WorkLimits,
    reduce: (JointLaw) throws -> (law: JointLaw, isComplete: Bool) = { ($0, true) },
    _ law: (Int) throws -> JointLaw
  ) throws -> StatementSearch {
    if let first = outcomes.first, outcomes.allSatisfy({ $0.verdict == nil }) {
      // It is defined for none of them: the first one says why.
      _ = try check(
        StatementContext(law: law(first.index), channels: channels), limits: limits)
    }
    let violated = outcomes.filter { $0.verdict == .violated }
    var counterexample: StatementSearch.Counterexample?
    if let least = violated.min(by: { ($0.size, $0.index) < ($1.size, $1.index) }) {
      let first = try law(least.index)
      let (reduced, isComplete) = try reduce(first)
      counterexample = StatementSearch.Counterexample(
        law: reduced, number: least.index + 1, isReduced: reduced != first,
        isReductionComplete: isComplete,
        result: try check(StatementContext(law: reduced, channels: channels), limits: limits))
    }
    return StatementSearch(
      statement: self, scope: scope, lawCount: outcomes.count,
      holdingCount: outcomes.count { $0.verdict == .holds }, violatedCount: violated.count,
      undecidedCount: outcomes.count { $0.verdict == .undecided },
      undefinedCount: outcomes.count { $0.verdict == nil }, counterexample: counterexample)
  }
}
