import Rates

/// The rule of a system with one special column, and the sources that it should serve, with signs for bits.
struct SpecialColumnRule {
  private let problem: ItemPartitions
  private let pairs: [(Int, Int)]
  /// The columns besides the special one.
  private let regular: [[Int]]
  /// The answer at each `y`, the special column first; `nil` where no item beats all others.
  private let answers: [Int?]

  /// A system whose other columns are one that makes all its vectors odd, and two of every item by itself.
  init(_ problem: ItemPartitions) {
    self.problem = problem
    let items = problem.items
    pairs = ItemPartitions.pairs(items)
    let column = problem.specialColumn
    var parities = [Int](repeating: 0, count: items)
    for item in 1..<items { parities[item] = 1 - abs(column[item - 1]) }
    regular =
      [parities.map { 1 - 2 * $0 }]
      + (0..<items).flatMap { item -> [[Int]] in
        let signs = (0..<items).map { $0 == item ? -1 : 1 }
        return [signs, signs]
      }
    let columns =
      [column]
      + regular.map { signs in
        ItemPartitions.pairs(items).map { (signs[$0.0] - signs[$0.1]) / 2 }
      }
    let pairs = pairs
    answers = (0..<(1 << columns.count)).map { y in
      var wins = [Int](repeating: 0, count: items)
      for (index, (i, j)) in pairs.enumerated() {
        let sum = columns.indices.reduce(0) { $0 + columns[$1][index] * (1 - 2 * (y >> $1 & 1)) }
        if sum > 0 { wins[i] += 1 }
        if sum < 0 { wins[j] += 1 }
      }
      return wins.firstIndex(of: items - 1)
    }
  }

  /// The number of `y` at which no item beats all others.
  var undecidedCount: Int { answers.count { $0 == nil } }

  /// The sources of each partition that the special column serves: one of it, and those where one part is moved by a unit.
  private var sources: (mixed: [[[Int]]], moved: [[[Int]]]) {
    let served = problem.served(bySpecial: problem.specialColumn)
    var mixed: [[[Int]]] = []
    var moved: [[[Int]]] = []
    for (index, partition) in problem.all.enumerated() where served >> index & 1 == 1 {
      guard
        let signs = ItemPartitions.signs(problem.specialColumn, partition, problem.items)
      else { continue }
      let columns = [signs] + regular
      mixed.append(columns)
      for place in columns.indices {
        for column in moves(columns[place], partition) {
          var source = columns
          source[place] = column
          moved.append(source)
        }
      }
    }
    return (mixed, moved)
  }

  /// The columns in which the differences across the parts change by the same unit, and those inside do not.
  private func moves(_ signs: [Int], _ partition: Int) -> [[Int]] {
    let all = (0..<(1 << problem.items)).map { bits in
      (0..<problem.items).map { 1 - 2 * (bits >> $0 & 1) }
    }
    // A column and its negative have other differences unless they are constant; of the constant ones one is kept.
    return all.filter { other in
      if other.allSatisfy({ $0 == -1 }) { return false }
      let changes = pairs.map { i, j -> (isAcross: Bool, change: Int) in
        let change = ((other[i] - other[j]) - (signs[i] - signs[j])) / 2
        let isAcross = problem.separates(partition, i, j)
        // Counted from the part of the last item.
        return (isAcross, partition >> i & 1 == 1 ? change : -change)
      }
      let across = Set(changes.filter(\.isAcross).map(\.change))
      return (across == [1] || across == [-1])
        && changes.allSatisfy { $0.isAcross || $0.change == 0 }
    }
  }

  /// How many of the sources there are, and how many of them the rule does not serve.
  var counts: (mixed: Int, moved: Int, unserved: Int) {
    let (mixed, moved) = sources
    let unserved = (mixed + moved).count { !isServed($0) }
    return (mixed.count, moved.count, unserved)
  }

  private func isServed(_ columns: [[Int]]) -> Bool {
    answers.indices.allSatisfy { y in
      guard let answer = answers[y] else { return false }
      let products = (0..<problem.items).map { item in
        columns.indices.reduce(0) { $0 + columns[$1][item] * (1 - 2 * (y >> $1 & 1)) }
      }
      return products[answer] == products.max()
    }
  }
}
