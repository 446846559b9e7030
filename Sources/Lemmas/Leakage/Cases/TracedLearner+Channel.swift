import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas

extension TracedLearner {
  /// A learner that is a channel from the `q^n` samples, with the tracer that flags a point by an output if the expected number of
  /// its occurrences among the samples, given the output, is above `n/q`: of all tracers it has the greatest
  /// `recall - n soundness`.
  init(_ channel: Channel, samples n: Int, points q: Int) {
    let rows = (0..<channel.inputCount).map { (input: Int) -> [Rational] in
      (0..<channel.outputCount).map { (output: Int) -> Rational in channel[input, output] }
    }
    let samples = rows.indices.map { TracedLearner.digits($0, n, q) }
    let flags = (0..<channel.outputCount).map { (output: Int) -> [Bool] in
      (0..<q).map { (point: Int) -> Bool in
        let excess = samples.indices.map { (index: Int) -> Rational in
          let occurrences = samples[index].count { $0 == point }
          return rows[index][output] * (Rational(occurrences) - Rational(n, q))
        }
        return Rational.sum(excess) > 0
      }
    }
    self.init("\(channel)", samples: n, points: q, rows: rows, flags: flags)
  }
}

extension LemmaArguments {
  /// The learner of `-n` and `--channel`, whose inputs are the samples.
  ///
  /// - Throws: `LemmaError`.
  func tracedLearner(of id: String) throws(LemmaError) -> TracedLearner {
    let n = try require(.points, of: id)
    if n < 1 { throw .invalidInstance(id: id, reason: "n = \(n); expected at least 1 sample") }
    let channel = try channel(of: id, maximumInputs: 16)
    for q in 2...16 where n <= 4 {
      let count = (0..<n).reduce(1) { size, _ in size * q }
      if count == channel.inputCount { return TracedLearner(channel, samples: n, points: q) }
    }
    throw .invalidInstance(
      id: id,
      reason:
        "the channel has \(channel.inputCount) inputs; expected q^\(n), the samples of \(n) of q >= 2 points"
    )
  }
}
