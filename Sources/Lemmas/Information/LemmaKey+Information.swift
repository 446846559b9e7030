import ExactArithmetic
import InformationTheory
import Lemmas

extension LemmaKey where Value == Int {
  /// The number `d` of coordinates.
  public static var dimension: LemmaKey { LemmaKey("-d", "a number of coordinates") }
}

extension LemmaKey where Value == Rational {
  /// The correlation `rho` of a bit and its noisy copy, in [0, 1].
  public static var correlation: LemmaKey { LemmaKey("--rho", "a correlation in [0, 1]") }
}

extension LemmaKey where Value == Channel {
  /// A channel.
  public static var channel: LemmaKey {
    LemmaKey("--channel", "a channel: a file or a name such as bsc:1/10")
  }
}

extension LemmaKey where Value == FiniteLaw<Int> {
  /// A law on the inputs of ``channel``, counted from 0.
  public static var input: LemmaKey { LemmaKey("--input", "an input law: uniform or p1,p2,...") }
}

extension LemmaKey where Value == JointLaw {
  /// A joint law, of as many variables as the lemma speaks of.
  public static var law: LemmaKey { LemmaKey("--law", "a file with a joint law") }
}

extension LemmaKey where Value == any BitMessage {
  /// A message about uniform bits.
  public static var bitMessage: LemmaKey { LemmaKey("--message", "what Alice sends") }
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
