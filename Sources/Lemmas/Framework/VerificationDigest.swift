import Claims
import Work

/// What is kept of the check of some cases of a lemma: counts, and the places of the cases that the result may name.
///
/// The digests of all cases make the result again: the cases named are checked anew, and so nothing that a claim says needs to be
/// written down.
public struct VerificationDigest: Sendable, Hashable {
  /// The id of the lemma.
  public let id: String
  /// The number of all cases, of which some were checked.
  public let caseCount: Int
  /// The number of cases that were checked.
  public let checkedCount: Int
  /// The number of claims that were checked.
  public var claimCount: Int { counts.claims }
  let counts: VerificationCounts
  /// The places of the cases that the result may name, in increasing order, from 0.
  public let places: [Int]

  init(id: String, caseCount: Int, checkedCount: Int, counts: VerificationCounts, places: [Int]) {
    self.id = id
    self.caseCount = caseCount
    self.checkedCount = checkedCount
    self.counts = counts
    self.places = places
  }

  /// The four counts: claims, inequalities, equalities, and those of these with 0 on both sides.
  package var numbers: [Int] {
    [counts.claims, counts.inequalities, counts.equalities, counts.zeroEqualities]
  }

  /// - Parameter numbers: as ``numbers``.
  /// - Returns: `nil` for numbers that no check has.
  package init?(id: String, caseCount: Int, checkedCount: Int, numbers: [Int], places: [Int]) {
    guard numbers.count == 4, numbers.allSatisfy({ $0 >= 0 }), numbers[1] <= numbers[0],
      numbers[2] <= numbers[1], numbers[3] <= numbers[2],
      (0...max(0, caseCount)).contains(checkedCount),
      places.count <= checkedCount, places.allSatisfy({ (0..<max(0, caseCount)).contains($0) }),
      zip(places, places.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    self.init(
      id: id, caseCount: caseCount, checkedCount: checkedCount,
      counts: VerificationCounts(
        claims: numbers[0], inequalities: numbers[1], equalities: numbers[2],
        zeroEqualities: numbers[3]),
      places: places)
  }
}

extension VerificationDigest: CustomStringConvertible {
  /// The lemma with its numbers: `fano: 12 of 36 cases, 24 claims`.
  public var description: String {
    "\(id): \(checkedCount) of \(caseCount) cases, \(claimCount) claims"
  }
}

extension Lemma {
  /// Checks some of the lemma's own cases, on all cores.
  ///
  /// - Parameters:
  ///   - scope: which cases there are.
  ///   - isChecked: whether the case at a place, from 0, is checked.
  /// - Throws: as ``verify(_:monitor:)``.
  package func digest(
    _ scope: LemmaScope, where isChecked: (_ place: Int) -> Bool,
    monitor: WorkMonitor = WorkMonitor()
  ) throws -> VerificationDigest {
    let cases = try cases(scope)
    let checked = cases.indices.filter(isChecked)
    monitor.announce("\(id): \(checked.count) of \(cases.count) cases")
    let outcomes = try outcomes(of: cases, at: checked, monitor)
    var places = Set(
      [\CaseOutcome.violated, \.undecided, \.equation].compactMap {
        smallest(cases, outcomes, $0)?.place
      })
    for claim in [\CaseOutcome.tightest, \.tightestStrict] {
      let candidates = TightestClaim.candidates(in: outcomes.map { $0.outcome[keyPath: claim] })
      places.formUnion(candidates.map { outcomes[$0].place })
    }
    return VerificationDigest(
      id: id, caseCount: cases.count, checkedCount: checked.count,
      counts: VerificationCounts(outcomes.map(\.outcome)), places: places.sorted())
  }

  /// What digests of all cases, each of them once, say together: the same as ``verify(_:monitor:)``.
  ///
  /// - Returns: `nil` where they are not of the lemma's cases.
  /// - Throws: as ``verify(_:monitor:)``.
  package func verification(
    of digests: [VerificationDigest], _ scope: LemmaScope, monitor: WorkMonitor = WorkMonitor()
  ) throws -> Verification? {
    let cases = try cases(scope)
    let isComplete = digests.reduce(0) { $0 + $1.checkedCount } == cases.count
    guard isComplete, digests.allSatisfy({ $0.id == id && $0.caseCount == cases.count }),
      let first = digests.first
    else { return nil }
    let places = Set(digests.flatMap(\.places)).sorted()
    let counts = digests.dropFirst().reduce(first.counts) { $0 + $1.counts }
    return verification(cases, try outcomes(of: cases, at: places, monitor), counts)
  }
}
