import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// Renyi divergences of rational order.
@Suite struct RenyiDivergenceTests {
  private func value(
    _ p: [Rational], _ q: [Rational], _ order: Rational
  ) throws -> RenyiDivergence {
    try FiniteLaw(p).renyiDivergence(RenyiOrder(order), from: FiniteLaw(q))
  }

  /// Orders that are integers, 1 and infinity are those of other functions.
  @Test func knownOrders() throws {
    var generator = SplitMix64(seed: 61)
    for _ in 0..<cases(60) {
      let size = generator.int(1...4)
      let (p, q) = (generator.law(size), generator.law(size))
      for order in 0...3 {
        let value = p.renyiDivergence(try RenyiOrder(Rational(order)), from: q)
        #expect(
          value.quantity?.logForm == p.renyiDivergence(order: order, from: q).logForm, "\(p) \(q)")
      }
      #expect(
        p.renyiDivergence(.infinite, from: q).quantity?.logForm == p.maxDivergence(from: q).logForm)
      #expect(
        p.renyiDivergence(try RenyiOrder(Rational(7, 13)), from: p).quantity?.logForm == .zero)
    }
  }

  /// Order 1/2: `-2 log sum sqrt(P Q)`, exact where the roots are rational multiples of one.
  @Test func exactValues() throws {
    let half = Rational(1, 2)
    let quarter = try value([1 / 4, 3 / 4], [1, 0], half)
    #expect(quarter.quantity?.logForm == LogForm.bits(2))
    let squares = try value([4 / 13, 9 / 13], [9 / 13, 4 / 13], half)
    #expect(squares.quantity?.logForm == 2 * LogForm.log(13 / 12))
    // All terms are multiples of the square root of 2.
    let root = try value([1 / 3, 2 / 3], [2 / 3, 1 / 3], half)
    #expect(root.quantity?.logForm == LogForm.log(9 / 8))
    let third = try value([1 / 9, 8 / 9], [8 / 9, 1 / 9], Rational(1, 3))
    #expect(third.quantity?.logForm == Rational(-3, 2) * LogForm.log(2 / 3))
    // The square roots of 1/3 and 1/6 are not.
    #expect(try value([1 / 3, 2 / 3], [1 / 2, 1 / 2], half).quantity?.logForm == nil)
  }

  @Test func infinities() throws {
    let (zero, mixed) = ([Rational(1), 0], [Rational(1, 2), Rational(1, 2)])
    for (order, isFinite) in [("3/2", false), ("1", false), ("infinity", false), ("2/3", true)] {
      let order = try RenyiOrder(parsing: order)
      let value = try FiniteLaw(mixed).renyiDivergence(order, from: FiniteLaw(zero))
      #expect((value.quantity != nil) == isFinite, "\(order)")
    }
    for order in [Rational(1, 3), 3, Rational(5, 2)] {
      let value = try value(zero, [0, 1], order)
      #expect(value.quantity == nil)
      #expect("\(value)" == "+infinity")
    }
  }

  /// The enclosures, against floating point and against the exact values at nearby orders.
  @Test func enclosures() throws {
    var generator = SplitMix64(seed: 62)
    for _ in 0..<cases(60) {
      let size = generator.int(2...4)
      let (p, q) = (generator.shortProbabilities(size), generator.shortProbabilities(size))
      let order = Rational(generator.int(1...40), generator.int(7...13))
      guard let quantity = try value(p, q, order).quantity else { continue }
      if order == 1 { continue }
      let a = Double(order)
      let sum = zip(p, q).reduce(0.0) {
        $1.0.isZero || $1.1.isZero ? $0 : $0 + pow(Double($1.0), a) * pow(Double($1.1), 1 - a)
      }
      let enclosure = quantity.enclosure(bits: 60)
      #expect(abs(Double(enclosure.lower) - log2(sum) / (a - 1)) < 1e-9, "\(p) \(q) \(order)")
      #expect(Double(enclosure.width) < 1e-12)
      // Orders beyond 256 are enclosed; the divergence grows with the order.
      let later = order + Rational(1, 1000)
      if let next = try value(p, q, later).quantity {
        #expect(next.enclosure(bits: 60).upper >= enclosure.lower)
      }
    }
    // An exact value, enclosed.
    let exact = try #require(try value([1 / 4, 3 / 4], [1 / 2, 1 / 2], 2).quantity)
    let near = try #require(
      try value([1 / 4, 3 / 4], [1 / 2, 1 / 2], 2 + Rational(1, Integer(10).power(12))).quantity)
    #expect(near.logForm == nil)
    let difference = near.enclosure(bits: 80).lower - exact.enclosure(bits: 80).lower
    #expect(difference.magnitude < Rational(1, 1_000_000_000_000))
  }

  @Test func orders() throws {
    #expect("\(try RenyiOrder(parsing: "0.5"))" == "1/2")
    #expect("\(try RenyiOrder(parsing: "infinity"))" == "infinity")
    #expect(
      errorMessage { try RenyiOrder(parsing: "-1/2") }
        == "the order of the Renyi divergence is -1/2; expected a number that is at least 0, or infinity"
    )
    #expect(throws: RationalParsingError.self) { try RenyiOrder(parsing: "x") }
  }
}
