import InformationTheory

// Instances whose input law is named before the channel is known.

extension ContractionOrderLemma.Instance {
  /// A channel with a law of its input.
  ///
  /// - Throws: `LawError` when the law does not fit the channel.
  public init(
    channel: Channel, input: InputLaw, includesFixedInput: Bool = true
  ) throws(LawError) {
    self.init(
      channel: channel, input: try input.law(for: channel), includesFixedInput: includesFixedInput)
  }
}

extension FixedInputContractionLemma.Instance {
  /// A channel with a law of its input.
  ///
  /// - Throws: `LawError` when the law does not fit the channel.
  public init(channel: Channel, input: InputLaw) throws(LawError) {
    self.init(channel: channel, input: try input.law(for: channel))
  }
}

extension TensorizationLemma.Factor {
  /// A channel with a law of its input.
  ///
  /// - Throws: `LawError` when the law does not fit the channel.
  public init(_ channel: Channel, input: InputLaw) throws(LawError) {
    self.init(channel, input: try input.law(for: channel))
  }
}
