import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Work

extension SymmetricSDPILemma {
  public func cases(_ scope: LemmaScope) -> [Instance] {
    let correlations = NoisyMessage.standardCorrelations
    var cases: [Instance] = []
    for rho in [0] + correlations + [1] {
      cases += TwoRoundTable(NoisyCube(dimension: 1, correlation: rho)).conversations { _ in true }
    }
    for rho in correlations {
      let table = TwoRoundTable(NoisyCube(dimension: 2, correlation: rho))
      cases += table.conversations { message in
        // Once Alice has told everything there is nothing left for Bob to tell her.
        scope == .exhaustive || rho == Rational(1, 2) && message.parts.count < 4
      }
    }
    cases += SymmetricSDPILemma.random(100, dimensions: 1...2, seed: 2017)
    if scope == .exhaustive {
      cases += SymmetricSDPILemma.random(3000, dimensions: 1...3, seed: 2019)
    }
    return cases
  }

  private static func random(
    _ count: Int, dimensions: ClosedRange<Int>, seed: UInt64
  ) -> [Instance] {
    var generator = SplitMix64(seed: seed)
    let correlations = NoisyMessage.standardCorrelations + [Rational(9, 10)]
    let cubes = dimensions.map { dimension in
      correlations.map { NoisyCube(dimension: dimension, correlation: $0) }
    }
    return (0..<count).map { index in
      let cube = cubes[index % dimensions.count][index / dimensions.count % correlations.count]
      let rounds = Int.random(in: 2...4, using: &generator)
      return Instance(
        .random(dimension: cube.dimension, rounds: rounds, using: &generator), on: cube,
        name: "random conversation \(index + 1) of seed \(seed), \(rounds) rounds")
    }
  }
}

extension Conversation {
  /// A conversation in which each round has two values, with random weights that are often 0 or 1.
  static func random(
    dimension: Int, rounds: Int, byAlice isAlice: Bool = true,
    using generator: inout some RandomNumberGenerator
  ) -> Conversation {
    if rounds == 0 { return .end }
    let total = Int.random(in: 1...5, using: &generator)
    let weights = (0..<(1 << dimension)).map { _ in Int.random(in: 0...total, using: &generator) }
    var turns: [Turn] = []
    for value in [weights, weights.map { total - $0 }] {
      turns.append(
        Turn(
          weights: value,
          next: .random(
            dimension: dimension, rounds: rounds - 1, byAlice: !isAlice, using: &generator)))
    }
    return isAlice ? .alice(turns) : .bob(turns)
  }
}

/// Deterministic conversations of two rounds about a small cube.
///
/// The informations of the second round are sums over the values of the first, so the terms are computed
/// once for each value of the first message and each reply to it.
struct TwoRoundTable: Sendable {
  let cube: NoisyCube
  /// The messages of either player.
  let partitions: [CubePartition]
  private var firsts: [NoisyCube.Exchange] = []
  /// The terms of the replies, by the part of the first message.
  private var seconds: [UInt32: [NoisyCube.Exchange]] = [:]

  init(_ cube: NoisyCube) {
    self.cube = cube
    partitions = CubePartition.all(dimension: cube.dimension)
    let replies = partitions.map { Conversation.turns($0).map(\.weights) }
    for (partition, weights) in zip(partitions, replies) {
      firsts.append(cube.round(weights, byAlice: true, after: cube.emptyTranscript))
      for (part, value) in zip(partition.parts, weights) where seconds[part] == nil {
        let said = cube.extended(cube.emptyTranscript, by: value, of: weights, byAlice: true)
        seconds[part] = replies.map { cube.round($0, byAlice: false, after: said) }
      }
    }
  }

  /// The informations of a conversation: a message of Alice and a reply to each of its values.
  func exchange(first: Int, replies: [Int]) -> NoisyCube.Exchange {
    zip(partitions[first].parts, replies).reduce(firsts[first]) { sum, item in
      sum + seconds[item.0]![item.1]
    }
  }

  /// All conversations, except that after some messages of Alice the reply is the same function of Bob's bits
  /// whatever she said.
  ///
  /// - Parameter dependsOn: whether the reply to a message may depend on its value.
  func conversations(
    _ dependsOn: (_ message: CubePartition) -> Bool
  ) -> [SymmetricSDPILemma.Instance] {
    partitions.indices.flatMap { first in
      let values = partitions[first].parts.count
      var words: [[Int]] = [[]]
      if dependsOn(partitions[first]) {
        for _ in 0..<values {
          words = words.flatMap { word in partitions.indices.map { word + [$0] } }
        }
      } else {
        words = partitions.indices.map { [Int](repeating: $0, count: values) }
      }
      return words.map { SymmetricSDPILemma.Instance(self, first: first, replies: $0) }
    }
  }
}
