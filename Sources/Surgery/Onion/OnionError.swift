import ExactArithmetic
import Work

/// Why a question about a privacy onion is refused.
public enum OnionError: InputError, Hashable {
  /// Fewer than two points.
  case tooFewPoints(Int)
  /// A point that is the same as another; points count from 1.
  case equalPoints(first: Int, second: Int)
  /// Labels of another number of points.
  case labelCount(Int, points: Int)
  /// A label that is neither 0 nor 1.
  case labelOutOfRange(Int)

  public var description: String {
    switch self {
    case .tooFewPoints(let count): return "n = \(count) points; expected at least 2"
    case .equalPoints(let first, let second):
      return "points \(first) and \(second) are equal; expected different points"
    case .labelCount(let count, let points):
      return "there are \(count) labels; expected \(points), one for each point"
    case .labelOutOfRange(let label): return "a label is \(label); expected 0 or 1"
    }
  }
}
