import ExactArithmetic
import Work

/// How long the check of a lemma will take, measured on a few of its cases.
public struct VerificationEstimate: Sendable {
  /// The id of the lemma.
  public let id: String
  public let caseCount: Int
  /// About how long it will take on all cores.
  public let duration: Duration
}

extension Lemma {
  /// Checks some cases, evenly spread, until half a second has passed, and extrapolates.
  ///
  /// - Throws: what ``cases(_:)`` and ``check(_:)`` throw.
  public func estimate(_ scope: LemmaScope) throws -> VerificationEstimate {
    let clock = ContinuousClock()
    let start = clock.now
    let cases = try cases(scope)
    let listing = clock.now - start
    var checked = 0
    var spent = Duration.zero
    // A stride that is no divisor of usual sizes visits cases of all kinds.
    var index = cases.count / 3
    while checked < cases.count && checked < 64 && spent < .milliseconds(500) {
      spent += try clock.measure { _ = try check(cases[index]) }
      checked += 1
      index = (index + cases.count * 7 / 64 + 1) % cases.count
    }
    let perCase = checked == 0 ? Duration.zero : spent / checked
    return VerificationEstimate(
      id: id, caseCount: cases.count,
      duration: listing + perCase * cases.count / Concurrency.coreCount)
  }
}
