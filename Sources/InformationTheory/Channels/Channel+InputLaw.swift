import ExactArithmetic

// Questions about a channel whose input law is named before the channel is known.

extension Channel {
  /// The law of the output, `Q(y) = sum_x P(x) W(y|x)`, on the outputs counted from 0.
  ///
  /// - Throws: `LawError` when the law does not fit the channel.
  /// - Complexity: O(1) for each entry of the matrix.
  public func output(of input: InputLaw) throws -> FiniteLaw<Int> {
    try output(of: input.law(for: self))
  }

  /// The mutual information between input and output, exact.
  ///
  /// - Throws: `LawError` when the law does not fit the channel.
  public func mutualInformation(input: InputLaw) throws -> LogForm {
    try mutualInformation(input: input.law(for: self))
  }
}

extension JointLaw {
  /// The joint law of a channel's input and output, `P(x) W(y|x)`; the inputs are counted from 0.
  ///
  /// - Throws: ``LawError`` when the law does not fit the channel or the names cannot be used.
  /// - Complexity: O(1) for each entry of the channel.
  public init(
    input: InputLaw, channel: Channel, inputVariable: String = "X", outputVariable: String = "Y"
  ) throws(LawError) {
    try self.init(
      input: input.law(for: channel), channel: channel, inputVariable: inputVariable,
      outputVariable: outputVariable)
  }
}
