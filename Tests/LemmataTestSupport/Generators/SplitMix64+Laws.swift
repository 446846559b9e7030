import ExactArithmetic
import InformationTheory
import Work

extension SplitMix64 {
  /// Integer weights, not all zero: deterministic, equal, with zeros, small, of very different sizes, or beyond a machine
  /// word.
  package mutating func weights(_ count: Int) -> [Integer] {
    var weights: [Integer]
    switch int(0...8) {
    case 0:
      weights = Array(repeating: 0, count: count)
    case 1:
      weights = Array(repeating: 1, count: count)
    case 2, 3:
      weights = (0..<count).map { _ in Integer(int(0...1) * int(1...9)) }
    case 4:
      weights = (0..<count).map { _ in Integer(next()) * Integer(next()) * Integer(int(0...3)) }
    case 5:
      // A tiny mass beside great ones.
      weights = (0..<count).map { _ in Integer(1) << (coin() ? 0 : int(1...100)) }
    default:
      weights = (0..<count).map { _ in Integer(int(0...20)) }
    }
    if weights.allSatisfy(\.isZero) { weights[index(below: count)] = 1 }
    return weights
  }

  /// Probabilities that sum to 1, as ``weights(_:)``.
  package mutating func probabilities(_ count: Int) -> [Rational] {
    let weights = weights(count)
    let total = weights.reduce(Integer.zero, +)
    return weights.map { Rational($0, total) }
  }

  /// Probabilities that sum to 1, with a denominator below `12 count` and often zeros.
  package mutating func shortProbabilities(_ count: Int) -> [Rational] {
    while true {
      let counts = (0..<count).map { _ in max(0, index(below: 12) - 3) }
      let total = counts.reduce(0, +)
      if total > 0 { return counts.map { Rational($0, total) } }
    }
  }

  /// A law on `0, ..., count - 1`, as ``weights(_:)``.
  package mutating func law(_ count: Int) -> FiniteLaw<Int> {
    try! FiniteLaw(normalizing: weights(count))
  }

  /// The rows of a channel: any, deterministic, equal to one another, with repeated or proportional columns, or with an
  /// output that never occurs.
  package mutating func channelRows(inputs: Int, outputs: Int) -> [[Rational]] {
    var rows = (0..<inputs).map { _ in probabilities(outputs) }
    switch int(0...6) {
    case 0:
      // A deterministic channel.
      rows = (0..<inputs).map { _ in
        let output = index(below: outputs)
        return (0..<outputs).map { $0 == output ? 1 : 0 }
      }
    case 1:
      // All rows are equal.
      rows = Array(repeating: rows[0], count: inputs)
    case 2 where inputs > 1:
      rows[inputs - 1] = rows[0]
    case 3 where outputs > 1:
      // The last column is a multiple of the first one, which may be the same.
      let share = probability()
      for row in rows.indices {
        let sum = rows[row][0] + rows[row][outputs - 1]
        rows[row][0] = share * sum
        rows[row][outputs - 1] = (1 - share) * sum
      }
    default: break
    }
    return rows
  }

  /// A channel, as ``channelRows(inputs:outputs:)``.
  package mutating func channel(inputs: Int, outputs: Int) -> Channel {
    try! Channel(channelRows(inputs: inputs, outputs: outputs))
  }

  /// A channel whose probabilities are short fractions, often 0: for what takes long with long ones.
  package mutating func shortChannel(inputs: Int, outputs: Int) -> Channel {
    try! Channel((0..<inputs).map { _ in shortProbabilities(outputs) })
  }

  /// A joint law of `X`, `Y`, `Z`, `W` and `V`, or the first of them, with the given sizes of alphabets.
  package mutating func joint(_ sizes: [Int]) -> JointLaw {
    let names = Array(["X", "Y", "Z", "W", "V"].prefix(sizes.count))
    var combinations: [[Int]] = [[]]
    for size in sizes { combinations = combinations.flatMap { c in (0..<size).map { c + [$0] } } }
    let probabilities = probabilities(combinations.count)
    return try! JointLaw(
      names, entries: zip(combinations, probabilities).map { (outcomes: $0, weight: $1) })
  }
}
