import ExactArithmetic
import InformationTheory
import Sampling
import Work

/// All examples with every bit flipped independently, by coins of Alice's own.
struct NoisyMessage: SimulatedMessage {
  static let entry = NameEntry(
    NameForm("noisy", "a"), meaning: "every bit flipped with probability a")

  /// The flip probability.
  let flip: Rational

  init(flip: Rational) { self.flip = flip }

  init?(parameters: [String]) throws { self.init(flip: try Rational(parsing: parameters[0])) }

  var name: String { "noisy:\(flip)" }

  var meaning: String? { "X with every bit flipped with that probability by Alice's own coins" }

  var writtenOut: WrittenMessage {
    .law { examples in
      let bits = examples.count * examples.dimension
      var law: [Int: Rational] = [:]
      for message in 0..<(1 << bits) {
        let flips = (message ^ examples.index).nonzeroBitCount
        law[message] = flip.power(flips) * (1 - flip).power(bits - flips)
      }
      return law
    }
  }

  func check(in game: Game) throws(GameError) {
    guard !flip.isNegative && flip <= 1 else { throw .flipProbabilityOutOfRange(flip) }
  }

  /// `M = X + Bern(a)` bitwise.  Given `M` the law of `(J, Y)` is that of the message everything at correlation
  /// `|rho (1 - 2a)|` (for `a > 1/2` after complementing the message), and `I(X_j;M) = d (1 - h(a))`.
  func equivalentGame(of game: Game) -> EquivalentGame? {
    EquivalentGame(
      game.with(correlation: (game.correlation * (1 - 2 * flip)).magnitude),
      informationPerExample: Rational(game.dimension) * (LogForm.bits(1) - binaryEntropy(flip)))
  }

  /// Up to `a = 1/2` the nearest copy is the best guess.
  var exampleCode: ExampleCode {
    ExampleCode(name: name) { game throws(SamplingError) in
      guard !flip.isNegative && 2 * flip <= 1 else { throw .flipProbabilityOutOfRange(flip) }
      return ExampleCode.Plan(
        comparedBits: game.dimension, encoding: .flipped(BinaryDigits(flip)),
        correlationFactor: 1 - 2 * Double(flip))
    }
  }

  func keptBits(in game: Game) -> KeptBits { KeptBits(count: game.dimension, flip: flip) }
}

extension Message {
  /// All examples with every bit flipped independently with probability `a`, by coins of Alice's own.
  public static func noisy(_ a: Rational) -> Message { Message(NoisyMessage(flip: a)) }

  /// The flip probability of a noisy copy; `nil` for any other message.
  package var flipProbability: Rational? { (kind as? NoisyMessage)?.flip }
}

extension ExampleCode {
  /// Every bit flipped independently with probability `a`.
  public static func noisy(_ a: Rational) -> ExampleCode { NoisyMessage(flip: a).exampleCode }
}
