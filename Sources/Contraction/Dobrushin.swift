import ExactArithmetic
import InformationTheory

extension Channel {
  /// Dobrushin's coefficient, `max_{x,x'} TV(W(.|x), W(.|x'))`: the contraction coefficient of total
  /// variation, `sup_{P != Q} TV(PW, QW) / TV(P, Q)`.
  ///
  /// It is 0 for a channel with a single input.  (R. L. Dobrushin, "Central limit theorem for
  /// nonstationary Markov chains", 1956.)
  ///
  /// - Complexity: O(n^2 m) operations for n inputs and m outputs; O(n^2) where all pairs of inputs are alike.
  public var dobrushinCoefficient: Rational {
    if isExchangeable { return Rational((counts[0] - counts[1]).magnitude, denominator) }
    var greatest = Integer.zero
    for first in 0..<inputCount {
      for second in 0..<first {
        // TV is the sum of the positive parts of the differences.
        var excess = Integer.zero
        for output in 0..<outputCount {
          let difference =
            counts[first * outputCount + output] - counts[second * outputCount + output]
          if difference.signum() > 0 { excess += difference }
        }
        greatest = max(greatest, excess)
      }
    }
    return Rational(greatest, denominator)
  }

  /// Doeblin's coefficient, `sum_y min_x W(y|x)`: the greatest weight of a constant channel of which this
  /// one is a mixture.
  ///
  /// Every contraction coefficient is at most 1 minus it.
  ///
  /// - Complexity: O(n m) operations for n inputs and m outputs.
  public var doeblinCoefficient: Rational {
    var total = Integer.zero
    for output in 0..<outputCount {
      total += (0..<inputCount).map { counts[$0 * outputCount + output] }.min()!
    }
    return Rational(total, denominator)
  }
}
