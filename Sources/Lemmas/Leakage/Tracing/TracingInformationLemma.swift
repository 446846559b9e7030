import Claims
import ExactArithmetic
import InformationTheory
import Leakage
import Lemmas
import Tables

/// A learner that is traced tells of its samples.
public struct TracingInformationLemma: Lemma {
  public let id = "tracing-information"
  public let title = "A traced learner tells which points it was trained on"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here; it sharpens lemma H.3 of S. Voitovych, M. Haghifam, I. Attias, G. Dziugaite, R. Livni, D. Roy (arXiv "
    + "2502.17384); the information is that of T. Steinke and L. Zakynthinou (COLT 2020)"
  public let statement = """
    Let a learner A of n independent samples of a law be traced by a score with soundness xi and recall m: the score of A's output and \
    a point is at least a threshold with probability at most xi for a fresh point, and for at least m of the samples in the mean, m >= n xi. Let Z~ \
    be n pairs of independent points, S uniform on {0,1}^n, and CMI = I(A(Z~_S); S | Z~). Then, in bits, \
    CMI >= (m + n xi)(1 - h(n xi/(m + n xi))).
    """
  public let summary = """
    CMI is at least the sum of I(B_i; S_i) for the two flags B_i of pair i. Averaging with the same channel with both entries and \
    S_i swapped leaves an erasure channel with errors, whose information falls with the error and is convex in the recall; so a \
    member is flagged with probability m/n and another point with probability xi in the worst case.
    """
  public let enumerated =
    "Uniform laws on q points with n and q up to (1,5), (2,3), (3,2): learners that send all samples, all of them with probability 1/3, or "
    + "one of them, and 60 seeded random learners with random tracers (exhaustive: 600)."

  public let parameters = LemmaParameter.list(.points, .channel)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [TracedLearner] {
    try TracedLearner.small(scope)
  }

  public func instance(_ arguments: LemmaArguments) throws -> TracedLearner {
    try arguments.tracedLearner(of: id)
  }

  public func check(_ learner: TracedLearner) throws -> [Claim] {
    let bound = try TracingBound(
      samples: learner.samples, soundness: learner.soundness, recall: learner.recall)
    guard let least = bound.conditionalInformation else { return [] }
    let flags = TracingInformationLemma.flagInformation(learner)
    return [
      Claim(
        "(m + n xi)(1 - h(n xi/(m + n xi)))", least, atMost: "sum_i I(B_i;S_i)", flags,
        reason: "Symmetry, then monotony in the error and convexity in the recall."),
      Claim(
        "sum_i I(B_i;S_i)", flags, atMost: "CMI",
        TracingInformationLemma.conditionalInformation(learner),
        reason: "The coins are independent, also of the pairs; data processing."),
    ]
  }

  /// `I(A(Z~_S); S | Z~)` by enumeration of all pairs and coins.
  static func conditionalInformation(_ learner: TracedLearner) -> LogForm {
    var (sum, pairCount) = (LogForm.zero, 0)
    let coins = 1 << learner.samples
    learner.forEachPairs { pairs in
      let rows = (0..<coins).map { learner.row(pairs, $0) }
      let mean = rows[0].indices.map { output in
        Rational.sum(rows.map { $0[output] }) / Rational(coins)
      }
      let conditional = rows.reduce(LogForm.zero) { $0 + entropy($1) }
      sum += entropy(mean) - Rational(1, coins) * conditional
      pairCount += 1
    }
    return sum / Rational(pairCount)
  }

  /// `sum_i I(B_i; S_i)` by enumeration.
  static func flagInformation(_ learner: TracedLearner) -> LogForm {
    let coins = 1 << learner.samples
    // masses[i][2 b_0 + b_1][s]
    var masses = [[[Rational]]](
      repeating: [[Rational]](repeating: [0, 0], count: 4), count: learner.samples)
    var pairCount = 0
    learner.forEachPairs { pairs in
      pairCount += 1
      for code in 0..<coins {
        for (output, chance) in learner.row(pairs, code).enumerated() where !chance.isZero {
          let flagged = learner.flags[output]
          for (i, pair) in pairs.enumerated() {
            let flags = (flagged[pair[0]] ? 2 : 0) + (flagged[pair[1]] ? 1 : 0)
            masses[i][flags][code >> i & 1] += chance
          }
        }
      }
    }
    let total = Rational(pairCount * coins)
    return masses.reduce(LogForm.zero) { sum, table in
      let joint = table.flatMap { $0.map { $0 / total } }
      let marginal = table.map { ($0[0] + $0[1]) / total }
      return sum + entropy(marginal) + .bits(1) - entropy(joint)
    }
  }

  private static func entropy(_ masses: [Rational]) -> LogForm {
    masses.reduce(LogForm.zero) { sum, mass in
      mass.isZero ? sum : sum - mass * LogForm.log(mass)
    }
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title: "A learner that sends its samples: n points of q",
      columns: [
        "n", "q", Table.Column("soundness", header: "xi"), Table.Column("recall", header: "m"),
        Table.Column("bound", unit: .information, notation: .decimal),
        Table.Column("cmi", header: "CMI", unit: .information, notation: .decimal),
      ])
    for learner in TracedLearner.memorizers {
      let bound = try TracingBound(
        samples: learner.samples, soundness: learner.soundness, recall: learner.recall)
      table.append([
        .integer(learner.samples), .integer(learner.points), .rational(learner.soundness),
        .rational(learner.recall), bound.conditionalInformation.map { .logForm($0) } ?? .empty,
        .logForm(TracingInformationLemma.conditionalInformation(learner)),
      ])
    }
    return table
  }
}

extension TracingInformationLemma {
  public var falseVariants: [FalseVariant<TracedLearner>] {
    [
      FalseVariant("CMI >= m", change: "A bit for each sample that is recognised, whatever xi.") {
        learner in
        [
          Claim(
            "m", .logForm(.bits(learner.recall)), atMost: "CMI",
            .logForm(TracingInformationLemma.conditionalInformation(learner)), reason: "False.")
        ]
      }
    ]
  }
}
