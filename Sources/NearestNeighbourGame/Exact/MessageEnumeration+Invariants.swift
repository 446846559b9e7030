import ExactArithmetic
import Work

extension MessageEnumeration {
  /// The stored parts of an enumeration.
  package struct Parts {
    package var inputCount: Int
    package var messageCount: Int
    package var denominator: Integer
    package var offsets: [Int]
    package var inputs: [UInt32]
    package var weights: [Integer]?
  }

  package var parts: Parts {
    Parts(
      inputCount: inputCount, messageCount: messageCount, denominator: denominator,
      offsets: offsets, inputs: inputs, weights: weights)
  }

  /// Checks that every message has inputs of its own, in growing order, and that every value of the examples sends a
  /// message with the weights of a law.
  ///
  /// - Throws: `BrokenInvariant`.
  package func checkInvariants() throws(BrokenInvariant) { try parts.checkInvariants() }
}

extension MessageEnumeration.Parts {
  /// - Throws: `BrokenInvariant`, which says what is broken.
  package func checkInvariants() throws(BrokenInvariant) {
    try checkOffsets()
    try checkInputs()
    try checkWeights()
  }

  private func checkOffsets() throws(BrokenInvariant) {
    try BrokenInvariant.check(
      messageCount >= 1 && offsets.count == messageCount + 1,
      "\(offsets.count) offsets of \(messageCount) messages")
    try BrokenInvariant.check(
      offsets[0] == 0 && offsets[messageCount] == inputs.count,
      "the offsets go from \(offsets[0]) to \(offsets[messageCount]), not from 0 to \(inputs.count)"
    )
    for message in 0..<messageCount {
      try BrokenInvariant.check(
        offsets[message] < offsets[message + 1], "nobody sends the message \(message)")
    }
  }

  private func checkInputs() throws(BrokenInvariant) {
    if let input = inputs.first(where: { $0 >= inputCount }) {
      throw BrokenInvariant("the input \(input) is none of 0..<\(inputCount)")
    }
    for message in 0..<messageCount {
      let sent = inputs[offsets[message]..<offsets[message + 1]]
      try BrokenInvariant.check(
        zip(sent, sent.dropFirst()).allSatisfy { $0 < $1 },
        "the inputs of message \(message) do not grow")
    }
  }

  private func checkWeights() throws(BrokenInvariant) {
    try BrokenInvariant.check(denominator.signum() > 0, "the denominator is \(denominator)")
    if let weights {
      try BrokenInvariant.check(
        weights.count == inputs.count, "\(weights.count) weights of \(inputs.count) inputs")
      if let weight = weights.first(where: { $0.signum() <= 0 }) {
        throw BrokenInvariant("the weight \(weight) is not positive")
      }
    }
    var sums = [Integer](repeating: .zero, count: inputCount)
    for (index, input) in inputs.enumerated() { sums[Int(input)] += weights?[index] ?? 1 }
    if let input = sums.firstIndex(where: { $0 != denominator }) {
      throw BrokenInvariant(
        "the weights of the input \(input) sum to \(sums[input]), not to \(denominator)")
    }
  }
}
