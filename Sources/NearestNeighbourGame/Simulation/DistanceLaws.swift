import Foundation

/// The laws of the distances in a game: that of `Y` from the example it copies, which is Bin(d, delta), and the least
/// of those from the others, which are independent Bin(d, 1/2).
///
/// The laws are in double precision.  Their relative errors are about `10^-15 d`, hardly more for many examples: what
/// `k` multiplies is the logarithm of a tail, which is computed from the complement where the tail is near 1.
package struct DistanceLaws: Sendable {
  /// `Pr[own distance = w]` for `w` from 0 to the number of coordinates.
  package let own: [Double]
  /// `Pr[least of the other distances = w]`; none for `k = 1`.
  package let leastOfOthers: [Double]?
  /// For a distance `w`, the chance that Bob picks the right one of those that are tied there.
  package let tieChances: [Double]

  package init(game: Game, correlation: Double, bits: Int) {
    let k = Double(game.examples)
    own = BinomialMasses.all(bits, probability: (1 - correlation) / 2)
    let fair = BinomialMasses.all(bits, probability: 0.5)
    // tails[w] = Pr[Bin(d, 1/2) >= w] and below[w] = Pr[Bin(d, 1/2) < w], added up from the smallest terms.
    var tails = [Double](repeating: 0, count: bits + 2)
    for w in stride(from: bits, through: 0, by: -1) { tails[w] = min(1, tails[w + 1] + fair[w]) }
    var below = [Double](repeating: 0, count: bits + 2)
    for w in 0...bits { below[w + 1] = min(1, below[w] + fair[w]) }
    func share(_ w: Int) -> Double { tails[w] > 0 ? min(1, fair[w] / tails[w]) : 0 }
    // Pr[least = w] = T_w^m - T_(w+1)^m for m = k - 1, without cancellation.
    func leastMass(_ w: Int, among m: Double) -> Double {
      guard tails[w] > 0 else { return 0 }
      let logarithm = tails[w] > 0.5 ? log1p(-below[w]) : log(tails[w])
      return exp(m * logarithm) * -expm1(m * log1p(-share(w)))
    }
    leastOfOthers = game.examples == 1 ? nil : (0...bits).map { leastMass($0, among: k - 1) }
    tieChances = (0...bits).map { DistanceLaws.tieChance(share($0), others: k - 1) }
  }

  /// The chance of the right guess when the copied example and some of the others are tied as nearest.
  ///
  /// Given that none of the `m` others is nearer, each is tied with probability `q`; with N of them tied this is
  /// `E[1/(1+N) | N >= 1]`, where `E[1/(1+N)] = (1 - (1-q)^(m+1)) / ((m+1) q)`.
  private static func tieChance(_ q: Double, others m: Double) -> Double {
    if q == 0 { return 0 }
    // The difference below cancels; one other is tied then, but for terms of order (m q)^2.
    if m * q < 1e-4 { return 0.5 - (m - 1) * q / 12 }
    let none = exp(m * log1p(-q))
    let mean = -expm1((m + 1) * log1p(-q)) / ((m + 1) * q)
    return (mean - none) / (1 - none)
  }

  /// Bob's success: that his example is nearer than all others, or wins the tie.
  package var success: Double {
    guard let leastOfOthers else { return 1 }
    var (farther, sum) = (0.0, 0.0)
    for w in own.indices.reversed() {
      sum += own[w] * (farther + leastOfOthers[w] * tieChances[w])
      farther += leastOfOthers[w]
    }
    return sum
  }
}

/// The probabilities of a binomial law.
enum BinomialMasses {
  /// `C(n, w) p^w (1-p)^(n-w)` for `w` from 0 to `n`, from the mode outwards by ratios, then scaled to sum 1.
  static func all(_ n: Int, probability p: Double) -> [Double] {
    var masses = [Double](repeating: 0, count: n + 1)
    if p <= 0 || p >= 1 {
      masses[p <= 0 ? 0 : n] = 1
      return masses
    }
    let mode = min(n, Int(Double(n + 1) * p))
    masses[mode] = 1
    for w in stride(from: mode, to: 0, by: -1) {
      masses[w - 1] = masses[w] * (Double(w) * (1 - p)) / (Double(n - w + 1) * p)
    }
    for w in mode..<n {
      masses[w + 1] = masses[w] * (Double(n - w) * p) / (Double(w + 1) * (1 - p))
    }
    let sum = masses[..<mode].reduce(0, +) + masses[mode...].reversed().reduce(0, +)
    return masses.map { $0 / sum }
  }
}
