import ExactArithmetic
import InformationTheory

/// Lists of small channels, laws and words, from which the cases of lemmas are made.
package enum SmallChannels {
  /// All channels whose rows are multiples of `1/total`.
  package static func all(inputs: Int, outputs: Int, total: Int) -> [Channel] {
    let rows = compositions(of: total, into: outputs)
    return words(inputs, over: rows.count).map { choice in
      // Each row has a positive sum, so the rows make a channel.
      try! Channel(normalizing: choice.map { rows[$0].map { Integer($0) } })
    }
  }

  /// All laws on `outcomes` outcomes whose probabilities are multiples of `1/total`.
  package static func laws(_ outcomes: Int, total: Int) -> [FiniteLaw<Int>] {
    compositions(of: total, into: outcomes).map { law($0) }
  }

  /// The law proportional to weights.
  ///
  /// - Precondition: the weights are not negative and not all 0.
  package static func law(_ weights: [Int]) -> FiniteLaw<Int> {
    try! FiniteLaw(normalizing: weights.map { Integer($0) })
  }

  /// The uniform law on the inputs of a channel.
  package static func uniform(_ channel: Channel) -> FiniteLaw<Int> {
    law([Int](repeating: 1, count: channel.inputCount))
  }

  /// A random channel with small weights, zeros among them.
  package static func random(
    inputs: Int, outputs: Int, using generator: inout some RandomNumberGenerator
  ) -> Channel {
    let rows = (0..<inputs).map { _ -> [Integer] in
      var row = (0..<outputs).map { _ in max(0, Int.random(in: -1...5, using: &generator)) }
      row[Int.random(in: 0..<outputs, using: &generator)] += 1
      return row.map { Integer($0) }
    }
    return try! Channel(normalizing: rows)
  }

  /// A random law with small positive weights.
  package static func randomLaw(
    _ outcomes: Int, using generator: inout some RandomNumberGenerator
  ) -> FiniteLaw<Int> {
    law((0..<outcomes).map { _ in Int.random(in: 1...6, using: &generator) })
  }

  /// Named channels with rational coefficients: symmetric, erasure and Z-channels.
  package static var named: [(name: String, channel: Channel)] {
    let names = [
      "bsc:0", "bsc:1/10", "bsc:1/4", "bsc:1/2", "bec:0", "bec:1/3", "bec:1", "z:1/4", "z:2/3",
      "qsc:3,1/5", "qsc:4,1/2", "qec:3,1/4", "id:3",
    ]
    // All names are known, with parameters in range.
    return names.map { ($0, try! Channel(named: $0)) }
  }

  /// All lists of non-negative integers of a length with a sum.
  package static func compositions(of total: Int, into parts: Int) -> [[Int]] {
    if parts == 1 { return [[total]] }
    return (0...total).flatMap { first in
      compositions(of: total - first, into: parts - 1).map { [first] + $0 }
    }
  }

  /// All words of a length over the letters `0..<letters`.
  package static func words(_ length: Int, over letters: Int) -> [[Int]] {
    (0..<length).reduce([[]]) { words, _ in
      words.flatMap { word in (0..<letters).map { word + [$0] } }
    }
  }
}
