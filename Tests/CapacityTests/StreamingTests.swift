import Capacity
import Claims
import ExactArithmetic
import LemmataTestSupport
import Tables
import Testing
import Work

@Suite struct StreamingTests {
  private func task(_ d: Int, _ n: Int) throws -> StreamingTask {
    try StreamingTask(dimension: d, examples: n)
  }

  @Test func success() throws {
    #expect(try task(4, 1).success == Rational(99, 128))
    #expect(try task(8, 2).success == Rational(3_220_147, 4_194_304))
    #expect(try task(1, 3).success == 1)
    // All examples and rules by enumeration.
    for (d, n) in [(2, 1), (2, 2), (3, 1), (3, 2)] {
      var sum = Rational.zero
      for points in 0..<(1 << (d * n)) {
        for rule in 0..<d {
          var left = 1 << d - 1
          for t in 0..<n {
            let x = points >> (t * d) & (1 << d - 1)
            left &= x >> rule & 1 == 1 ? x : ~x
          }
          for fresh in 0..<(1 << d) {
            let majority = (2 * (fresh & left).nonzeroBitCount - left.nonzeroBitCount).signum()
            sum += Rational(fresh >> rule & 1 == 1 ? majority : -majority)
          }
        }
      }
      let mean = sum.scaled(byPowerOfTwo: -d * n - d) / Rational(d)
      #expect(try task(d, n).success == (1 + mean) / 2)
    }
  }

  @Test func statesOfALearner() throws {
    #expect(try StreamingStates(task(3, 1), states: 3).success == Rational(19, 24))
    #expect(try StreamingStates(task(3, 2), states: 3).success == Rational(85, 96))
    #expect(try StreamingStates(task(3, 2), states: 1).success == Rational(3, 4))
    for d in 2...3 {
      for n in 1...3 {
        let all = try StreamingStates(task(d, n), states: 100)
        #expect(try all.success == task(d, n).success)
      }
    }
  }

  @Test func prices() throws {
    let three = try StreamingPrice(dimension: 3)
    #expect(
      three.contraction.enclosure(bits: 100).lower.decimal(significantDigits: 20, rounding: .down)
        == "0.44211410869774031361")
    #expect(try StreamingPrice(dimension: 8).rationalContraction == Rational(3, 10))
    #expect(try task(4, 2).chiSquareContraction() == Rational(37, 64))
    for (k, d, a, value) in [
      (2, 2, Rational(7, 8), "0.0452023668460100045"),
      (3, 3, Rational(13, 16), "0.0704736747828446885"),
    ] {
      let bound = try StreamingPrice(dimension: d).bound(tasks: k, success: a)
      #expect(
        bound.enclosure(bits: 100).lower.decimal(significantDigits: 18, rounding: .down) == value)
    }
    // The corner is the exact price for one example.
    let corner = try task(8, 1).priceAtMost.enclosure(bits: 80)
    #expect(corner.contains(Rational(10, 3)))
  }

  /// The library's enclosure is the closed form for one example, and for more it lies above chi-square's coefficient and the corner.
  @Test func contraction() throws {
    for d in 2...4 {
      let one = try #require(try task(d, 1).klContraction())
      let exact = try StreamingPrice(dimension: d).contraction.enclosure(bits: 60)
      #expect(one.lower <= exact.upper && exact.lower <= one.upper)
      // The maximum is at a corner; for d = 3 the search does not exclude others, and its upper end is 1.
      if d != 3 { #expect(one.width <= Rational(1, 1_000_000)) }
      let three = try task(d, 3)
      let sizes = (1..<(1 << d)).map { three.candidateProbability($0.nonzeroBitCount) }
      #expect(Rational.sum(sizes) == 1)
    }
    let two = try #require(try task(3, 2).klContraction())
    #expect(two.lower > Rational("0.6703")! && two.upper < Rational("0.6704")!)
    #expect(try task(3, 2).chiSquareContraction() == Rational(21, 32))
    #expect(try task(3, 2).priceAtMost.enclosure(bits: 40).lower > 1 / two.lower)
    let bound = try #require(try StreamingReport(task(3, 2), target: 4 / 5).bound)
    let knowledge = try StreamingPrice(dimension: 3).knowledge(tasks: 1, success: 4 / 5)
    let expected = knowledge.enclosure(in: .bits, bits: 80).midpoint / two.midpoint
    #expect(abs(Double(bound.enclosure().midpoint - expected)) < 1e-6)
    #expect(try task(5, 2).klContraction() == nil)
    #expect(errorMessage { _ = try self.task(1, 2).klContraction() }.hasPrefix("d = 1: there is"))
  }

  @Test func blocks() throws {
    func scan(_ d: Int, _ w: Int, _ m: Int) throws -> BlockScan {
      try BlockScan(dimension: d, width: w, examples: m)
    }
    #expect(try scan(8, 2, 3).success == Rational(27_789_631, 33_554_432))
    #expect(try scan(8, 4, 3).success == Rational(55_767_675, 67_108_864))
    #expect(try scan(8, 8, 2).success == task(8, 2).success)
    #expect(try scan(8, 2, 3).streamLength == 12)
  }

  @Test func report() throws {
    let report = try StreamingReport(task(3, 1), states: 3)
    #expect(report.report.verdict == .holds)
    #expect(report.json()["success"] == .string("19/24"))
    let open = try StreamingReport(task(5, 2))
    #expect(open.bound == nil && open.json()["price"] == .null && open.text().contains("open"))
    let void = try StreamingReport(task(4, 1), target: 9 / 10)
    #expect(void.isVoid && void.text().contains("void: no learner"))
    // Always wrong is as much as always right.
    let wrong = try StreamingReport(task(4, 1), target: 0)
    #expect(wrong.isVoid && wrong.bound == nil)
    let chance = try StreamingReport(task(4, 1), target: 1 / 2)
    #expect(!chance.isVoid && chance.bound != nil)
  }

  @Test func badInput() throws {
    let cases: [(String, () throws -> Void)] = [
      ("d = 0: the number of coordinates must be at least 1", { _ = try self.task(0, 1) }),
      ("N = 0: the number of examples must be at least 1", { _ = try self.task(2, 0) }),
      (
        "d = 1: there is one rule only, so that the price of a bit about it is undefined; expected d of at least 2",
        { _ = try StreamingReport(self.task(1, 1)) }
      ),
      (
        "s = 0: the number of states must be at least 1",
        { _ = try StreamingStates(self.task(2, 1), states: 0) }
      ),
      (
        "the best success with s = 2 states has 31 candidate sets, more than the limit of 15 sets",
        { _ = try StreamingStates(self.task(5, 1), states: 2) }
      ),
      (
        "w = 3: the width of a block must divide the number d = 8 of coordinates",
        { _ = try BlockScan(dimension: 8, width: 3, examples: 1) }
      ),
      (
        "m = 0: the number of examples for each block must be at least 1",
        { _ = try BlockScan(dimension: 8, width: 2, examples: 0) }
      ),
      (
        "k = 0: the number of tasks must be at least 1",
        { _ = try StreamingReport(self.task(2, 1), tasks: 0) }
      ),
      (
        "the success is 2, expected a number in [0, 1]",
        { _ = try StreamingReport(self.task(2, 1), target: 2) }
      ),
    ]
    for (message, body) in cases { #expect(errorMessage(body) == message) }
  }
}
