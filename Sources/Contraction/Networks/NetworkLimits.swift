import ExactArithmetic
import Work

/// How much work a computation on a network may do.
public struct NetworkLimits: Sendable, Hashable {
  /// The greatest number of operations.
  public var operations: Double
  /// The greatest memory in bytes.
  public var bytes: Double

  public init(operations: Double, bytes: Double) {
    self.operations = operations
    self.bytes = bytes
  }

  /// 10^9 operations, some minutes of work, and 8 GiB.
  public static let standard = NetworkLimits(operations: 1e9, bytes: 8 * 1_073_741_824)

  /// States the work to a monitor, or refuses it.
  func admit(_ work: WorkEstimate, _ monitor: WorkMonitor) throws(NetworkError) {
    if work.bytes > bytes { throw .tooMuchMemory(work, limit: bytes) }
    if work.operations > operations { throw .tooMuchWork(work, limit: operations) }
    monitor.announce(work.description)
  }
}
