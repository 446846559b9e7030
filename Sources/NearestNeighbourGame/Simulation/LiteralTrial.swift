import ExactArithmetic
import Sampling

/// One thread's literal simulation of the game: strings of random bits, noise, distances.
struct LiteralTrial {
  private let game: Game
  private let encoding: ExampleCode.Encoding
  private let delta: BinaryDigits
  /// Masks of the coordinates on which Bob compares: of the last chunk, and of all words in whole chunks.
  private let lastMask: [UInt64]
  private let wordMasks: [UInt64]
  private var distances: [UInt32]
  private let kernels: Kernels

  /// So many distances are drawn before they are looked at, so that they stay in the cache.
  private static let groupSize = 4096

  init(game: Game, plan: ExampleCode.Plan, kernels: Kernels = .best) {
    self.game = game
    encoding = plan.encoding
    self.kernels = kernels
    delta = BinaryDigits(game.flipProbability)
    let comparedBits = plan.comparedBits
    let chunks = (comparedBits + 511) / 512
    wordMasks = (0..<(chunks * Kernels.lanes)).map { word in
      let bits = max(0, min(64, comparedBits - word * 64))
      return bits == 64 ? .max : (1 << UInt64(bits)) - 1
    }
    lastMask =
      chunks == 0
      ? [UInt64](repeating: 0, count: Kernels.lanes) : Array(wordMasks.suffix(Kernels.lanes))
    distances = [UInt32](
      repeating: 0, count: min(LiteralTrial.groupSize, max(1, game.examples - 1)))
  }

  /// Plays once; returns whether Bob is right.
  mutating func play(_ stream: inout BitStream) -> Bool {
    // The examples are alike, so that the one that is copied may be drawn first.
    var own = example(&stream)
    var copy = own
    flip(&copy, delta, &stream)
    encode(&own, &stream)
    let ownDistance = kernels.distance(own, copy)
    var nearer = 0
    var ties = 0
    func count(_ distance: Int) {
      if distance < ownDistance { nearer += 1 } else if distance == ownDistance { ties += 1 }
    }
    if case .identity = encoding {
      compareRandom(copy, &stream, count)
    } else {
      for _ in 1..<max(1, game.examples) {
        var other = example(&stream)
        encode(&other, &stream)
        count(kernels.distance(other, copy))
      }
    }
    return nearer == 0 && (ties == 0 || Int.random(in: 0...ties, using: &stream) == 0)
  }

  /// The distances of the other examples, which are drawn and forgotten.
  private mutating func compareRandom(
    _ copy: [UInt64], _ stream: inout BitStream, _ count: (Int) -> Void
  ) {
    var remaining = game.examples - 1
    while remaining > 0 {
      let group = min(remaining, distances.count)
      distances.withUnsafeMutableBufferPointer { buffer in
        let group = UnsafeMutableBufferPointer(rebasing: buffer[..<group])
        stream.randomDistances(from: copy, lastMask: lastMask, into: group)
        for distance in group { count(Int(distance)) }
      }
      remaining -= group
    }
  }

  /// A uniform string on the compared coordinates, in whole chunks.
  private func example(_ stream: inout BitStream) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: wordMasks.count)
    words.withUnsafeMutableBufferPointer { stream.fill($0) }
    for word in words.indices { words[word] &= wordMasks[word] }
    return words
  }

  private func flip(
    _ words: inout [UInt64], _ probability: BinaryDigits, _ stream: inout BitStream
  ) {
    words.withUnsafeMutableBufferPointer { stream.flip($0, probability: probability) }
    for word in words.indices { words[word] &= wordMasks[word] }
  }

  private func encode(_ words: inout [UInt64], _ stream: inout BitStream) {
    let function: @Sendable (inout [UInt64], inout BitStream) -> Void
    switch encoding {
    case .identity: return
    case .flipped(let probability): return flip(&words, probability, &stream)
    case .quantised(let code): return code.quantise(&words, bitCount: game.dimension)
    case .function(let own): function = own
    }
    var kept = Array(words.prefix((game.dimension + 63) / 64))
    function(&kept, &stream)
    precondition(kept.count == (game.dimension + 63) / 64, "a code of \(kept.count) words")
    for (word, value) in kept.enumerated() { words[word] = value & wordMasks[word] }
  }
}
