import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LearningProblems
import Lemmas
import Work

/// Memorization over independent clusters adds up.
public struct ClusterSuperadditivityLemma: Lemma {
  public let buildsOn = ["memorization-from-sdpis"]

  public let parameters = LemmaParameter.list(.samples, .lambda, .fixed, .channel)

  public init() {}

  /// Two clusters with `-n` samples each of the problem of `--lambda`, Boolean clustering, or `--fixed`, and the message of `--channel`
  /// about their statistics, that of the first in the lowest place.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let n = try arguments.number(.samples, of: id, in: 1...10)
    let problem = try arguments.learningProblem(of: id, lambda: .boolean)
    guard case .clustering(let cluster) = problem else {
      throw LemmaError.invalidInstance(
        id: id, reason: "\(problem.title) has infinitely many values; expected --lambda or --fixed")
    }
    let channel = try arguments.channel(of: id, maximumInputs: 128)
    let count = cluster.statisticCount
    if channel.inputCount != count * count {
      throw LemmaError.invalidInstance(
        id: id,
        reason: "the channel has \(channel.inputCount) inputs; expected \(count * count), "
          + "the pairs of the \(count) values of each cluster's statistic for n = \(n)")
    }
    let constants = try cluster.constants()
    return try Instance(
      cluster, cluster, [constants, constants], channel.rows, name: "\(channel)")
  }

  /// Two clusters, each with its problem of one coordinate, and a message made from the statistics of both.
  public struct Instance: Sendable {
    let first: any ClusteringProblem
    let second: any ClusteringProblem
    let constants: [SDPIConstants]
    /// The law of the message for each pair of values of the statistics, the first in the lowest place.
    let channel: Channel
    let name: String

    init(
      _ first: any ClusteringProblem, _ second: any ClusteringProblem,
      _ constants: [SDPIConstants], _ rows: [[Rational]], name: String
    ) throws {
      self.first = first
      self.second = second
      self.constants = constants
      channel = try Channel(rows)
      self.name = name
    }
  }

  public let id = "cluster-superadditivity"
  public let title = "Memorization over a mixture of clusters adds up"
  public let status = LemmaStatus.derived
  public let source = """
    Derived here for mixtures of clusters as in V. Feldman, G. Kornowski, X. Lyu, "Trade-offs in data \
    memorization via strong data processing inequalities", COLT 2025, arXiv 2506.01855; stated here in our own \
    form.
    """
  public let statement = """
    Let theta_1, ..., theta_N be independent parameters and K = K_1..n labels independent of them; given them let \
    X_1, ..., X_n be independent, X_i with the law of cluster K_i's parameter, and let X_(j) be the samples with label j, \
    n_j of them. For every message M made from (K, X_1..n) and coins of its own with I(M;X_1..n|K) finite, \
    I(M;X_1..n|theta,K) >= sum_j I(M;X_(j)|theta_j,K). If the problem of cluster j with n_j >= 1 samples has \
    the constants tau_(n_j) and rho_(n_j) > 0, and X'_j is a fresh test point of cluster j, then \
    I(M;X_1..n|theta,K) >= sum over j of E[(1-tau_(n_j))/rho_(n_j) I_j(K)], where \
    I_j(k) = I(M;X'_j|K=k) and clusters without samples count 0.
    """
  public let summary = """
    Given the labels, the blocks of samples of different clusters are independent, also given the parameters; \
    the informations about independent blocks add up to at most the information about all. Each block's term is bounded by the pair of strong data \
    processing inequalities for its own number of samples.
    """
  public let enumerated = """
    Two clusters of one coordinate, with (n_1, n_2) = (1,1) and (1,2) samples, Boolean clustering with lambda = 1/2 \
    and the sparse hypercube with p = 1/3: all 15 and 203 deterministic messages on the pair of statistics, and 20 \
    random randomised ones each; exhaustive adds (2,2), (1,3) and (2,3) with 100 random messages each.
    """

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    var cases: [Instance] = []
    var sizes = [(1, 1), (1, 2)]
    if scope == .exhaustive { sizes += [(2, 2), (1, 3), (2, 3)] }
    for (n, m) in sizes {
      let pairs: [(any ClusteringProblem, any ClusteringProblem)] = [
        (
          try BooleanClustering(samples: n, correlation: Rational(1, 2)),
          try BooleanClustering(samples: m, correlation: Rational(1, 2))
        ),
        (
          try SparseHypercube(samples: n, fixedProbability: Rational(1, 3)),
          try SparseHypercube(samples: m, fixedProbability: Rational(1, 3))
        ),
      ]
      for (first, second) in pairs {
        let constants = [try first.constants(), try second.constants()]
        let count = first.statisticCount * second.statisticCount
        if count <= 6 {
          for labels in SetPartitions.all(of: count) {
            let rows = labels.map { label in
              (0...labels.max()!).map { $0 == label ? Rational.one : .zero }
            }
            cases.append(
              try Instance(first, second, constants, rows, name: "messages \(labels)"))
          }
        }
        var generator = SplitMix64(seed: UInt64(10 * n + m))
        for number in 1...(count <= 6 ? 20 : 100) {
          let rows = SmallLearners.randomChannel(inputs: count, &generator)
          cases.append(try Instance(first, second, constants, rows, name: "random \(number)"))
        }
      }
    }
    return cases
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let law = try self.law(instance)
    let memorization = try law.mutualInformation(
      between: ["M"], and: ["T1", "T2"], given: ["theta1", "theta2"])
    let blocks = try (1...2).map { j in
      try law.mutualInformation(between: ["M"], and: ["T\(j)"], given: ["theta\(j)"])
    }
    let bounds = try (1...2).map { j -> LogForm in
      let test = try law.mutualInformation(between: ["M"], and: ["X\(j)"])
      return (instance.constants[j - 1].factor?.upper ?? .zero) * test
    }
    return [
      Claim(
        "sum_j I(M;X_(j)|theta_j)", blocks[0] + blocks[1], atMost: "I(M;X1..n|theta)", memorization,
        reason: "The blocks are independent given the parameters."),
      Claim(
        "(1-tau)/rho I(M;X'_1)", bounds[0], atMost: "I(M;X_(1)|theta_1)", blocks[0],
        reason: "The two inequalities for the first cluster."),
      Claim(
        "(1-tau)/rho I(M;X'_2)", bounds[1], atMost: "I(M;X_(2)|theta_2)", blocks[1],
        reason: "The same for the second cluster."),
      Claim(
        "sum_j (1-tau)/rho I(M;X'_j)", bounds[0] + bounds[1], atMost: "I(M;X1..n|theta)",
        memorization, reason: "All together."),
    ]
  }

  /// The joint law of both clusters and the message.
  private func law(_ instance: Instance) throws -> JointLaw {
    let first = try instance.first.statisticLaw(dimension: 1).renamed(["theta1", "T1", "X1"])
    let second = try instance.second.statisticLaw(dimension: 1).renamed(["theta2", "T2", "X2"])
    let count = instance.first.statisticCount
    var entries: [(outcomes: [AnyOutcome], weight: Rational)] = []
    let rows = instance.channel.rows
    for (outcomes, weight) in try first.product(with: second).support {
      let (a, b) = (instance.first.position(outcomes[1]), instance.second.position(outcomes[4]))
      for (message, probability) in rows[a + count * b].enumerated() where !probability.isZero {
        entries.append((outcomes + [AnyOutcome(message)], weight * probability))
      }
    }
    return try JointLaw(
      ["theta1", "T1", "X1", "theta2", "T2", "X2", "M"], entries: entries)
  }

  public func label(_ instance: Instance) -> String {
    "\(instance.first.title) and \(instance.second.title), \(instance.name)"
  }
}

extension ClusterSuperadditivityLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "I(M;X1..n|theta) <= sum_j I(M;X_(j)|theta_j)",
        change: "The inequality the other way round."
      ) { instance in
        guard let claim = try check(instance).first else { return [] }
        return [
          Claim(
            "I(M;X1..n|theta)", claim.right, atMost: "sum_j I(M;X_(j)|theta_j)", claim.left,
            reason: "False.")
        ]
      }
    ]
  }
}

extension ClusteringProblem {
  /// The value of the statistic of one coordinate that an outcome of ``statisticLaw(dimension:)`` names.
  fileprivate func position(_ outcome: AnyOutcome) -> Int {
    (0..<statisticCount).first { outcome == AnyOutcome([$0]) }!
  }
}
