import ExactArithmetic

/// The noise that flips each bit with probability `delta`, as integer weights.
///
/// With `delta = a/b` in lowest terms a bit is kept with weight `b - a` and flipped with weight `a`.
public struct BitNoise: Sendable, Hashable {
  /// The weight of a flip: the numerator of the flip probability.
  public let flip: Integer
  /// The weight of no flip.
  public let keep: Integer

  /// The noise with a given flip probability.
  ///
  /// - Precondition: `0 <= probability <= 1`.
  public init(flipProbability probability: Rational) {
    precondition(
      !probability.isNegative && probability <= 1, "a flip probability of \(probability)")
    flip = probability.numerator
    keep = probability.denominator - probability.numerator
  }

  /// The noise under which a bit and its noisy copy have correlation `rho`: `delta = (1 - rho)/2`.
  ///
  /// - Precondition: `-1 <= rho <= 1`.
  public init(correlation rho: Rational) {
    self.init(flipProbability: (1 - rho) / 2)
  }

  /// `flip + keep`: the denominator of the flip probability.
  public var total: Integer { flip + keep }

  /// The flip probability `flip / total`.
  public var flipProbability: Rational { Rational(flip, total) }
}

/// A law, or a part of one, as counts over one common denominator.
///
/// Small cases are enumerated in machine words; rationals and logarithms appear only at the end, over the
/// distinct counts (see ``CountHistogram``).  Which word is wide enough is proved before the counting:
/// noise multiplies no count by more than `(flip + keep)^d`, because the rows and the columns of its matrix
/// sum to that.
public struct CountedLaw<Word: CountWord>: Sendable, Hashable {
  /// The count of each outcome.
  public var counts: [Word]
  /// The common denominator.
  public private(set) var denominator: Integer

  /// Creates a law from counts.
  ///
  /// - Precondition: `denominator > 0`.
  public init(_ counts: [Word], denominator: Integer) {
    precondition(denominator.signum() > 0, "a law over the denominator \(denominator)")
    self.counts = counts
    self.denominator = denominator
  }

  /// The probability of an outcome.
  public func probability(of outcome: Int) -> Rational {
    Rational(counts[outcome].integer, denominator)
  }

  /// How often each count occurs.
  public var histogram: CountHistogram { CountHistogram(counts.lazy.map(\.integer)) }

  /// The entropy of the law.
  public var entropy: LogForm { histogram.entropy(total: denominator) }

  /// The greatest count that noise on `coordinates` bits can produce from counts up to `greatest`.
  public static func greatestCount(
    from greatest: Integer, after noise: BitNoise, coordinates: Int
  ) -> Integer {
    greatest * noise.total.power(coordinates)
  }

  /// Sends the law of a string of bits through a noisy channel, one coordinate at a time.
  ///
  /// The outcome's bit `i` is coordinate `i + 1`; `counts.count` must be `2^coordinates`.
  ///
  /// - Precondition: the counts fit after the noise; see ``greatestCount(from:after:coordinates:)``.
  /// - Complexity: O(d 2^d) word operations for `d` coordinates, where the matrix of the channel has `4^d`
  ///   entries.
  public mutating func apply(_ noise: BitNoise, coordinates: Int) {
    precondition(
      counts.count == 1 << coordinates, "\(counts.count) outcomes are not \(coordinates) bits")
    guard let flip = Word(fitting: noise.flip), let keep = Word(fitting: noise.keep) else {
      preconditionFailure("the weights \(noise.flip) and \(noise.keep) do not fit the count type")
    }
    counts.withUnsafeMutableBufferPointer {
      NoiseTransform.apply(to: $0, coordinates: coordinates, flip: flip, keep: keep)
    }
    denominator *= noise.total.power(coordinates)
  }
}

/// The noise operator on arrays indexed by strings of bits.
@frozen
public enum NoiseTransform {
  /// Replaces `f` by `sum_x keep^(d - |x+y|) flip^|x+y| f(x)` at each `y`, in place.
  @inlinable
  public static func apply<Word: CountWord>(
    to values: UnsafeMutableBufferPointer<Word>, coordinates: Int, flip: Word, keep: Word
  ) {
    guard let base = values.baseAddress else { return }
    for coordinate in 0..<coordinates {
      let stride = 1 << coordinate
      var block = 0
      while block < values.count {
        for index in block..<(block + stride) {
          let x = base[index]
          let y = base[index + stride]
          base[index] = Word.sum(Word.product(x, keep), Word.product(y, flip))
          base[index + stride] = Word.sum(Word.product(x, flip), Word.product(y, keep))
        }
        block += 2 * stride
      }
    }
  }
}
