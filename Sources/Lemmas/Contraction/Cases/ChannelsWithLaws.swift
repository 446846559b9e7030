import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas

extension DualSearchLemma.Instance {
  /// All channels with two inputs and two outputs and entries in quarters and four with three inputs, each with the uniform law and
  /// one with unequal probabilities; exhaustively also those with two inputs and three outputs in thirds.
  static func small(_ scope: LemmaScope) throws -> [DualSearchLemma.Instance] {
    var channels = SmallChannels.all(inputs: 2, outputs: 2, total: 4)
    channels += try threeInputs.map { try Channel(normalizing: $0) }
    if scope == .exhaustive { channels += SmallChannels.all(inputs: 2, outputs: 3, total: 3) }
    return channels.flatMap { channel -> [DualSearchLemma.Instance] in
      [SmallChannels.uniform(channel), SmallChannels.law(Array(1...channel.inputCount))].map {
        DualSearchLemma.Instance(channel: channel, input: $0)
      }
    }
  }

  /// The weights of the channels with three inputs.
  private static let threeInputs: [[[Integer]]] = [
    [[4, 1, 1], [1, 3, 2], [1, 2, 4]], [[1, 0, 0], [1, 1, 0], [1, 1, 1]],
    [[3, 1], [2, 2], [0, 4]], [[2, 1, 0], [0, 2, 1], [1, 0, 2]],
  ]

  /// The channel of `--channel` with the positive law of `--input`, uniform unless given.
  ///
  /// - Throws: `LemmaError` where a letter of the input or the output has probability 0.
  init(_ arguments: LemmaArguments, of id: String) throws {
    let channel = try arguments.channel(of: id, maximumInputs: 4)
    let input = arguments[.input] ?? SmallChannels.uniform(channel)
    if let letter = input.probabilities.firstIndex(where: \.isZero) {
      throw LemmaError.invalidInstance(
        id: id, reason: "the input \(letter + 1) has probability 0; expected a positive law")
    }
    let output = try channel.output(of: input)
    if let letter = output.probabilities.firstIndex(where: \.isZero) {
      throw LemmaError.invalidInstance(
        id: id,
        reason: "the output \(letter + 1) never comes up; expected a positive law of the output")
    }
    self.init(channel: channel, input: input)
  }

  /// The channel and the law.
  var label: String { "W = \(channel), P = \(input.probabilities)" }
}
