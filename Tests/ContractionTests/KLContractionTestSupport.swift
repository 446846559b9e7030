import Contraction
import ExactArithmetic
import Foundation
import InformationTheory
import Work

/// How many times the usual number of random cases to try.
let caseMultiplier =
  ProcessInfo.processInfo.environment["LEMMATA_TEST_MULTIPLIER"].flatMap(Int.init) ?? 1

extension SplitMix64 {
  /// A channel with integer weights: small, with zeros, equal or proportional rows, deterministic, or long.
  mutating func cornerChannel(inputs: Int, outputs: Int) -> Channel {
    let kind = Int.random(in: 0...6, using: &self)
    var rows: [[Integer]] = []
    for _ in 0..<inputs {
      var row: [Integer] = (0..<outputs).map { _ in
        switch kind {
        case 0: return Integer(Int.random(in: 0...1, using: &self))
        case 1: return Integer(Int.random(in: 0...3, using: &self))
        case 2: return 0
        case 3:
          return Integer(next()) * Integer(next()) * Integer(Int.random(in: 0...3, using: &self))
        default: return Integer(Int.random(in: 0...60, using: &self))
        }
      }
      if row.allSatisfy(\.isZero) { row[Int.random(in: 0..<outputs, using: &self)] = 1 }
      if let other = rows.randomElement(using: &self), Int.random(in: 0...9, using: &self) == 0 {
        row = other
      }
      rows.append(row)
    }
    return try! Channel(normalizing: rows)
  }

  /// A law on 0, ..., count - 1; some outcomes may have probability 0.
  mutating func cornerLaw(_ count: Int) -> FiniteLaw<Int> {
    var weights = (0..<count).map { _ in Integer(Int.random(in: 0...6, using: &self)) }
    if weights.allSatisfy(\.isZero) { weights[0] = 1 }
    return try! FiniteLaw(normalizing: weights)
  }
}

/// Every row of `count` integer weights from 0 to `greatest` but the zeros, by distinct laws.
func rows(of count: Int, weightsTo greatest: Int) -> [[Rational]] {
  var seen: Set<[Rational]> = []
  var result: [[Rational]] = []
  var weights = [Int](repeating: 0, count: count)
  while true {
    let total = weights.reduce(0, +)
    if total > 0 {
      let row = weights.map { Rational($0, total) }
      if seen.insert(row).inserted { result.append(row) }
    }
    guard let position = weights.firstIndex(where: { $0 < greatest }) else { return result }
    for index in 0..<position { weights[index] = 0 }
    weights[position] += 1
  }
}

/// The number with 2^-bits precision that the maximum over b of the function for a pair of rows is near to,
/// found by bisection on the sign of the derivative in exact arithmetic on dyadic b.
func klByBisection(_ p: [Rational], _ q: [Rational], bits: Int = 64) -> Enclosure {
  let pairs = zip(p, q).filter { !($0.isZero && $1.isZero) }
  func slope(_ b: Rational) -> Rational {
    pairs.reduce(Rational.zero) { sum, pair in
      if pair.0.isZero || pair.1.isZero { return sum }
      let mixture = b * pair.0 + (1 - b) * pair.1
      return sum + pair.0 * pair.1 * (pair.0 - pair.1) / (mixture * mixture)
    }
  }
  func value(_ b: Rational) -> Rational {
    let sum = pairs.reduce(Rational.zero) { sum, pair in
      let d = pair.0 - pair.1
      return sum + d * d / (b * pair.0 + (1 - b) * pair.1)
    }
    return b * (1 - b) * sum
  }
  var (left, right) = (Rational.zero, Rational.one)
  while right - left > Rational(1).scaled(byPowerOfTwo: -bits) {
    let middle = (left + right).scaled(byPowerOfTwo: -1)
    if slope(middle).signum() > 0 { left = middle } else { right = middle }
  }
  let middle = (left + right).scaled(byPowerOfTwo: -1)
  let reached = value(middle)
  // The tangent at the middle bounds the maximum, which is not farther than 2^-bits.
  let rise = slope(middle).magnitude.scaled(byPowerOfTwo: -bits)
  return Enclosure(reached, reached + rise).rounded(toBits: 2 * bits)
}
