import ExactArithmetic
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
