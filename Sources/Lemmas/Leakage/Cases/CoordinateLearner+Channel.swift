import ExactArithmetic
import InformationLemmas
import InformationTheory
import Leakage
import Lemmas

extension LemmaArguments {
  /// The learner of `--channel` with two outputs, -1 and +1, for `-n` signs: bit `i` of its input is 1 where sign `i + 1` is +1, and
  /// `f` is the mean of the output.
  ///
  /// - Throws: `LemmaError`; the errors of `CoordinateLearner`.
  func coordinateLearner(of id: String) throws -> CoordinateLearner {
    let n = try number(.points, of: id, in: 1...8)
    let channel = try self.channel(of: id, maximumInputs: 256)
    if channel.inputCount != 1 << n || channel.outputCount != 2 {
      throw LemmaError.invalidInstance(
        id: id,
        reason:
          "the channel has \(channel.inputCount) inputs and \(channel.outputCount) outputs; expected 2^\(n), the values "
          + "of \(n) signs, and 2, -1 and +1")
    }
    return try CoordinateLearner(
      channel.rows.map { $0[1] - $0[0] }, samples: n, name: "\(channel)")
  }

  /// That learner with the first few priors.
  func learnersWithPriors(of id: String) throws -> [FingerprintingLemma.Instance] {
    let learner = try coordinateLearner(of: id)
    return try (1...3).map {
      FingerprintingLemma.Instance(
        learner: learner, prior: try SymmetricBetaPrior(beta: Rational($0)))
    }
  }
}
