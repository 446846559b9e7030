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
    return (0..<enumeration.messageCount).map { enumeration.row(of: $0) }
  }
}

extension MessageEnumeration {
  /// The weight with which each value of the examples sends a message.
  package func row(of message: Int) -> [Integer] {
    var row = [Integer](repeating: .zero, count: inputCount)
    for entry in offsets[message]..<offsets[message + 1] {
      row[Int(inputs[entry])] = weights?[entry] ?? .one
    }
    return row
  }
}
