import ExactArithmetic

/// What a computation will need, stated before it starts.
public struct WorkEstimate: Sendable, Hashable, CustomStringConvertible {
  /// Above this many operations work is done only on request.
  public static let freeOperations = 1_000_000_000_000

  /// What is computed.
  public let subject: String
  /// The number of elementary operations.
  public let operations: Double
  /// The memory in bytes.
  public let bytes: Double

  public init(subject: String, operations: Double, bytes: Double) {
    self.subject = subject
    self.operations = operations
    self.bytes = bytes
  }

  public var description: String {
    "\(subject): about \(WorkEstimate.short(operations)) operations and "
      + "\(WorkEstimate.short(bytes / 1_048_576)) MiB"
  }

  private static func short(_ value: Double) -> String {
    if value < 10_000 { return String(Int(value.rounded(.up))) }
    var exponent = 0
    var mantissa = value
    while mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    return "\(Double(Int(mantissa * 10)) / 10)e\(exponent)"
  }
}

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

  /// States the work to a monitor, or refuses it.
  func admit(_ estimate: WorkEstimate, _ monitor: WorkMonitor) throws(GameError) {
    try check(estimate)
    monitor.announce(estimate.description)
  }

  /// Refuses what does not fit.
  func check(_ estimate: WorkEstimate) throws(GameError) {
    if estimate.bytes > bytes { throw .tooMuchMemory(estimate) }
    if estimate.operations > operations { throw .tooMuchWork(estimate) }
  }
}
