import ExactArithmetic
import InformationTheory

extension JointLaw {
  /// A rational number rho for which the pair of two variables is rho-SDPI: `I(M;A) <= rho I(M;B)`
  /// for every `M` with `A - B - M`.
  ///
  /// The least such number is the KL contraction coefficient of the channel from `B` to `A` for the
  /// law of `B`. The result is that coefficient where it is known and rational, else an upper bound
  /// of it, rounded up to a multiple of 1/1024.
  ///
  /// - Complexity: that of `Channel.klContraction(input:width:)`.
  package func contractionBound(of first: String, from second: String) throws -> Rational {
    let coefficient = try contraction(of: first, from: second)
    if let exact = coefficient.exact?.rationalValue { return exact }
    let upper = coefficient.interval.upper
    return min(1, Rational((upper * 1024).ceiling(), 1024))
  }

  /// The KL contraction coefficient of the channel from one variable to another, for the law of the
  /// first.
  package func contraction(of first: String, from second: String) throws -> FixedInputContraction {
    let backward = try conditionalChannel(of: [first], given: [second])
    // The rows of the channel are the outcomes of positive probability, in the order of the law.
    let input = try FiniteLaw(law(of: second).probabilities.filter { !$0.isZero })
    return try backward.klContraction(input: input)
  }
}
