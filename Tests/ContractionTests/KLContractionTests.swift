import AlgebraicNumbers
import Contraction
import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct KLContractionTests {
  let half = KLContraction.MixingWeight.interior(AlgebraicReal(Rational(1, 2)))

  func check(
    _ channel: Channel, _ value: Rational, _ weight: KLContraction.MixingWeight,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let result = channel.klContraction
    #expect(result.value == value, sourceLocation: sourceLocation)
    #expect(result.weight == weight, sourceLocation: sourceLocation)
    if value.isZero {
      #expect(result.pair == nil, sourceLocation: sourceLocation)
    } else {
      #expect(result.pair?.first == 0 && result.pair?.second == 1, sourceLocation: sourceLocation)
    }
  }

  @Test func closedForms() throws {
    for (n, d) in [(1, 10), (1, 3), (1, 1_000_000), (49, 100), (0, 1), (9, 10)] {
      let delta = Rational(n, d)
      check(try .binarySymmetric(delta), (1 - 2 * delta).power(2), half)
      check(try .binaryErasure(delta), 1 - delta, half)
      check(try .qaryErasure(4, delta), 1 - delta, half)
      // The supremum is only approached as the weight on the second input tends to 0.
      check(try .z(delta), 1 - delta, delta.isZero ? half : .towardsOne)
      // Two inputs of the q-ary symmetric channel: with a = 1 - delta and w = delta/(q-1), (a-w)^2 /
      // ((a+w)/2) / 2.
      for q in 2...6 {
        let (a, w) = (1 - delta, delta / Rational(q - 1))
        check(try .qarySymmetric(q, delta), (a - w).power(2) / (a + w), half)
      }
    }
    check(try .binarySymmetric(Rational(1, 2)), 0, half)
    check(try .identity(3), 1, half)
    check(try .identity(1), 0, half)
    check(try .z(1), 0, half)
    check(try Channel([[1]]), 0, half)
    check(try Channel([[Rational(1, 3), Rational(2, 3)]]), 0, half)
    check(try Channel([[1, 0], [1, 0], [1, 0]]), 0, half)
    check(try Channel([[1, 0, 0], [0, Rational(1, 2), Rational(1, 2)]]), 1, half)
    // The Z-channel with its inputs exchanged.
    check(try Channel([[Rational(1, 4), Rational(3, 4)], [1, 0]]), Rational(3, 4), .towardsZero)
  }

  /// A pair with two outputs that both inputs have: the maximiser solves a quadratic equation.
  @Test func asymmetricBinaryChannels() throws {
    for (a, b) in [(1, 3), (2, 7), (1, 9), (4, 5), (1, 2)] {
      for (c, d) in [(2, 3), (5, 7), (1, 4)] {
        let (p, q) = (Rational(a, b), Rational(c, d))
        if p == q { continue }
        let channel = try Channel([[p, 1 - p], [q, 1 - q]])
        // eta = 1 - (sqrt(pq) + sqrt((1-p)(1-q)))^2 = H^2 - H^4/4: Hellinger's bound is tight for two
        // outputs.
        let product = AlgebraicReal(p * q * (1 - p) * (1 - q)).squareRoot()
        let expected = (1 - p * q - (1 - p) * (1 - q)) - Rational(2) * product
        let result = channel.klContraction
        #expect(result.value == expected)
        #expect(result.value.hashValue == expected.hashValue)
      }
    }
  }

  @Test func pairsOfLaws() throws {
    let first = try FiniteLaw(["a": Rational(1, 10), "b": Rational(9, 10)])
    let second = try FiniteLaw(["b": Rational(1, 10), "a": Rational(9, 10)])
    let result = KLContraction(first, second)
    #expect(result.value == Rational(16, 25) && result.pair != nil && result.weight == half)
    let disjoint = KLContraction(first, try FiniteLaw(["c": 1]))
    #expect(disjoint.value == Rational(1))
    let same = KLContraction(first, first)
    #expect(same.value == Rational(0) && same.pair == nil)
    let z = KLContraction(try FiniteLaw(["a": 1]), first)
    #expect(z.value == Rational(9, 10) && z.weight == .towardsOne)
    #expect(z.weight.description == "1-" && result.weight.description == "1/2")
    #expect(KLContraction(first, try FiniteLaw(["a": 1])).weight.description == "0+")
  }

  @Test func ofTwoInputs() throws {
    let channel = try Channel([
      [Rational(1, 2), Rational(1, 2)], [Rational(1, 3), Rational(2, 3)], [1, 0],
    ])
    let all = (0..<3).flatMap { i in (0..<3).map { channel.klContraction(of: i, $0) } }
    #expect(all.map { $0.value }.max() == channel.klContraction.value)
    #expect(channel.klContraction.pair?.first == 1 && channel.klContraction.pair?.second == 2)
    #expect(channel.klContraction(of: 1, 1).pair == nil)
    #expect(channel.klContraction(of: 0, 1).value == channel.klContraction(of: 1, 0).value)
  }

  @Test func everyChannelWithTwoInputsAndOutputs() throws {
    let all = rows(of: 2, weightsTo: 6)
    for p in all {
      for q in all {
        let result = try Channel([p, q]).klContraction
        #expect(klByBisection(p, q).meets(result.value), "\(p) \(q)")
      }
    }
  }

  @Test func everyChannelWithThreeInputsAndOutputs() throws {
    let all = rows(of: 3, weightsTo: 2)
    var pairs: [[Enclosure]] = []
    for p in all { pairs.append(all.map { klByBisection(p, $0, bits: 40) }) }
    for (i, p) in all.enumerated() {
      for (j, q) in all.enumerated() {
        for (k, r) in all.enumerated() {
          let result = try Channel([p, q, r]).klContraction
          let bounds = [pairs[i][j], pairs[i][k], pairs[j][k]]
          let best = Enclosure(bounds.map(\.lower).max()!, bounds.map(\.upper).max()!)
          #expect(best.meets(result.value), "\(p) \(q) \(r)")
          if let pair = result.pair {
            let position = pair.first + pair.second - 1
            #expect(bounds[position].meets(result.value))
          }
        }
      }
    }
  }

  @Test func randomChannelsAgreeWithBisection() throws {
    var random = SplitMix64(seed: 11)
    for index in 0..<(60 * multiplier) {
      let (n, m) = (Int.random(in: 1...5, using: &random), Int.random(in: 1...7, using: &random))
      let channel = random.channel(inputs: n, outputs: m)
      let rows = channel.rows
      var best = Enclosure(0)
      for i in 0..<n {
        for j in 0..<i {
          let bounds = klByBisection(rows[i], rows[j])
          best = Enclosure(max(best.lower, bounds.lower), max(best.upper, bounds.upper))
        }
      }
      let result = channel.klContraction
      #expect(best.meets(result.value), "case \(index): \(channel)")
      guard let pair = result.pair else {
        #expect(result.value == Rational(0))
        continue
      }
      // The function at the weight reported attains the value.
      if case .interior(let weight) = result.weight {
        let (p, q) = (rows[pair.first], rows[pair.second])
        let b = weight.enclosure(bits: 200)
        let sum = zip(p, q).reduce(Enclosure.zero) { sum, entry in
          if entry.0.isZero || entry.1.isZero { return sum }
          let mixture = entry.0 * b + entry.1 * (Enclosure(1) - b)
          return sum + Enclosure(entry.0 * entry.1).divided(by: mixture, bits: 200)
        }
        let value = Enclosure(1) - sum
        #expect(value.meets(result.value) && value.width < Rational(1, Integer(10).power(40)))
      }
    }
  }

  @Test func theFirstOfSeveralPairsIsTaken() throws {
    // Rows 1 and 2 attain what rows 0 and 3 attain with outputs permuted.
    let a: [Rational] = [Rational(1, 2), Rational(1, 3), Rational(1, 6)]
    let b: [Rational] = [Rational(1, 6), Rational(1, 3), Rational(1, 2)]
    let result = try Channel([a, a, b, b]).klContraction
    #expect(result.pair?.first == 0 && result.pair?.second == 2)
    // The same value from pairs of different shape: erasure and the Z-channel.
    let e = Rational(1, 4)
    let mixed = try Channel([
      [1, 0, 0, 0, 0], [e, 1 - e, 0, 0, 0], [0, 0, 1 - e, e, 0], [0, 0, 0, e, 1 - e],
    ])
    #expect(mixed.klContraction.value == Rational(1))
    #expect(mixed.klContraction.pair?.first == 0 && mixed.klContraction.pair?.second == 2)
  }

  /// The common denominators are far beyond floating point.
  @Test func longCounts() throws {
    for bits in [40, 100, 300, 2000] {
      let big = Integer.one << bits
      let channel = try Channel(normalizing: [[big, 1], [big + 1, 3], [1, big]])
      let result = channel.klContraction
      let rows = channel.rows
      let pairs = [(0, 1), (0, 2), (1, 2)].map { channel.klContraction(of: $0, $1).value }
      #expect(result.value == pairs.max() && result.value < Rational(1))
      let best = klByBisection(rows[result.pair!.first], rows[result.pair!.second], bits: bits + 80)
      #expect(best.meets(result.value))
    }
    // Many rows with different denominators: the screening leaves few pairs.
    var random = SplitMix64(seed: 12)
    let channel = try Channel(
      normalizing: (0..<24).map { _ in
        (0..<4).map { _ in Integer(Int.random(in: 1...(1 << 40), using: &random)) }
      })
    let pair = try #require(channel.klContraction.pair)
    let value = channel.klContraction.value
    for first in 0..<24 {
      for second in (first + 1)..<24 where (first + second) % 5 == 0 {
        #expect(channel.klContraction(of: first, second).value <= value)
      }
    }
    #expect(channel.klContraction(of: pair.first, pair.second).value == value)
  }
}

extension Enclosure {
  /// Whether a number is within a part in 2^60 of the interval.
  func meets(_ value: AlgebraicReal) -> Bool {
    let slack = max(upper.magnitude, Rational(1, 1 << 60)).scaled(byPowerOfTwo: -60)
    return value >= lower - slack && value <= upper + slack
  }
}
