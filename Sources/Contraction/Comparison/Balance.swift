import ExactArithmetic
import InformationTheory
import Work

extension FiniteLaw {
  /// The greatest number of outcomes for which ``balance()`` is computed.
  public static var greatestBalanceCount: Int { 36 }

  /// `pi* = max_A min(P(A), 1 - P(A))` over all events `A`: how evenly the law can be cut in two.
  ///
  /// - Throws: `WorkRefused` for more than ``greatestBalanceCount`` outcomes of positive probability.
  /// - Complexity: the sums of two halves of the outcomes, sorted and matched: about `n 2^(n/2)` for `n`
  ///   outcomes of positive probability.
  public func balance() throws(WorkRefused) -> Rational {
    let positive = counts.filter { !$0.isZero }
    if positive.count > FiniteLaw.greatestBalanceCount {
      throw WorkRefused(
        "the law", size: .count("\(positive.count) outcomes of positive probability"),
        limit: .fixed(FiniteLaw.greatestBalanceCount, unit: ""))
    }
    func sums(_ counts: some Sequence<Integer>) -> [Integer] {
      counts.reduce([Integer.zero]) { sums, count in sums + sums.map { $0 + count } }.sorted()
    }
    let lower = sums(positive.prefix(positive.count / 2))
    let upper = sums(positive.dropFirst(positive.count / 2))
    // The greatest sum that is at most half: as one part grows, the other shrinks.
    var best = Integer.zero
    var index = upper.count - 1
    for sum in lower {
      while index >= 0 && (sum + upper[index]) * 2 > denominator { index -= 1 }
      if index < 0 { break }
      best = max(best, sum + upper[index])
    }
    return Rational(best, denominator)
  }
}

/// The function `phi(p) = ln((1-p)/p) / (1-2p)` of the refinement of Pinsker's inequality
/// `D(Q||P) >= phi(pi*) TV(Q,P)^2` in nats; `phi(1/2) = 2`, and `phi` decreases on [0, 1/2].
/// (E. Ordentlich and M. J. Weinberger, IEEE Trans. Inf. Theory 51, 2005.)
enum OrdentlichWeinberger {
  /// An enclosure of `1/phi(p)` for `p` in [0, 1/2]; 0 at 0, where `phi` is infinite.
  static func reciprocal(_ p: Rational, bits: Int) -> Enclosure {
    if p.isZero { return .zero }
    let difference = 1 - 2 * p
    if difference.isZero { return Enclosure(Rational(1, 2)) }
    return Enclosure(difference).divided(by: Enclosure.log((1 - p) / p, bits: bits + 8), bits: bits)
  }
}
