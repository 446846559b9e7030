import ExactArithmetic
import InformationTheory

extension InformationCurveBounds {
  /// Bounds of the curve for an input law; see ``init(_:input:width:lineLimit:onLine:)-(_,FiniteLaw<Int>,_,_,_)``.
  ///
  /// - Throws: `LawError` when the law does not fit the channel; what the other throws.
  public init(
    _ channel: Channel, input: InputLaw, width: Rational = Rational(1, 1000), lineLimit: Int = 24,
    onLine: (Int) -> Void = { _ in }
  ) throws {
    try self.init(
      channel, input: input.law(for: channel), width: width, lineLimit: lineLimit, onLine: onLine)
  }
}

extension CurveMixture {
  /// A variable U for an input law, given by the laws of the input given U.
  ///
  /// - Throws: `LawError` when the law does not fit the channel; what the initialiser from a `FiniteLaw` throws.
  public init(channel: Channel, input: InputLaw, conditional: [[Rational]]) throws {
    try self.init(channel: channel, input: input.law(for: channel), conditional: conditional)
  }
}

extension CurveLine {
  /// Whether the line is proved to be above the curve for an input law; see ``check(channel:input:)-(_,FiniteLaw<Int>)``.
  ///
  /// - Throws: `LawError` when the law does not fit the channel.
  public func check(channel: Channel, input: InputLaw) throws -> Bool {
    check(channel: channel, input: try input.law(for: channel))
  }
}
