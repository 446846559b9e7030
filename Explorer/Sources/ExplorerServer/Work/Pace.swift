import Synchronization

/// Says when it is time for another line: ten in a second at most.
final class Pace: Sendable {
  private let last = Mutex<ContinuousClock.Instant?>(nil)

  /// Whether the last line is long enough ago; if so, the time of this one is kept.
  func isTime() -> Bool {
    last.withLock { last in
      let now = ContinuousClock.now
      if let last, last.duration(to: now) < .milliseconds(100) { return false }
      last = now
      return true
    }
  }
}
