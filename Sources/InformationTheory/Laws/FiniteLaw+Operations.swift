import ExactArithmetic

extension FiniteLaw {
  /// The law of a function of the outcome: `Q(y) = sum over x with f(x) = y of P(x)`.
  ///
  /// - Complexity: O(n) dictionary operations.
  public func map<Image: Hashable & Sendable>(
    _ function: (Outcome) throws -> Image
  ) rethrows -> FiniteLaw<Image> {
    var images: [Image] = []
    var sums: [Integer] = []
    var indices: [Image: Int] = [:]
    for (outcome, count) in zip(outcomes, counts) {
      let image = try function(outcome)
      if let index = indices[image] {
        sums[index] += count
      } else {
        indices[image] = images.count
        images.append(image)
        sums.append(count)
      }
    }
    return FiniteLaw<Image>(
      outcomes: images, counts: sums, denominator: denominator, indices: indices)
  }

  /// The law of an independent pair, `P(x) Q(y)`.
  public func product<Other>(with other: FiniteLaw<Other>) -> FiniteLaw<OutcomePair<Outcome, Other>>
  {
    var pairs: [OutcomePair<Outcome, Other>] = []
    var products: [Integer] = []
    for (x, count) in zip(outcomes, counts) {
      for (y, otherCount) in zip(other.outcomes, other.counts) {
        pairs.append(OutcomePair(x, y))
        products.append(count * otherCount)
      }
    }
    return FiniteLaw<OutcomePair<Outcome, Other>>(
      outcomes: pairs, counts: products, denominator: denominator * other.denominator)
  }

  /// The probability of an event.
  public func probability(where isInEvent: (Outcome) throws -> Bool) rethrows -> Rational {
    var total = Integer.zero
    for (outcome, count) in zip(outcomes, counts) where try isInEvent(outcome) { total += count }
    return Rational(total, denominator)
  }

  /// The law given an event, `P(x) / P(event)` on the outcomes in it.
  ///
  /// - Throws: ``LawError/conditionHasProbabilityZero(_:)`` when the event has probability 0.
  public func conditional(where isInEvent: (Outcome) -> Bool) throws(LawError) -> FiniteLaw {
    let cells = zip(outcomes, counts).filter { isInEvent($0.0) }
    let total = cells.reduce(Integer.zero) { $0 + $1.1 }
    if total.isZero { throw .conditionHasProbabilityZero("the event") }
    return FiniteLaw(outcomes: cells.map(\.0), counts: cells.map(\.1), denominator: total)
  }

  /// The mixture `(1 - weight) P + weight Q`.
  ///
  /// - Precondition: `0 <= weight <= 1`.
  public func mixed(with other: FiniteLaw, weight: Rational) -> FiniteLaw {
    precondition(!weight.isNegative && weight <= 1, "a mixing weight of \(weight)")
    let (own, others) = (weight.denominator - weight.numerator, weight.numerator)
    let all = outcomes + other.outcomes.filter { indices[$0] == nil }
    let mixed = all.map { outcome in
      own * count(of: outcome) * other.denominator + others * other.count(of: outcome) * denominator
    }
    return FiniteLaw(
      outcomes: all, counts: mixed,
      denominator: weight.denominator * denominator * other.denominator)
  }

  /// The mean `sum_x P(x) f(x)` of a rational function.
  public func expectation(of function: (Outcome) throws -> Rational) rethrows -> Rational {
    let terms = try zip(outcomes, counts).map { outcome, count in
      count.isZero ? .zero : Rational(count) * (try function(outcome))
    }
    return Rational.sum(terms) / Rational(denominator)
  }
}

/// An outcome of two variables.
public struct OutcomePair<First: Hashable & Sendable, Second: Hashable & Sendable>: Hashable,
  Sendable
{
  public let first: First
  public let second: Second

  public init(_ first: First, _ second: Second) {
    self.first = first
    self.second = second
  }
}

extension OutcomePair: CustomStringConvertible {
  public var description: String { "(\(first), \(second))" }
}
