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
  /// Whether the numbers are bounds that surely suffice.
  public let isUpperBound: Bool

  public init(subject: String, operations: Double, bytes: Double, isUpperBound: Bool = false) {
    self.subject = subject
    self.operations = operations
    self.bytes = bytes
    self.isUpperBound = isUpperBound
  }

  public var description: String {
    "\(subject): \(isUpperBound ? "at most" : "about") \(WorkEstimate.short(operations)) operations "
      + "and \(WorkEstimate.shortMebibytes(bytes)) MiB"
  }

  /// A number in few digits: 9000, or 1.2e7.
  package static func short(_ value: Double) -> String {
    if value < 10_000 { return String(Int(value.rounded(.up))) }
    if value == .infinity { return "infinitely many" }
    var exponent = 0
    var mantissa = value
    while mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    return "\(Double(Int(mantissa * 10)) / 10)e\(exponent)"
  }

  /// A number of bytes in units of 2^20, in few digits.
  package static func shortMebibytes(_ bytes: Double) -> String { short(bytes / 1_048_576) }
}
