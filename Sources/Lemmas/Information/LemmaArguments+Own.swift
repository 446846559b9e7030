import ExactArithmetic
import InformationTheory
import Lemmas

extension LemmaArguments {
  /// The law of `--law`, of one variable with some number of values.
  ///
  /// - Throws: `LemmaError.missingParameter`, `LemmaError.invalidInstance`.
  package func lawOfOne(
    of id: String, values range: ClosedRange<Int>, meaning: String
  ) throws -> FiniteLaw<AnyOutcome> {
    let law = try require(.law, of: id)
    guard let variable = law.variables.first, law.variables.count == 1 else {
      throw LemmaError.invalidInstance(
        id: id,
        reason: "the law has the variables \(law.variables.joined(separator: ", ")); expected one, "
          + "such as --law 1/3,2/3")
    }
    let given = try law.law(of: variable)
    if !range.contains(given.outcomes.count) {
      throw LemmaError.invalidInstance(
        id: id,
        reason: "the law has \(given.outcomes.count) values; expected "
          + "\(range.lowerBound) to \(range.upperBound), \(meaning)")
    }
    return given
  }

  /// The channel of `--channel` from the lists of some number of things with `base` values each, and their number.
  ///
  /// - Throws: `LemmaError.missingParameter`, `LemmaError.invalidInstance`.
  package func channel(
    of id: String, fromListsOver base: Int, maximumInputs limit: Int, meaning: String
  ) throws(LemmaError) -> (channel: Channel, length: Int) {
    let channel = try self.channel(of: id, maximumInputs: limit)
    var (count, length) = (1, 0)
    while count < channel.inputCount && base > 1 {
      count *= base
      length += 1
    }
    if count != channel.inputCount || length == 0 {
      throw .invalidInstance(
        id: id, reason: "the channel has \(channel.inputCount) inputs; expected \(meaning)")
    }
    return (channel, length)
  }

  /// The channel of `--channel` from the lists of `length` things with `q >= 2` values each, and `q`.
  ///
  /// - Throws: `LemmaError.missingParameter`, `LemmaError.invalidInstance`.
  package func channel(
    of id: String, fromListsOf length: Int, maximumInputs limit: Int, meaning: String
  ) throws(LemmaError) -> (channel: Channel, base: Int) {
    let channel = try self.channel(of: id, maximumInputs: limit)
    // A list of 63 things or more has above limit values.
    let base = (2...max(2, channel.inputCount)).first { base in
      Integer(base).power(max(0, min(length, 63))) == Integer(channel.inputCount)
    }
    guard let base, length > 0 else {
      throw .invalidInstance(
        id: id, reason: "the channel has \(channel.inputCount) inputs; expected \(meaning)")
    }
    return (channel, base)
  }

  /// A number that was given, if it lies in a range.
  ///
  /// - Throws: `LemmaError.missingParameter`, `LemmaError.invalidInstance`.
  package func number(
    _ key: LemmaKey<Int>, of id: String, in range: ClosedRange<Int>
  ) throws(LemmaError) -> Int {
    let value = try require(key, of: id)
    if !range.contains(value) {
      throw .invalidInstance(
        id: id,
        reason: "\(key) is \(value); expected \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }
}
