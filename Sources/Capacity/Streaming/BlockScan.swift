import ExactArithmetic
import Work

/// A learner of one rule that scans the coordinates block by block: of a block of `w` coordinates it keeps those that agree with `m`
/// examples, and moves on to the next block when none is left.
///
/// It keeps about `w` bits, and a block number and a count besides; its stream has up to `N = m d/w` examples, so that memory times stream
/// is `m d`.
///
/// Source: derived here.
public struct BlockScan: Sendable, Hashable {
  /// The number `d` of coordinates.
  public let dimension: Int
  /// The number `w` of coordinates in a block.
  public let width: Int
  /// The number `m` of examples for each block.
  public let examples: Int

  /// - Throws: ``StreamingError`` unless `w` divides `d` and `m >= 1`; `WorkRefused` as for ``StreamingTask``.
  public init(dimension d: Int, width w: Int, examples m: Int) throws {
    if m < 1 { throw StreamingError.blockExamples(m) }
    _ = try StreamingTask(dimension: d, examples: m)
    if w < 1 || !d.isMultiple(of: w) { throw StreamingError.blockWidth(w, dimension: d) }
    dimension = d
    width = w
    examples = m
  }

  /// The number `m d/w` of examples of the whole stream.
  public var streamLength: Int { examples * (dimension / width) }

  /// `1/2 + 1/2 (w/d) sum_(b < d/w) (1-2^-m)^(w b) E[C(c-1, floor((c-1)/2)) / 2^(c-1)]` with `c - 1` binomial of `w - 1` trials: the
  /// block with the rule is reached if no wrong candidate has survived in the `b` blocks before it.
  ///
  /// - Complexity: O(d/w + w) products of numbers of `m d` bits.
  public var success: Rational {
    let blocks = dimension / width
    let pass = (1 - Rational(1).scaled(byPowerOfTwo: -examples)).power(width)
    var (reached, power) = (Rational.zero, Rational.one)
    for _ in 0..<blocks {
      reached += power
      power *= pass
    }
    let agreement = StreamingTask.meanAgreement(others: width - 1, examples: examples)
    return (1 + reached * agreement / Rational(blocks)) / 2
  }
}

extension BlockScan: CustomStringConvertible {
  /// The parameters with the success.
  public var description: String {
    "d = \(dimension), w = \(width), m = \(examples): success \(success)"
  }
}
