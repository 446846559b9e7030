import ExactArithmetic
import InformationTheory
import Work

extension Game {
  /// The law of a message given the examples, written out as integer weights: row `m`, column `i` is
  /// proportional to the probability of the `m`-th message given the examples with index `i`.
  ///
  /// All columns have the same sum, the common denominator of the law.
  ///
  /// - Throws: ``GameError`` when the message does not fit the game; `WorkRefused` when the enumeration is too large.
  /// - Complexity: one entry for each message and each value of the examples.
  public func weights(
    of message: Message, limits: WorkLimits = .standard
  ) throws -> [[Integer]] {
    try message.check(in: self)
    let enumeration = try MessageEnumeration(message, in: self, limits: limits)
    return (0..<enumeration.messageCount).map { number in
      var row = [Integer](repeating: .zero, count: enumeration.inputCount)
      for entry in enumeration.offsets[number]..<enumeration.offsets[number + 1] {
        row[Int(enumeration.inputs[entry])] = enumeration.weights?[entry] ?? .one
      }
      return row
    }
  }
}
