import ExactArithmetic
import InformationTheory

/// What a message tells about one sample of each of `k` clusters, with and without the clusters.
package struct ClusterInformation: Sendable {
  /// `I(X;M)`.
  package let information: LogForm
  /// `I(X;M|P)`.
  package let informationGivenClusters: LogForm

  /// Enumerates the `3^(kd)` values of the clusters `P`, and for each the samples that they can give.
  ///
  /// - Complexity: O(4^(kd)) additions for each message.
  /// - Throws: `GameError` when the message does not fit the game.
  package init(_ instance: GameInstance) throws {
    let messageWeights = try instance.game.weights(of: instance.message)
    let denominator = messageWeights.reduce(Integer.zero) { $0 + $1[0] }
    let bits = instance.game.inputBits!
    let rho = instance.game.correlation
    // H(M) and H(M|X), then H(M|P): entropies of many laws over one denominator add up in one histogram.
    var messages = CountHistogram()
    var rows = CountHistogram()
    // fixed[t]: the laws of M given each value of P with t fixed coordinates, over the denominator 2^(kd-t) D.
    var fixed = [CountHistogram](repeating: CountHistogram(), count: bits + 1)
    for weights in messageWeights {
      let support = weights.indices.filter { !weights[$0].isZero }
      for input in support { rows.insert(weights[input]) }
      messages.insert(weights.reduce(.zero, +))
      for mask in weights.indices {
        // The coordinates in the mask are fixed; the key has their signs.
        var counts: [Int: Integer] = [:]
        for input in support { counts[input & mask, default: .zero] += weights[input] }
        for count in counts.values { fixed[mask.nonzeroBitCount].insert(count) }
      }
    }
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
