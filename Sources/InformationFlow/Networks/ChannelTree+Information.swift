import ExactArithmetic
import InformationTheory
import Work

extension ChannelTree {
  /// The mutual information `I(root; leaves)`, exact.
  ///
  /// Likelihoods are passed from the leaves up, patterns of the leaves with the same posterior law are merged
  /// on the way, and equal subtrees are computed once.
  ///
  /// ```swift
  /// let chain = try ChannelTree.chain(root: .bernoulli(1 / 2), [channel, channel])
  /// print(try chain.information())
  /// ```
  ///
  /// - Throws: `WorkRefused` when the computation is too large, before it starts; `CancellationError`.
  /// - Complexity: at most the operations of ``informationWork``, each on integers of up to as many bits as
  ///   the denominators of all channels together.
  public func information(
    limits: WorkLimits = .networks, monitor: WorkMonitor = WorkMonitor()
  ) throws -> LogForm {
    let plan = InformationPlan(self)
    try limits.admit(plan.work, monitor)
    return try plan.table().information(law: root)
  }

  /// What ``information(limits:monitor:)`` will need at most.
  public var informationWork: WorkEstimate { InformationPlan(self).work }
}

/// The order in which the likelihoods of a tree are computed: the distinct subtrees, each after its parts.
private struct InformationPlan {
  /// A subtree up to the order of its branches: its number of symbols and how often each branch occurs.
  struct Shape: Hashable {
    let symbols: Int
    var copies: [Branch: Int] = [:]
  }

  /// A distinct subtree, with its distinct branches in the order of the first children that have them.
  struct Subtree {
    let symbols: Int
    let branches: [(branch: Branch, copies: Int)]
  }

  /// A channel and the distinct subtree that it leads to.
  struct Branch: Hashable {
    let channel: Channel
    let subtree: Int
  }

  /// The distinct subtrees; the last is the whole tree.
  private var subtrees: [Subtree] = []
  let work: WorkEstimate

  init(_ tree: ChannelTree) {
    var numbers: [Shape: Int] = [:]
    var numberOfNode = [Int](repeating: 0, count: tree.nodeCount)
    // Children have greater numbers than their parents, so they are met first.
    for node in tree.children.indices.reversed() {
      var shape = Shape(symbols: tree.symbolCount(of: node))
      var order: [Branch] = []
      for child in tree.children[node] {
        let branch = Branch(channel: tree.channels[child]!, subtree: numberOfNode[child])
        if shape.copies[branch] == nil { order.append(branch) }
        shape.copies[branch, default: 0] += 1
      }
      if let number = numbers[shape] {
        numberOfNode[node] = number
      } else {
        numbers[shape] = subtrees.count
        numberOfNode[node] = subtrees.count
        subtrees.append(
          Subtree(symbols: shape.symbols, branches: order.map { ($0, shape.copies[$0]!) }))
      }
    }
    // The root has all nodes below it, so its subtree is new and the last.
    work = InformationPlan.estimate(subtrees, leaves: tree.leaves.count)
  }

  /// Bounds the operations by the numbers of distinct posterior laws: `n` of a subtree, and of `k` equal
  /// branches as many as multisets, `C(n+k-1, k)`.
  private static func estimate(_ subtrees: [Subtree], leaves: Int) -> WorkEstimate {
    var (operations, bytes) = (0.0, 0.0)
    var counts: [Double] = []
    for subtree in subtrees {
      let symbols = Double(subtree.symbols)
      var count = 1.0
      for (branch, copies) in subtree.branches {
        let single = counts[branch.subtree]
        operations += single * symbols * Double(branch.channel.outputCount)
        var multisets = 1.0
        for copy in 1...copies {
          operations += count * multisets * single * symbols
          multisets *= (single + Double(copy - 1)) / Double(copy)
        }
        count *= multisets
      }
      if subtree.branches.isEmpty { count = symbols }
      counts.append(count)
      bytes += count * (64 + 48 * symbols)
    }
    return WorkEstimate(
      subject: "the information that reaches \(leaves) \(leaves == 1 ? "leaf" : "leaves")",
      operations: operations, bytes: bytes, isUpperBound: true)
  }

  /// The likelihoods of the root's symbol.
  func table() throws -> LikelihoodTable {
    var tables: [LikelihoodTable] = []
    for subtree in subtrees {
      var table: LikelihoodTable?
      for (branch, copies) in subtree.branches {
        let single = tables[branch.subtree].behind(branch.channel)
        for _ in 0..<copies { table = try table?.product(with: single) ?? single }
      }
      tables.append(table ?? LikelihoodTable(symbols: subtree.symbols))
    }
    return tables[tables.count - 1]
  }
}
