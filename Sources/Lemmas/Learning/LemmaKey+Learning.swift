import ExactArithmetic
import InformationLemmas
import LearningProblems
import Lemmas
import NearestNeighbourGame

extension LemmaKey where Value == Int {
  /// The number `n` of samples.
  public static var samples: LemmaKey { LemmaKey("-n", "a number of samples") }

  /// The number of subpopulations.
  public static var subpopulations: LemmaKey { LemmaKey("-k", "a number of examples") }
}

extension LemmaKey where Value == Rational {
  /// The correlation `lambda` of data and parameter in Boolean or Gaussian clustering, in [0, 1].
  public static var lambda: LemmaKey {
    LemmaKey("--lambda", "a correlation of data and parameter in [0, 1]")
  }

  /// The probability `p` that a coordinate of the sparse hypercube is fixed.
  public static var fixed: LemmaKey {
    LemmaKey("--fixed", "the probability that a coordinate is fixed")
  }
}

extension LemmaKey where Value == Learner {
  /// What the learner keeps of its samples.
  public static var learner: LemmaKey { LemmaKey("--learner", "a learner such as majority:1") }
}

extension LemmaKey where Value == Message {
  /// What is kept of an example.
  public static var encoder: LemmaKey { LemmaKey("--message", "what Alice sends") }
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
