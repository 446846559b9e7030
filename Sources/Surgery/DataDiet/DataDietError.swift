import ExactArithmetic
import Work

/// Why a question about a data diet is refused.
public enum DataDietError: InputError, Hashable {
  /// Fewer than two classes.
  case tooFewClasses(Int)
  /// A probability that is negative; the class counts from 1.
  case negativeProbability(label: Int, value: Rational)
  /// Probabilities that do not sum to 1.
  case sumIsNotOne(Rational)
  /// A label that is no class; classes count from 1.
  case labelOutOfRange(Int, classes: Int)
  /// No clusters, or no examples.
  case countOutOfRange(name: String, Int)
  /// A noise rate outside [0, 1/2]: beyond, the label that is given most often is the wrong one.
  case noiseOutOfRange(Rational)
  /// Examples dropped at both ends that are more than there are.
  case dropsOutOfRange(hardest: Int, easiest: Int, samples: Int)

  public var description: String {
    switch self {
    case .tooFewClasses(let count):
      return "there are \(count) probabilities; expected one for each of at least two classes"
    case .negativeProbability(let label, let value):
      return "the probability of class \(label) is \(value); expected at least 0"
    case .sumIsNotOne(let sum): return "the probabilities sum to \(sum); expected 1"
    case .labelOutOfRange(let label, let classes):
      return "the label is \(label); expected a class from 1 to \(classes)"
    case .countOutOfRange(let name, let value): return "\(name) = \(value); expected at least 1"
    case .noiseOutOfRange(let noise):
      return "the noise is \(noise); expected a probability from 0 to 1/2"
    case .dropsOutOfRange(let hardest, let easiest, let samples):
      return
        "\(hardest) of the hardest and \(easiest) of the easiest examples are dropped; expected numbers from 0 on, and together "
        + "at most n = \(samples)"
    }
  }
}
