import InformationTheory

/// Which input of a channel each outcome of a law is.
///
/// Where the outcomes are the labels of the inputs, or the numbers of the inputs from 0, that says which; else the first outcome
/// of the law is the first input, the second the second, and so on.
package struct InputOrder: Sendable {
  /// For each outcome, in the order of the law, the input.
  package let inputs: [Int]
  /// What stands for what, where neither labels nor numbers say it: `a, b are the inputs 0, 1`; else empty.
  package let note: String

  /// - Precondition: there are as many outcomes as inputs.
  package init(of outcomes: [AnyOutcome], in channel: Channel) {
    precondition(
      outcomes.count == channel.inputCount,
      "\(outcomes.count) outcomes for \(channel.inputCount) inputs")
    let names = outcomes.map { (outcome: AnyOutcome) -> String in outcome.description }
    let labels = channel.inputs.map { (input: AnyOutcome) -> String in input.description }
    let numbers = (0..<channel.inputCount).map { (input: Int) -> String in "\(input)" }
    if let inputs = InputOrder.positions(of: names, in: labels)
      ?? InputOrder.positions(of: names, in: numbers)
    {
      self.inputs = inputs
      note = ""
    } else {
      inputs = Array(0..<channel.inputCount)
      note =
        names.joined(separator: ", ") + (names.count == 1 ? " is the input " : " are the inputs ")
        + labels.joined(separator: ", ")
    }
  }

  /// The position of each name; `nil` unless both have the same names, each once.
  private static func positions(of names: [String], in others: [String]) -> [Int]? {
    var positions: [String: Int] = [:]
    for (position, other) in others.enumerated() { positions[other] = position }
    guard positions.count == others.count, Set(names).count == names.count else { return nil }
    var result: [Int] = []
    for name in names {
      guard let position = positions[name] else { return nil }
      result.append(position)
    }
    return result
  }

  /// The channel with its inputs in the order of the law's outcomes.
  package func ordered(_ channel: Channel) throws -> Channel {
    if inputs.elementsEqual(0..<channel.inputCount) { return channel }
    let rows = channel.rows
    return try Channel(
      inputs.map { rows[$0] }, inputs: inputs.map { channel.inputs[$0] }, outputs: channel.outputs)
  }
}
