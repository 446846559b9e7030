import Contraction
import ExactArithmetic
import InformationTheory

// The claims for an input law that is named before the channel is known.  Each throws `LawError` when the law does not fit the
// channel, and what the one for a `FiniteLaw` throws.

extension CertificateClaim {
  /// The contraction coefficients of a channel and an input law; see
  /// ``contraction(of:input:witness:digits:)-(_,FiniteLaw<Int>?,_,_)``.
  public static func contraction(
    of channel: Channel, input: InputLaw, witness: ContractionWitness? = nil, digits: Int = 12
  ) throws -> [CertificateClaim] {
    try contraction(
      of: channel, input: input.law(for: channel), witness: witness, digits: digits)
  }

  /// All claims about the contraction of a channel and an input law; see
  /// ``fixedInput(_:_:within:digits:)-(_,FiniteLaw<Int>,_,_)``.
  public static func fixedInput(
    _ channel: Channel, _ input: InputLaw, within width: ContractionWidth = .usual,
    digits: Int = 12
  ) throws -> [CertificateClaim] {
    try fixedInput(channel, input.law(for: channel), within: width, digits: digits)
  }

  /// A witness's lower bound of the KL coefficient for an input law.
  public static func klWitness(
    _ witness: ContractionWitness, channel: Channel, input: InputLaw
  ) throws -> CertificateClaim {
    try klWitness(witness, channel: channel, input: input.law(for: channel))
  }

  /// The coefficient for an input law from above; see ``klInputUpper(of:channel:input:digits:)-(_,_,FiniteLaw<Int>,_)``.
  public static func klInputUpper(
    of contraction: FixedInputContraction, channel: Channel, input: InputLaw, digits: Int = 12
  ) throws -> CertificateClaim {
    try klInputUpper(
      of: contraction, channel: channel, input: input.law(for: channel), digits: digits)
  }

  /// `eta_KL(P,W) <= r` for a law on two inputs; see ``klInputUpper(_:channel:input:)-(_,_,FiniteLaw<Int>)``.
  public static func klInputUpper(
    _ bound: Rational, channel: Channel, input: InputLaw
  ) throws -> CertificateClaim {
    try klInputUpper(bound, channel: channel, input: input.law(for: channel))
  }

  /// The coefficient for an input law from above, by cells of a simplex; see
  /// ``klInputUpperBySimplices(of:channel:input:digits:)-(_,_,FiniteLaw<Int>,_)``.
  public static func klInputUpperBySimplices(
    of contraction: FixedInputContraction, channel: Channel, input: InputLaw, digits: Int = 12
  ) throws -> CertificateClaim {
    try klInputUpperBySimplices(
      of: contraction, channel: channel, input: input.law(for: channel), digits: digits)
  }

  /// `eta_KL(P,W) <= r` by cells of a simplex; see ``klInputUpperBySimplices(_:channel:input:)-(_,_,FiniteLaw<Int>)``.
  public static func klInputUpperBySimplices(
    _ bound: Rational, channel: Channel, input: InputLaw
  ) throws -> CertificateClaim? {
    try klInputUpperBySimplices(bound, channel: channel, input: input.law(for: channel))
  }
}
