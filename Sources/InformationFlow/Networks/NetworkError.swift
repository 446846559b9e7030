import ExactArithmetic
import Work

/// Why a tree of channels cannot be built.  Nodes count from 0, the root.
public enum NetworkError: InputError, Hashable {
  /// A channel was put under a node that the tree does not have.
  case unknownNode(Int, nodes: Int)
  /// A channel was put under a node with another number of symbols than the channel has inputs.
  case inputCountMismatch(node: Int, symbols: Int, inputs: Int)
  /// A regular tree was asked for with these numbers.
  case invalidShape(arity: Int, depth: Int)
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
    }
  }
}
