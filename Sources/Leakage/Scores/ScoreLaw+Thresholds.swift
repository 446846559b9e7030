import ExactArithmetic

extension ScoreLaw {
  /// The receiver operating characteristic: the test of each threshold that is a value of the score, the greatest first.
  ///
  /// The test that always says OUT, with the probabilities 0 and 0, is not among them.
  public var thresholdTests: [ThresholdTest] {
    var tests: [ThresholdTest] = []
    tests.reserveCapacity(count)
    forEachTail { index, inside, outside in
      tests.append(
        ThresholdTest(
          threshold: score(index), inside: inside, outside: outside, total: total))
    }
    return tests
  }

  /// The test of one threshold with the greatest advantage; of equal ones that with the greatest threshold.
  public var best: ThresholdTest {
    var best: (index: Int, inside: Integer, outside: Integer)?
    var greatest = Integer.zero
    forEachTail { index, inside, outside in
      let advantage = inside - outside
      if best == nil || advantage > greatest {
        best = (index, inside, outside)
        greatest = advantage
      }
    }
    return ThresholdTest(
      threshold: score(best?.index ?? 0), inside: best?.inside ?? 0, outside: best?.outside ?? 0,
      total: total)
  }

  /// The probabilities of a score of at least a threshold, under both hypotheses.
  public func tail(atLeast threshold: Rational) -> (inside: Rational, outside: Rational) {
    let first = ((threshold - least) / step).ceiling()
    if first >= Integer(count) { return (0, 0) }
    let start = max(0, Int(exactly: first) ?? 0)
    func sum(_ counts: [Integer]) -> Rational {
      Rational(counts[start...].reduce(Integer.zero, +), total)
    }
    return (sum(inside), sum(outside))
  }

  /// Calls `body` with each value that has a probability, the greatest first, and the counts of what is at least as great.
  private func forEachTail(_ body: (_ index: Int, _ inside: Integer, _ outside: Integer) -> Void) {
    var (insideTail, outsideTail) = (Integer.zero, Integer.zero)
    for index in inside.indices.reversed() {
      if inside[index].isZero && outside[index].isZero { continue }
      insideTail += inside[index]
      outsideTail += outside[index]
      body(index, insideTail, outsideTail)
    }
  }
}
