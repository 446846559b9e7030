import ExactArithmetic
import InformationTheory
import Work

/// Learning which coordinate labels a stream: a rule `i` is uniform in `1...d`, and an example is a uniform `x` of `{0,1}^d` with the label
/// `x_i`.
///
/// Of `N` examples the candidate set `C` is sufficient: the coordinates that agree with all labels.  It holds `i`, and each
/// other coordinate with probability `2^-N`.
///
/// ```swift
/// let task = try StreamingTask(dimension: 4, examples: 1)
/// print(task.success)  // 99/128
/// ```
///
/// The model is ours; it has the shape of the streaming tasks of G. Brown, M. Bun, A. Smith, "Strong memory lower bounds for learning
/// natural models", COLT 2022, whose core problem is not confirmed to be this one.
public struct StreamingTask: Sendable, Hashable {
  /// The number `d >= 1` of coordinates.
  public let dimension: Int
  /// The number `N >= 1` of examples.
  public let examples: Int

  /// The greatest number of coordinates, and of examples.
  public static let greatest = (dimension: 4096, examples: 256)

  /// Creates a task.
  ///
  /// - Throws: ``StreamingError`` for `d < 1` or `N < 1`; `WorkRefused` for numbers above ``greatest``.
  public init(dimension d: Int, examples n: Int) throws {
    if d < 1 { throw StreamingError.dimensionOutOfRange(d) }
    if n < 1 { throw StreamingError.examplesOutOfRange(n) }
    if d > StreamingTask.greatest.dimension {
      throw WorkRefused(
        "a streaming task", size: .parameter("d = \(d)"),
        limit: .fixed(StreamingTask.greatest.dimension, unit: "coordinates"))
    }
    if n > StreamingTask.greatest.examples {
      throw WorkRefused(
        "a streaming task", size: .parameter("N = \(n)"),
        limit: .fixed(StreamingTask.greatest.examples, unit: "examples"))
    }
    dimension = d
    examples = n
  }

  /// The success of the best prediction of a fresh label by a learner that keeps everything:
  /// `1/2 + 1/2 E[C(c-1, floor((c-1)/2)) / 2^(c-1)]` for the number `c` of candidates.
  ///
  /// - Complexity: O(d) products of numbers of `N d` bits.
  public var success: Rational {
    (1 + StreamingTask.meanAgreement(others: dimension - 1, examples: examples)) / 2
  }

  /// `E|mean of c signs|` when `c - 1` is binomial with `others` trials of probability `2^-N`.
  ///
  /// The mean of `|S_c|/c` for a sum of `c` signs is `C(c-1, floor((c-1)/2)) / 2^(c-1)`.
  static func meanAgreement(others: Int, examples n: Int) -> Rational {
    let rest = (Integer.one << n) - 1
    var sum = Integer.zero
    var power = Integer.one
    // sum_j C(m,j) (2^N-1)^(m-j) C(j, floor(j/2)) 2^(m-j) over 2^((N+1) m), from j = m down.
    for j in stride(from: others, through: 0, by: -1) {
      sum +=
        (Integer.binomial(others, j) * Integer.binomial(j, j / 2) * power) << (others - j)
      power *= rest
    }
    return Rational(sum, Integer.one << ((n + 1) * others))
  }

  /// The chi-square contraction coefficient of the pair of the candidates and the rule, `(d K - 1)/(d - 1)` with
  /// `K = (1 - (1-q)^d)/(d q)` and `q = 2^-N`: at most the KL coefficient.
  ///
  /// - Throws: ``StreamingError/noRule`` for `d = 1`.
  public func chiSquareContraction() throws(StreamingError) -> Rational {
    if dimension == 1 { throw .noRule }
    let q = Rational(1).scaled(byPowerOfTwo: -examples)
    let mean = (1 - (1 - q).power(dimension)) / q
    return (mean - 1) / Rational(dimension - 1)
  }
}

extension StreamingTask: CustomStringConvertible {
  /// The parameters: `d = 8, N = 2`.
  public var description: String { "d = \(dimension), N = \(examples)" }
}

/// Why a question about streams is refused.
public enum StreamingError: InputError, Hashable {
  /// There are no coordinates.
  case dimensionOutOfRange(Int)
  /// There are no examples.
  case examplesOutOfRange(Int)
  /// With one coordinate there is one rule, and nothing to learn: prices are undefined.
  case noRule
  /// There are no states.
  case statesOutOfRange(Int)
  /// There are no tasks.
  case tasksOutOfRange(Int)
  /// A block whose width does not divide the dimension.
  case blockWidth(Int, dimension: Int)
  /// A block is scanned with no example.
  case blockExamples(Int)
  /// A success that is no probability.
  case successOutOfRange(Rational)

  public var description: String {
    switch self {
    case .dimensionOutOfRange(let d):
      return "d = \(d): the number of coordinates must be at least 1"
    case .examplesOutOfRange(let n): return "N = \(n): the number of examples must be at least 1"
    case .noRule:
      return "d = 1: there is one rule only, so that the price of a bit about it is undefined; "
        + "expected d of at least 2"
    case .statesOutOfRange(let s): return "s = \(s): the number of states must be at least 1"
    case .tasksOutOfRange(let k): return "k = \(k): the number of tasks must be at least 1"
    case .blockWidth(let w, let d):
      return "w = \(w): the width of a block must divide the number d = \(d) of coordinates"
    case .blockExamples(let m):
      return "m = \(m): the number of examples for each block must be at least 1"
    case .successOutOfRange(let a): return "the success is \(a), expected a number in [0, 1]"
    }
  }
}
