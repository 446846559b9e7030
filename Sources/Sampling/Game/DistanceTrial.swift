import Foundation
import Memorization

/// One thread's simulation of the distances alone: that of `Y` from the example it copies, which is
/// Bin(d, delta), and the least of those from the others, which are independent Bin(d, 1/2).
///
/// The laws are tables in double precision, whose error of about 1e-12 is far below what any number of trials
/// can show.
struct DistanceTrial: Sendable {
  private let own: DistanceTable
  /// The law of the least of the other distances; none for `k = 1`.
  private let others: DistanceTable?
  /// For a distance `w`, the chance that Bob picks the right one of those that are tied there.
  private let tieChances: [Double]

  init(game: Game, correlation: Double, bits: Int) {
    let k = Double(game.examples)
    let masses = BinomialMasses.all(bits, probability: (1 - correlation) / 2)
    own = DistanceTable(masses)
    let fair = BinomialMasses.all(bits, probability: 0.5)
    // tails[w] = Pr[Bin(d, 1/2) >= w], added up from the smallest terms.
    var tails = [Double](repeating: 0, count: bits + 2)
    for w in stride(from: bits, through: 0, by: -1) { tails[w] = min(1, tails[w + 1] + fair[w]) }
    // Pr[least = w] = T_w^m - T_(w+1)^m for m = k - 1, without cancellation.
    func leastMass(_ w: Int, among m: Double) -> Double {
      guard tails[w] > 0 else { return 0 }
      let below = -expm1(m * log1p(-min(1, fair[w] / tails[w])))
      return exp(m * log(tails[w])) * below
    }
    others =
      game.examples == 1
      ? nil : DistanceTable((0...bits).map { leastMass($0, among: k - 1) })
    tieChances = (0...bits).map { w in
      tails[w] > 0 ? DistanceTrial.tieChance(min(1, fair[w] / tails[w]), others: k - 1) : 0
    }
  }

  /// The chance of the right guess when the copied example and some of the others are tied as nearest.
  ///
  /// Given that none of the `m` others is nearer, each is tied with probability `q`; with N of them tied this is
  /// `E[1/(1+N) | N >= 1]`, where `E[1/(1+N)] = (1 - (1-q)^(m+1)) / ((m+1) q)`.
  private static func tieChance(_ q: Double, others m: Double) -> Double {
    // The difference below cancels; one other is tied then, but for terms of order (m q)^2.
    if m * q < 1e-4 { return 0.5 - (m - 1) * q / 12 }
    let none = exp(m * log1p(-q))
    let mean = -expm1((m + 1) * log1p(-q)) / ((m + 1) * q)
    return (mean - none) / (1 - none)
  }

  /// Plays once; returns whether Bob is right.
  func play(_ stream: inout BitStream) -> Bool {
    guard let others else { return true }
    let own = own.draw(&stream)
    let least = others.draw(&stream)
    if own != least { return own < least }
    return stream.nextUniform() < tieChances[own]
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

/// A law on 0...n that is drawn from in constant time, by the alias method.
///
/// Source: M. D. Vose, "A linear algorithm for generating random numbers with a given distribution", IEEE
/// Transactions on Software Engineering 17, 1991.
struct DistanceTable: Sendable {
  private let first: Int
  private let thresholds: [Double]
  private let aliases: [Int32]

  /// - Precondition: masses are not negative, and one is positive.
  init(_ masses: [Double]) {
    let first = masses.firstIndex { $0 > 0 }!
    let last = masses.lastIndex { $0 > 0 }!
    self.first = first
    let sum = masses[first...last].reduce(0, +)
    let count = last - first + 1
    var scaled = masses[first...last].map { $0 / sum * Double(count) }
    var aliases = (0..<Int32(count)).map { $0 }
    var small = scaled.indices.filter { scaled[$0] < 1 }
    var large = scaled.indices.filter { scaled[$0] >= 1 }
    while let less = small.popLast(), let more = large.last {
      aliases[less] = Int32(more)
      scaled[more] -= 1 - scaled[less]
      if scaled[more] < 1 {
        large.removeLast()
        small.append(more)
      }
    }
    // What is left is 1 up to rounding.
    for index in large { scaled[index] = 1 }
    thresholds = scaled
    self.aliases = aliases
  }

  func draw(_ stream: inout BitStream) -> Int {
    // The high half of a product picks the column, the low half is its fraction.
    let (column, fraction) = stream.next().multipliedFullWidth(by: UInt64(thresholds.count))
    let index = Int(column)
    let isOwn = Double(fraction >> 11) * 0x1p-53 < thresholds[index]
    return first + (isOwn ? index : Int(aliases[index]))
  }
}
