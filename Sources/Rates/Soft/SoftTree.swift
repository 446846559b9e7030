import Foundation

/// Branch and bound over the answers of a rule, in floating point: whether one exceeds a threshold.
///
/// A rule's value is `sum_x a_x prod_y e(x, f(y), y)` with `0 < e <= 1`.  A node is a partial rule with the products so far.  Its sum is
/// a bound; with `u` answers open so is, by Hölder's inequality, `prod_y (max_j sum_x a_x e(x,j,y)^u)^(1/u)`.  Items that are not
/// answered yet are interchangeable: only one of them is tried.
///
/// The tree that it finds is a proposal: the checker follows it with numbers rounded up.
struct SoftTree {
  /// The token of a node that Hölder's inequality closes.
  static let closedByProducts = -1

  private let model: RewardModel
  /// `e` by the place of the loss.
  private let factors: [Double]
  /// The powers of ``factors``, by the exponent.
  private let powers: [[Double]]
  private(set) var threshold: Double
  /// The `y` at which each node branches, in preorder.
  private(set) var tree: [Int] = []
  /// The best rule found above the first threshold.
  private(set) var best: [UInt8]?

  init(_ model: RewardModel, factors: [Double], threshold: Double) {
    self.model = model
    self.factors = factors
    self.threshold = threshold
    powers = (0...(model.size / 2)).map { exponent in factors.map { pow($0, Double(exponent)) } }
  }

  /// Searches all rules whose answers at the first half of the cube are given.
  mutating func search(_ root: [Double], start: [UInt8]) {
    var node = root
    for (y, item) in start.enumerated() { node = child(node, Int(item), y) }
    var answers = start + [UInt8](repeating: 0, count: start.count)
    let used = Int(start.max() ?? 0) + 1
    let sum = node.reduce(0, +)
    visit(node, sum, Array(start.count..<(2 * start.count)), used, &answers)
  }

  /// The node after an answer.
  private func child(_ node: [Double], _ item: Int, _ y: Int) -> [Double] {
    let start = model.start(item, y)
    return [Double](unsafeUninitializedCapacity: node.count) { buffer, count in
      node.withUnsafeBufferPointer { node in
        model.losses.withUnsafeBufferPointer { losses in
          factors.withUnsafeBufferPointer { factors in
            for source in 0..<node.count {
              buffer[source] = node[source] * factors[Int(losses[start + source])]
            }
          }
        }
      }
      count = node.count
    }
  }

  /// An open `y` as a node sees it: the sums of its children, and the greatest of their powers' sums.
  private struct Outlook {
    let y: Int
    let sums: [Double]
    let greatestPowerSum: Double

    /// The best and the second best child together.
    var difficulty: Double {
      var (first, second) = (0.0, 0.0)
      for sum in sums {
        if sum > first {
          (first, second) = (sum, first)
        } else if sum > second {
          second = sum
        }
      }
      return first + second
    }
  }

  private mutating func visit(
    _ node: [Double], _ sum: Double, _ open: [Int], _ used: Int, _ answers: inout [UInt8]
  ) {
    if sum <= threshold { return }
    if open.isEmpty {
      threshold = sum
      best = answers
      return
    }
    let items = min(used + 1, model.examples)
    var branch: Outlook?
    var logarithm = 0.0
    for y in open {
      let outlook = outlook(node, y, items, open.count)
      if outlook.sums.allSatisfy({ $0 <= threshold }) {
        tree.append(y)
        return
      }
      logarithm += log(outlook.greatestPowerSum)
      if let current = branch, current.difficulty <= outlook.difficulty { continue }
      branch = outlook
    }
    if logarithm / Double(open.count) <= log(threshold) - 1e-11 {
      tree.append(SoftTree.closedByProducts)
      return
    }
    guard let branch else { return }
    tree.append(branch.y)
    let rest = open.filter { $0 != branch.y }
    for item in 0..<items where branch.sums[item] > threshold {
      answers[branch.y] = UInt8(item)
      visit(child(node, item, branch.y), branch.sums[item], rest, max(used, item + 1), &answers)
    }
  }

  /// One histogram of the node over the losses serves both bounds.
  private func outlook(_ node: [Double], _ y: Int, _ items: Int, _ exponent: Int) -> Outlook {
    var sums = [Double](repeating: 0, count: items)
    var greatest = 0.0
    withUnsafeTemporaryAllocation(of: Double.self, capacity: factors.count) { histogram in
      for item in 0..<items {
        for place in 0..<factors.count { histogram[place] = 0 }
        let start = model.start(item, y)
        node.withUnsafeBufferPointer { node in
          model.losses.withUnsafeBufferPointer { losses in
            for source in 0..<node.count { histogram[Int(losses[start + source])] += node[source] }
          }
        }
        var powerSum = 0.0
        for place in 0..<factors.count {
          sums[item] += histogram[place] * factors[place]
          powerSum += histogram[place] * powers[exponent][place]
        }
        greatest = max(greatest, powerSum)
      }
    }
    return Outlook(y: y, sums: sums, greatestPowerSum: greatest)
  }
}
