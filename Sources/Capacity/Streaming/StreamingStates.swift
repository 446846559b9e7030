import ExactArithmetic
import Work

/// The best success of a learner that keeps one of `s` states of the examples of one task, exact by all partitions of the
/// candidate sets.
///
/// A state that stands for a family `B` of candidate sets adds `E|sum_i Pr[i, C in B] sigma_i|` for fair signs `sigma`, and more states
/// than sets are of no use.
///
/// Source: derived here.
public struct StreamingStates: Sendable, Hashable {
  /// The task.
  public let task: StreamingTask
  /// The number `s >= 1` of states.
  public let states: Int
  /// The greatest success.
  public let success: Rational

  /// The greatest numbers of coordinates and of examples.
  public static let greatest = (dimension: 4, examples: 12)

  /// Goes through all partitions of the `2^d - 1` candidate sets into `s` families.
  ///
  /// - Throws: ``StreamingError/statesOutOfRange(_:)``; `WorkRefused` above ``greatest``.
  /// - Complexity: `s 3^(2^d - 1)` sums of words.
  public init(_ task: StreamingTask, states s: Int) throws {
    if s < 1 { throw StreamingError.statesOutOfRange(s) }
    let (d, n) = (task.dimension, task.examples)
    if d > StreamingStates.greatest.dimension {
      throw WorkRefused(
        "the best success with s = \(s) states",
        size: .count("\(Integer(2).power(d) - 1) candidate sets"),
        limit: .fixed(1 << StreamingStates.greatest.dimension - 1, unit: "sets"))
    }
    if n > StreamingStates.greatest.examples {
      throw WorkRefused(
        "the best success with s = \(s) states", size: .parameter("N = \(n)"),
        limit: .fixed(StreamingStates.greatest.examples, unit: "examples"))
    }
    self.task = task
    states = s
    let values = StreamingStates.familyValues(task)
    let best = BestPartition.greatestSum(values, parts: min(s, (1 << d) - 1))
    // All weights are over d 2^(N(d-1)) and the mean over signs over 2^d.
    let total = Integer(d) << (n * (d - 1) + d)
    success = (1 + Rational(Integer(best), total)) / 2
  }

  /// For every family of candidate sets `2^d E|sum_i w_i sigma_i|` of its weights `w_i`, integers over `d 2^(N(d-1))`.
  private static func familyValues(_ task: StreamingTask) -> [Int] {
    let (d, n) = (task.dimension, task.examples)
    let sets = (1 << d) - 1
    let rest = (1 << n) - 1
    // Pr[i, C = c] is (2^N-1)^(d-|c|) over the common denominator, for each i in c.
    let weights = (1...sets).map { set in
      (0..<(d - set.nonzeroBitCount)).reduce(1) { product, _ in product * rest }
    }
    return (0..<(1 << sets)).map { family in
      var sums = [Int](repeating: 0, count: d)
      for index in 0..<sets where family >> index & 1 == 1 {
        for i in 0..<d where (index + 1) >> i & 1 == 1 { sums[i] += weights[index] }
      }
      return (0..<(1 << d)).reduce(0) { total, signs in
        total
          + abs((0..<d).reduce(0) { $0 + (signs >> $1 & 1 == 1 ? sums[$1] : -sums[$1]) })
      }
    }
  }
}

extension StreamingStates: CustomStringConvertible {
  /// The success with its parameters.
  public var description: String { "\(task), s = \(states): \(success)" }
}
