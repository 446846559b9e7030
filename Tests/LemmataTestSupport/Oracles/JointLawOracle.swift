import ExactArithmetic
import NearestNeighbourGame

/// The quantities of a game straight from the joint law of `(X, M, J, Y)`: every probability a rational,
/// every entropy by its definition, the success by trying every index for each `(M, Y)`.
package struct JointLawOracle {
  package let success: Rational
  package let information: LogForm
  package let exampleInformationSum: LogForm
  package let noisyInformation: LogForm
  package let indexInformation: LogForm

  /// - Parameter channel: the law of the message for each value of the examples.
  package init(_ game: Game, channel: [[Rational]]) {
    let (k, d) = (game.examples, game.dimension)
    let inputs = 1 << (k * d)
    let points = 1 << d
    let messages = channel[0].count
    let likelihood = likelihoods(of: game)
    let inputProbability = Rational(1, inputs)

    var messageLaw = [Rational](repeating: 0, count: messages)
    var exampleLaws = [[Rational]](
      repeating: [Rational](repeating: 0, count: messages * points), count: k)
    // p(m, j, y), the index ((m k) + j) 2^d + y.
    var law = [Rational](repeating: 0, count: messages * k * points)
    for x in 0..<inputs {
      for m in 0..<messages where !channel[x][m].isZero {
        let p = inputProbability * channel[x][m]
        messageLaw[m] += p
        for j in 0..<k {
          let point = example(j, of: x, dimension: d)
          exampleLaws[j][m * points + point] += p
          for y in 0..<points {
            law[(m * k + j) * points + y] +=
              p / Rational(k) * likelihood[(point ^ y).nonzeroBitCount]
          }
        }
      }
    }

    func marginal(_ cell: (_ m: Int, _ j: Int, _ y: Int) -> Int, count: Int) -> [Rational] {
      var result = [Rational](repeating: 0, count: count)
      for m in 0..<messages {
        for j in 0..<k {
          for y in 0..<points { result[cell(m, j, y)] += law[(m * k + j) * points + y] }
        }
      }
      return result
    }
    let hM = JointLawOracle.entropy(messageLaw)
    let hJ = JointLawOracle.entropy(marginal({ _, j, _ in j }, count: k))
    let hMJ = JointLawOracle.entropy(marginal({ m, j, _ in m * k + j }, count: messages * k))
    let hMY = JointLawOracle.entropy(
      marginal({ m, _, y in m * points + y }, count: messages * points))
    let hJY = JointLawOracle.entropy(marginal({ _, j, y in j * points + y }, count: k * points))
    let hMJY = JointLawOracle.entropy(law)
    let hXM = JointLawOracle.entropy(channel.joined().map { inputProbability * $0 })
    let hX = JointLawOracle.entropy([Rational](repeating: inputProbability, count: inputs))

    information = hX + hM - hXM
    exampleInformationSum = exampleLaws.reduce(LogForm.zero) { sum, law in
      var exampleLaw = [Rational](repeating: 0, count: points)
      for (cell, p) in law.enumerated() { exampleLaw[cell % points] += p }
      return sum + JointLawOracle.entropy(exampleLaw) + hM - JointLawOracle.entropy(law)
    }
    noisyInformation = hMJ + hJY - hMJY - hJ
    indexInformation = hMJ + hMY - hMJY - hM

    var success = Rational.zero
    for m in 0..<messages {
      for y in 0..<points {
        success += (0..<k).map { law[(m * k + $0) * points + y] }.max()!
      }
    }
    self.success = success
  }

  /// `- sum p log p`.
  package static func entropy(_ law: some Sequence<Rational>) -> LogForm {
    LogForm(
      law.lazy.filter { !$0.isZero }.flatMap { p in
        [
          LogForm.Term(coefficient: -p, base: p.numerator),
          LogForm.Term(coefficient: p, base: p.denominator),
        ]
      })
  }

  /// The quantities of the game that differ from these, by name.
  package func differences(from quantities: GameQuantities) -> [String] {
    var names: [String] = []
    if quantities.success != success {
      names.append("success \(quantities.success), expected \(success)")
    }
    let pairs = [
      ("I(X;M)", quantities.information, information),
      ("sum I(Xj;M)", quantities.exampleInformationSum, exampleInformationSum),
      ("I(M;Y|J)", quantities.noisyInformation, noisyInformation),
      ("I(J;Y|M)", quantities.indexInformation, indexInformation),
    ]
    for (name, found, expected) in pairs where found.logForm != expected {
      names.append("\(name) = \(found), expected \(expected)")
    }
    return names
  }
}

/// `delta^w (1-delta)^(d-w)` for `w` from 0 to `d`.
package func likelihoods(of game: Game) -> [Rational] {
  let delta = (1 - game.correlation) / 2
  return (0...game.dimension).map {
    delta.power($0) * (1 - delta).power(game.dimension - $0)
  }
}

/// The bits of example `j` in the tuple with an index.
package func example(_ j: Int, of index: Int, dimension d: Int) -> Int {
  (index >> (j * d)) & ((1 << d) - 1)
}
