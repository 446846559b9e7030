import ExactArithmetic
import Work

/// Pricing over all rules: whether one exceeds `1 + 2^-excessBits`, in integers.
///
/// The trees of the orbits are independent of each other.
struct HardPricing {
  private let tables: [ServiceTable]
  private let weights: [UInt128]
  private let threshold: UInt128

  /// What the trees show.
  enum Outcome {
    /// No rule exceeds the bound: the trees, one after the other.
    case proved([Int])
    /// Rules that do.
    case exceeded([[UInt8]])
  }

  init(_ tables: [ServiceTable], _ orbits: SourceOrbits, _ dual: DualWeights, excessBits: Int)
    throws
  {
    self.tables = tables
    weights = dual.integers
    let scale = DualWeights.fractionBits + orbits.examples * orbits.dimension
    threshold = UInt128(1) << UInt128(scale) + UInt128(1) << UInt128(scale - excessBits)
  }

  /// Searches all trees; first only a little, as long as rules are found that way.
  func run(monitor: WorkMonitor) throws -> Outcome {
    let limited = try search(Array(tables.indices), nodeLimit: 2000, monitor)
    let found = limited.compactMap(\.best)
    if !found.isEmpty { return .exceeded(found) }
    let cut = limited.indices.filter { !limited[$0].isComplete }
    if cut.isEmpty { return .proved(limited.flatMap(\.tree)) }
    var trees = limited.map(\.tree)
    let rest = try search(cut, nodeLimit: .max, monitor)
    let more = rest.compactMap(\.best)
    if !more.isEmpty { return .exceeded(more) }
    for (index, result) in zip(cut, rest) { trees[index] = result.tree }
    return .proved(trees.flatMap { $0 })
  }

  private struct Result: Sendable {
    let isComplete: Bool
    let tree: [Int]
    let best: [UInt8]?
  }

  private func search(
    _ indices: [Int], nodeLimit: Int, _ monitor: WorkMonitor
  ) throws -> [Result] {
    @Sendable func cost(_ index: Int) -> Int { tables[index].wordCount }
    return try monitor.map(indices, costliestFirst: cost) { index in
      var tree = HardTree(
        tables[index], orbitWeights: weights, threshold: threshold, nodeLimit: nodeLimit)
      let isComplete = tree.search()
      return Result(isComplete: isComplete, tree: tree.tree, best: tree.best)
    }
  }
}
