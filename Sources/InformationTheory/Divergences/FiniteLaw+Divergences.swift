import ExactArithmetic

// Divergences of a law P from a law Q on the same type of outcomes.  All are exact.  An outcome that one of
// the laws does not list has probability 0 there.

extension FiniteLaw {
  /// The Kullback-Leibler divergence `D(P||Q) = sum_x P(x) log(P(x)/Q(x))` of this law from `reference`;
  /// infinite when `P(x) > 0 = Q(x)` for some `x`.
  ///
  /// - Complexity: O(n) dictionary operations; the form has at most two terms for each outcome.
  public func klDivergence(from reference: FiniteLaw) -> Divergence {
    switch crossEntropy(relativeTo: reference) {
    case .finite(let form): return .finite(form - entropy)
    case .infinite: return .infinite
    }
  }

  /// The cross entropy `H(P,Q) = -sum_x P(x) log Q(x) = H(P) + D(P||Q)`; infinite when
  /// `P(x) > 0 = Q(x)` for some `x`.
  ///
  /// - Complexity: O(n) dictionary operations.
  public func crossEntropy(relativeTo reference: FiniteLaw) -> Divergence {
    var weightByCount: [Integer: Integer] = [:]
    for (outcome, count) in zip(outcomes, counts) where !count.isZero {
      let other = reference.count(of: outcome)
      if other.isZero { return .infinite }
      weightByCount[other, default: .zero] += count
    }
    let logarithms = LogForm(
      weightByCount.map { LogForm.Term(coefficient: Rational($1, denominator), base: $0) })
    return .finite(LogForm.log(reference.denominator) - logarithms)
  }

  /// The total variation `1/2 sum_x |P(x) - Q(x)|`, the greatest difference of the probabilities of an
  /// event.
  ///
  /// - Complexity: O(n).
  public func totalVariation(to other: FiniteLaw) -> Rational {
    // The excess of P over Q, summed where it is positive, is half of the sum of all differences.
    var excess = Integer.zero
    for (outcome, count) in zip(outcomes, counts) {
      let difference = count * other.denominator - other.count(of: outcome) * denominator
      if difference.signum() > 0 { excess += difference }
    }
    return Rational(excess, denominator * other.denominator)
  }

  /// The chi-square divergence `sum_x (P(x) - Q(x))^2 / Q(x)`; infinite when `P(x) > 0 = Q(x)` for some
  /// `x`.
  ///
  /// - Complexity: O(n) rational operations.
  public func chiSquareDivergence(from reference: FiniteLaw) -> ExtendedRational {
    guard case .finite(let sum) = renyiSum(order: 2, from: reference) else { return .infinite }
    return .finite(sum - 1)
  }

  /// The Renyi sum of integer order, `sum_x P(x)^a Q(x)^(1-a)` over the outcomes where both are positive;
  /// for `a >= 2` it is infinite when `P(x) > 0 = Q(x)` for some `x`.
  ///
  /// Order 0 is `Q(P > 0)`, order 1 is `P(Q > 0)`, and order 2 is one more than the chi-square divergence.
  ///
  /// - Precondition: `order >= 0`.
  /// - Complexity: O(n) powers and rational operations.
  public func renyiSum(order: Int, from reference: FiniteLaw) -> ExtendedRational {
    precondition(order >= 0, "a Renyi sum of order \(order)")
    if order == 0 {
      let total = zip(outcomes, counts).reduce(Integer.zero) { sum, cell in
        cell.1.isZero ? sum : sum + reference.count(of: cell.0)
      }
      return .finite(Rational(total, reference.denominator))
    }
    // sum_x c^a e^(1-a) over the counts c of P and e of Q, collected by e.
    var sumByCount: [Integer: Integer] = [:]
    for (outcome, count) in zip(outcomes, counts) where !count.isZero {
      let other = reference.count(of: outcome)
      if other.isZero {
        if order >= 2 { return .infinite }
        continue
      }
      sumByCount[other, default: .zero] += count.power(order)
    }
    let sum = Rational.sum(sumByCount.map { Rational($1, $0.power(order - 1)) })
    let scale = Rational(reference.denominator.power(order - 1), denominator.power(order))
    return .finite(sum * scale)
  }

  /// The Renyi divergence of integer order, `D_a(P||Q) = 1/(a-1) log sum_x P(x)^a Q(x)^(1-a)`.
  ///
  /// Order 1 is its limit, the Kullback-Leibler divergence; order 0 is `-log Q(P > 0)`, infinite for laws
  /// with disjoint supports.
  ///
  /// - Precondition: `order >= 0`.
  /// - Complexity: as ``renyiSum(order:from:)``.
  public func renyiDivergence(order: Int, from reference: FiniteLaw) -> Divergence {
    if order == 1 { return klDivergence(from: reference) }
    guard case .finite(let sum) = renyiSum(order: order, from: reference), !sum.isZero else {
      return .infinite
    }
    return .finite(LogForm.log(sum) / Rational(order - 1))
  }
}
