/// When the distances of the differences of two sources allow a rule that serves both.
enum RuleCompatibility {
  /// Whether `|w_ij - w'_ij|` is at most 0, 1 or 2 for each pair, as both, one or none of `|w_ij|`, `|w'_ij|` are odd.
  static func areNear(_ x: [Int], _ other: [Int]) -> Bool {
    for j in x.indices.dropFirst() {
      for i in 0..<j {
        let (plus, minus) = (x[i] & ~x[j], x[j] & ~x[i])
        let (otherPlus, otherMinus) = (other[i] & ~other[j], other[j] & ~other[i])
        let (support, otherSupport) = (plus | minus, otherPlus | otherMinus)
        let distance =
          (support ^ otherSupport).nonzeroBitCount
          + 2 * (plus & otherMinus | minus & otherPlus).nonzeroBitCount
        let oddCount = support.nonzeroBitCount & 1 + otherSupport.nonzeroBitCount & 1
        if distance > 2 - oddCount { return false }
      }
    }
    return true
  }

  /// Whether some item is nearest in both sources at every `y`.
  ///
  /// - Parameters: the items nearest to each `y`, as bits.
  static func shareRule(_ nearest: [UInt32], _ other: [UInt32]) -> Bool {
    for y in nearest.indices where nearest[y] & other[y] == 0 { return false }
    return true
  }
}

/// All pairs of sources that agree but for some columns, where every difference of items is large: the others are counted.
struct NearlyEqualSources {
  private let items: Int
  /// The number of columns, by class: those in which the items of the bits differ from the last.
  private let counts: [Int]
  private let changedCount: Int

  /// - Parameters:
  ///   - counts: how many columns of each class agree, from the class 1 on.
  ///   - changedCount: how many others there are.
  init(items: Int, counts: [Int], changedCount: Int) {
    self.items = items
    self.counts = counts
    self.changedCount = changedCount
  }

  /// The least number of columns in which two items agree and a third differs; for two items, in which they differ.
  var leastMargin: Int {
    func count(_ isCounted: (_ columnClass: Int) -> Bool) -> Int {
      counts.indices.reduce(0) { isCounted($1 + 1) ? $0 + counts[$1] : $0 }
    }
    if items == 2 { return count { _ in true } }
    var least = Int.max
    for i in 0..<items {
      for j in 0..<i {
        for m in 0..<items where m != i && m != j {
          least = min(
            least,
            count { (column: Int) -> Bool in
              (column >> i ^ column >> j) & 1 == 0 && (column >> i ^ column >> m) & 1 == 1
            })
        }
      }
    }
    return least
  }

  /// The sources `x` and `x'` of one choice of the changed columns.
  private struct Change {
    /// The columns, as bits of the items.
    let old: [Int]
    let new: [Int]
  }

  /// The number of pairs, and of those in which the distances allow a rule and there is none, or there is one and they do not.
  func exceptions() -> (pairs: Int, count: Int) {
    let products = fixedProducts()
    let changes = changes()
    let count = changes.count { change in
      areNear(change) != shareRule(change, products)
    }
    return (changes.count, count)
  }

  private func changes() -> [Change] {
    let classes = Array(0..<(1 << (items - 1)))
    let columns = Array(0..<(1 << items - 1))
    var changes = [Change(old: [], new: [])]
    for _ in 0..<changedCount {
      changes = changes.flatMap { change in
        classes.filter { $0 >= change.old.last ?? 0 }.flatMap { old in
          columns.map { Change(old: change.old + [old], new: change.new + [$0]) }
        }
      }
    }
    return changes
  }

  /// The rows of a source with given changed columns.
  private func rows(_ changed: [Int]) -> [Int] {
    var rows = [Int](repeating: 0, count: items)
    var place = 0
    func append(_ column: Int) {
      for item in 0..<items { rows[item] |= (column >> item & 1) << place }
      place += 1
    }
    for (index, count) in counts.enumerated() { for _ in 0..<count { append(index + 1) } }
    changed.forEach(append)
    return rows
  }

  private func areNear(_ change: Change) -> Bool {
    RuleCompatibility.areNear(rows(change.old), rows(change.new))
  }

  /// What the columns that agree give each item for every `y`, up to a constant: each product once.
  private func fixedProducts() -> [[Int]] {
    var products: Set<[Int]> = [[Int](repeating: 0, count: items)]
    for (index, count) in counts.enumerated() {
      let signs = (0..<items).map { 1 - 2 * ((index + 1) >> $0 & 1) }
      var next: Set<[Int]> = []
      for product in products {
        for plus in 0...count {
          next.insert((0..<items).map { product[$0] + signs[$0] * (2 * plus - count) })
        }
      }
      products = next
    }
    return Array(products)
  }

  private func shareRule(_ change: Change, _ products: [[Int]]) -> Bool {
    func signs(_ columns: [Int], _ item: Int) -> [Int] {
      columns.map { 1 - 2 * ($0 >> item & 1) }
    }
    for y in 0..<(1 << changedCount) {
      func product(_ columns: [Int], _ item: Int) -> Int {
        signs(columns, item).enumerated().reduce(0) {
          $0 + $1.element * (1 - 2 * (y >> $1.offset & 1))
        }
      }
      let old = (0..<items).map { product(change.old, $0) }
      let new = (0..<items).map { product(change.new, $0) }
      for fixed in products where !meet(fixed, old, new) { return false }
    }
    return true
  }

  /// Whether an item has the greatest product in both sources.
  private func meet(_ fixed: [Int], _ old: [Int], _ new: [Int]) -> Bool {
    var (greatestOld, greatestNew) = (Int.min, Int.min)
    for item in 0..<items {
      greatestOld = max(greatestOld, fixed[item] + old[item])
      greatestNew = max(greatestNew, fixed[item] + new[item])
    }
    for item in 0..<items
    where fixed[item] + old[item] == greatestOld && fixed[item] + new[item] == greatestNew {
      return true
    }
    return false
  }
}
