/// Branch and bound over the sources of one list: the greatest weight of those that one rule serves together.
///
/// A node is a set of sources.  A choice is settled when one of its items keeps all of them.  A node whose weight is at most
/// the threshold is closed; else it branches at the choice with the fewest items that are left, those whose sets are not
/// contained in another's and weigh more than the threshold.
///
/// The tree is reproduced from the `y` of its branchings in preorder: a child is visited unless another contains it, and is
/// closed when its weight is at most the threshold.
package struct HardTree {
  private let table: ServiceTable
  /// The weight of a source of each group.
  private let weights: [UInt128]
  /// What a set has to weigh more than.
  package private(set) var threshold: UInt128
  /// The `y` of the branchings in preorder.
  package private(set) var tree: [Int] = []
  /// The best rule found whose weight is above the first threshold.
  package private(set) var best: [UInt8]?
  /// At most so many branchings.
  private let nodeLimit: Int

  /// - Parameters:
  ///   - table: the sources.
  ///   - orbitWeights: the weight of a source of each orbit.
  ///   - threshold: what a rule has to exceed to be found.
  ///   - nodeLimit: the search ends after so many branchings.
  package init(
    _ table: ServiceTable, orbitWeights: [UInt128], threshold: UInt128, nodeLimit: Int = .max
  ) {
    self.table = table
    weights = table.groups.map { orbitWeights[$0.orbit] }
    self.threshold = threshold
    self.nodeLimit = nodeLimit
  }

  /// Searches the whole tree.
  ///
  /// - Returns: whether it was not cut short.
  package mutating func search() -> Bool {
    visit(table.all, open: Array(table.choices.indices), table.answers)
    return tree.count < nodeLimit
  }

  /// A choice as a node sees it.
  private struct Branch {
    let choice: Int
    /// The items that are left, by their places, with the weights of their sets.
    var items: [(place: Int, weight: UInt128)]

    /// Fewer items, then a lighter heaviest one.
    func isBetter(than other: Branch) -> Bool {
      let heaviest = items.lazy.map(\.weight).max() ?? 0
      let otherHeaviest = other.items.lazy.map(\.weight).max() ?? 0
      return (items.count, heaviest) < (other.items.count, otherHeaviest)
    }
  }

  private mutating func visit(_ node: [UInt64], open: [Int], _ answers: [UInt8]) {
    let weight = weight(of: node)
    if weight <= threshold || tree.count >= nodeLimit { return }
    var answers = answers
    var open = open
    var branch: Branch?
    for choice in open {
      let weights = weightsOfItems(choice, node)
      if let settled = weights.firstIndex(of: weight) {
        let item = table.choices[choice].items[settled]
        answers[table.choices[choice].y] = UInt8(item)
        open.removeAll { $0 == choice }
        continue
      }
      let candidate = Branch(choice: choice, items: heavyItems(weights))
      if let current = branch, !candidate.isBetter(than: current) { continue }
      branch = candidate
      if candidate.items.isEmpty { break }
    }
    guard let branch else {
      threshold = weight
      best = answers
      return
    }
    let choice = table.choices[branch.choice]
    tree.append(choice.y)
    open.removeAll { $0 == branch.choice }
    let children = choice.items.indices.map { intersection(node, branch.choice, $0) }
    let counts = children.map { child in child.reduce(0) { $0 + $1.nonzeroBitCount } }
    // In the order of the items, as a reader of the tree takes them.
    for item in branch.items.sorted(by: { $0.place < $1.place }) {
      let place = item.place
      let isContained = children.indices.contains { other in
        other != place
          && (counts[other] > counts[place] || (counts[other] == counts[place] && other < place))
          && zip(children[place], children[other]).allSatisfy { $0 & ~$1 == 0 }
      }
      if isContained { continue }
      answers[choice.y] = UInt8(choice.items[place])
      visit(children[place], open: open, answers)
    }
  }

  private func heavyItems(_ weights: [UInt128]) -> [(place: Int, weight: UInt128)] {
    weights.indices.filter { weights[$0] > threshold }.map { ($0, weights[$0]) }
  }

  // MARK: Sets

  private func weight(of node: [UInt64]) -> UInt128 {
    var total: UInt128 = 0
    for (group, weight) in zip(table.groups, weights) {
      var count = 0
      for word in group.range { count += node[word].nonzeroBitCount }
      total &+= UInt128(count) &* weight
    }
    return total
  }

  /// The weights of the sets that the items of a choice keep.
  private func weightsOfItems(_ choice: Int, _ node: [UInt64]) -> [UInt128] {
    let first = table.firstSet[choice]
    return node.withUnsafeBufferPointer { node in
      table.sets.withUnsafeBufferPointer { sets in
        table.choices[choice].items.indices.map { place in
          let base = (first + place) * table.wordCount
          var total: UInt128 = 0
          for group in 0..<weights.count {
            var count = 0
            for word in table.groups[group].range {
              let kept = node[word] & sets[base + word]
              if kept != 0 { count &+= kept.nonzeroBitCount }
            }
            if count > 0 { total &+= UInt128(count) &* weights[group] }
          }
          return total
        }
      }
    }
  }

  private func intersection(_ node: [UInt64], _ choice: Int, _ place: Int) -> [UInt64] {
    let base = (table.firstSet[choice] + place) * table.wordCount
    return node.indices.map { node[$0] & table.sets[base + $0] }
  }
}
