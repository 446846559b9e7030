import ExactArithmetic
import InformationTheory

extension Channel {
  /// Tries to prove, for two outputs, that `eta_KL(P, W)` equals `eta_chi2(P, W)`: that no law has a ratio of
  /// divergences above the limit at P.
  ///
  /// Only the proof is tried, without a search for laws that refute it, so that hundreds of inputs take
  /// milliseconds.
  ///
  /// - Parameters:
  ///   - input: the law P; its outcomes are, in order, the inputs.
  ///   - chiSquare: the value of `eta_chi2(P, W)`, positive.
  /// - Returns: whether the proof succeeds; if not, nothing is known.
  /// - Throws: `ChannelError.inputCountMismatch`.
  /// - Precondition: two outputs.
  package func provesLimitAtInput(
    input: FiniteLaw<Int>, chiSquare: Rational
  ) throws(ChannelError) -> Bool {
    if input.outcomes.count != inputCount {
      throw .inputCountMismatch(law: input.outcomes.count, channel: inputCount)
    }
    let gap = BinaryOutputGap(ReducedInput(channel: self, input: input))
    let floor = Double(chiSquare, rounding: .down)
    if case .proved = gap.decide(ratio: floor, chiSquare: chiSquare) { return true }
    return false
  }
}
