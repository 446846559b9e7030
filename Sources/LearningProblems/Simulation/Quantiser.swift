import Foundation

/// A standard normal variable cut into `2^b` equally likely intervals, each of which stands for its mean there.
package struct Quantiser: Sendable {
  /// The ends between intervals, in increasing order.
  package let ends: [Double]
  /// The means of the intervals, one more than there are ends.
  package let levels: [Double]

  /// - Precondition: `b >= 1`.
  package init(bits: Int) {
    let count = 1 << bits
    let upper = (count / 2 + 1..<count).map { index in
      Quantiser.quantile(tail: Double(count - index) / Double(count))
    }
    ends = upper.reversed().map { -$0 } + [0] + upper
    // E[Z | z < Z < z'] = (phi(z) - phi(z')) / Pr[z < Z < z'].
    let densities =
      [0] + ends.map { exp(-$0 * $0 / 2) / (2 * Double.pi).squareRoot() } + [0]
    levels = zip(densities, densities.dropFirst()).map { Double(count) * ($0 - $1) }
  }

  /// The mean of the interval in which a value lies.
  package func level(_ value: Double) -> Double {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if value > ends[middle] { low = middle + 1 } else { high = middle }
    }
    return levels[low]
  }

  /// The `z >= 0` with `Pr[Z > z] = q`, by bisection.
  private static func quantile(tail q: Double) -> Double {
    var (low, high) = (0.0, 16.0)
    while true {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { return middle }
      if erfc(middle / 2.0.squareRoot()) / 2 > q { low = middle } else { high = middle }
    }
  }
}
