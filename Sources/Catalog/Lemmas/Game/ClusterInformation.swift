import ExactArithmetic
import InformationTheory
import Memorization

/// What a message tells about one sample of each of `k` clusters, with and without the clusters.
struct ClusterInformation: Sendable {
  /// `I(X;M)`.
  let information: LogForm
  /// `I(X;M|P)`.
  let informationGivenClusters: LogForm

  /// Enumerates the `3^(kd)` values of the clusters `P`, and for each the samples that they can give.
  ///
  /// - Complexity: O(4^(kd)) additions for each message.
  /// - Throws: `GameError` when the message does not fit the game.
  init(_ instance: GameInstance) throws {
    let enumeration = try MessageEnumeration(instance.message, in: instance.game)
    let bits = instance.game.inputBits!
    let rho = instance.game.correlation
    let inputs = 1 << bits
    // H(M) and H(M|X), then H(M|P): entropies of many laws over one denominator add up in one histogram.
    var messages = CountHistogram()
    var rows = CountHistogram()
    // fixed[t]: the laws of M given each value of P with t fixed coordinates, over the denominator 2^(kd-t) D.
    var fixed = [CountHistogram](repeating: CountHistogram(), count: bits + 1)
    var weights = [Integer](repeating: .zero, count: inputs)
    for message in 0..<enumeration.messageCount {
      let range = enumeration.offsets[message]..<enumeration.offsets[message + 1]
      for input in 0..<inputs { weights[input] = .zero }
      for position in range {
        let weight = enumeration.weights?[position] ?? .one
        weights[Int(enumeration.inputs[position])] = weight
        rows.insert(weight)
      }
      messages.insert(enumeration.totalWeight(of: message))
      for mask in 0..<inputs {
        // The coordinates in the mask are fixed; `value` has their signs.
        var counts: [Int: Integer] = [:]
        for position in range {
          let input = Int(enumeration.inputs[position])
          counts[input & mask, default: .zero] += weights[input]
        }
        for count in counts.values { fixed[mask.nonzeroBitCount].insert(count) }
      }
    }
    let denominator = enumeration.denominator
    let rowEntropy =
      Rational(1).scaled(byPowerOfTwo: -bits) * rows.entropy(total: denominator)
    information = messages.entropy(total: denominator << bits) - rowEntropy
    var clusterEntropy = LogForm.zero
    for (t, histogram) in fixed.enumerated() {
      let probability = (rho / 2).power(t) * (1 - rho).power(bits - t)
      if probability.isZero { continue }
      clusterEntropy += probability * histogram.entropy(total: denominator << (bits - t))
    }
    informationGivenClusters = clusterEntropy - rowEntropy
  }
}
