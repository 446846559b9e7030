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

  /// A word whose bits are independently 1 with a probability, exactly.
  ///
  /// Each bit compares a uniform number with the probability, binary digit by binary digit from the highest
  /// until they differ: about eight words on average for one.
  package mutating func nextBernoulliWord(_ probability: BinaryDigits) -> UInt64 {
    var result: UInt64 = 0
    var undecided = UInt64.max
    var digits = probability.makeIterator()
    while undecided != 0, let digit = digits.next() {
      let word = next()
      // A uniform digit 0 below a digit 1 of the probability decides for 1, and 1 above 0 for 0.
      if digit {
        result |= undecided & ~word
        undecided &= word
      } else {
        undecided &= ~word
      }
    }
    return result
  }
}

/// The binary digits of a rational number of [0, 1) after the point, up to the last that is not 0.
package struct BinaryDigits: Sequence, Sendable {
  private let numerator: Integer
  private let denominator: Integer
  /// The first digits, in the highest bits.
  private let head: UInt64

  /// So many digits fit an `Int`.
  private static let headLength = 62

  /// - Precondition: the number is in [0, 1).
  package init(_ value: Rational) {
    precondition(!value.isNegative && value < 1, "a probability of \(value)")
    let scaled = value.scaled(byPowerOfTwo: BinaryDigits.headLength)
    let floor = scaled.floor()
    head = UInt64(Int(exactly: floor)!) << UInt64(64 - BinaryDigits.headLength)
    let rest = scaled - Rational(floor)
    numerator = rest.numerator
    denominator = rest.denominator
  }

  package struct Iterator: IteratorProtocol {
    fileprivate var head: UInt64
    fileprivate var remaining: Int
    fileprivate var numerator: Integer
    fileprivate let denominator: Integer

    package mutating func next() -> Bool? {
      if remaining > 0 {
        if head == 0 && numerator.isZero { return nil }
        remaining -= 1
        defer { head <<= 1 }
        return head >> 63 == 1
      }
      if numerator.isZero { return nil }
      numerator = numerator * 2
      if numerator < denominator { return false }
      numerator = numerator - denominator
      return true
    }
  }

  package func makeIterator() -> Iterator {
    Iterator(
      head: head, remaining: BinaryDigits.headLength, numerator: numerator, denominator: denominator
    )
  }
}

/// The kernels of one instruction set.
package struct Kernels: Sendable {
  package let variant: Variant
  fileprivate let functions: bk_kernels

  /// The instruction sets for which there are kernels.
  package enum Variant: String, Sendable, CaseIterable {
    case portable, avx2, avx512

    fileprivate var raw: bk_variant {
      switch self {
      case .portable: return BK_PORTABLE
      case .avx2: return BK_AVX2
      case .avx512: return BK_AVX512
      }
    }

    /// Whether this processor has it.
    package var isSupported: Bool { bk_is_supported(raw) != 0 }
  }

  /// The number of words in a chunk.
  package static let lanes = Int(BK_LANES)

  /// The fastest kernels that this processor can run.
  package static let best = Kernels(Variant.allCases.last { $0.isSupported }!)!

  /// `nil` where the processor lacks the instructions.
  package init?(_ variant: Variant) {
    guard variant.isSupported else { return nil }
    self.variant = variant
    functions = bk_kernels_of(variant.raw).pointee
  }

  /// The Hamming distance of two arrays of words.
  package func distance(_ first: [UInt64], _ second: [UInt64]) -> Int {
    precondition(first.count == second.count, "\(first.count) words against \(second.count)")
    return Int(functions.distance(first, second, first.count))
  }
}
