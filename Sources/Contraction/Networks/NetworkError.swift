import ExactArithmetic
import Work

/// Why a tree of channels, or something asked of one, cannot be computed.  Nodes count from 0, the root.
public enum NetworkError: InputError, Hashable {
  /// A channel was put under a node that the tree does not have.
  case unknownNode(Int, nodes: Int)
  /// A channel was put under a node with another number of symbols than the channel has inputs.
  case inputCountMismatch(node: Int, symbols: Int, inputs: Int)
  /// A regular tree was asked for with these numbers.
  case invalidShape(arity: Int, depth: Int)
  /// A computation would take more operations than allowed.
  case tooMuchWork(WorkEstimate, limit: Double)
  /// A computation would take more memory than allowed.
  case tooMuchMemory(WorkEstimate, limit: Double)
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
      return "\(work), which is more than the \(WorkEstimate.short(limit)) operations allowed"
    case .tooMuchMemory(let work, let limit):
      return "\(work), which is more than the \(WorkEstimate.shortMebibytes(limit)) MiB allowed"
    }
  }
}
