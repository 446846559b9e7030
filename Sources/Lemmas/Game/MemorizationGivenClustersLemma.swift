import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import NearestNeighbourGame
import Tables

/// How much of what a message tells about the samples is not about the clusters they come from.
public struct MemorizationGivenClustersLemma: Lemma {
  public enum Instance: Sendable {
    /// Two samples of one cluster, in one coordinate, at a correlation.
    case samples(Rational)
    /// A message about one sample of each cluster.
    case message(GameInstance)
  }

  public let id = "memorization-given-clusters"
  public let title = "Memorization given the clusters"
  public let status = LemmaStatus.derived
  public let source =
    "derived here; the clusters are those of G. Brown, M. Bun, V. Feldman, A. Smith, K. Talwar, STOC 2021, "
    + "arXiv:2012.06421"
  public let statement = """
    Let P = (theta_1, ..., theta_k), where each of the d coordinates of each theta_j is \
    independently 0 (free) with probability 1 - rho and uniform on the two signs with probability \
    rho, and let X_j be one sample of the cluster theta_j: it has the signs of theta_j where they \
    are fixed, and independent uniform signs elsewhere. Then X = (X_1, ..., X_k) is uniform, a \
    second sample of cluster j is X_j with each sign flipped independently with probability delta \
    = (1 - rho)/2, and for every message M with P - X - M, in bits, (1 - rho) I(X;M) <= I(X;M|P) \
    <= I(X;M). The left side is attained by M = X, where I(X;M|P) = H(X|P) = (1 - rho) k d.
    """
  public let summary = """
    As P - X - M, I(X;M|P) = I(X;M) - I(P;M). Given X, the clusters keep each of the k d \
    coordinates with probability rho and erase it otherwise, so I(P;M) is the mean of I(X_T;M) \
    over a random set T of coordinates; and as the coordinates are independent, the mean is at \
    most rho I(X;M), by the chain rule.
    """
  public let enumerated = """
    The law of two samples at seven rho; every deterministic message about 1, 2 and 3 coordinates, \
    up to renaming (2, 15 and 4140), with P enumerated over {-1,0,1}^(kd); the built-in messages \
    for k d <= 4; 80 random messages for k d = 4 and 6. Exhaustive: the messages about 3 \
    coordinates for four rho, 4000 random ones.
    """
  public let parameters = LemmaParameter.list(.examples, .dimension, .correlation, .message)

  /// The greatest `k d` of an instance: there are `3^(kd)` values of `P`.
  static let enumeratedBits = 8

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    let isExhaustive = scope == .exhaustive
    let correlations: [Rational] = [
      0, Rational(1, 4), Rational(1, 3), Rational(1, 2), Rational(9, 10), Rational(22, 101), 1,
    ]
    var messages: [GameInstance] = []
    for (k, d) in [(1, 1), (2, 1), (1, 2), (3, 1)] {
      for rho in k < 3 ? correlations : isExhaustive ? Array(correlations[1...4]) : [Rational(1, 3)]
      {
        messages += SmallMessages.all(in: try Game(examples: k, dimension: d, correlation: rho))
      }
    }
    for k in 1...4 {
      for d in 1...4 where k * d <= 4 {
        for rho in correlations {
          messages += SmallMessages.builtIn(
            in: try Game(examples: k, dimension: d, correlation: rho))
        }
      }
    }
    for (index, (k, d)) in [(2, 2), (1, 4), (2, 3), (3, 2)].enumerated() {
      messages += SmallMessages.random(
        in: try Game(examples: k, dimension: d, correlation: Rational(1, 2)),
        deterministic: isExhaustive ? 500 : 10, randomised: isExhaustive ? 500 : 10,
        seed: UInt64(200 + index))
    }
    return correlations.map { .samples($0) } + messages.map { .message($0) }
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    switch instance {
    case .samples(let rho): return MemorizationGivenClustersLemma.checkSamples(rho)
    case .message(let instance):
      let clusters = try ClusterInformation(instance)
      let (given, plain) = (clusters.informationGivenClusters, clusters.information)
      let rest = 1 - instance.game.correlation
      var claims = [
        Claim(
          "(1-rho) I(X;M)", rest * plain, atMost: "I(X;M|P)", given,
          reason:
            "The clusters are the samples with each coordinate erased with probability 1 - rho."),
        Claim("I(X;M|P)", given, atMost: "I(X;M)", plain, reason: "The difference is I(P;M)."),
      ]
      let entropy = LogForm.bits(Rational(instance.game.inputBits!))
      if plain == entropy {
        claims.append(
          Claim(
            "I(X;M|P)", given, equals: "(1-rho) k d if the message tells everything",
            rest * entropy, reason: "Then I(X;M|P) = H(X|P)."))
      }
      return claims
    }
  }

  /// One coordinate of two samples of a cluster, by the definition.
  private static func checkSamples(_ rho: Rational) -> [Claim] {
    // theta = 0, -1, 1, and each sample's law given theta.
    let clusters: [(probability: Rational, negative: Rational)] = [
      (1 - rho, Rational(1, 2)), (rho / 2, 1), (rho / 2, 0),
    ]
    func expectation(_ value: (Rational) -> Rational) -> Rational {
      clusters.reduce(Rational.zero) { $0 + $1.probability * value($1.negative) }
    }
    return [
      Claim(
        "a sample is uniform", reason: "Both signs are alike.", expectation { $0 },
        equals: Rational(1, 2)),
      Claim(
        "two samples differ with probability (1-rho)/2",
        reason: "They are independent signs where the coordinate is free, and equal elsewhere.",
        expectation { 2 * $0 * (1 - $0) }, equals: (1 - rho) / 2),
    ]
  }

  public func label(_ instance: Instance) -> String {
    switch instance {
    case .samples(let rho): return "two samples, rho = \(rho)"
    case .message(let instance): return instance.label
    }
  }

  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let instance = try arguments.gameInstance(of: id)
    try instance.game.checkBits(atMost: MemorizationGivenClustersLemma.enumeratedBits, of: id)
    return .message(instance)
  }

  public func results() throws -> Table? {
    let messages: [Message] = [
      .everything, .prefix(1), .noisy(Rational(1, 8)), .noisy(Rational(1, 4)),
      MergedColumnsLemma.message,
    ]
    let game = try Game(examples: 2, dimension: 2, correlation: Rational(1, 2))
    return Table(
      title: "k = 2, d = 2, rho = 1/2",
      columns: [
        "message",
        Table.Column("information", header: "I(X;M)", unit: .information),
        Table.Column("given", header: "I(X;M|P)", unit: .information),
        Table.Column("least", header: "(1-rho) I(X;M)", unit: .information),
      ],
      rows: try messages.map { message in
        let clusters = try ClusterInformation(GameInstance(game, message))
        return [
          .text(message.name), .logForm(clusters.information),
          .logForm(clusters.informationGivenClusters),
          .logForm((1 - game.correlation) * clusters.information),
        ]
      })
  }
}

extension MemorizationGivenClustersLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "(1-rho^2) I(X;M) <= I(X;M|P)",
        change: "The greater factor 1 - rho^2."
      ) { instance in
        guard case .message(let message) = instance else { return [] }
        let clusters = try ClusterInformation(message)
        let rho = message.game.correlation
        return [
          Claim(
            "(1-rho^2) I(X;M)", (1 - rho * rho) * clusters.information,
            atMost: "I(X;M|P)", clusters.informationGivenClusters, reason: "False.")
        ]
      }
    ]
  }
}
