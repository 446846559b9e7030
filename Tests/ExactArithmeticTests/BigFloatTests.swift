import ExactArithmetic
import LemmataTestSupport
import Testing
import Work

@Suite struct BigFloatTests {
  /// The results of one operation rounded down and up.
  private func both(
    _ x: Rational, bits: Int, _ operation: (inout BigFloat, Direction) -> Void
  ) -> Enclosure {
    let ends = [Direction.down, .up].map { direction in
      var value = BigFloat(x, bits: bits, rounding: direction)
      operation(&value, direction)
      return value.rational
    }
    return Enclosure(ends[0], ends[1])
  }

  @Test func directedRoundingBracketsTheExactResult() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<cases(1000) {
      let (x, y) = (random.rational(), random.positiveRational())
      let bits = random.int(2...200)
      #expect(both(x, bits: bits) { _, _ in }.contains(x), "\(x)")
      let factor = random.int(1...1_000_000)
      #expect(both(x, bits: bits) { $0.multiply(by: factor, $1) }.contains(x * Rational(factor)))
      #expect(both(x, bits: bits) { $0.divide(by: factor, $1) }.contains(x / Rational(factor)))
      let large = random.natural(bits: 300)
      #expect(both(x, bits: bits) { $0.multiply(by: large, $1) }.contains(x * Rational(large)))
      let operand = { (direction: Direction) in BigFloat(y, bits: bits, rounding: direction) }
      #expect(both(x, bits: bits) { $0.add(operand($1), $1) }.contains(x + y), "\(x), \(y)")
      let positive = x.magnitude
      #expect(
        both(positive, bits: bits) { $0.multiply(by: operand($1), $1) }.contains(positive * y))
      #expect(
        both(positive, bits: bits) { $0.divide(by: operand($1.opposite), $1) }.contains(
          positive / y))
      let power = random.int(0...9)
      #expect(
        both(positive, bits: bits) { $0.raise(to: power, $1) }.contains(positive.power(power)))
      let root = both(positive, bits: bits) { $0.squareRoot($1) }
      #expect(root.lower * root.lower <= positive && positive <= root.upper * root.upper)
    }
  }

  @Test func functionsAgreeWithEachOther() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<cases(300) {
      let x = Rational(random.int(1...1_000_000), random.int(1...1_000_000))
      let bits = random.int(20...200)
      // ln(1 + x) two ways, and exp(x) - 1 two ways.
      let log1p = both(x, bits: bits) { $0.log1p($1) }
      let log = both(1 + x, bits: bits + 40) { $0.log($1) }
      #expect(max(log1p.lower, log.lower) <= min(log1p.upper, log.upper), "\(x)")
      let small = x / 1_000_000
      let expm1 = both(small, bits: bits) { $0.expm1($1) }
      let exp = both(small, bits: bits + 40) { $0.exp($1) }
      #expect(max(expm1.lower, exp.lower - 1) <= min(expm1.upper, exp.upper - 1), "\(x)")
    }
  }

  @Test func exactOperations() {
    var value = BigFloat(Rational(3, 4), bits: 20, rounding: .down)
    #expect(value.isAboveHalf && value.exponent == 0)
    value.negate()
    #expect(value.rational == Rational(-3, 4) && !value.isAboveHalf && value.isNegative)
    value.scale(byPowerOfTwo: 5)
    #expect(value.rational == -24 && value.exponent == 5)
    let copy = BigFloat(copying: value)
    value.set(7 as Integer, rounding: .down)
    #expect(copy.rational == -24 && value.rational == 7)
    value.set(copy, rounding: .up)
    #expect(value.rational == -24)
    #expect(BigFloat(bits: 10).rational == 0 && BigFloat(bits: 10).exponent == nil)
    #expect(Direction.down.opposite == .up && Direction.up.opposite == .down)
    let vector = BigFloatVector(count: 3, bits: 30)
    vector[1].set(Rational(5), rounding: .down)
    #expect(vector.count == 3 && vector[1].rational == 5 && vector[2].rational == 0)
  }
}
