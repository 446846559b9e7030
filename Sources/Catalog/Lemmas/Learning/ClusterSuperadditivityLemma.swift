import ExactArithmetic
import InformationTheory
import Memorization
import Tables

/// Memorization adds up over clusters whose labels are known.
public struct ClusterSuperadditivityLemma: Lemma {
  public let id = "cluster-superadditivity"
  public let title = "Memorization adds up over the clusters of a mixture"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here; mixtures of clusters are treated by V. Feldman, G. Kornowski, X. Lyu (COLT "
    + "2025, arXiv 2506.01855), which we know at second hand; stated here in our own form"
  public let statement = """
    Let clusters 1, ..., N have independent parameters theta_j; let K_1, ..., K_n be labels, \
    independent of the parameters; and let sample X_i be drawn from cluster K_i, independently \
    given parameters and labels. Let X_(j) be the block of the samples with label j, n_j their \
    number, and Z_j a fresh sample of cluster j. Let M be drawn from any kernel given labels and \
    samples. Then, in any unit,
    (i) I(M;X_1..X_n|theta,K) >= sum_j I(M;X_(j)|theta_j,K);
    (ii) if (theta_j,X_(j)) is tau(n_j)-SDPI and (Z_j,X_(j)) is rho(n_j)-SDPI with rho(n_j) > 0, \
    for n_j samples, then for all labels k
    I(M;X_1..X_n|theta,K=k) >= sum_(j: n_j >= 1) (1-tau(n_j))/rho(n_j) I(M;Z_j|K=k).
    """
  public let summary = """
    Given the labels the blocks are independent, and each is independent of the other parameters. \
    So the chain rule over blocks and dropping the other blocks and the other parameters can only \
    lower the information, which is (i). In one block I(M;X_(j)|theta_j) is I(M;X_(j)) - \
    I(M;theta_j), at least 1-tau times I(M;X_(j)), and that is at least I(M;Z_j)/rho.
    """
  public let enumerated =
    "Hypercube clusters with the labels given, of fixed coordinates with probability 1/4: every "
    + "learner up to the names of the messages (partition of the data sets) for one coordinate "
    + "and blocks of 1+1, 2+1 and 1+1+1 samples, and 200 seeded random learners for two "
    + "coordinates and blocks of 1+1 and 2+1 samples (exhaustive: also probability 1/2, and 2000)."

  public init() {}

  /// Blocks of samples, and the message for each data set.
  public struct Instance: Sendable {
    let blocks: ClusterBlocks
    let labels: [Int]
    let learner: String

    /// Creates a case.
    ///
    /// - Parameters:
    ///   - sizes: the number of samples of each cluster, at least 1.
    ///   - dimension: the number of coordinates.
    ///   - fixedProbability: the probability that a coordinate is fixed.
    ///   - learner: the message for the samples of each cluster, each sample a word of `d` bits,
    ///     set for +1.
    /// - Throws: what the contraction coefficients throw.
    /// - Precondition: all sizes and the dimension are at least 1, and the probability lies in [0,
    ///   1].
    public init(
      sizes: [Int], dimension: Int, fixedProbability: Rational, name: String,
      learner: ([[Int]]) -> Int
    ) throws {
      precondition(
        !sizes.isEmpty && sizes.allSatisfy { $0 >= 1 } && dimension >= 1
          && !fixedProbability.isNegative && fixedProbability <= 1, "no blocks of samples")
      let blocks = try ClusterBlocks(
        sizes: sizes, dimension: dimension, fixedProbability: fixedProbability)
      let mask = (1 << dimension) - 1
      var numbers: [Int: Int] = [:]
      let labels = (0..<blocks.dataCount).map { data -> Int in
        var rest = data
        let samples = sizes.map { size in
          (0..<size).map { _ -> Int in
            defer { rest >>= dimension }
            return rest & mask
          }
        }
        let message = learner(samples)
        if let number = numbers[message] { return number }
        numbers[message] = numbers.count
        return numbers.count - 1
      }
      self.init(blocks, labels, name)
    }

    init(_ blocks: ClusterBlocks, _ labels: [Int], _ learner: String) {
      self.blocks = blocks
      self.labels = labels
      self.learner = learner
    }
  }

  public func label(_ instance: Instance) -> String {
    let blocks = instance.blocks
    return "blocks of \(blocks.sizes.map(String.init).joined(separator: "+")) samples, "
      + "d = \(blocks.dimension), p = \(blocks.fixedProbability), \(instance.learner)"
  }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    let probabilities: [Rational] = scope == .standard ? [1 / 4] : [1 / 4, 1 / 2]
    var cases: [Instance] = []
    var generator = InstanceGenerator(seed: 5)
    for p in probabilities {
      for sizes in [[1, 1], [2, 1], [1, 1, 1]] {
        let blocks = try ClusterBlocks(sizes: sizes, dimension: 1, fixedProbability: p)
        for labels in SmallMessages.partitions(of: blocks.dataCount) {
          let list = labels.map(String.init).joined(separator: ",")
          cases.append(Instance(blocks, labels, "messages \(list)"))
        }
      }
      for sizes in [[1, 1], [2, 1]] {
        let blocks = try ClusterBlocks(sizes: sizes, dimension: 2, fixedProbability: p)
        for number in 1...(scope == .standard ? 100 : 1000) {
          let count = 2 + generator.index(below: 4)
          let labels = (0..<blocks.dataCount).map { _ in generator.index(below: count) }
          cases.append(Instance(blocks, labels, "random learner \(number)"))
        }
      }
    }
    return cases
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (blocks, labels) = (instance.blocks, instance.labels)
    // A message is a function of the data: H(M|X) = 0, and I(M;X|theta) = H(M|theta).
    let together = blocks.conditionalEntropy(labels, blocks.parameters)
    let entropy = blocks.conditionalEntropy(labels, blocks.constant)
    var (apart, test) = (LogForm.zero, LogForm.zero)
    for (block, rate) in zip(blocks.blocks, blocks.rates) {
      // theta_j - X_(j) - M, so I(M;X_(j)|theta_j) = H(M|theta_j) - H(M|X_(j)).
      apart +=
        blocks.conditionalEntropy(labels, block.parameter)
        - blocks.conditionalEntropy(labels, block.data)
      test += rate * (entropy - blocks.conditionalEntropy(labels, block.fresh))
    }
    return [
      Claim(
        "sum_j I(M;X_(j)|theta_j) <= I(M;X|theta)", reason: "The blocks are independent.", apart,
        atMost: together),
      Claim(
        "sum_j (1-tau)/rho I(M;Z_j) <= sum_j I(M;X_(j)|theta_j)",
        reason: "Strong data processing in each block.", test, atMost: apart),
    ]
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title: "Blocks of 2+1 samples, d = 1, p = 1/4",
      columns: [
        "learner",
        .init("memorization", header: "I(M;X|theta)", unit: .information, notation: .decimal),
        .init("blocks", header: "sum I(M;X_(j)|theta_j)", unit: .information, notation: .decimal),
        .init("test", header: "sum (1-tau)/rho I(M;Z_j)", unit: .information, notation: .decimal),
      ])
    let learners: [(String, ([[Int]]) -> Int)] = [
      ("everything", { $0[0][0] + 2 * $0[0][1] + 4 * $0[1][0] }),
      ("the single sample", { $0[1][0] }),
      ("the first sample of each block", { $0[0][0] + 2 * $0[1][0] }),
      ("the first block, if its samples agree", { $0[0][0] == $0[0][1] ? $0[0][0] : 2 }),
      ("the parity of all signs", { $0.joined().reduce(0, ^) }),
    ]
    for (name, learner) in learners {
      let claims = try check(
        Instance(
          sizes: [2, 1], dimension: 1, fixedProbability: 1 / 4, name: name, learner: learner))
      table.append([
        .text(name), claims[0].right.cell(), claims[0].left.cell(), claims[1].left.cell(),
      ])
    }
    return table
  }
}
