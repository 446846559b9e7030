import AlgebraicNumbers
import ExactArithmetic
import InformationTheory

/// The contraction coefficient of the relative entropy over all inputs,
/// `eta_KL(W) = sup D(PW||QW) / D(P||Q)`, exact.
///
/// It is attained by a pair of inputs, whose rows are P and Q here (O. Ordentlich, Y. Polyanskiy, "Strong
/// data processing constant is achieved by binary inputs", arXiv 2010.01987), and for a pair it is
///
///     sup over 0 < b < 1 of  b(1-b) sum_y (P_y - Q_y)^2 / (b P_y + (1-b) Q_y)
///       =  1 - sum_y P_y Q_y / (b P_y + (1-b) Q_y),
///
/// concave in b.  (The identity: with the mixture M = bP + (1-b)Q,
/// `M^2 = PQ + b(1-b)(P-Q)^2 + (M-P)(M-Q) + ...` sums to `b P^2/M + (1-b) Q^2/M - 1` on both sides; derived
/// here.)  It is also the coefficient of chi-square and of every non-linear operator-convex divergence.
public struct KLContraction: Sendable, Hashable {
  /// The weight on the first input of the pair for which the supremum is reached.
  public enum MixingWeight: Sendable, Hashable {
    /// The supremum is a maximum, at this weight.
    case interior(AlgebraicReal)
    /// The supremum is approached as the weight tends to 0, and not reached.
    case towardsZero
    /// The supremum is approached as the weight tends to 1, and not reached.
    case towardsOne
  }

  /// The coefficient, in [0, 1].
  public let value: AlgebraicReal
  /// The first pair of inputs, in lexicographic order, that attains it; inputs count from 0.  It is `nil`
  /// when the rows are all equal and the coefficient is 0.
  public let pair: Pair?
  /// The weight on the first input of the pair; 1/2 where every weight attains the coefficient.
  public let weight: MixingWeight

  /// Two inputs, counted from 0.
  public struct Pair: Sendable, Hashable {
    public let first: Int
    public let second: Int
  }
}

extension KLContraction.MixingWeight: CustomStringConvertible {
  /// The number, or `0+` or `1-`.
  public var description: String {
    switch self {
    case .interior(let weight): return weight.description
    case .towardsZero: return "0+"
    case .towardsOne: return "1-"
    }
  }
}

extension KLContraction {
  /// The coefficient of a pair of laws: that of the channel with these two rows.
  ///
  /// - Complexity: for laws with m outcomes that have different ratios, a polynomial of degree 2m - 2 is
  ///   computed modulo word primes.
  public init<Outcome>(_ first: FiniteLaw<Outcome>, _ second: FiniteLaw<Outcome>) {
    var outcomes = first.outcomes
    let known = Set(outcomes)
    outcomes += second.outcomes.filter { !known.contains($0) }
    let multiple = Integer.lcm(first.denominator, second.denominator)
    func counts(_ law: FiniteLaw<Outcome>) -> [Integer] {
      outcomes.map { outcome in
        let probability = law.probability(of: outcome)
        return probability.numerator * multiple.exactlyDivided(by: probability.denominator)
      }
    }
    let (p, q) = (counts(first), counts(second))
    let (value, weight) = RowPair(p[...], q[...], denominator: multiple).contraction
    self.init(value: value, pair: p == q ? nil : Pair(first: 0, second: 1), weight: weight)
  }
}

extension Channel {
  /// The contraction coefficient of the relative entropy over all inputs: ``KLContraction``.
  ///
  /// Every pair of inputs is bounded from both sides in floating point; only pairs whose bounds reach the
  /// greatest lower bound are computed exactly, and of pairs with the same outputs up to order only the
  /// first.
  ///
  /// - Complexity: O(n^2 m) floating-point operations for n inputs and m outputs, and the exact coefficient
  ///   of one pair unless several are within about 10^-13 of the greatest.
  public var klContraction: KLContraction { klContraction(PairScreening(self).candidates) }

  /// The greatest coefficient of some pairs, among which is one that attains the channel's.
  func klContraction(_ candidates: [(Int, Int)]) -> KLContraction {
    var best: KLContraction?
    var seen: Set<RowPair.Shape> = []
    for (first, second) in candidates {
      let pair = RowPair(rowCounts(first), rowCounts(second), denominator: denominator)
      if !seen.insert(pair.shape).inserted { continue }
      let (value, weight) = pair.contraction
      if let best, best.value >= value { continue }
      best = KLContraction(
        value: value, pair: KLContraction.Pair(first: first, second: second), weight: weight)
    }
    return best
      ?? KLContraction(
        value: AlgebraicReal(.zero), pair: nil, weight: .interior(AlgebraicReal(Rational(1, 2))))
  }

  /// The coefficient of a pair of inputs, counted from 0: that of the channel with these two rows.
  public func klContraction(of first: Int, _ second: Int) -> KLContraction {
    precondition((0..<inputCount).contains(first), "no input \(first)")
    precondition((0..<inputCount).contains(second), "no input \(second)")
    let (p, q) = (rowCounts(first), rowCounts(second))
    let (value, weight) = RowPair(p, q, denominator: denominator).contraction
    return KLContraction(
      value: value,
      pair: p.elementsEqual(q) ? nil : KLContraction.Pair(first: first, second: second),
      weight: weight)
  }

  /// The transition probabilities of an input times the denominator.
  func rowCounts(_ input: Int) -> ArraySlice<Integer> {
    counts[(input * outputCount)..<((input + 1) * outputCount)]
  }
}
