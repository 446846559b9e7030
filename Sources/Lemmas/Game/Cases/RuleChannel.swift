import ExactArithmetic
import Work

/// A channel from the sources of a small game to its rules, in whole numbers: every row adds up to the same.
struct RuleChannel {
  let game: RewardedRules
  let rules: [[Int]]
  /// By source, then by rule.
  let rows: [[Int]]
  let total: Int

  private init(_ game: RewardedRules, _ rules: [[Int]], _ rows: [[Int]]) {
    self.game = game
    self.rules = rules
    self.rows = rows
    total = rows[0].reduce(0, +)
  }

  /// A channel with three rules for each source.
  init(_ game: RewardedRules, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let rules = game.rules
    let rows = (0..<game.sourceCount).map { _ in
      var row = [Int](repeating: 0, count: rules.count)
      for weight in [1, 2, 3] { row[Int.random(in: rules.indices, using: &random)] += weight }
      return row
    }
    self.init(game, rules, rows)
  }

  /// The mean over all symmetries `g` of the channels `P(g f|g x)`.
  func averaged() -> RuleChannel {
    let indices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })
    var sums = rows.map { $0.map { _ in 0 } }
    for element in GameSymmetries(examples: game.examples, dimension: game.dimension).elements {
      let images = rules.map { indices[GameSymmetries.rule(element, $0)]! }
      for source in rows.indices {
        let row = rows[GameSymmetries.source(element, source, game)]
        for rule in images.indices { sums[source][rule] += row[images[rule]] }
      }
    }
    return RuleChannel(game, rules, sums)
  }

  /// The orbit of each rule, and of each source, from 0 on.
  static func orbits(_ game: RewardedRules, _ rules: [[Int]]) -> (rules: [Int], sources: [Int]) {
    let elements = GameSymmetries(examples: game.examples, dimension: game.dimension).elements
    func names<Element: Hashable>(
      _ all: [Element], _ images: (Element) -> [Element]
    ) -> [Int] {
      var name: [Element: Int] = [:]
      var next = 0
      for element in all where name[element] == nil {
        for image in images(element) { name[image] = next }
        next += 1
      }
      return all.map { name[$0]! }
    }
    return (
      names(rules) { rule in elements.map { GameSymmetries.rule($0, rule) } },
      names(Array(0..<game.sourceCount)) { source in
        elements.map { GameSymmetries.source($0, source, game) }
      }
    )
  }

  /// A channel whose weight for each source, orbit of rules and reward is spread evenly.
  func spread(_ orbits: [Int]) -> RuleChannel {
    let rewards = rows.indices.map { source in rules.map { game.reward(source, $0) } }
    let cells = rewards.map { rewards -> [[Int]: [Int]] in
      Dictionary(grouping: rules.indices) { [orbits[$0], rewards[$0]] }
    }
    // A multiple of the sizes of all cells.
    let scale = cells.reduce(1) { scale, cells in
      cells.values.reduce(scale) { RuleChannel.multiple($0, $1.count) }
    }
    return RuleChannel(
      game, rules,
      rows.indices.map { source in
        var row = rows[source]
        for cell in cells[source].values {
          let share = cell.reduce(0) { $0 + rows[source][$1] } * (scale / cell.count)
          for rule in cell { row[rule] = share }
        }
        return row
      })
  }

  private static func multiple(_ a: Int, _ b: Int) -> Int {
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    return a / x * b
  }

  // MARK: Values

  /// `I(X;F)` of uniform sources.
  var information: LogForm {
    let columns = rules.indices.map { rule in rows.reduce(0) { $0 + $1[rule] } }
    let form = RuleChannel.entropySum(rows.joined()) - RuleChannel.entropySum(columns)
    return Rational(1, total * rows.count) * form + LogForm.log(rows.count)
  }

  /// `sum n log n`.
  private static func entropySum(_ numbers: some Sequence<Int>) -> LogForm {
    var counts: [Int: Int] = [:]
    for number in numbers where number > 1 { counts[number, default: 0] += 1 }
    return LogForm(
      counts.map { number, count in
        LogForm.Term(coefficient: Rational(number) * Rational(count), base: Integer(number))
      })
  }

  /// The mean of `n(X,F)`.
  var meanReward: Rational {
    let sum = rows.indices.reduce(0) { sum, source in
      rules.indices.reduce(sum) { partial, rule in
        let weight = rows[source][rule]
        return weight == 0 ? partial : partial + weight * game.reward(source, rules[rule])
      }
    }
    return Rational(sum, total * rows.count)
  }
}
