import Claims
import ExactArithmetic
import Work

/// What the check of a lemma on some cases found.
public struct Verification: Sendable {
  /// The id of the lemma.
  public let id: String
  /// The number of cases that were checked.
  public let caseCount: Int
  /// The number of claims that were checked, of all cases together.
  public let claimCount: Int
  /// A violated claim of the smallest case that has one; see ``CaseSize``.
  public let counterexample: Finding?
  /// An undecided claim of the smallest case that has one.
  public let undecided: Finding?
  /// The inequality with the smallest slack, the first of equals; an equation if there are no inequalities;
  /// `nil` when nothing was checked.
  public let tightest: Finding?
  /// The inequality with the smallest positive slack, the first of equals; `nil` where every inequality is an equality, or
  /// none is known to be strict.
  public let tightestStrict: Finding?
  /// How many inequalities are equalities: their slack is exactly 0.
  public let equalityCount: Int
  /// How many of these have 0 on both sides.
  public let zeroEqualityCount: Int
  /// The number of inequalities.
  public let inequalityCount: Int

  /// A claim of one case.
  public struct Finding: Sendable {
    /// The name of the case.
    public let label: String
    public let claim: Claim
  }

  /// All verdicts together; with no cases nothing is known to hold.
  public var verdict: Verdict {
    if counterexample != nil { return .violated }
    return undecided != nil || claimCount == 0 ? .undecided : .holds
  }

  /// Whether every claim is known to hold.
  public var holds: Bool { verdict == .holds }

  /// The smallest slack of an inequality.
  public var minimumSlack: Quantity? { tightest?.claim.slack }

  /// The smallest positive slack of an inequality.
  public var minimumPositiveSlack: Quantity? { tightestStrict?.claim.slack }
}

extension Lemma {
  /// Checks the lemma on its own small cases, on all cores.
  ///
  /// - Throws: what ``cases(_:)`` and ``check(_:)`` throw; `CancellationError`.
  public func verify(
    _ scope: LemmaScope = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> Verification {
    try verify(cases: cases(scope), monitor: monitor)
  }

  /// Checks the lemma on an instance of the user's own.
  ///
  /// - Throws: ``LemmaError`` when parameters are missing or are not the lemma's; what the lemma throws.
  public func verify(
    _ arguments: LemmaArguments, monitor: WorkMonitor = WorkMonitor()
  ) throws -> Verification {
    for parameter in arguments.given where !parameters.contains(parameter) {
      throw LemmaError.unexpectedParameter(parameter, id: id, expected: parameters)
    }
    return try verify(cases: instances(arguments), monitor: monitor)
  }

  /// Checks the lemma on given cases, on all cores.
  ///
  /// - Throws: what ``check(_:)`` throws for the first case for which it does; `CancellationError`.
  public func verify(
    cases: [Instance], monitor: WorkMonitor = WorkMonitor()
  ) throws -> Verification {
    monitor.announce("\(id): \(cases.count) cases")
    let outcomes = try outcomes(of: cases, at: Array(cases.indices), monitor)
    return verification(cases, outcomes, VerificationCounts(outcomes.map(\.outcome)))
  }

  /// Checks some of the cases, on all cores.
  func outcomes(
    of cases: [Instance], at places: [Int], _ monitor: WorkMonitor
  ) throws -> [(place: Int, outcome: CaseOutcome)] {
    try monitor.map(places, itemsPerStep: max(1, min(64, places.count / 64))) { place in
      (place: place, outcome: CaseOutcome(try check(cases[place])))
    }
  }

  /// What was found, of cases among which are all that the result names, in their order.
  func verification(
    _ cases: [Instance], _ outcomes: [(place: Int, outcome: CaseOutcome)],
    _ counts: VerificationCounts
  ) -> Verification {
    func finding(_ claim: KeyPath<CaseOutcome, Claim?>) -> Verification.Finding? {
      smallest(cases, outcomes, claim).map {
        Verification.Finding(label: label(cases[$0.place]), claim: $0.claim)
      }
    }
    func tightest(_ claim: KeyPath<CaseOutcome, TightestClaim?>) -> Verification.Finding? {
      TightestClaim.find(in: outcomes.map { $0.outcome[keyPath: claim] }).map {
        Verification.Finding(label: label(cases[outcomes[$0.index].place]), claim: $0.claim)
      }
    }
    return Verification(
      id: id, caseCount: cases.count, claimCount: counts.claims,
      counterexample: finding(\.violated), undecided: finding(\.undecided),
      tightest: tightest(\.tightest) ?? finding(\.equation),
      tightestStrict: tightest(\.tightestStrict), equalityCount: counts.equalities,
      zeroEqualityCount: counts.zeroEqualities, inequalityCount: counts.inequalities)
  }

  /// The claim of the smallest case that has one, the first of equals.
  func smallest(
    _ cases: [Instance], _ outcomes: [(place: Int, outcome: CaseOutcome)],
    _ claim: KeyPath<CaseOutcome, Claim?>
  ) -> (place: Int, claim: Claim)? {
    var smallest: (place: Int, size: CaseSize, claim: Claim)?
    for (place, outcome) in outcomes {
      guard let claim = outcome[keyPath: claim] else { continue }
      let size = size(cases[place])
      if let known = smallest, known.size <= size { continue }
      smallest = (place, size, claim)
    }
    return smallest.map { ($0.place, $0.claim) }
  }
}

/// The numbers of claims, of all cases together.
struct VerificationCounts: Sendable, Hashable {
  var claims: Int
  var inequalities: Int
  var equalities: Int
  var zeroEqualities: Int

  init(claims: Int, inequalities: Int, equalities: Int, zeroEqualities: Int) {
    self.claims = claims
    self.inequalities = inequalities
    self.equalities = equalities
    self.zeroEqualities = zeroEqualities
  }

  init(_ outcomes: [CaseOutcome]) {
    func total(_ count: KeyPath<CaseOutcome, Int>) -> Int {
      outcomes.reduce(0) { $0 + $1[keyPath: count] }
    }
    self.init(
      claims: total(\.claimCount), inequalities: total(\.inequalityCount),
      equalities: total(\.equalityCount), zeroEqualities: total(\.zeroEqualityCount))
  }

  static func + (lhs: VerificationCounts, rhs: VerificationCounts) -> VerificationCounts {
    VerificationCounts(
      claims: lhs.claims + rhs.claims, inequalities: lhs.inequalities + rhs.inequalities,
      equalities: lhs.equalities + rhs.equalities,
      zeroEqualities: lhs.zeroEqualities + rhs.zeroEqualities)
  }
}

/// What is kept of the claims of one case.
struct CaseOutcome: Sendable {
  let claimCount: Int
  let violated: Claim?
  let undecided: Claim?
  /// The inequality with the smallest slack, with an enclosure of the slack.
  let tightest: TightestClaim?
  /// The same of those that are strict.
  let tightestStrict: TightestClaim?
  /// The first equation.
  let equation: Claim?
  let inequalityCount: Int
  /// The inequalities whose slack is exactly 0, and those of them with 0 on both sides.
  let equalityCount: Int
  let zeroEqualityCount: Int

  init(_ claims: [Claim]) {
    claimCount = claims.count
    violated = claims.first { $0.verdict == .violated }
    undecided = claims.first { $0.verdict == .undecided }
    equation = claims.first { $0.relation == .equal }
    let inequalities = claims.filter { $0.relation == .atMost }
    let bounded = inequalities.map { TightestClaim($0) }
    tightest = TightestClaim.find(in: bounded).map { bounded[$0.index] }
    let strict = bounded.filter(\.isStrict)
    tightestStrict = TightestClaim.find(in: strict).map { strict[$0.index] }
    let equalities = inequalities.filter(\.slack.isZero)
    inequalityCount = inequalities.count
    equalityCount = equalities.count
    zeroEqualityCount = equalities.count { $0.left.isZero && $0.right.isZero }
  }
}

/// A claim with an enclosure of its slack in double precision, which tells most slacks apart.
struct TightestClaim: Sendable {
  let claim: Claim
  private let lower: Double
  private let upper: Double

  init(_ claim: Claim) {
    self.claim = claim
    let slack = claim.slack.enclosure(bits: 64)
    lower = Double(slack.lower, rounding: .down)
    upper = Double(slack.upper, rounding: .up)
  }

  /// Whether the slack is certainly positive.
  var isStrict: Bool { lower > 0 || (claim.verdict == .holds && isExactlyPositive) }

  private var isExactlyPositive: Bool { claim.slack.isExact && !claim.slack.isZero }

  /// Those that may be the first of the claims with the smallest slack, whatever others there are; of claims without slack the
  /// first stands for all.
  static func candidates(in claims: [TightestClaim?]) -> [Int] {
    guard let least = claims.lazy.compactMap({ $0?.upper }).min() else { return [] }
    var hasZero = false
    return claims.indices.filter { index in
      guard let claim = claims[index], claim.lower <= least else { return false }
      if !claim.claim.slack.isZero { return true }
      defer { hasZero = true }
      return !hasZero
    }
  }

  /// The first of the claims with the smallest slack.
  ///
  /// Enclosures leave a few candidates; exact differences decide between them, and where slacks are not exact
  /// and cannot be told apart the first is taken.
  static func find(in claims: [TightestClaim?]) -> (index: Int, claim: Claim)? {
    guard let least = claims.lazy.compactMap({ $0?.upper }).min() else { return nil }
    var best: (index: Int, claim: Claim)?
    for (index, candidate) in claims.enumerated() {
      guard let candidate, candidate.lower <= least else { continue }
      guard let current = best else {
        best = (index, candidate.claim)
        continue
      }
      if current.claim.slack.isZero && candidate.claim.verdict != .violated { continue }
      if current.claim.slack.isAtLeast(candidate.claim.slack) == .holds,
        candidate.claim.slack.isAtLeast(current.claim.slack) == .violated
      {
        best = (index, candidate.claim)
      }
    }
    return best
  }
}
