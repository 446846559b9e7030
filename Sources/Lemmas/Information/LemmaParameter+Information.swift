import ExactArithmetic
import InformationTheory
import Lemmas

extension LemmaParameter {
  /// The number `d` of coordinates.
  public static let dimension = LemmaKey<Int>("-d", "a number of coordinates")
  /// The correlation `rho` of a bit and its noisy copy, in [0, 1].
  public static let correlation = LemmaKey<Rational>("--rho", "a correlation in [0, 1]")
  /// A channel.
  public static let channel = LemmaKey<Channel>(
    "--channel", "a channel: a file or a name such as bsc:1/10")
  /// A law on the inputs of ``channel``, counted from 0.
  public static let input = LemmaKey<FiniteLaw<Int>>(
    "--input", "an input law: uniform or p1,p2,...")
  /// A joint law, of as many variables as the lemma speaks of.
  public static let law = LemmaKey<JointLaw>("--law", "a file with a joint law")
  /// A message about uniform bits.
  public static let bitMessage = LemmaKey<any BitMessage>("--message", "what Alice sends")
}

extension LemmaArguments {
  /// The channel of `--channel`, if a lemma's check of one of its size takes seconds.
  ///
  /// - Throws: `LemmaError.missingParameter`, `LemmaError.invalidInstance`.
  public func channel(
    of id: String, maximumInputs limit: Int
  ) throws(LemmaError) -> Channel {
    let channel = try require(.channel, of: id)
    let count = max(channel.inputCount, channel.outputCount)
    if count > limit {
      throw .invalidInstance(
        id: id,
        reason: "the channel has \(channel.inputCount) inputs and \(channel.outputCount) outputs; "
          + "expected at most \(limit) of each")
    }
    return channel
  }
}
