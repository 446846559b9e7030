import ExactArithmetic
import Work

/// Why a question about a memorized prior is refused.
public enum MemorizedPriorError: InputError, Hashable {
  /// Fewer than one training draw.
  case samplesOutOfRange(Int)
  /// A channel with another number of inputs than the prior has points.
  case inputCountMismatch(points: Int, inputs: Int)
  /// A noise rate outside [0, 1].
  case noiseOutOfRange(Rational)
  /// A noise rate for a prior whose points are no strings of bits.
  case pointsAreNotStrings(Int)
  /// An observation that a training set cannot explain; points and observations count from 0.
  case noCompatiblePoint(observation: Int, point: Int)

  public var description: String {
    switch self {
    case .samplesOutOfRange(let n):
      return "n = \(n): the number of training draws must be at least 1"
    case .inputCountMismatch(let points, let inputs):
      return "the prior has \(points) points and the channel \(inputs) inputs; expected as many"
    case .noiseOutOfRange(let noise):
      return "the noise is \(noise); expected a probability, from 0 to 1"
    case .pointsAreNotStrings(let count):
      return
        "the prior has \(count) points; noise flips bits, so expected 2^d of them, or a channel"
    case .noCompatiblePoint(let observation, let point):
      return
        "observation \(observation) has probability 0 at point \(point): if all training draws are that point, it has no "
        + "memorized posterior (Z = 0); expected a positive likelihood at every point of the prior"
    }
  }
}
