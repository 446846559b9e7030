import ExactArithmetic
import Work

extension Channel {
  /// The channel followed by another: `(W then V)(z|x) = sum_y W(y|x) V(z|y)`.
  ///
  /// - Throws: ``ChannelError/outputCountMismatch(outputs:inputs:)``; `WorkRefused` when the product is too large.
  /// - Complexity: one product of matrices.
  public func then(_ next: Channel) throws -> Channel {
    if outputCount != next.inputCount {
      throw ChannelError.outputCountMismatch(outputs: outputCount, inputs: next.inputCount)
    }
    try Channel.checkSize(inputs: Integer(inputCount), outputs: Integer(next.outputCount))
    var product = [Integer](repeating: .zero, count: inputCount * next.outputCount)
    for x in 0..<inputCount {
      for (y, weight) in rowCounts(x).enumerated() where !weight.isZero {
        for (z, count) in next.rowCounts(y).enumerated() {
          product[x * next.outputCount + z] += weight * count
        }
      }
    }
    return Channel(
      inputCount: inputCount, outputCount: next.outputCount, counts: product,
      denominator: denominator * next.denominator, inputs: inputs, outputs: next.outputs)
  }

  /// The two channels side by side: `(W x V)(y, z | x, w) = W(y|x) V(z|w)`.
  ///
  /// The pair of `x` and `w` is the input `x * other.inputCount + w`, likewise for the outputs, and its
  /// label is the pair of their labels.
  ///
  /// - Throws: `WorkRefused`.
  /// - Complexity: O(1) for each entry of the product.
  public func product(with other: Channel) throws(WorkRefused) -> Channel {
    try Channel.checkSize(
      inputs: Integer(inputCount) * Integer(other.inputCount),
      outputs: Integer(outputCount) * Integer(other.outputCount))
    var product: [Integer] = []
    product.reserveCapacity(counts.count * other.counts.count)
    for x in 0..<inputCount {
      for w in 0..<other.inputCount {
        for first in rowCounts(x) {
          for second in other.rowCounts(w) { product.append(first * second) }
        }
      }
    }
    func pairs(_ first: [AnyOutcome], _ second: [AnyOutcome]) -> [AnyOutcome] {
      first.flatMap { a in second.map { b in AnyOutcome(a.parts + b.parts) } }
    }
    return Channel(
      inputCount: inputCount * other.inputCount, outputCount: outputCount * other.outputCount,
      counts: product, denominator: denominator * other.denominator,
      inputs: pairs(inputs, other.inputs), outputs: pairs(outputs, other.outputs))
  }

  /// `count` independent uses of the channel.  The index of a string of inputs has its first symbol as the
  /// most significant digit.
  ///
  /// - Throws: `WorkRefused`.
  /// - Precondition: `count >= 1`.
  public func power(_ count: Int) throws(WorkRefused) -> Channel {
    precondition(count >= 1, "\(count) uses of a channel")
    let (allInputs, allOutputs) = (
      Integer(inputCount).power(count), Integer(outputCount).power(count)
    )
    try Channel.checkSize(inputs: allInputs, outputs: allOutputs)
    var result = self
    for _ in 1..<count { result = try result.product(with: self) }
    return result
  }

  /// The law of the output, `Q(y) = sum_x P(x) W(y|x)`, on the outputs counted from 0.
  ///
  /// - Parameter input: a law whose outcomes are, in order, the inputs.
  /// - Throws: ``ChannelError/inputCountMismatch(law:channel:)``.
  /// - Complexity: O(1) for each entry of the matrix.
  public func output(of input: FiniteLaw<some Hashable>) throws(ChannelError) -> FiniteLaw<Int> {
    if input.outcomes.count != inputCount {
      throw .inputCountMismatch(law: input.outcomes.count, channel: inputCount)
    }
    var sums = [Integer](repeating: .zero, count: outputCount)
    for (x, weight) in input.counts.enumerated() where !weight.isZero {
      for (y, count) in rowCounts(x).enumerated() { sums[y] += weight * count }
    }
    return FiniteLaw(
      outcomes: Array(0..<outputCount), counts: sums, denominator: input.denominator * denominator)
  }

  /// The mutual information between input and output, exact.
  ///
  /// - Parameter input: a law whose outcomes are, in order, the inputs.
  /// - Throws: ``ChannelError/inputCountMismatch(law:channel:)``.
  public func mutualInformation(
    input: FiniteLaw<some Hashable>
  ) throws(ChannelError) -> LogForm {
    let output = try output(of: input)
    let rowEntropies = zip(0..., input.probabilities).reduce(LogForm.zero) { sum, item in
      item.1.isZero ? sum : sum + item.1 * row(item.0).entropy
    }
    return output.entropy - rowEntropies
  }

  private static func checkSize(inputs: Integer, outputs: Integer) throws(WorkRefused) {
    if inputs * outputs > Integer(greatestEntryCount) {
      throw WorkRefused(
        "a channel of \(inputs) inputs and \(outputs) outputs",
        size: .count("\(inputs * outputs) entries"), limit: .fixed(greatestEntryCount, unit: ""))
    }
  }
}

extension AnyOutcome {
  /// The values of a combination, or the value itself.
  fileprivate var parts: [AnyOutcome] { base as? [AnyOutcome] ?? [self] }
}
