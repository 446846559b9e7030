import Sampling

/// Draws 64 coordinates of a cluster at once: the parameter, and samples or test points given it.
///
/// The ways of drawing that are known here are cases, so that the inner loop of a simulation calls nothing unknown.
package enum ClusterWords: Sendable {
  /// A sample differs from the parameter, a uniform sign, with this probability.
  case flipped(BinaryDigits)
  /// A coordinate of the parameter is fixed to a uniform sign with this probability, below 1; else samples are uniform.
  case fixed(BinaryDigits)
  /// Every coordinate of every sample is that of the parameter.
  case constant
  /// Another way.
  case own(any ClusterSource)

  /// The parameter of 64 coordinates.
  package struct Parameter {
    /// The coordinates that are fixed to a sign.
    package let fixed: UInt64
    /// Their signs, 1 for +1.
    package let signs: UInt64

    package init(fixed: UInt64, signs: UInt64) {
      self.fixed = fixed
      self.signs = signs
    }
  }

  package func parameter(_ stream: inout BitStream) -> Parameter {
    switch self {
    case .flipped, .constant: return Parameter(fixed: .max, signs: stream.next())
    case .fixed(let probability):
      return Parameter(fixed: stream.nextBernoulliWord(probability), signs: stream.next())
    case .own(let source): return source.parameter(&stream)
    }
  }

  /// A sample, or a test point of the same parameter.
  package func sample(of parameter: Parameter, _ stream: inout BitStream) -> UInt64 {
    switch self {
    case .flipped(let flip): return parameter.signs ^ stream.nextBernoulliWord(flip)
    case .constant: return parameter.signs
    case .fixed:
      let free = stream.next()
      return parameter.signs & parameter.fixed | free & ~parameter.fixed
    case .own(let source): return source.sample(of: parameter, &stream)
    }
  }
}

/// A way of drawing the words of a cluster.
package protocol ClusterSource: Sendable {
  /// The parameter of 64 coordinates.
  func parameter(_ stream: inout BitStream) -> ClusterWords.Parameter
  /// A sample, or a test point of the same parameter.
  func sample(of parameter: ClusterWords.Parameter, _ stream: inout BitStream) -> UInt64
}

/// A problem of signs that a simulation draws.
package protocol SimulatedCluster: ClusteringProblem {
  /// How 64 coordinates are drawn.
  var words: ClusterWords { get }
}
