import ExactArithmetic
import Sampling

/// Draws 64 coordinates of a cluster at once: the parameter, and samples or test points given it.
package enum ClusterWords: Sendable {
  /// Boolean clustering: a sample differs from the parameter with this probability.
  case boolean(flip: BinaryDigits)
  /// The sparse hypercube: a coordinate is fixed with this probability, below 1.
  case sparse(fixed: BinaryDigits)
  /// Every coordinate of every sample is that of the parameter.
  case constant

  /// `nil` for a problem of another kind.
  package init?(_ problem: any ClusteringProblem) {
    switch problem {
    case let boolean as BooleanClustering:
      self = .boolean(flip: BinaryDigits((1 - boolean.correlation) / 2))
    case let sparse as SparseHypercube:
      self =
        sparse.fixedProbability == 1
        ? .constant : .sparse(fixed: BinaryDigits(sparse.fixedProbability))
    default: return nil
    }
  }

  /// The parameter of 64 coordinates.
  package struct Parameter {
    /// The coordinates that are fixed to a sign; all in Boolean clustering.
    package let fixed: UInt64
    /// Their signs, 1 for +1.
    package let signs: UInt64
  }

  package func parameter(_ stream: inout BitStream) -> Parameter {
    switch self {
    case .boolean, .constant: return Parameter(fixed: .max, signs: stream.next())
    case .sparse(let probability):
      return Parameter(fixed: stream.nextBernoulliWord(probability), signs: stream.next())
    }
  }

  /// A sample, or a test point of the same parameter.
  package func sample(of parameter: Parameter, _ stream: inout BitStream) -> UInt64 {
    switch self {
    case .boolean(let flip): return parameter.signs ^ stream.nextBernoulliWord(flip)
    case .constant: return parameter.signs
    case .sparse:
      let free = stream.next()
      return parameter.signs & parameter.fixed | free & ~parameter.fixed
    }
  }
}
