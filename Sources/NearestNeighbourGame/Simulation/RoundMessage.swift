import ExactArithmetic
import Work

/// A message as it was sent in a round, with what is needed to find Bob's posterior.
struct RoundMessage {
  let sent: GameRound.Sent
  private let knowledge: Knowledge

  private enum Knowledge {
    /// Strings, each bit of which was flipped.
    case strings([BitString], flip: Rational)
    /// The examples that may have sent the message, by their index, with weights.
    case examples([(index: Int, weight: Integer)])
  }

  /// Sends a message about examples: its coins are drawn.
  ///
  /// - Throws: ``GameError``, `WorkRefused`.
  init(
    _ message: Message, of examples: [BitString], in game: Game, _ limits: WorkLimits,
    _ generator: inout SplitMix64
  ) throws {
    if let kind = message.kind as? any SimulatedMessage, !message.isEnumerated {
      let kept = kind.keptBits(in: game)
      let strings = examples.map { (example: BitString) -> BitString in
        generator.flipped(BitString(Array(example.bits.prefix(kept.count))), kept.flip)
      }
      sent = .strings(strings)
      knowledge = .strings(strings, flip: kept.flip)
      return
    }
    let enumeration = try MessageEnumeration(message, in: game, limits: limits)
    let index = RoundMessage.index(of: examples)
    let weights = enumeration.weights(ofMessagesFrom: index)
    let number = generator.position(weights: weights)
    sent = .number(number + 1, of: enumeration.messageCount)
    knowledge = .examples(enumeration.senders(of: number))
  }

  /// The index `X_1 + 2^d X_2 + ...` of examples.
  static func index(of examples: [BitString]) -> Int {
    examples.flatMap(\.bits).reversed().reduce(0) { $0 << 1 | Int($1) }
  }

  /// `P(J = j|M, Y = y)`.
  func posterior(of copy: BitString, in game: Game) -> [Rational] {
    let likelihoods: [Integer]
    switch knowledge {
    case .strings(let strings, let flip):
      let delta = game.flipProbability
      let noise = flip * (1 - delta) + (1 - flip) * delta
      let factors = DistanceFactors(noise, length: strings.first?.bits.count ?? 0)
      likelihoods = strings.map { factors[$0.distance(to: copy)] }
    case .examples(let senders):
      let factors = DistanceFactors(game.flipProbability, length: game.dimension)
      let word = RoundMessage.index(of: [copy])
      let mask = (1 << game.dimension) - 1
      likelihoods = (0..<game.examples).map { (j: Int) -> Integer in
        var weights = [Integer](repeating: .zero, count: game.dimension + 1)
        for (index, weight) in senders {
          let example = (index >> (j * game.dimension)) & mask
          weights[(example ^ word).nonzeroBitCount] += weight
        }
        return weights.indices.reduce(Integer.zero) { $0 + weights[$1] * factors[$1] }
      }
    }
    let total = likelihoods.reduce(Integer.zero, +)
    return likelihoods.map { Rational($0, total) }
  }
}

/// `p^h (n - p)^(m - h)` for a flip probability `p/n` and strings of m bits: proportional to the probability of a
/// copy at distance h.
private struct DistanceFactors {
  private let values: [Integer]

  init(_ flip: Rational, length: Int) {
    let (flipped, kept) = (flip.numerator, flip.denominator - flip.numerator)
    values = (0...length).map { flipped.power($0) * kept.power(length - $0) }
  }

  subscript(distance: Int) -> Integer { values[distance] }
}

extension MessageEnumeration {
  /// For each message, the weight with which the examples with an index send it.
  fileprivate func weights(ofMessagesFrom index: Int) -> [Integer] {
    (0..<messageCount).map { (message: Int) -> Integer in
      for entry in offsets[message]..<offsets[message + 1] where inputs[entry] == UInt32(index) {
        return weights?[entry] ?? .one
      }
      return .zero
    }
  }

  /// The examples that may send a message, with their weights.
  fileprivate func senders(of message: Int) -> [(index: Int, weight: Integer)] {
    (offsets[message]..<offsets[message + 1]).map { (Int(inputs[$0]), weights?[$0] ?? .one) }
  }
}
