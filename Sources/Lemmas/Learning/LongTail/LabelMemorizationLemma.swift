import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LearningProblems
import Lemmas
import Tables
import Work

/// Label memorization adds up to the gap between training and test accuracy.
public struct LabelMemorizationLemma: Lemma {
  public let id = "label-memorization"
  public let title = "Label memorization adds up"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here, elementary; label memorization is that of V. Feldman (STOC 2020, arXiv 1906.05271)"
  public let statement = """
    Let S be n >= 1 independent labelled examples (x_i, y_i) of one law, labels noisy or not, and \
    mem(A,S,i) = Pr[A(S)(x_i) = y_i] - Pr[A(S without i)(x_i) = y_i] for a learner A of samples of any size. Then (1/n) sum_i \
    E mem(A,S,i) is the expected training accuracy of A with n samples minus its expected accuracy on a fresh example, labelled \
    alike, with n - 1 samples. If A is right on every training example, repeats included, it is the expected error with n - 1 samples.
    """
  public let summary = """
    Without its example i the sample is a sample of n - 1, and example i is a fresh one, independent of it.
    """
  public let enumerated =
    "Up to three points of equal or unequal weights with labels that are fair coins, noise 0, 1/4 or 1/2, n <= 3, and five "
    + "learners: the majority of a point's labels, its last label, the majority of all labels, the constant 1, and a seeded random "
    + "rule (exhaustive: n <= 4 for two points)."

  public let parameters = LemmaParameter.list(.samples, .law)

  public init() {}

  /// `-n` examples of the points of `--law`, with noise 0, 1/4 and 1/2 and all learners.
  public func instances(_ arguments: LemmaArguments) throws -> [Instance] {
    let n = try arguments.number(.samples, of: id, in: 1...8)
    let weights = try arguments.lawOfOne(of: id, values: 1...8, meaning: "the points")
      .probabilities
    let noises: [Rational] = [0, 1 / 4, 1 / 2]
    return try noises.flatMap { (noise: Rational) -> [Instance] in
      let task = try LabelMemorization(weights: weights, noise: noise, samples: n)
      return LabelMemorizationLemma.rules.map { Instance(task: task, rule: $0) }
    }
  }

  /// The first of ``instances(_:)``.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    try instances(arguments)[0]
  }

  /// A task with a learner.
  public struct Instance: Sendable {
    public let task: LabelMemorization
    public let rule: LabelRule

    public init(task: LabelMemorization, rule: LabelRule) {
      self.task = task
      self.rule = rule
    }
  }

  public func label(_ instance: Instance) -> String { "\(instance.task), \(instance.rule)" }

  public func size(_ instance: Instance) -> CaseSize {
    CaseSize(values: instance.task.samples) + instance.task.weights.caseSize
  }

  private static let rules: [LabelRule] = [
    .clusterMajority, .lastLabel, .globalMajority, LabelRule("constant 1") { _, _ in 1 },
    LabelRule("random") { sample, point in
      var seed = UInt64(point + 1)
      for example in sample { seed = seed &* 31 &+ UInt64(4 * example.point + example.label + 1) }
      var generator = SplitMix64(seed: seed)
      return Rational(Int(generator.next() % 4), 3)
    },
  ]

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    let laws: [[Rational]] = [[1], [1 / 2, 1 / 2], [2 / 3, 1 / 3], [1 / 3, 1 / 3, 1 / 3]]
    var cases: [Instance] = []
    for weights in laws {
      for noise: Rational in [0, 1 / 4, 1 / 2] {
        let greatest = weights.count == 3 ? 2 : scope == .standard ? 3 : 4
        for n in 1...greatest {
          let task = try LabelMemorization(weights: weights, noise: noise, samples: n)
          cases += LabelMemorizationLemma.rules.map { Instance(task: task, rule: $0) }
        }
      }
    }
    let oracle = try LabelMemorization(
      weights: [1 / 3, 1 / 3, 1 / 3], noise: 1 / 4, samples: 3)
    return cases + [Instance(task: oracle, rule: .clusterMajority)]
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (task, rule) = (instance.task, instance.rule)
    let average = task.average(of: rule)
    let training = task.trainingAccuracy(of: rule)
    let test = task.testAccuracy(of: rule, samples: task.samples - 1)
    var claims = [
      Claim(
        "(1/n) sum_i E mem(A,S,i)", average, equals: "training(n) - test(n-1)", training - test,
        reason: "Without example i the rest is a sample, and the example a fresh one.")
    ]
    if training == 1 {
      claims.append(
        Claim(
          "(1/n) sum_i E mem(A,S,i)", average, equals: "error(n-1)", 1 - test,
          reason: "The learner is right on every training example."))
    }
    return claims
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title: "Three points of equal weight, n = 3",
      columns: [
        Table.Column("learner", alignment: .left), "noise",
        Table.Column("memorization", header: "average memorization", notation: .both),
        Table.Column("training", header: "training accuracy", notation: .both),
        Table.Column("test", header: "accuracy with n - 1", notation: .both),
      ])
    for (rule, noise) in [
      (LabelRule.clusterMajority, 1 / 4 as Rational), (.lastLabel, 0), (.lastLabel, 1 / 4),
    ] {
      let task = try LabelMemorization(
        weights: [1 / 3, 1 / 3, 1 / 3], noise: noise, samples: 3)
      table.append([
        .text(rule.name), .rational(noise), .rational(task.average(of: rule)),
        .rational(task.trainingAccuracy(of: rule)),
        .rational(task.testAccuracy(of: rule, samples: 2)),
      ])
    }
    return table
  }
}

extension LabelMemorizationLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "(1/n) sum_i E mem(A,S,i) = training(n) - test(n)",
        change: "The test accuracy with n samples instead of n - 1."
      ) { instance in
        let (task, rule) = (instance.task, instance.rule)
        return [
          Claim(
            "(1/n) sum_i E mem(A,S,i)", task.average(of: rule), equals: "training(n) - test(n)",
            task.trainingAccuracy(of: rule) - task.testAccuracy(of: rule, samples: task.samples),
            reason: "False.")
        ]
      }
    ]
  }
}
