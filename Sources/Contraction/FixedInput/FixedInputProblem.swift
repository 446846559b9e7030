import AlgebraicNumbers
import Claims
import ExactArithmetic
import InformationTheory

/// One coefficient to be found.
struct FixedInputProblem {
  let channel: Channel
  let input: FiniteLaw<Int>
  let goal: ContractionWidth
  let instance: ReducedInput

  init(channel: Channel, input: FiniteLaw<Int>, width: ContractionWidth) {
    self.channel = channel
    self.input = input
    goal = width
    instance = ReducedInput(channel: channel, input: input)
  }

  func solution() throws -> FixedInputContraction {
    if instance.inputCount == 1 {
      let zero = AlgebraicReal(.zero)
      return FixedInputContraction(
        interval: Enclosure(.zero), exact: zero, bounds: ExactBounds(zero, zero), reason: .constant,
        witness: nil)
    }
    let chiSquare = try channel.chiSquareContraction(input: input)
    let overall = try Channel(instance.rows).channelContraction(upTo: Channel.greatestQuickWork)
      .bounds.upper
    let search = FixedInputSearch(
      problem: self, bounds: ExactBounds(chiSquare, overall))
    if chiSquare == overall { return search.limit(.equalsChannelCoefficient) }
    if let factors = TensorFactors(channel: channel, input: input) {
      return try solution(factors)
    }
    return try search.solution()
  }

  /// The greater of the coefficients of two factors: `eta_KL(P1 x P2, W1 x W2)` is their maximum.
  private func solution(_ factors: TensorFactors) throws -> FixedInputContraction {
    let first = try FixedInputProblem(
      channel: factors.first.channel, input: factors.first.input, width: goal
    ).solution()
    let second = try FixedInputProblem(
      channel: factors.second.channel, input: factors.second.input, width: goal
    ).solution()
    let isFirst = first.isGreater(than: second)
    let greater = isFirst ? first : second
    let witness = greater.witness.map { witness in
      ContractionWitness(
        law: isFirst
          ? TensorFactors.product(witness.law, factors.second.input)
          : TensorFactors.product(factors.first.input, witness.law),
        ratio: witness.ratio)
    }
    return greater.asMaximum(with: isFirst ? second : first, witness: witness, reason: .product)
  }
}

extension FixedInputContraction {
  /// Whether the lower end is the greater one.
  func isGreater(than other: FixedInputContraction) -> Bool {
    interval.lower == other.interval.lower
      ? isExact : interval.lower > other.interval.lower
  }

  /// The maximum of this coefficient and one whose lower end is not greater.
  func asMaximum(
    with other: FixedInputContraction, witness: ContractionWitness?, reason: Reason
  ) -> FixedInputContraction {
    let isSettled = isExact && Quantity.compare(other.value, atMost: value) == .holds
    let bounds = ExactBounds(
      max(self.bounds.lower, other.bounds.lower), max(self.bounds.upper, other.bounds.upper))
    let whole = Enclosure(interval.lower, max(interval.upper, other.interval.upper))
    return FixedInputContraction(
      interval: isSettled ? interval : whole, exact: isSettled ? exact : nil,
      quotient: isSettled ? quotient : nil, bounds: bounds, reason: isSettled ? reason : nil,
      maximum: isSettled || interval.lower >= other.interval.upper ? maximum : nil,
      witness: witness)
  }
}
