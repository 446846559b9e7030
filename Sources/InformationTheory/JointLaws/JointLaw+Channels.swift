import ExactArithmetic

extension JointLaw {
  /// The joint law of a channel's input and output, `P(x) W(y|x)`.
  ///
  /// The outcomes of the input variable are those of the law, the outcomes of the output variable the
  /// channel's ``Channel/outputs``.
  ///
  /// - Parameters:
  ///   - input: a law whose outcomes are, in order, the inputs of the channel.
  ///   - channel: the channel.
  ///   - inputVariable: the name of the input.
  ///   - outputVariable: the name of the output.
  /// - Throws: ``LawError`` when the sizes differ or the names cannot be used.
  /// - Complexity: O(1) for each entry of the channel.
  public init(
    input: FiniteLaw<some Hashable & Sendable>, channel: Channel,
    inputVariable: String = "X", outputVariable: String = "Y"
  ) throws(LawError) {
    if input.outcomes.count != channel.inputCount {
      throw .inputCountMismatch(law: input.outcomes.count, channel: channel.inputCount)
    }
    let law = try JointLaw(inputVariable, input)
    self = try law.extended(by: outputVariable, from: inputVariable, through: channel)
  }

  /// The law with one more variable, the output of a channel whose input is `variable`; given that input
  /// it is independent of all other variables.
  ///
  /// - Parameters:
  ///   - name: the new variable.
  ///   - variable: the channel's input; its outcomes are, in order, the channel's inputs.
  ///   - channel: the channel.
  /// - Throws: ``LawError`` when the variable is unknown, the sizes differ, or the name cannot be used.
  /// - Complexity: O(cells of the law times outputs).
  public func extended(
    by name: String, from variable: String, through channel: Channel
  ) throws(LawError) -> JointLaw {
    let index = try index(of: variable)
    try JointLaw.checkNames(variables + [name])
    if alphabets[index].count != channel.inputCount {
      throw .inputCountMismatch(law: alphabets[index].count, channel: channel.inputCount)
    }
    var cells: [Int] = []
    var output: [Int32] = []
    var products: [Integer] = []
    for cell in counts.indices {
      let row = channel.rowCounts(Int(codes[index][cell]))
      for (y, weight) in row.enumerated() where !weight.isZero {
        cells.append(cell)
        output.append(Int32(y))
        products.append(counts[cell] * weight)
      }
    }
    return JointLaw(
      variables: variables + [name], alphabets: alphabets + [channel.outputs],
      codes: codes.map { column in cells.map { column[$0] } } + [output], counts: products,
      denominator: denominator * channel.denominator)
  }

  /// The conditional law of one group of variables given another, `P(B = b | A = a)`, as a channel.
  ///
  /// Its inputs are the combinations of positive probability, in the order of the alphabets: an input of
  /// probability 0 has no conditional law and no row.  Its outputs are all outcomes of a single variable,
  /// or the combinations of positive probability of several.  Labels name both.
  ///
  /// - Throws: ``LawError`` when a variable is unknown or a group is empty.
  /// - Complexity: O(n) in the number of cells, and O(1) for each entry of the channel.
  public func conditionalChannel(
    of group: [String], given condition: [String]
  ) throws(LawError) -> Channel {
    let (outputIndices, inputIndices) = (try indices(of: group), try indices(of: condition))
    if outputIndices.isEmpty || inputIndices.isEmpty { throw .empty }
    var (output, input) = (grouping(by: outputIndices), grouping(by: inputIndices))
    if outputIndices.count > 1 { output.compact() }
    input.compact()
    var joint = [Integer](repeating: .zero, count: input.count * output.count)
    for cell in counts.indices {
      joint[input.group[cell] * output.count + output.group[cell]] += counts[cell]
    }
    // Each row divided by its sum, over one denominator: the least common multiple of the sums.
    let sums = input.sums(of: counts)
    let common = sums.reduce(Integer.one) { Integer.lcm($0, $1) }
    for row in 0..<input.count {
      let factor = common.exactlyDivided(by: sums[row])
      for column in 0..<output.count { joint[row * output.count + column] *= factor }
    }
    return Channel(
      inputCount: input.count, outputCount: output.count, counts: joint, denominator: common,
      inputs: labels(of: input, inputIndices), outputs: labels(of: output, outputIndices))
  }

  /// The outcomes that each group has in common.
  private func labels(of grouping: Grouping, _ indices: [Int]) -> [AnyOutcome] {
    if indices.count == 1 && grouping.count == alphabets[indices[0]].count {
      return alphabets[indices[0]]
    }
    var representative = [Int](repeating: 0, count: grouping.count)
    for (cell, group) in grouping.group.enumerated() { representative[group] = cell }
    return representative.map { cell in
      let parts = indices.map { alphabets[$0][Int(codes[$0][cell])] }
      return parts.count == 1 ? parts[0] : AnyOutcome(parts)
    }
  }
}
