import ExactArithmetic
import Work

/// One draw of points and labels for Ising perceptrons, with all `2^N` students gone through.
///
/// The points are those of ``RuleInstance`` with the same seed, different from each other; the first `R` have the teacher's label, the others, the facts,
/// labels that the seed draws fairly.
public struct IsingInstance: Sendable, Hashable {
  /// The perceptron.
  public let perceptron: IsingPerceptron
  /// The seed.
  public let seed: UInt64
  /// The number of students that have the teacher's labels.
  public let consistent: Int
  /// The number of these that have the facts' labels as well.
  public let fitting: Int
  /// The share of all points at which the consistent students disagree; `nil` where there are too many pairs of a student and a point.
  public let disagreement: Rational?

  /// The greatest number of weights, of points, and of pairs of a consistent student and a point for the share of disagreement.
  public static let greatest = (dimension: 20, points: 1_000, pairs: 1 << 30)

  /// - Throws: ``RuleError`` for more points than there are; `WorkRefused` above ``greatest``.
  /// - Complexity: `2^N` students with up to `R + F` words each, and the pairs.
  public init(_ perceptron: IsingPerceptron, seed: UInt64) throws {
    let (n, r, f) = (perceptron.dimension, perceptron.rulePoints, perceptron.facts)
    for (name, value, limit) in [
      ("N", n, IsingInstance.greatest.dimension), ("R + F", r + f, IsingInstance.greatest.points),
    ] where value > limit {
      throw WorkRefused(
        "all students of an Ising perceptron", size: .parameter("\(name) = \(value)"),
        limit: .fixed(limit, unit: name == "N" ? "weights" : "points"))
    }
    let points =
      r + f == 0 ? [] : try RuleInstance(dimension: n, points: r + f, facts: f, seed: seed).points
    var generator = SplitMix64(seed: seed ^ 0xfac7_5fac_75fa_c75f)
    let labels = points.enumerated().map { index, point in
      index < r ? RuleInstance.teacher(point, n) : generator.next() >> 63 == 1
    }
    let samples = zip(points, labels).map { IsingInstance.Sample(point: $0, label: $1) }
    let students = (0..<(UInt64(1) << UInt64(n))).filter { student in
      samples.prefix(r).allSatisfy { $0.isFitted(by: student, n) }
    }
    self.perceptron = perceptron
    self.seed = seed
    consistent = students.count
    fitting = students.count { student in
      samples.suffix(f).allSatisfy { $0.isFitted(by: student, n) }
    }
    disagreement =
      students.count <= IsingInstance.greatest.pairs >> (n - 1)
      ? IsingInstance.disagreement(of: students, n) : nil
  }

  /// A point with its label.
  private struct Sample {
    let point: UInt64
    let label: Bool

    /// Whether more than half of the weights of a student agree with the point iff the label is +1.
    func isFitted(by student: UInt64, _ n: Int) -> Bool {
      (2 * (n - (student ^ point).nonzeroBitCount) > n) == label
    }
  }

  /// The share of points at which students disagree; a point and its negative do together.
  private static func disagreement(of students: [UInt64], _ n: Int) -> Rational {
    guard let first = students.first else { return 0 }
    let count = (0..<(UInt64(1) << UInt64(n - 1))).count { point in
      let sample = Sample(point: point, label: 2 * (n - (first ^ point).nonzeroBitCount) > n)
      return students.contains { !sample.isFitted(by: $0, n) }
    }
    return Rational(count).scaled(byPowerOfTwo: 1 - n)
  }
}

extension IsingInstance: CustomStringConvertible {
  /// The parameters with the numbers of students.
  public var description: String {
    "\(perceptron), seed \(seed): \(consistent) students know the rule's points, \(fitting) all"
  }
}
