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
    switch try look(monitor: monitor) {
    case .exceeded(let rules): return .exceeded(rules)
    case .begun(let begun):
      if begun.cut.isEmpty { return .proved(begun.trees.flatMap { $0 }) }
      var trees = begun.trees
      let rest = try search(begun.cut, nodeLimit: .max, monitor)
      let more = rest.compactMap(\.best)
      if !more.isEmpty { return .exceeded(more) }
      for (index, result) in zip(begun.cut, rest) { trees[index] = result.tree }
      return .proved(trees.flatMap { $0 })
    }
  }

  /// What a little search of all trees shows.
  enum Look {
    /// No rule yet.
    case begun(Begun)
    /// Rules that exceed the bound.
    case exceeded([[UInt8]])
  }

  /// The trees after a little search.
  struct Begun {
    /// All trees; those of ``cut`` are not complete.
    let trees: [[Int]]
    /// The trees that were cut short.
    let cut: [Int]
  }

  /// Searches a little of all trees.
  func look(monitor: WorkMonitor) throws -> Look {
    let limited = try search(Array(tables.indices), nodeLimit: 2000, monitor)
    let found = limited.compactMap(\.best)
    if !found.isEmpty { return .exceeded(found) }
    return .begun(
      Begun(
        trees: limited.map(\.tree), cut: limited.indices.filter { !limited[$0].isComplete }))
  }

  /// A share of the trees, those that were cut short searched to their ends.
  ///
  /// The long trees are shared out among themselves, and so are the short ones.
  func trees(
    of begun: Begun, share: WorkShare, monitor: WorkMonitor
  ) throws -> [RatePart.Tree] {
    let cut = begun.cut.indices.filter { share.contains($0) }.map { begun.cut[$0] }
    let isCut = Set(begun.cut)
    let short = begun.trees.indices.filter { !isCut.contains($0) }
    var trees = short.indices.filter { share.contains($0) }.map {
      RatePart.Tree(index: short[$0], nodes: begun.trees[short[$0]], rule: nil)
    }
    for (index, result) in zip(cut, try search(cut, nodeLimit: .max, monitor)) {
      trees.append(
        RatePart.Tree(
          index: index, nodes: result.best == nil ? result.tree : [],
          rule: result.best.map { $0.map { Int($0) + 1 } }))
    }
    return trees.sorted { $0.index < $1.index }
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
