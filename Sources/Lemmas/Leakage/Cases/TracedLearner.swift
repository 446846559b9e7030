import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas

/// A small learner with a tracer: `n` samples are uniform on `q` points, the learner sends an output by a channel, and the tracer
/// flags points by the output.
public struct TracedLearner: Sendable {
  /// The name.
  public let name: String
  /// The number `n` of samples.
  public let samples: Int
  /// The number `q` of points.
  public let points: Int
  /// The law of the output for each of the `q^n` samples; sample `x` has the index `x_1 + q x_2 + ...`.
  public let rows: [[Rational]]
  /// Whether the tracer flags a point, for each output.
  public let flags: [[Bool]]

  /// A learner whose tracer flags samples at least as often as fresh points: if it does not, what it leaves is flagged.
  init(_ name: String, samples n: Int, points q: Int, rows: [[Rational]], flags: [[Bool]]) {
    self.name = name
    samples = n
    points = q
    self.rows = rows
    var chosen = flags
    let (recall, soundness) = TracedLearner.rates(n, q, rows, flags)
    if recall < Rational(n) * soundness { chosen = flags.map { $0.map { !$0 } } }
    self.flags = chosen
  }

  /// The expected number of samples that are flagged.
  var recall: Rational { TracedLearner.rates(samples, points, rows, flags).recall }

  /// The probability that a fresh point is flagged.
  var soundness: Rational { TracedLearner.rates(samples, points, rows, flags).soundness }

  private static func rates(
    _ n: Int, _ q: Int, _ rows: [[Rational]], _ flags: [[Bool]]
  ) -> (recall: Rational, soundness: Rational) {
    var (recall, soundness) = (Rational.zero, Rational.zero)
    for (index, row) in rows.enumerated() {
      let sample = digits(index, n, q)
      for (output, chance) in row.enumerated() where !chance.isZero {
        recall += chance * Rational(sample.count { flags[output][$0] })
        soundness += chance * Rational(flags[output].count { $0 }, q)
      }
    }
    let count = Rational(rows.count)
    return (recall / count, soundness / count)
  }

  static func digits(_ index: Int, _ n: Int, _ q: Int) -> [Int] {
    var rest = index
    return (0..<n).map { _ in
      defer { rest /= q }
      return rest % q
    }
  }

  func index(_ sample: [Int]) -> Int { sample.reversed().reduce(0) { $0 * points + $1 } }

  // MARK: Pairs

  /// Calls `body` with every choice of `n` pairs of points, all equally likely.
  func forEachPairs(_ body: ([[Int]]) -> Void) {
    let square = points * points
    let count = (0..<samples).reduce(1) { size, _ in size * square }
    for index in 0..<count {
      body(
        TracedLearner.digits(index, samples, square).map { [$0 % points, $0 / points] })
    }
  }

  /// The law of the output when the coins `coins`, bit by bit, choose from the pairs.
  func row(_ pairs: [[Int]], _ coins: Int) -> [Rational] {
    rows[index(pairs.enumerated().map { $1[coins >> $0 & 1] })]
  }

  /// The greatest `sum_o (P(o|x) - E P(o|x'))_+` over samples that differ in one place: the least `delta` with which the
  /// learner is `(ln E, delta)`-private under replacing one sample.
  func privacyLoss(factor: Rational) -> Rational {
    var greatest = Rational.zero
    for (index, row) in rows.enumerated() {
      let sample = TracedLearner.digits(index, samples, points)
      for place in sample.indices {
        for point in 0..<points where point != sample[place] {
          var other = sample
          other[place] = point
          let loss = zip(row, rows[self.index(other)]).reduce(Rational.zero) {
            $0 + max(0, $1.0 - factor * $1.1)
          }
          greatest = max(greatest, loss)
        }
      }
    }
    return greatest
  }
}

extension TracedLearner: SizedCase {
  /// The entries of the channel.
  public var caseSize: CaseSize { rows.caseSize }
}

extension TracedLearner: CustomStringConvertible {
  /// The name with the sizes: `memorizer, n = 2, q = 3`.
  public var description: String { "\(name), n = \(samples), q = \(points)" }
}

// MARK: - Small learners

extension TracedLearner {
  /// The numbers of samples and of points of small learners.
  private static let sizes = [(1, 2), (1, 3), (1, 5), (2, 2), (2, 3), (3, 2)]

  /// Small learners that send all samples.
  static var memorizers: [TracedLearner] { sizes.map { memorizer($0, $1) } }

  /// Learners that keep all or part of the samples, and seeded random ones.
  static func small(_ scope: LemmaScope) throws -> [TracedLearner] {
    var learners = sizes.flatMap { n, q in
      [memorizer(n, q), noisyMemorizer(n, q, keep: 1 / 3), oneSample(n, q)]
    }
    var generator = InstanceGenerator(seed: 253)
    for number in 0..<(scope == .standard ? 60 : 600) {
      let (n, q) = sizes[number % sizes.count]
      let outputs = 2 + generator.index(below: 3)
      let count = (0..<n).reduce(1) { size, _ in size * q }
      let rows = try generator.channel(inputs: count, outputs: outputs).rows
      let flags = (0..<outputs).map { _ in
        (0..<q).map { _ in generator.index(below: 2) == 1 }
      }
      learners.append(
        TracedLearner("random \(number + 1)", samples: n, points: q, rows: rows, flags: flags))
    }
    return learners
  }

  /// Sends all samples; the points among them are flagged.
  private static func memorizer(_ n: Int, _ q: Int) -> TracedLearner {
    noisyMemorizer(n, q, keep: 1, name: "memorizer")
  }

  /// Sends all samples with a probability, and else nothing.
  private static func noisyMemorizer(
    _ n: Int, _ q: Int, keep: Rational, name: String = "now and then a memorizer"
  ) -> TracedLearner {
    let count = (0..<n).reduce(1) { size, _ in size * q }
    let rows = (0..<count).map { index in
      (0...count).map { $0 == index ? keep : $0 == count ? 1 - keep : 0 }
    }
    let flags = (0...count).map { output in
      (0..<q).map { output < count && digits(output, n, q).contains($0) }
    }
    return TracedLearner(name, samples: n, points: q, rows: rows, flags: flags)
  }

  /// Sends one of the samples, chosen at random; that point is flagged.
  private static func oneSample(_ n: Int, _ q: Int) -> TracedLearner {
    let count = (0..<n).reduce(1) { size, _ in size * q }
    let rows = (0..<count).map { index in
      let sample = digits(index, n, q)
      return (0..<q).map { point in Rational(sample.count { $0 == point }, n) }
    }
    return TracedLearner(
      "one sample", samples: n, points: q, rows: rows,
      flags: (0..<q).map { output in (0..<q).map { $0 == output } })
  }
}
