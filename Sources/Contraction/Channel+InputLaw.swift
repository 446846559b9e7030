import AlgebraicNumbers
import Claims
import ExactArithmetic
import InformationTheory

// The coefficients of a channel whose input law is named before the channel is known: `uniform`, or a list of
// probabilities.

extension Channel {
  /// The contraction coefficient of chi-square for a given input law; see ``chiSquareContraction(input:)-(FiniteLaw<HashableSendable>)``.
  ///
  /// - Throws: `LawError` when the law does not fit the channel.
  public func chiSquareContraction(input: InputLaw) throws -> AlgebraicReal {
    try chiSquareContraction(input: input.law(for: self))
  }

  /// The squared maximal correlation of input and output.
  ///
  /// - Throws: `LawError` when the law does not fit the channel.
  public func maximalCorrelationSquared(input: InputLaw) throws -> AlgebraicReal {
    try maximalCorrelationSquared(input: input.law(for: self))
  }

  /// The squared maximal correlation of input and output, with functions that attain it.
  ///
  /// - Throws: `LawError` when the law does not fit the channel.
  public func maximalCorrelation(input: InputLaw) throws -> MaximalCorrelation {
    try maximalCorrelation(input: input.law(for: self))
  }

  /// The KL contraction coefficient for an input law, certified; see ``klContraction(input:width:)-(FiniteLaw<Int>,_)``.
  ///
  /// - Throws: `LawError` when the law does not fit the channel; ``ContractionError/widthIsNotPositive(_:)``;
  ///   `CancellationError`.
  public func klContraction(
    input: InputLaw, width: Rational = Rational(1, 1_000_000)
  ) throws -> FixedInputContraction {
    try klContraction(input: input.law(for: self), width: width)
  }

  /// The KL contraction coefficient for an input law, with an absolute or a relative width.
  ///
  /// - Throws: as ``klContraction(input:width:)-(FiniteLaw<Int>,_)``.
  public func klContraction(
    input: InputLaw, within width: ContractionWidth
  ) throws -> FixedInputContraction {
    try klContraction(input: input.law(for: self), within: width)
  }

  /// The bounds between the coefficients for a given input law and those of the channel.
  ///
  /// - Throws: `LawError` when the law does not fit; `WorkRefused` when it has too many outcomes.
  public func contractionClaims(
    input: InputLaw, fixedInput: Quantity? = nil
  ) throws -> [Claim] {
    try contractionClaims(input: input.law(for: self), fixedInput: fixedInput)
  }
}

extension ContractionWitness {
  /// Decides whether the witness shows its ratio for an input law; see ``check(channel:input:)``.
  ///
  /// - Throws: `LawError` when the law does not fit the channel.
  public func check(channel: Channel, input: InputLaw) throws -> Verdict {
    try check(channel: channel, input: input.law(for: channel))
  }
}
