import ExactArithmetic
import InformationLemmas
import LearningProblems
import Lemmas
import NearestNeighbourGame

extension LemmaParameter {
  /// The number `n` of samples.
  public static let samples = LemmaKey<Int>("-n", "a number of samples")
  /// The number of subpopulations.
  public static let subpopulations = LemmaKey<Int>("-k", "a number of examples")
  /// The correlation `lambda` of data and parameter in Boolean or Gaussian clustering, in [0, 1].
  public static let lambda = LemmaKey<Rational>(
    "--lambda", "a correlation of data and parameter in [0, 1]")
  /// The probability `p` that a coordinate of the sparse hypercube is fixed.
  public static let fixed = LemmaKey<Rational>(
    "--fixed", "the probability that a coordinate is fixed")
  /// What the learner keeps of its samples.
  public static let learner = LemmaKey<Learner>("--learner", "a learner such as majority:1")
  /// What is kept of an example.
  public static let encoder = LemmaKey<Message>("--message", "what Alice sends")
}

extension LemmaArguments {
  /// The problem of `-n` with `--lambda`, of a given family, or with `--fixed`, the sparse hypercube.
  ///
  /// - Parameters:
  ///   - id: the lemma.
  ///   - family: the family that `--lambda` stands for.
  /// - Throws: `LemmaError`; `ProblemError` for a parameter out of range.
  public func learningProblem(
    of id: String, lambda family: LearningProblem.Family
  ) throws -> LearningProblem {
    let n = try require(.samples, of: id)
    guard let fixed = self[.fixed] else {
      return try LearningProblem(
        family, samples: n, parameter: require(.lambda, of: id))
    }
    if self[.lambda] != nil {
      throw LemmaError.invalidInstance(
        id: id, reason: "--lambda and --fixed exclude each other; expected one of them")
    }
    return try LearningProblem(.sparse, samples: n, parameter: fixed)
  }
}
