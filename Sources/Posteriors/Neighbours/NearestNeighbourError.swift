import ExactArithmetic
import Work

/// Why a question about nearest neighbours is refused.
public enum NearestNeighbourError: InputError, Hashable {
  /// No points.
  case noPoints
  /// A probability of the label 1 outside [0, 1]; the point counts from 1.
  case labelLawOutOfRange(point: Int, value: Rational)
  /// A law, or distances, of another number of points.
  case sizeMismatch(what: String, count: Int, expected: Int)
  /// A distance that is negative.
  case negativeDistance(Rational)
  /// A distance of a point from itself that is not 0, or of two points that is: the label law is one of points.
  case invalidDistance(first: Int, second: Int, Rational)
  /// No samples.
  case samplesOutOfRange(Int)
  /// A number of neighbours that is even, or not in 1...n.
  case neighboursOutOfRange(Int, samples: Int)

  public var description: String {
    switch self {
    case .noPoints: return "there are no points; expected at least one probability of the label 1"
    case .labelLawOutOfRange(let point, let value):
      return
        "the probability of the label 1 at point \(point) is \(value); expected a probability, from 0 to 1"
    case .sizeMismatch(let what, let count, let expected):
      return "there are \(count) \(what); expected \(expected), one for each point"
    case .negativeDistance(let value): return "a distance is \(value); expected at least 0"
    case .invalidDistance(let first, let second, let value):
      return
        "the distance of point \(first) from point \(second) is \(value); expected 0 for equal points and only for those"
    case .samplesOutOfRange(let n): return "n = \(n): the number of samples must be at least 1"
    case .neighboursOutOfRange(let k, let n):
      return "k = \(k) neighbours of n = \(n) samples; expected an odd number from 1 to \(n)"
    }
  }
}
