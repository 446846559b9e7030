import InformationTheory

extension InformationCurve {
  /// The curve for an input law.
  ///
  /// - Throws: `LawError` when the law does not fit the channel; ``CurveError`` when it has not two inputs.
  public init(_ channel: Channel, input: InputLaw) throws {
    try self.init(channel, input: input.law(for: channel))
  }
}
