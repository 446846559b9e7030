import ExactArithmetic

/// A channel with a law of its input, without the outputs that do not occur.
struct ReachedOutputs {
  /// The law P.
  let prior: [Rational]
  /// The rows of W.
  let rows: [[Rational]]
  /// The law `PW` of the output.
  let output: [Rational]

  init(_ instance: DualSearchLemma.Instance) {
    let all = instance.channel.rows
    let law = instance.input.probabilities
    let images = (0..<instance.channel.outputCount).map { y in
      Rational.sum(zip(law, all).map { $0 * $1[y] })
    }
    let used = images.indices.filter { !images[$0].isZero }
    prior = law
    rows = all.map { row in used.map { row[$0] } }
    output = used.map { images[$0] }
  }
}
