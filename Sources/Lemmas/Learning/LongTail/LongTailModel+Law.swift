import ExactArithmetic
import InformationLemmas
import InformationTheory
import LearningProblems
import Lemmas
import Work

extension LemmaArguments {
  /// The long-tail model with `-k` points whose list of values is that of the probabilities of `--law`, and with some
  /// number of samples.
  ///
  /// Only the quotients of the values count, so that each list of positive numbers is a law.
  ///
  /// - Throws: `LemmaError`, `LongTailError`, `WorkRefused`.
  func longTailModel(of id: String, samples n: Int) throws -> LongTailModel {
    let points = try number(.subpopulations, of: id, in: 1...6)
    let values = try lawOfOne(of: id, values: 1...6, meaning: "the list of values").probabilities
    let model = try LongTailModel(prior: values, points: points, samples: n)
    // Assignments of values to points, and samples up to order.
    let count =
      Integer(values.count).power(points) * Integer.binomial(n + points - 1, points - 1)
    if count > Integer(LemmaArguments.greatestLongTail) {
      throw WorkRefused(
        "going through all values and samples", size: .parameter("L^k C(n+k-1,k-1) = \(count)"),
        limit: .fixed(LemmaArguments.greatestLongTail, unit: ""))
    }
    return model
  }

  /// So many assignments with samples are gone through.
  private static let greatestLongTail = 5000
}
