import ExactArithmetic
import InformationTheory

/// A channel and an input law as products of two smaller ones, with the indices of `Channel.product(with:)`.
struct TensorFactors {
  let first: (channel: Channel, input: FiniteLaw<Int>)
  let second: (channel: Channel, input: FiniteLaw<Int>)

  /// - Returns: `nil` when there are no such factors with two or more inputs each.
  init?(channel: Channel, input: FiniteLaw<Int>) {
    let rows = channel.rows
    for inputs in 2..<max(channel.inputCount, 3) where channel.inputCount % inputs == 0 {
      let others = channel.inputCount / inputs
      if others < 2 || !TensorFactors.isPossible(rows, otherInputs: others) { continue }
      for outputs in 1...channel.outputCount where channel.outputCount % outputs == 0 {
        if let factors = TensorFactors(
          channel, rows, input, inputs: inputs, otherInputs: others, outputs: outputs,
          otherOutputs: channel.outputCount / outputs)
        {
          self = factors
          return
        }
      }
    }
    return nil
  }

  /// Whether the first two rows of the first two groups are as in a product, `W(00) W(11) = W(01) W(10)` for every output.
  private static func isPossible(_ rows: [[Rational]], otherInputs: Int) -> Bool {
    rows[0].indices.allSatisfy {
      rows[0][$0] * rows[otherInputs + 1][$0] == rows[1][$0] * rows[otherInputs][$0]
    }
  }

  /// Factors of the given sizes: they can only be the marginals of the rows and of the law.
  private init?(
    _ channel: Channel, _ rows: [[Rational]], _ input: FiniteLaw<Int>, inputs: Int,
    otherInputs: Int, outputs: Int,
    otherOutputs: Int
  ) {
    let firstRows = (0..<inputs).map { x in
      (0..<outputs).map { y in
        Rational.sum((0..<otherOutputs).map { rows[x * otherInputs][y * otherOutputs + $0] })
      }
    }
    let secondRows = (0..<otherInputs).map { w in
      (0..<otherOutputs).map { z in
        Rational.sum((0..<outputs).map { rows[w][$0 * otherOutputs + z] })
      }
    }
    let law = input.probabilities
    let firstLaw = (0..<inputs).map { x in
      Rational.sum((0..<otherInputs).map { law[x * otherInputs + $0] })
    }
    let secondLaw = (0..<otherInputs).map { w in
      Rational.sum((0..<inputs).map { law[$0 * otherInputs + w] })
    }
    for x in 0..<inputs {
      for w in 0..<otherInputs {
        if law[x * otherInputs + w] != firstLaw[x] * secondLaw[w] { return nil }
      }
    }
    guard let first = try? Channel(firstRows), let second = try? Channel(secondRows),
      let product = try? first.product(with: second), product == channel,
      let firstInput = try? FiniteLaw<Int>(firstLaw),
      let secondInput = try? FiniteLaw<Int>(secondLaw)
    else { return nil }
    self.first = (first, firstInput)
    self.second = (second, secondInput)
  }

  /// The law of a pair of independent inputs, with the index of `Channel.product(with:)`.
  static func product(_ first: FiniteLaw<Int>, _ second: FiniteLaw<Int>) -> FiniteLaw<Int> {
    let weights = first.probabilities.flatMap { a in second.probabilities.map { a * $0 } }
    guard let law = try? FiniteLaw<Int>(weights) else { preconditionFailure("weights of a law") }
    return law
  }
}
