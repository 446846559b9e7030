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
    let floor = Double(chiSquare, rounding: .down)
    return try binaryOutputGap(input: input).isProved(ratio: floor, chiSquare: chiSquare)
  }

  /// A bound of `eta_KL(P, W)` for two outputs: the least of `eta_chi2(P, W) (1 + width 2^k)`, `k = 0, 1, ...`, that
  /// can be proved; 1 if none below can.
  ///
  /// - Throws: `ChannelError.inputCountMismatch`.
  /// - Precondition: two outputs; a positive `chiSquare` and `width`.
  package func limitAtInputBound(
    input: FiniteLaw<Int>, chiSquare: Rational, width: Rational
  ) throws(ChannelError) -> Rational {
    let gap = try binaryOutputGap(input: input)
    var excess = width
    while true {
      let ratio = Double(chiSquare * (1 + excess), rounding: .up)
      guard ratio < 1, let bound = Rational(exactly: ratio) else { return 1 }
      if gap.isProved(ratio: ratio) { return bound }
      excess = 2 * excess
    }
  }

  private func binaryOutputGap(
    input: FiniteLaw<Int>
  ) throws(ChannelError) -> BinaryOutputGap {
    if input.outcomes.count != inputCount {
      throw .inputCountMismatch(law: input.outcomes.count, channel: inputCount)
    }
    return BinaryOutputGap(ReducedInput(channel: self, input: input))
  }
}

extension BinaryOutputGap {
  /// Whether no law is proved to have a ratio above r; see `decide`.
  fileprivate func isProved(ratio r: Double, chiSquare: Rational? = nil) -> Bool {
    if case .proved = decide(ratio: r, chiSquare: chiSquare) { return true }
    return false
  }
}
