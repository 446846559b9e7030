import ExactArithmetic

/// Why a tree of channels, or something asked of one, cannot be computed.  Nodes count from 0, the root.
public enum NetworkError: Error, Hashable, Sendable {
  /// A channel was put under a node that the tree does not have.
  case unknownNode(Int, nodes: Int)
  /// A channel was put under a node with another number of symbols than the channel has inputs.
  case inputCountMismatch(node: Int, symbols: Int, inputs: Int)
  /// A regular tree was asked for with these numbers.
  case invalidShape(arity: Int, depth: Int)
  /// A computation would take more operations than allowed.
  case tooMuchWork(NetworkWork, limit: Double)
  /// A computation would take more memory than allowed.
  case tooMuchMemory(NetworkWork, limit: Double)
}

extension NetworkError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownNode(let node, let nodes):
      return "there is no node \(node); expected one of 0, ..., \(nodes - 1)"
    case .inputCountMismatch(let node, let symbols, let inputs):
      return "node \(node) has \(symbols) symbols and the channel \(inputs) inputs; "
        + "expected the same number"
    case .invalidShape(let arity, let depth):
      return
        "a regular tree of arity \(arity) and depth \(depth); expected an arity of at least 1, "
        + "a depth of at least 0, and at most \(ChannelTree.greatestNodeCount) nodes"
    case .tooMuchWork(let work, let limit):
      return "\(work), which is more than the \(NetworkWork.short(limit)) operations allowed"
    case .tooMuchMemory(let work, let limit):
      return "\(work), which is more than the \(NetworkWork.short(limit / 1_048_576)) MiB allowed"
    }
  }
}

/// What a computation on a network will need at most, stated before it starts.
public struct NetworkWork: Sendable, Hashable, CustomStringConvertible {
  /// What is computed.
  public let subject: String
  /// A bound on the number of operations on integers.
  public let operations: Double
  /// A bound on the memory in bytes.
  public let bytes: Double

  public var description: String {
    "\(subject): at most \(NetworkWork.short(operations)) operations and "
      + "\(NetworkWork.short(bytes / 1_048_576)) MiB"
  }

  static func short(_ value: Double) -> String {
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
}

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
  func admit(_ work: NetworkWork, _ monitor: WorkMonitor) throws(NetworkError) {
    if work.bytes > bytes { throw .tooMuchMemory(work, limit: bytes) }
    if work.operations > operations { throw .tooMuchWork(work, limit: operations) }
    monitor.announce(work.description)
  }
}
