/// How much work may be done.
public struct WorkLimits: Sendable, Hashable {
  /// The greatest number of operations.
  public var operations: Double
  /// The greatest memory in bytes.
  public var bytes: Double
  /// Above this estimated size in bytes a log form is not written down: its value is enclosed instead.
  public var logFormBytes: Double

  public init(operations: Double, bytes: Double, logFormBytes: Double = 2 * 1_073_741_824) {
    self.operations = operations
    self.bytes = bytes
    self.logFormBytes = logFormBytes
  }

  /// About 10^12 operations and 16 GiB.
  public static let standard = WorkLimits(
    operations: Double(WorkEstimate.freeOperations), bytes: 16 * 1_073_741_824)

  /// Any number of operations, and the memory of ``standard``.
  public static let unlimited = WorkLimits(operations: .infinity, bytes: standard.bytes)

  /// For networks of channels, whose operations are on rationals: 10^9 of them, some minutes of work, and 8 GiB.
  public static let networks = WorkLimits(operations: 1e9, bytes: 8 * 1_073_741_824)

  /// States the work to a monitor, or refuses it.
  package func admit(_ estimate: WorkEstimate, _ monitor: WorkMonitor) throws(WorkRefused) {
    try check(estimate)
    monitor.announce(estimate.description)
  }

  /// Refuses what does not fit.
  package func check(_ estimate: WorkEstimate) throws(WorkRefused) {
    if estimate.bytes > bytes { throw WorkRefused(estimate, limit: .bytes(bytes)) }
    if estimate.operations > operations {
      throw WorkRefused(estimate, limit: .operations(operations))
    }
  }
}

extension WorkLimits: CustomStringConvertible {
  /// The limits: `at most 1e+12 operations and 1.7e+10 bytes`.
  public var description: String { "at most \(operations) operations and \(bytes) bytes" }
}
