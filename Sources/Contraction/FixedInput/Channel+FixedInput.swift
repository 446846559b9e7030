import AlgebraicNumbers
import ExactArithmetic
import InformationTheory

extension Channel {
  /// The KL contraction coefficient for an input law, `sup_Q D(QW||PW) / D(Q||P)`, certified.
  ///
  /// - Parameters:
  ///   - input: the law P; its outcomes are, in order, the inputs.
  ///   - width: the width wanted of the interval.  It is reached for up to four distinct inputs and for any
  ///     number of inputs when there are two outputs; beyond that, or below some 1e-12 times the
  ///     coefficient, the interval is as narrow as the work limit and double precision allow.
  /// - Returns: an interval whose lower end a rational law attains, and the exact value where it is known.
  /// - Throws: `ChannelError.inputCountMismatch`; ``ContractionError/widthIsNotPositive(_:)``;
  ///   `CancellationError`.
  /// - Complexity: milliseconds for two outputs or three inputs, some 50 ms for four inputs;
  ///   beyond, up to about ten seconds, after which a wider interval is returned.
  public func klContraction(
    input: FiniteLaw<Int>, width: Rational = Rational(1, 1_000_000)
  ) throws -> FixedInputContraction {
    if input.outcomes.count != inputCount {
      throw ChannelError.inputCountMismatch(law: input.outcomes.count, channel: inputCount)
    }
    if width.signum() <= 0 { throw ContractionError.widthIsNotPositive(width) }
    return try FixedInputProblem(channel: self, input: input, width: width).solution()
  }
}

/// One coefficient to be found.
struct FixedInputProblem {
  private let channel: Channel
  private let input: FiniteLaw<Int>
  private let width: Rational
  private let instance: ReducedInput

  init(channel: Channel, input: FiniteLaw<Int>, width: Rational) {
    self.channel = channel
    self.input = input
    self.width = width
    instance = ReducedInput(channel: channel, input: input)
  }

  func solution() throws -> FixedInputContraction {
    if instance.inputCount == 1 {
      return FixedInputContraction(
        interval: Enclosure(.zero), exact: AlgebraicReal(.zero), reason: .constant, witness: nil)
    }
    let chiSquare = try channel.chiSquareContraction(input: input)
    let overall = try Channel(instance.rows).klContraction.value
    let ascent = RatioAscent(instance)
    let functions = SingularFunctions.compute(instance)
    let directions = functions.map(\.deviation)
    if chiSquare == overall {
      return known(
        chiSquare, .equalsChannelCoefficient,
        witness: witness(nearLimitAlong: directions[0], of: chiSquare, ascent))
    }
    if let factors = TensorFactors(channel: channel, input: input) {
      return try solution(factors)
    }
    return try search(
      chiSquare: chiSquare, overall: overall, directions: directions, ascent: ascent)
  }

  // MARK: Known values

  private func known(
    _ value: AlgebraicReal, _ reason: FixedInputContraction.Reason, witness: ContractionWitness?
  ) -> FixedInputContraction {
    FixedInputContraction(
      interval: value.rationalValue.map { Enclosure($0) } ?? value.enclosure(width: width),
      exact: value, reason: reason, witness: witness)
  }

  /// The greater of the coefficients of two factors: `eta_KL(P1 x P2, W1 x W2)` is their maximum.
  private func solution(_ factors: TensorFactors) throws -> FixedInputContraction {
    let first = try FixedInputProblem(
      channel: factors.first.channel, input: factors.first.input, width: width
    ).solution()
    let second = try FixedInputProblem(
      channel: factors.second.channel, input: factors.second.input, width: width
    ).solution()
    let isFirst = first.interval.lower >= second.interval.lower
    let (greater, other) = isFirst ? (first, second) : (second, first)
    let interval = Enclosure(
      greater.interval.lower, max(greater.interval.upper, other.interval.upper))
    var exact: AlgebraicReal?
    if let a = first.exact, let b = second.exact {
      exact = max(a, b)
    } else if let value = greater.exact, value >= other.interval.upper {
      exact = value
    }
    let witness = greater.witness.map { witness in
      ContractionWitness(
        law: isFirst
          ? TensorFactors.product(witness.law, factors.second.input)
          : TensorFactors.product(factors.first.input, witness.law),
        ratio: witness.ratio)
    }
    return FixedInputContraction(
      interval: exact?.rationalValue.map { Enclosure($0) } ?? interval, exact: exact,
      reason: exact == nil ? nil : .product, witness: witness)
  }

  // MARK: The search

  /// The number of cells after which a greater width is tried: a few seconds of work, since a cell of n inputs
  /// costs about n^3.
  private var cellLimit: Int {
    let n = instance.inputCount
    return n <= 4 ? 2_000_000 : max(2_000, 100_000_000 / (n * n * n))
  }

  /// The greatest number of inputs for which a proof of the limit at P is tried: its cells must close in time.
  private static let greatestLimitInputCount = 5

  private func search(
    chiSquare: AlgebraicReal, overall: AlgebraicReal, directions: [[Double]], ascent: RatioAscent
  ) throws -> FixedInputContraction {
    var best = RatioAscent.Point(deviation: directions.first ?? [], ratio: 0)
    for start in ascent.starts(directions: directions) {
      let point = ascent.climb(from: start, steps: 300)
      if point.ratio > best.ratio { best = point }
    }
    let floor = chiSquare.enclosure(bits: 80)
    let floorBelow = Double(floor.lower, rounding: .down)
    // Only laws close to P come this close to chi-square's coefficient.
    if best.ratio <= floorBelow * (1 + 1e-9),
      try limitIsProved(
        chiSquare: chiSquare, floor: floorBelow, direction: directions[0], ascent: ascent)
    {
      return known(
        chiSquare, .limitAtInput,
        witness: witness(nearLimitAlong: directions[0], of: chiSquare, ascent))
    }
    let ceiling = Double(overall.enclosure(bits: 64).upper, rounding: .up)
    let allowance = Double(width) * 0.75
    let outcome =
      instance.outputCount == 2
      ? binaryOutputBound(
        best: best, floor: floorBelow, width: allowance, ceiling: ceiling, ascent: ascent)
      : try PrimalSearch(instance, ascent: ascent).upperBound(
        best: best, floor: floorBelow, width: allowance, ceiling: ceiling,
        cellLimit: cellLimit)
    let witness = witness(
      from: outcome.best, chiSquare: chiSquare, direction: directions[0], ascent: ascent)
    guard let upper = Rational(exactly: outcome.upper) else {
      preconditionFailure("a finite bound")
    }
    return FixedInputContraction(
      interval: Enclosure(
        witness.ratio, max(witness.ratio, min(upper, overall.enclosure(bits: 64).upper))),
      exact: nil, reason: nil, witness: witness)
  }

  private func limitIsProved(
    chiSquare: AlgebraicReal, floor: Double, direction: [Double], ascent: RatioAscent
  ) throws -> Bool {
    if instance.outputCount == 2 {
      guard let rational = chiSquare.rationalValue else { return false }
      let gap = BinaryOutputGap(instance)
      if case .proved = gap.decide(ratio: floor, chiSquare: rational) { return true }
      return false
    }
    guard instance.inputCount <= FixedInputProblem.greatestLimitInputCount,
      let limit = LimitAtInput(
        channel: channel, input: input, instance: instance, direction: direction, ratio: floor)
    else { return false }
    return try PrimalSearch(instance, ascent: ascent).isBounded(
      by: floor, except: limit, cellLimit: cellLimit / 8)
  }

  private func binaryOutputBound(
    best: RatioAscent.Point, floor: Double, width: Double, ceiling: Double, ascent: RatioAscent
  ) -> PrimalSearch.Outcome {
    let gap = BinaryOutputGap(instance)
    var outcome = PrimalSearch.Outcome(upper: ceiling, best: best)
    var allowance = width
    while true {
      let start = max(outcome.best.ratio, floor)
      let ratio = max(start + allowance, start.nextUp)
      if ratio >= ceiling { return outcome }
      switch gap.decide(ratio: ratio) {
      case .proved:
        outcome.upper = ratio
        return outcome
      case .unresolved: allowance = max(allowance, start * 0x1p-50) * 2
      case .violated(let deviation):
        let point = ascent.climb(from: deviation, steps: 300)
        if point.ratio > outcome.best.ratio { outcome.best = point } else { allowance *= 2 }
      }
    }
  }

  // MARK: Witnesses

  /// A rational law near the best one found, with a lower bound of its ratio that log forms confirm.
  private func witness(
    from best: RatioAscent.Point, chiSquare: AlgebraicReal, direction: [Double],
    ascent: RatioAscent
  ) -> ContractionWitness {
    let aim = chiSquare.enclosure(bits: 80).lower
    if best.ratio <= Double(aim) {
      // The supremum is near the limit at P.
      return witness(nearLimitAlong: direction, of: chiSquare, ascent)
        ?? confirmed(best.deviation, ratio: best.ratio)
    }
    return confirmed(best.deviation, ratio: best.ratio)
  }

  /// A law close to P in a direction, whose ratio is within the width of its limit there.
  private func witness(
    nearLimitAlong direction: [Double], of chiSquare: AlgebraicReal, _ ascent: RatioAscent
  ) -> ContractionWitness? {
    let limit = Double(chiSquare.enclosure(bits: 80).lower)
    let allowance = max(Double(width) / 8, limit * 0x1p-44)
    var best: (deviation: [Double], ratio: Double)?
    for sign in [1.0, -1] {
      var size = 0.25
      let room = zip(direction, instance.prior).reduce(Double.infinity) {
        sign * $1.0 < 0 ? min($0, Double($1.1) / -(sign * $1.0)) : $0
      }
      guard room.isFinite else { continue }
      while size > 1e-12 {
        let deviation = direction.map { $0 * sign * room * size }
        let ratio = ascent.ratio(deviation)
        if ratio > best?.ratio ?? 0 { best = (deviation, ratio) }
        if ratio >= limit - allowance { break }
        size /= 4
      }
    }
    return best.map { confirmed($0.deviation, ratio: $0.ratio) }
  }

  /// The law `P + v` with v rounded to about 40 bits, and the greatest of some rationals just below the ratio in double
  /// precision that exact arithmetic confirms.
  private func confirmed(_ deviation: [Double], ratio: Double) -> ContractionWitness {
    let law = instance.lift(rationalLaw(deviation))
    var slack = max(Double(width) / 64, ratio * 0x1p-46)
    while true {
      let bound = max(0, ratio - slack)
      let claim = ContractionWitness(
        law: law,
        ratio: Rational(exactly: bound)!.rounded(toSignificantBits: 50, .down))
      guard let verdict = try? claim.check(channel: channel, input: input) else {
        preconditionFailure("a law on the inputs")
      }
      if verdict == .holds { return claim }
      slack *= 4
    }
  }

  private func rationalLaw(_ deviation: [Double]) -> [Rational] {
    let largest = deviation.map { abs($0) }.max()!
    // Keep 40 bits of the largest deviation, so that laws near P stay accurate.
    let bits = 40 - Int(largest.exponent)
    var law = zip(instance.prior, deviation).map { prior, v -> Rational in
      let rounded =
        Rational(Rational(exactly: v)!.scaled(byPowerOfTwo: bits).rounded(.toNearestOrEven))
        .scaled(byPowerOfTwo: -bits)
      let weight = prior + rounded
      // A law on the boundary stays there.
      return Double(weight) < 0x1p-36 * abs(v) ? .zero : weight
    }
    let excess = law.reduce(Rational(-1), +)
    let adjusted = law.indices.max { law[$0] < law[$1] }!
    law[adjusted] = law[adjusted] - excess
    return law
  }
}
