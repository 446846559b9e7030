import ExactArithmetic
import Work

/// Why a learning problem or a learner is refused.
public enum ProblemError: InputError, Hashable {
  /// Fewer than one sample.
  case samplesOutOfRange(Int)
  /// More samples than Boolean clustering's constants are computed for.
  case tooManySamples(Int)
  /// Fewer than one coordinate.
  case dimensionOutOfRange(Int)
  /// `lambda` outside [0, 1].
  case correlationOutOfRange(Rational)
  /// `p` outside [0, 1].
  case fixedProbabilityOutOfRange(Rational)
  /// No learner has the name.
  case unknownLearner(String)
  /// A learner on more coordinates than there are.
  case coordinatesOutOfRange(learner: String, coordinates: Int, dimension: Int)
  /// A learner of another kind of problem.
  case unsuitableLearner(learner: String, problem: String, expected: String)
  /// Noise whose variance is not positive.
  case noiseOutOfRange(Rational)
  /// A mean quantised to fewer bits than one, or more than are supported.
  case quantisationOutOfRange(learner: String, bits: Int, limit: Int)
  /// A table whose length is not the number of the statistic's values.
  case tableLength(learner: String, found: Int, statisticCount: Int, dimension: Int)
  /// A row that is no law.
  case invalidWeights(learner: String, input: Int, reason: String)

  public var description: String {
    switch self {
    case .samplesOutOfRange(let n):
      return "n = \(n): the number of samples must be at least 1"
    case .tooManySamples(let n):
      return
        "n = \(n): the number of samples must be at most \(BooleanClustering.greatestSampleCount)"
    case .dimensionOutOfRange(let d):
      return "d = \(d): the dimension must be at least 1"
    case .correlationOutOfRange(let lambda):
      return "lambda = \(lambda): the correlation of data and parameter must lie in [0, 1]"
    case .fixedProbabilityOutOfRange(let p):
      return "p = \(p): the probability that a coordinate is fixed must lie in [0, 1]"
    case .unknownLearner(let text):
      return
        "\"\(text)\" is not a learner; expected "
        + (Learner.names.map(\.form.expectation) + ["table:FILE"]).list("or")
    case .coordinatesOutOfRange(let learner, let coordinates, let dimension):
      return "\(learner): the number \(coordinates) of coordinates must lie in 0...\(dimension), "
        + "the dimension"
    case .unsuitableLearner(let learner, let problem, let expected):
      return "the learner \(learner) does not suit \(problem); expected \(expected)"
    case .noiseOutOfRange(let variance):
      return "mean+noise:\(variance): the variance of the noise must be above 0; without noise the "
        + "mean of real numbers holds infinitely many bits"
    case .quantisationOutOfRange(let learner, let bits, let limit):
      return "\(learner): the number \(bits) of bits must lie in 1...\(limit)"
    case .tableLength(let learner, let found, let count, let dimension):
      return "\(learner): the table has \(found) entries; expected one for each of the "
        + "\(count)^\(dimension) = \(Integer(count).power(dimension)) values of the statistic"
    case .invalidWeights(let learner, let input, let reason):
      return "\(learner): the law of the message for the data with index \(input) \(reason)"
    }
  }
}
