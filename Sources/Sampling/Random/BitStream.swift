import BitKernels
import ExactArithmetic

/// A stream of random bits: eight generators that step together, `2^128` steps apart.
///
/// Stream `i` of a seed starts `i 2^192` steps into the sequence of that seed, so that different streams do
/// not overlap.  A job is cut into streams, each of which can be reached at once: the result depends on the seed
/// alone, not on how many threads there are or on where the job is split.
public struct BitStream {
  private var generator = bk_generator()
  private let kernels: Kernels
  /// Words that were drawn and not yet used.
  private var buffer: [UInt64]
  private var position: Int

  private static let bufferChunks = 16

  package init(seed: UInt64, stream: UInt64, kernels: Kernels = .best) {
    self.init(
      first: Xoshiro256PlusPlus(seed: seed).jumped(by: JumpPolynomial.stream.power(stream)),
      kernels: kernels)
  }

  private init(first: Xoshiro256PlusPlus, kernels: Kernels) {
    self.kernels = kernels
    var lane = first
    withUnsafeMutableBytes(of: &generator) { bytes in
      let words = bytes.assumingMemoryBound(to: UInt64.self)
      for index in 0..<Kernels.lanes {
        for word in 0..<4 { words[word * Kernels.lanes + index] = lane.state[word] }
        lane = lane.jumped(by: .lane)
      }
    }
    buffer = [UInt64](repeating: 0, count: BitStream.bufferChunks * Kernels.lanes)
    position = buffer.count
  }

  /// Writes random words in whole chunks of eight.
  package mutating func fill(_ words: UnsafeMutableBufferPointer<UInt64>) {
    precondition(words.count % Kernels.lanes == 0, "\(words.count) words are no chunks")
    guard let base = words.baseAddress else { return }
    kernels.functions.fill(&generator, base, words.count / Kernels.lanes)
  }

  /// The Hamming distances of random strings from a target; see the kernel.
  package mutating func randomDistances(
    from target: [UInt64], lastMask: [UInt64], into distances: UnsafeMutableBufferPointer<UInt32>
  ) {
    precondition(lastMask.count == Kernels.lanes && target.count % Kernels.lanes == 0)
    guard let base = distances.baseAddress else { return }
    kernels.functions.random_distances(
      &generator, target, target.count / Kernels.lanes, lastMask, base, distances.count)
  }
}

extension BitStream {
  /// Flips each bit of whole chunks of eight words independently with a probability.
  ///
  /// A bit is decided by the first digit of a uniform number that differs from the probability's, so that about ten
  /// random words are drawn for one.
  package mutating func flip(
    _ words: UnsafeMutableBufferPointer<UInt64>, probability: BinaryDigits
  ) {
    precondition(words.count % Kernels.lanes == 0, "\(words.count) words are no chunks")
    guard let base = words.baseAddress else { return }
    kernels.functions.flip(
      &generator, base, words.count / Kernels.lanes, probability.digits, probability.digits.count)
  }
}

extension BitStream: RandomNumberGenerator {
  public mutating func next() -> UInt64 {
    if position == buffer.count {
      buffer.withUnsafeMutableBufferPointer {
        kernels.functions.fill(&generator, $0.baseAddress!, BitStream.bufferChunks)
      }
      position = 0
    }
    defer { position += 1 }
    return buffer[position]
  }

  /// A uniform double in [0, 1) with 53 random bits.
  package mutating func nextUniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A word whose bits are independently 1 with a probability.
  package mutating func nextBernoulliWord(_ probability: BinaryDigits) -> UInt64 {
    var result: UInt64 = 0
    var undecided = UInt64.max
    for digit in probability.digits where undecided != 0 {
      let word = next()
      // A uniform digit 0 below a digit 1 of the probability decides for 1, and 1 above 0 for 0.
      if digit == 1 {
        result |= undecided & ~word
        undecided &= word
      } else {
        undecided &= ~word
      }
    }
    return result
  }
}
