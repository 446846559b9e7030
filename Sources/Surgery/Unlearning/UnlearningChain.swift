import Contraction
import ExactArithmetic
import InformationTheory
import Work

/// Unlearning by noisy steps on finitely many states: how many steps of a chain bring the law of a trained model close to its target, the
/// stationary law, in Renyi divergence.
///
/// With `R_a(P,Q) = sum P^a Q^(1-a)`, of which the divergence is the logarithm over `a-1`, a step contracts the excess,
/// `R_a(PW,QW) - 1 <= (1 - doeblin(W)) (R_a(P,Q) - 1)`, so that the least `t` with `(1-doeblin)^t (R_a-1) <= threshold` steps suffice. How
/// many are needed is not determined by the divergence at the start.
///
/// Source: derived here, for the question of Sepahvand and others, 2025, arXiv 2505.18786, whose model of training is another.
public struct UnlearningChain: Sendable {
  /// One step.
  public let chain: Channel
  /// The law at the start, of the model to be unlearned.
  public let start: FiniteLaw<Int>
  /// The stationary law.
  public let target: FiniteLaw<Int>
  /// The order `a` of the divergence.
  public let order: Int
  /// What `R_a - 1` is to be at most.
  public let threshold: Rational

  /// - Throws: ``UnlearningError``.
  public init(
    chain: Channel, start: FiniteLaw<Int>, target: FiniteLaw<Int>, order: Rational,
    threshold: Rational
  ) throws {
    let states = chain.inputCount
    if chain.outputCount != states {
      throw UnlearningError.chainIsNotSquare(inputs: states, outputs: chain.outputCount)
    }
    for (name, law) in [("start", start), ("target", target)] where law.outcomes.count != states {
      throw UnlearningError.stateCount(law: name, count: law.outcomes.count, states: states)
    }
    guard order >= 2, order <= Rational(UnlearningError.greatestOrder), order.isInteger,
      let integer = Int(exactly: order.numerator)
    else { throw UnlearningError.orderOutOfRange(order) }
    if threshold.signum() <= 0 { throw UnlearningError.thresholdIsNotPositive(threshold) }
    let after = try chain.output(of: target).probabilities
    for (state, (old, new)) in zip(target.probabilities, after).enumerated() where old != new {
      throw UnlearningError.targetIsNotStationary(state: state + 1, before: old, after: new)
    }
    for (state, (p, q)) in zip(start.counts, target.counts).enumerated()
    where !p.isZero && q.isZero {
      throw UnlearningError.startIsNotCovered(state: state + 1)
    }
    self.chain = chain
    self.start = start
    self.target = target
    self.order = integer
    self.threshold = threshold
  }

  /// Doeblin's coefficient of a step.
  public var doeblin: Rational { chain.doeblinCoefficient }

  /// `R_a - 1` at the start.
  public var loss: Rational { excess(of: start) }

  /// `R_a(law, target) - 1`.
  func excess(of law: FiniteLaw<Int>) -> Rational {
    switch law.renyiSum(order: order, from: target) {
    case .finite(let sum): return sum - 1
    case .infinite: preconditionFailure("the target does not cover the law")
    }
  }

  /// A number of steps that suffices by Doeblin's coefficient; `nil` where that is 0 and says nothing, or the number is above
  /// ``greatestStepCount``.
  public var stepBound: Int? {
    let (loss, factor) = (loss, 1 - doeblin)
    // The least t with factor^t loss <= threshold, by powers: no logarithm is guessed.
    let suffices = { (t: Int) in factor.power(t) * loss <= threshold }
    if loss <= threshold { return 0 }
    if factor == 1 { return nil }
    // Great powers are long: they are only taken where small ones do not suffice.
    var (fewer, enough) = (0, 1)
    while !suffices(enough) {
      if enough == UnlearningChain.greatestStepCount { return nil }
      (fewer, enough) = (enough, min(2 * enough, UnlearningChain.greatestStepCount))
    }
    while enough - fewer > 1 {
      let middle = (fewer + enough) / 2
      if suffices(middle) { enough = middle } else { fewer = middle }
    }
    return enough
  }

  /// The greatest number of steps that are followed.
  public static let greatestStepCount = 10_000

  /// The greatest length of all numbers together, in bits, weighed by their powers.
  public static let greatestLength = 4_000_000_000

  /// What the chain does with the excess, step by step.
  public struct Trajectory: Sendable, Hashable {
    /// `R_a - 1` after 0, 1, ... steps, up to the first at most the threshold, or to the last that was followed.
    public let excesses: [Rational]
    /// The least number of steps that brings it to the threshold; `nil` if none of those followed does.
    public let steps: Int?
  }

  /// Follows the chain until the threshold is reached.
  ///
  /// - Parameter most: so many steps at most.
  /// - Throws: `WorkRefused` for more than ``greatestStepCount`` steps, or numbers that are too long.
  /// - Complexity: O(t s^2) operations for t steps and s states, of numbers whose length grows with t.
  public func trajectory(most: Int = 200) throws -> Trajectory {
    let steps = min(most, stepBound ?? most)
    try admit(steps)
    var law = start
    var excesses = [excess(of: law)]
    while excesses[excesses.count - 1] > threshold, excesses.count <= steps {
      law = try chain.output(of: law)
      excesses.append(excess(of: law))
    }
    let isReached = excesses[excesses.count - 1] <= threshold
    return Trajectory(excesses: excesses, steps: isReached ? excesses.count - 1 : nil)
  }

  private func admit(_ steps: Int) throws {
    let subject = "unlearning on \(chain.inputCount) states"
    if steps > UnlearningChain.greatestStepCount {
      throw WorkRefused(
        subject, size: .parameter("\(steps) steps"),
        limit: .fixed(UnlearningChain.greatestStepCount, unit: ""))
    }
    let states = Double(chain.inputCount)
    let bits =
      Double(start.denominator.bitWidth) + Double(steps) * Double(chain.denominator.bitWidth)
    let length = Double(max(1, steps)) * states * (states + Double(order)) * bits
    if length > Double(UnlearningChain.greatestLength) {
      throw WorkRefused(
        subject, size: .count("\(steps) steps, \(WorkEstimate.short(length)) bits of numbers"),
        limit: .fixed(UnlearningChain.greatestLength, unit: ""))
    }
  }
}

extension UnlearningChain: CustomStringConvertible {
  /// The number of states, and the excess at the start.
  public var description: String {
    "a chain of \(chain.inputCount) states with R_\(order) - 1 = \(loss) at the start"
  }
}

extension UnlearningChain.Trajectory: CustomStringConvertible {
  /// The number of steps.
  public var description: String {
    steps.map { "\($0) steps" } ?? "not reached in \(excesses.count - 1) steps"
  }
}
