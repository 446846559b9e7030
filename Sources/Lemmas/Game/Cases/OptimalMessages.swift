import ExactArithmetic
import InformationTheory
import NearestNeighbourGame
import Work

/// Messages for two examples with which Bob always names a nearest example.
enum OptimalMessages {
  /// Every partition of the 9 vectors for `d = 2` whose blocks each have a rule, as a message about the 16 pairs.
  static func partitions() throws -> [GameInstance] {
    let game = try Game(examples: 2, dimension: 2, correlation: Rational(1, 2))
    let vectors = DifferenceVector.all(dimension: 2)
    let requirements = vectors.map(\.requirement)
    var numbers: [DifferenceVector: Int] = [:]
    for (index, vector) in vectors.enumerated() { numbers[vector] = index }
    return SetPartitions.all(of: vectors.count).filter { labels in
      var rules = [(first: UInt64, second: UInt64)](repeating: (0, 0), count: vectors.count)
      for (label, required) in zip(labels, requirements) {
        rules[label].first |= required.first
        rules[label].second |= required.second
      }
      return rules.allSatisfy { $0.first & $0.second == 0 }
    }.map { labels in
      let table = (0..<16).map { labels[numbers[DifferenceVector($0 & 3, $0 >> 2, dimension: 2)]!] }
      return GameInstance(game, .table(table, name: SmallMessages.name(of: table)))
    }
  }

  /// Messages that name the first rule, in a random order, that serves the difference of the examples; the
  /// rules are the signs of `v . y` for the vectors `v` of odd weight, which serve every vector.
  static func random(dimension d: Int, count: Int, seed: UInt64) throws -> [GameInstance] {
    let game = try Game(examples: 2, dimension: d, correlation: Rational(1, 2))
    let rules = DifferenceVector.all(dimension: d).filter { $0.weight & 1 == 1 }.map(\.requirement)
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { index in
      let order = rules.shuffled(using: &generator)
      let table = (0..<(1 << (2 * d))).map { input in
        let vector = DifferenceVector(input & (1 << d - 1), input >> d, dimension: d)
        let required = vector.requirement
        return order.firstIndex {
          required.first & ~$0.first == 0 && required.second & ~$0.second == 0
        }!
      }
      return GameInstance(game, .table(table, name: "random order of rules \(index), seed \(seed)"))
    }
  }

  /// The greatest number of vectors that one rule of Bob serves, over all `2^(2^d)` rules.
  ///
  /// - Complexity: O(2^(2^d) 3^d).
  static func greatestService(dimension d: Int) -> Int {
    let requirements = DifferenceVector.all(dimension: d).map(\.requirement)
    return (0..<(UInt64(1) << (1 << UInt64(d)))).lazy.map { rule in
      requirements.count { $0.first & ~rule == 0 && $0.second & rule == 0 }
    }.max()!
  }
}
