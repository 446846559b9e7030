import AlgebraicNumbers
import ExactArithmetic
import InformationTheory

extension Channel {
  /// The contraction coefficient of chi-square for a given input law,
  /// `eta_chi2(P, W) = sup_Q chi2(QW||PW) / chi2(Q||P)`, exact: the squared maximal correlation of input
  /// and output.
  ///
  /// It is the second greatest eigenvalue, counted with multiplicity, of the matrix
  /// `A[x, x'] = sum_y W(y|x) W(y|x') P(x') / (PW)(y)` on the support of P; 0 when the support is a single
  /// input.  (H. S. Witsenhausen, "On sequences of pairs of dependent random variables", 1975.)
  ///
  /// - Parameter input: a law whose outcomes are, in order, the inputs.
  /// - Throws: `ChannelError.inputCountMismatch`.
  /// - Complexity: that of a characteristic polynomial of the size of the smaller alphabet, modulo word
  ///   primes.
  public func chiSquareContraction(
    input: FiniteLaw<some Hashable>
  ) throws(ChannelError) -> AlgebraicReal {
    if let resampling = ResamplingChannel(self, input: input) {
      return AlgebraicReal(resampling.correlation * resampling.correlation)
    }
    return CorrelationOperator.greatestRoot(of: try correlationOperator(input: input).spectrum)
  }

  /// The squared maximal correlation of input and output: the same as ``chiSquareContraction(input:)-(FiniteLaw<HashableSendable>)``.
  ///
  /// - Throws: `ChannelError.inputCountMismatch`.
  public func maximalCorrelationSquared(
    input: FiniteLaw<some Hashable>
  ) throws(ChannelError) -> AlgebraicReal {
    try chiSquareContraction(input: input)
  }

  /// The squared maximal correlation of input and output, with functions that attain it.
  ///
  /// - Parameter input: a law whose outcomes are, in order, the inputs.
  /// - Throws: `ChannelError.inputCountMismatch`.
  public func maximalCorrelation(
    input: FiniteLaw<some Hashable>
  ) throws(ChannelError) -> MaximalCorrelation {
    MaximalCorrelation(try correlationOperator(input: input))
  }

  func correlationOperator(
    input: FiniteLaw<some Hashable>
  ) throws(ChannelError) -> CorrelationOperator {
    if input.outcomes.count != inputCount {
      throw .inputCountMismatch(law: input.outcomes.count, channel: inputCount)
    }
    return CorrelationOperator(
      input.counts.enumerated().map { x, weight in rowCounts(x).map { weight * $0 } })
  }
}
