import AlgebraicNumbers
import Contraction
import ExactArithmetic
import Foundation
import InformationTheory
import LemmataTestSupport
import Testing
import Work

/// `eta_KL(P,W)` against a slow maximisation from below that shares no code, and the theorems from above.
@Suite struct FixedInputDifferentialTests {
  /// The greatest ratio of the laws on a grid and near its best one, by the definition, in double precision.
  private func slowly(_ channel: Channel, _ input: FiniteLaw<Int>) -> Double {
    let prior = input.probabilities.map { Double($0) }
    let rows = channel.rows.map { $0.map { Double($0) } }
    let reference = output(of: prior, rows)
    func ratio(_ law: [Double]) -> Double {
      let before = divergence(law, prior)
      return before < 1e-7 ? 0 : divergence(output(of: law, rows), reference) / before
    }
    var (best, greatest) = (prior, 0.0)
    for counts in compositions(of: 8, into: prior.count) {
      let law = counts.map { Double($0) / 8 }
      if zip(law, prior).contains(where: { $0 > 0 && $1 == 0 }) { continue }
      let value = ratio(law)
      if value > greatest { (best, greatest) = (law, value) }
    }
    var step = 1.0 / 8
    while step > 1e-5 {
      var isBetter = false
      for x in prior.indices {
        for sign in [1.0, -1] where prior[x] > 0 {
          var law = best
          law[x] = max(0, law[x] + sign * step)
          let total = law.reduce(0, +)
          law = law.map { $0 / total }
          let value = ratio(law)
          if value > greatest { (best, greatest, isBetter) = (law, value, true) }
        }
      }
      if !isBetter { step /= 2 }
    }
    return greatest
  }

  private func output(of law: [Double], _ rows: [[Double]]) -> [Double] {
    rows[0].indices.map { y in zip(law, rows).reduce(0) { $0 + $1.0 * $1.1[y] } }
  }

  private func divergence(_ p: [Double], _ q: [Double]) -> Double {
    zip(p, q).reduce(0) { $0 + ($1.0 > 0 ? $1.0 * log($1.0 / $1.1) : 0) }
  }

  private func compositions(of total: Int, into parts: Int) -> [[Int]] {
    if parts == 1 { return [[total]] }
    return (0...total).flatMap { first in
      compositions(of: total - first, into: parts - 1).map { [first] + $0 }
    }
  }

  @Test func randomChannelsWithCorners() throws {
    var generator = SplitMix64(seed: 1976)
    for _ in 0..<(40 * multiplier) {
      let (inputs, outputs) = (
        Int.random(in: 2...4, using: &generator), Int.random(in: 2...4, using: &generator)
      )
      let greatest = [1, 3, 64].randomElement(using: &generator)!
      let rows = (0..<inputs).map { _ -> [Integer] in
        var row = (0..<outputs).map { _ in
          Integer(max(0, Int.random(in: -1...greatest, using: &generator)))
        }
        if row.allSatisfy(\.isZero) { row[0] = .one }
        return row
      }
      let weights = (0..<inputs).map { _ in Integer(Int.random(in: 1...9, using: &generator)) }
      let (channel, input) = (
        try Channel(normalizing: rows), try FiniteLaw<Int>(normalizing: weights)
      )
      let result = try channel.klContraction(input: input, width: Rational(1, 10_000))
      let message: Comment = "\(channel), \(input)"
      #expect(slowly(channel, input) <= Double(result.interval.upper) + 1e-7, message)
      #expect(result.interval.lower <= channel.klContraction.value, message)
      #expect(try channel.chiSquareContraction(input: input) <= result.interval.upper, message)
      if let witness = result.witness {
        #expect(try witness.check(channel: channel, input: input) == .holds, message)
      }
    }
  }

  /// Five inputs and outputs, some transitions impossible and one of probability 1/129: outputs that have next to no mass
  /// under the tilted output law still matter to the tilted inputs.
  @Test func impossibleTransitions() throws {
    let channel = try Channel([
      [0, 9 / 116, 0, 1 / 2, 49 / 116],
      [13 / 129, 50 / 129, 1 / 129, 35 / 129, 10 / 43],
      [14 / 69, 4 / 69, 0, 2 / 69, 49 / 69],
      [55 / 193, 29 / 193, 64 / 193, 45 / 193, 0],
      [0, 38 / 105, 18 / 35, 13 / 105, 0],
    ])
    let input = try FiniteLaw.uniform(over: 0..<5)
    let result = try channel.klContraction(input: input, width: Rational(1, 1_000_000_000))
    #expect(result.maximum == .interior && result.interval.width <= Rational(1, 1_000_000_000))
    // The greatest of 30 maximisations by Nelder and Mead's method from random laws, refined by Newton's to 40 digits, with
    // scipy and mpmath.
    let unit = Rational(1, 1_000_000_000_000_000)
    let reference = 518_479_561_452_405 * unit
    #expect(result.interval.lower <= reference + unit && reference <= result.interval.upper)
    #expect(try #require(result.witness).check(channel: channel, input: input) == .holds)
  }

  /// A channel with three inputs and sixty outputs, whose `eta_KL(W)` is a root of a polynomial of degree 118.
  @Test func manyOutputs() throws {
    var generator = SplitMix64(seed: 60)
    let rows = (0..<3).map { _ in
      (0..<60).map { _ in Integer(Int.random(in: 1...64, using: &generator)) }
    }
    let channel = try Channel(normalizing: rows)
    let (input, width) = (try FiniteLaw.uniform(over: 0..<3), Rational(1, 1_000_000_000))
    let result = try channel.klContraction(input: input, width: width)
    #expect(result.interval.width <= width)
    #expect(slowly(channel, input) <= Double(result.interval.upper) + 1e-9)
    #expect(slowly(channel, input) >= Double(result.interval.lower) - 1e-3)
    #expect(try channel.chiSquareContraction(input: input) <= result.interval.upper)
  }

  /// Three inputs and outputs with zeros, where the maximum is at a corner, on a face or inside: the kinds are told apart.
  @Test func kindsOfMaxima() throws {
    let corner = try Channel([[1, 0, 0], [1 / 4, 1 / 2, 1 / 4], [1 / 4, 1 / 4, 1 / 2]])
    let atCorner = try corner.klContraction(input: .uniform(over: 0..<3))
    #expect(atCorner.maximum == .corner && atCorner.quotient != nil)
    let inside = try Channel([
      [1 / 2, 1 / 3, 1 / 6], [1 / 5, 2 / 5, 2 / 5], [1 / 7, 1 / 7, 5 / 7],
    ])
    let width = Rational(1, Integer(10).power(30))
    let interior = try inside.klContraction(input: .uniform(over: 0..<3), width: width)
    #expect(interior.maximum == .interior && interior.interval.width <= width)
    let limit = try Channel.binaryErasure(1 / 3).klContraction(input: .uniform(over: 0..<2))
    #expect(limit.maximum == .limitAtInput)
  }
}
