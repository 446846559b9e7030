import Sampling

// How simulations of the game and what they counted print.

extension SampleRecord: CustomStringConvertible {
  /// The simulation and its counts: `everything, k = 2, d = 3, rho = 1/2 (literal): 731 successes in 1000 trials`.
  public var description: String { "\(message), \(game) (\(method)): \(count)" }
}

extension SampleRecord.Part: CustomStringConvertible {
  /// The trials of a seed: `seed 1, trials 0..<1000: 731 successes`.
  public var description: String {
    "seed \(seed), trials \(trials): \(successes) \(successes == 1 ? "success" : "successes")"
  }
}

extension GameSampling: CustomStringConvertible {
  /// The simulation: `everything, k = 2, d = 3, rho = 1/2 (literal), seed 1`.
  public var description: String { "\(code.name), \(game) (\(method)), seed \(seed)" }
}

extension ExampleCode: CustomStringConvertible {
  /// The name: `prefix:3`.
  public var description: String { name }
}

extension BinaryCode: CustomStringConvertible {
  /// The size: `16 codewords of 7 bits`.
  public var description: String {
    "\(words.count) \(words.count == 1 ? "codeword" : "codewords") of "
      + "\(length) \(length == 1 ? "bit" : "bits")"
  }
}
