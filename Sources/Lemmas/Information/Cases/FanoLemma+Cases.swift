import ExactArithmetic
import InformationTheory
import Lemmas
import Work

extension FanoLemma {
  /// Symmetric channels on 1 to 6 indices, where all wrong indices are equally likely.
  static var symmetric: [(error: Rational, channel: Channel)] {
    get throws {
      var channels = [(error: Rational(0), channel: try Channel.identity(1))]
      for k in 2...6 {
        for tenths in 0...5 {
          let error = Rational(tenths, 10)
          channels.append((error, try .qarySymmetric(k, error)))
        }
      }
      return channels
    }
  }

  /// The deterministic guess of a table.
  static func rule(_ guesses: [Int], indices: Int) -> Channel {
    // Each row is a point mass, so the rows make a channel.
    try! Channel(
      guesses.map { guess in (0..<indices).map { $0 == guess ? Rational(1) : Rational(0) } })
  }

  static func random(using generator: inout SplitMix64) -> Instance {
    let indices = Int.random(in: 2...6, using: &generator)
    let observations = Int.random(in: 1...6, using: &generator)
    return Instance(
      channel: SmallChannels.random(
        inputs: indices, outputs: observations, using: &generator),
      guess: SmallChannels.random(inputs: observations, outputs: indices, using: &generator))
  }
}
