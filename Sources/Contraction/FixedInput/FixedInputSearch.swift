import AlgebraicNumbers
import Claims
import ExactArithmetic
import InformationTheory

/// The search for one coefficient between the bounds that theorems give: chi-square's and that of the channel.
struct FixedInputSearch {
  let channel: Channel
  let input: FiniteLaw<Int>
  let instance: ReducedInput
  /// `eta_chi2(P,W)` and `eta_KL(W)`, or a bound of that.
  let bounds: ExactBounds
  /// The width wanted: of a relative one, the part of the greatest ratio that is known.
  private(set) var width: Rational
  let goal: ContractionWidth
  let ascent: RatioAscent
  /// Deviations from P in which the ratio is great near P, the greatest first.
  let directions: [[Double]]

  init(problem: FixedInputProblem, bounds: ExactBounds) {
    channel = problem.channel
    input = problem.input
    instance = problem.instance
    self.bounds = bounds
    goal = problem.goal
    width = goal.width(atLeast: bounds.lower.enclosure(relativeBits: 16).lower)
    ascent = RatioAscent(instance)
    directions = SingularFunctions.compute(instance).map(\.deviation)
  }

  func solution() throws -> FixedInputContraction {
    if !instance.isHeldByDoubles, let witness = witnessOfOneInput() {
      return enclosed(witness: witness, upper: .one, kind: nil)
    }
    let candidates = self.candidates
    let best =
      candidates.max { $0.ratio < $1.ratio }
      ?? RatioAscent.Point(deviation: directions.first ?? [], ratio: 0)
    var search = self
    // A ratio in doubles, less what it may be too great.
    let ratio = Rational(exactly: best.ratio * (1 - 0x1p-20)) ?? .zero
    search.width = max(width, goal.width(atLeast: ratio))
    return try search.solution(best: best, among: candidates)
  }

  private func solution(
    best: RatioAscent.Point, among candidates: [RatioAscent.Point]
  ) throws -> FixedInputContraction {
    let floor = bounds.lower.enclosure(bits: 80)
    let floorBelow = Double(floor.lower, rounding: .down)
    // Only laws close to P come this close to chi-square's coefficient.
    if best.ratio <= floorBelow * (1 + 1e-9),
      try limitIsProved(floor: floorBelow, direction: directions[0])
    {
      return limit(.limitAtInput)
    }
    let floorAbove = Double(floor.upper, rounding: .up)
    var isolation = Isolation(search: self, candidates: candidates, floor: floorAbove)
    if let found = try quickSolution(best: best, floor: floorAbove, &isolation) { return found }
    if let found = try isolation.maximum() { return found }
    let result = try enclosure(best: best, floor: floorBelow)
    if result.isExact || goal.isReached(by: result.interval) { return result }
    let more = try self.evidence(above: best, cellLimit: longCellCount)
    return bounded(by: more, best: best) ?? result
  }

  /// The enclosure where little work suffices.
  ///
  /// Each proof is tried with some more work than the one before.  Beside evidence for the width, the proof that a maximum is
  /// isolated adds only its kind, or its exact value.
  private func quickSolution(
    best: RatioAscent.Point, floor: Double, _ isolation: inout Isolation
  ) throws -> FixedInputContraction? {
    if let found = try isolation.maximum(effort: leastEffort) { return found }
    if let evidence = try evidence(above: best, cellLimit: quickCellCount) {
      return try isolation.maximum(effort: effort(beside: evidence))
        ?? bounded(by: evidence, best: best)
    }
    return try quickPrimalBound(best: best, floor: floor)
  }

  /// The enclosure where few polar cells show that no law has a ratio above the best one's by most of the width: often where the
  /// ratio is flat.
  private func quickPrimalBound(
    best: RatioAscent.Point, floor: Double
  ) throws -> FixedInputContraction? {
    let ratio = max(best.ratio, floor) + allowance(above: max(best.ratio, floor))
    let cellLimit = quickPrimalCellCount
    if ratio >= 1 || cellLimit == 0 { return nil }
    let answer = try PrimalSearch(instance, ascent: ascent).decide(
      ratio: ratio, except: [], cellLimit: cellLimit)
    guard case .proved = answer, let upper = Rational(exactly: ratio) else { return nil }
    return enclosed(witness: witness(from: best), upper: upper, kind: nil)
  }

  /// How far above a ratio a bound is tried: most of the width, and never 0, as what does not suffice is doubled.
  private func allowance(above ratio: Double) -> Double { max(Double(width) * 0.75, ratio.ulp) }

  // MARK: Known values

  /// Chi-square's coefficient as the exact value.
  func limit(_ reason: FixedInputContraction.Reason) -> FixedInputContraction {
    let value = bounds.lower
    return FixedInputContraction(
      interval: value.rationalValue.map { Enclosure($0) } ?? value.enclosure(width: width),
      exact: value, bounds: ExactBounds(value, value), reason: reason, maximum: .limitAtInput,
      witness: directions.first.flatMap { witness(nearLimitAlong: $0) })
  }

  private func limitIsProved(floor: Double, direction: [Double]) throws -> Bool {
    if instance.outputCount == 2 {
      guard let rational = bounds.lower.rationalValue else { return false }
      let gap = BinaryOutputGap(instance)
      if case .proved = gap.decide(ratio: floor, chiSquare: rational) { return true }
      return false
    }
    guard instance.inputCount <= FixedInputSearch.greatestLimitInputCount,
      let limit = LimitAtInput(
        channel: channel, input: input, instance: instance, direction: direction, ratio: floor)
    else { return false }
    return try PrimalSearch(instance, ascent: ascent).isBounded(
      by: floor, except: limit, cellLimit: cellLimit / 8)
  }

  /// The greatest number of inputs for which a proof of the limit at P is tried: its cells must close in time.
  private static let greatestLimitInputCount = 5

  // MARK: Isolated maxima

  /// The laws that climbs end at.
  var candidates: [RatioAscent.Point] { ascent.maxima(from: ascent.starts(directions: directions)) }

  /// Whether no law outside some islands has a ratio above one, by so many boxes or cells.
  func decide(
    _ ratio: Double, except islands: [MaximumIsland], above floor: Double, cellLimit: Int
  ) throws -> BinaryOutputGap.Answer {
    if instance.outputCount == 2 {
      return BinaryOutputGap(instance).decide(
        ratio: ratio, except: islands.map(\.binaryRange))
    }
    if isDual {
      return try DualSearch(instance, ascent: ascent, chiSquare: floor).decide(
        ratio: ratio, except: islands, cellLimit: cellLimit)
    }
    return try PrimalSearch(instance, ascent: ascent).decide(
      ratio: ratio, except: islands, cellLimit: cellLimit)
  }

  /// The coefficient at a maximum: exact, or enclosed.
  func result(_ greatest: GreatestMaximum) -> FixedInputContraction {
    let law = instance.lift(greatest.law)
    if let quotient = greatest.quotient {
      let value = quotient.rationalValue.map { AlgebraicReal($0) }
      let interval = cut(quotient.enclosure(within: width))
      return FixedInputContraction(
        interval: value?.rationalValue.map { Enclosure($0) } ?? interval, exact: value,
        quotient: value == nil ? quotient : nil,
        bounds: ExactBounds(AlgebraicReal(interval.lower), AlgebraicReal(interval.upper)),
        reason: .attained, maximum: greatest.kind,
        witness: ContractionWitness(law: law, ratio: interval.lower))
    }
    let witness = ContractionWitness(law: law, ratio: greatest.interval.lower)
    return enclosed(witness: witness, upper: greatest.interval.upper, kind: greatest.kind)
  }

  // MARK: By a width

  /// The enclosure by a search for a ratio above that of the best law, at the least excess that can be proved.
  private func enclosure(
    best: RatioAscent.Point, floor: Double
  ) throws -> FixedInputContraction {
    let ceiling = Double(bounds.upper.enclosure(bits: 64).upper, rounding: .up)
    let allowance = allowance(above: max(best.ratio, floor))
    let outcome: PrimalSearch.Outcome
    if instance.outputCount == 2 {
      outcome = binaryOutputBound(best: best, floor: floor, width: allowance, ceiling: ceiling)
    } else if isDual {
      let above = Double(bounds.lower.enclosure(bits: 80).upper, rounding: .up)
      outcome = try DualSearch(instance, ascent: ascent, chiSquare: above).upperBound(
        best: best, floor: floor, width: allowance, ceiling: ceiling, cellLimit: dualCellLimit)
    } else {
      outcome = try PrimalSearch(instance, ascent: ascent).upperBound(
        best: best, floor: floor, width: allowance, ceiling: ceiling, cellLimit: cellLimit)
    }
    guard let upper = Rational(exactly: outcome.upper) else {
      preconditionFailure("a finite bound")
    }
    return enclosed(witness: witness(from: outcome.best), upper: upper, kind: nil)
  }

  // MARK: The theorems' bounds

  /// The enclosure of a witness and an upper bound, cut to the bounds that theorems give.
  func enclosed(
    witness: ContractionWitness, upper: Rational, kind: FixedInputContraction.Maximum?
  ) -> FixedInputContraction {
    let lower = max(AlgebraicReal(witness.ratio), bounds.lower)
    let exact = ExactBounds(lower, max(lower, min(AlgebraicReal(upper), bounds.upper)))
    let accuracy = (width / 64).binaryFractionBits
    return FixedInputContraction(
      interval: exact.enclosure(bits: accuracy), bounds: exact, maximum: kind, witness: witness)
  }

  /// An enclosure of the coefficient within the rational numbers around the bounds.
  private func cut(_ interval: Enclosure) -> Enclosure {
    let outer = bounds.enclosure(bits: (width / 64).binaryFractionBits)
    return interval.intersection(outer)
  }
}
