import ExactArithmetic
import LemmataTestSupport
import Testing
import Work

/// Thousands of terms over integers of forty digits that are never factored.
@Suite struct LogFormLargeTests {
  private let termCount = cases(4000)

  /// Checks that two forms are equal, and are told apart after a small change of one.
  private func expectEqual(_ a: LogForm, _ b: LogForm, _ random: inout SplitMix64) {
    #expect(a.termCount + b.termCount >= termCount / 2)
    #expect((a - b).isZero)
    #expect(a == b)
    #expect(hashOf(a) == hashOf(b))
    let n = random.twentyDigitInteger() * random.twentyDigitInteger()
    let changes = [
      LogForm.log(n + 1) - LogForm.log(n),
      Rational(1, Integer(10).power(60)) * LogForm.log(n),
    ]
    for change in changes {
      #expect(a + change != b && a + change > b)
      #expect(a - change != b && a - change < b)
    }
  }

  @Test func permutedPairs() {
    var random = SplitMix64(seed: 601)
    let count = termCount / 2
    let left = (0..<count).map { _ in random.twentyDigitInteger() }
    let right = (0..<count).map { _ in random.twentyDigitInteger() }
    let permutation = random.permutation(count)
    let straight = LogForm((0..<count).map { .init(coefficient: 1, base: left[$0] * right[$0]) })
    let crossed = LogForm(
      (0..<count).map { .init(coefficient: 1, base: left[$0] * right[permutation[$0]]) })
    expectEqual(straight, crossed, &random)
  }

  @Test func gridAgainstMargins() {
    var random = SplitMix64(seed: 602)
    let side = Integer(termCount).squareRoot()
    let count = Int(exactly: side)!
    let rows = (0..<count).map { _ in Integer(random.twentyDigitPrime()) }
    let columns = (0..<count).map { _ in Integer(random.twentyDigitPrime()) }
    let u = (0..<count).map { _ in random.rational(bits: 20) }
    let v = (0..<count).map { _ in random.rational(bits: 20) }
    var grid: [LogForm.Term] = []
    for i in 0..<count {
      for j in 0..<count {
        grid.append(.init(coefficient: u[i] + v[j], base: rows[i] * columns[j]))
      }
    }
    let (sumU, sumV) = (Rational.sum(u), Rational.sum(v))
    var margins: [LogForm.Term] = []
    for i in 0..<count {
      margins.append(.init(coefficient: Rational(side) * u[i] + sumV, base: rows[i]))
      margins.append(.init(coefficient: Rational(side) * v[i] + sumU, base: columns[i]))
    }
    expectEqual(LogForm(grid), LogForm(margins), &random)
  }

  @Test func cyclesOfFour() {
    var random = SplitMix64(seed: 603)
    let pool = (0..<max(8, termCount / 10)).map { _ in random.twentyDigitInteger() }
    var (positive, negative): ([LogForm.Term], [LogForm.Term]) = ([], [])
    for _ in 0..<(termCount / 4) {
      let corners = (0..<4).map { _ in pool[random.index(below: pool.count)] }
      let coefficient = random.nonzeroRational(bits: 30)
      positive.append(.init(coefficient: coefficient, base: corners[0] * corners[1]))
      negative.append(.init(coefficient: coefficient, base: corners[1] * corners[2]))
      positive.append(.init(coefficient: coefficient, base: corners[2] * corners[3]))
      negative.append(.init(coefficient: coefficient, base: corners[3] * corners[0]))
    }
    expectEqual(LogForm(positive), LogForm(negative), &random)
  }
}
