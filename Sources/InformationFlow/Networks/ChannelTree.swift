import ExactArithmetic
import InformationTheory

/// A tree of channels: a random symbol at the root, and on each edge a channel that makes the child's symbol
/// from its parent's, independently of all else given the parent.
///
/// Node 0 is the root; the others are numbered in the order in which they are attached.  The leaves are what
/// is seen: a tree that is a path is a chain of channels.
///
/// ```swift
/// let channel = try Channel.binarySymmetric(1 / 10)
/// let tree = try ChannelTree.regular(root: .bernoulli(1 / 2), channel, arity: 2, depth: 2)
/// print(try tree.information().enclosure(in: .bits))  // 0.62815...
/// ```
public struct ChannelTree: Sendable {
  /// The greatest number of nodes of a regular tree.
  public static let greatestNodeCount = 1 << 20

  /// The law of the root's symbol, which are counted from 0.
  public let root: FiniteLaw<Int>
  /// The parent of each node; `nil` for the root.
  public private(set) var parents: [Int?]
  /// The channel from the parent to each node; `nil` for the root.
  public private(set) var channels: [Channel?]
  /// The children of each node, in the order in which they were attached.
  public private(set) var children: [[Int]]

  /// Creates the tree that has a root only, which is then a leaf too.
  ///
  /// - Parameter root: the law of the root's symbol.
  public init(root: FiniteLaw<some Hashable & Sendable>) {
    // The weights of a law make a law, so numbering its outcomes cannot fail.
    self.root = try! FiniteLaw(root.probabilities)
    (parents, channels, children) = ([nil], [nil], [[]])
  }

  /// Attaches a child to a node.
  ///
  /// - Parameters:
  ///   - channel: the channel from the node to its new child; it has an input for each symbol of the node.
  ///   - parent: the node.
  /// - Returns: the number of the child.
  /// - Throws: ``NetworkError`` when there is no such node or the channel does not fit.
  @discardableResult
  public mutating func attach(
    _ channel: Channel, to parent: Int = 0
  ) throws(NetworkError) -> Int {
    guard children.indices.contains(parent) else {
      throw .unknownNode(parent, nodes: children.count)
    }
    let symbols = symbolCount(of: parent)
    if symbols != channel.inputCount {
      throw .inputCountMismatch(node: parent, symbols: symbols, inputs: channel.inputCount)
    }
    let child = children.count
    parents.append(parent)
    channels.append(channel)
    children.append([])
    children[parent].append(child)
    return child
  }

  /// A chain of channels, one after the other.
  ///
  /// - Throws: ``NetworkError/inputCountMismatch(node:symbols:inputs:)``.
  public static func chain(
    root: FiniteLaw<some Hashable & Sendable>, _ channels: [Channel]
  ) throws(NetworkError) -> ChannelTree {
    var tree = ChannelTree(root: root)
    var end = 0
    for channel in channels { end = try tree.attach(channel, to: end) }
    return tree
  }

  /// The tree in which every node above the last level has the same number of children, all through the same
  /// channel.
  ///
  /// - Parameters:
  ///   - root: the law of the root's symbol.
  ///   - channel: a channel with as many outputs as inputs (any, for depth 1).
  ///   - arity: the number of children, at least 1.
  ///   - depth: the number of edges from the root to each leaf, at least 0.
  /// - Throws: ``NetworkError`` when the shape is impossible or too large, or the channel does not fit.
  public static func regular(
    root: FiniteLaw<some Hashable & Sendable>, _ channel: Channel, arity: Int, depth: Int
  ) throws(NetworkError) -> ChannelTree {
    guard arity >= 1, depth >= 0 else { throw .invalidShape(arity: arity, depth: depth) }
    var tree = ChannelTree(root: root)
    var level = [0]
    for _ in 0..<depth {
      let (size, overflows) = level.count.multipliedReportingOverflow(by: arity)
      if overflows || tree.nodeCount + size > greatestNodeCount {
        throw .invalidShape(arity: arity, depth: depth)
      }
      var next: [Int] = []
      for parent in level {
        for _ in 0..<arity { next.append(try tree.attach(channel, to: parent)) }
      }
      level = next
    }
    return tree
  }

  /// The number of nodes, the root included.
  public var nodeCount: Int { children.count }

  /// The nodes without children.
  public var leaves: [Int] { children.indices.filter { children[$0].isEmpty } }

  /// The number of symbols of a node.
  public func symbolCount(of node: Int) -> Int {
    precondition(children.indices.contains(node), "no node \(node)")
    return channels[node]?.outputCount ?? root.outcomes.count
  }

  /// The channels on the way from the root to a node.
  public func path(to node: Int) -> [Channel] {
    precondition(children.indices.contains(node), "no node \(node)")
    var path: [Channel] = []
    var current = node
    while let parent = parents[current], let channel = channels[current] {
      path.append(channel)
      current = parent
    }
    return path.reversed()
  }
}
