import ExactArithmetic
import InformationTheory

extension Channel {
  /// Whether every permutation of the inputs with the same one of the outputs leaves the channel as it is, so that all pairs
  /// of inputs are alike: one probability on the diagonal and one beside it.
  ///
  /// - Complexity: O(n^2) for n inputs; the first entry that differs ends it.
  var isExchangeable: Bool {
    guard inputCount == outputCount, inputCount > 1 else { return false }
    let (kept, changed) = (counts[0], counts[1])
    return counts.indices.allSatisfy { index in
      counts[index] == (index % (inputCount + 1) == 0 ? kept : changed)
    }
  }
}
