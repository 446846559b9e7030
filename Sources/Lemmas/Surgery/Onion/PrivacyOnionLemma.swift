import Claims
import ExactArithmetic
import Lemmas
import Surgery
import Tables

/// Removing what is memorized makes other points memorized.
public struct PrivacyOnionLemma: Lemma {
  public let id = "privacy-onion"
  public let title = "Removing what the nearest neighbour memorizes uncovers another layer"
  public let status = LemmaStatus.derived
  public let source = """
    Derived here, for the effect of N. Carlini and others, The privacy onion effect, 2022, arXiv 2206.10469.
    """
  public let statement = """
    Let different points on the line have labels 0 and 1. The rule 1-NN (of two equally near points, the one named first) label-memorizes \
    point i if it predicts the label of i at i with the point and the other label without; that is so iff the label of i differs from \
    that of its nearest other point. Remove all memorized points and repeat: the sets removed are the layers. There is no first layer iff \
    the labels are constant on the components of the graph that joins each point to its nearest; for the points 1, 2, 4, ..., 2^(n-1) iff they are \
    all equal. For these and uniform labels a second layer is there with probability 1/8, 1/4, 3/8, 31/64, 37/64 for n = 4, ..., 8.
    """
  public let summary = """
    With the point its own label is predicted, without it that of its neighbour. For powers of 2 the nearest other point is the one \
    before, which joins all. The probabilities are counted over all labels.
    """
  public let enumerated =
    "Powers of 2 for n = 2, ..., 8, and ten seeded sets of up to 7 points, all labels (exhaustive: n <= 12)."

  public let fixedBecause = "it is about points on the line with all their labellings"

  public init() {}

  /// Points, of which all labelings are gone through.
  public struct Instance: Sendable {
    public let onion: PrivacyOnion
    public let isGeometric: Bool
  }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    let most = scope == .standard ? 8 : 12
    let geometric = try (2...most).map {
      Instance(onion: try PrivacyOnion(powersOfTwo: $0), isGeometric: true)
    }
    // Distances that repeat, so that ties occur.
    let others: [[Int]] = [
      [0, 1], [0, 1, 2], [0, 2, 3], [5, 0, 1, 4], [0, 1, 2, 3], [0, 3, 4, 8, 9], [2, 1, 0, 7, 9],
      [0, 1, 3, 4, 6, 7], [0, 2, 4, 6, 8, 9], [0, 1, 2, 4, 5, 8, 12],
    ]
    return geometric
      + (try others.map {
        Instance(
          onion: try PrivacyOnion(positions: $0.map { Rational($0) }), isGeometric: false)
      })
  }

  public func label(_ instance: Instance) -> String { "points \(instance.onion.positions)" }

  public func size(_ instance: Instance) -> CaseSize { instance.onion.positions.caseSize }

  public func check(_ instance: Instance) throws -> [Claim] {
    let onion = instance.onion
    let n = onion.positions.count
    var depths = [Int](repeating: 0, count: n + 1)
    var disagreements = 0
    for word in 0..<(1 << n) {
      let labels = (0..<n).map { word >> $0 & 1 }
      let layers = try onion.layers(labels: labels)
      depths[layers.count] += 1
      if layers != defined(onion.positions, labels) { disagreements += 1 }
    }
    while depths.last == 0 { depths.removeLast() }
    let counted = try onion.depths()
    var claims = [
      Claim(
        "labelings whose layers are not those of the definition", Rational(disagreements),
        equals: "0", 0, reason: "Without a point its neighbour's label is predicted."),
      Claim(
        "labelings of another depth", Rational(depths == counted ? 0 : 1), equals: "0", 0,
        reason: "Two programs."),
      Claim(
        "labelings", Rational(counted.reduce(0, +)), equals: "2^n", Rational(1 << n),
        reason: "Every labeling has a depth."),
    ]
    if instance.isGeometric {
      claims.append(
        Claim(
          "labelings without a layer", Rational(counted[0]), equals: "2", 2,
          reason: "Each point is joined to the one before."))
      if let probability = PrivacyOnionLemma.secondLayers[n] {
        claims.append(
          Claim(
            "P[second layer]", Rational(counted.dropFirst(2).reduce(0, +), 1 << n),
            equals: "\(probability)", probability, reason: "Counted."))
      }
    }
    return claims
  }

  private static let secondLayers: [Int: Rational] = [
    4: Rational(1, 8), 5: Rational(1, 4), 6: Rational(3, 8), 7: Rational(31, 64),
    8: Rational(37, 64),
  ]

  /// The layers by predictions with and without each point.
  private func defined(_ positions: [Rational], _ labels: [Int]) -> [[Int]] {
    var (rest, layers) = (Array(positions.indices), [[Int]]())
    func prediction(at point: Int, from points: [Int]) -> Int? {
      points.min {
        let (a, b) = (
          (positions[$0] - positions[point]).magnitude, (positions[$1] - positions[point]).magnitude
        )
        return (a, $0) < (b, $1)
      }.map { labels[$0] }
    }
    while true {
      let layer = rest.filter { point in
        guard let without = prediction(at: point, from: rest.filter { $0 != point }) else {
          return false
        }
        return prediction(at: point, from: rest) == labels[point] && without != labels[point]
      }
      if layer.isEmpty { return layers }
      layers.append(layer)
      rest.removeAll(where: layer.contains)
    }
  }

  /// The depths for powers of 2.
  public func results() throws -> Table? {
    Table(
      title: "Points 1, 2, ..., 2^(n-1): labelings by the number of their layers",
      columns: [
        "n", Table.Column("depths", header: "with 0, 1, 2, ... layers", alignment: .left),
        Table.Column("second", header: "P[second layer]"),
      ],
      rows: try (2...12).map { n in
        let depths = try PrivacyOnion(powersOfTwo: n).depths()
        return [
          .integer(n), .text(depths.map(String.init).joined(separator: ", ")),
          .rational(Rational(depths.dropFirst(2).reduce(0, +), 1 << n)),
        ]
      })
  }
}

extension PrivacyOnionLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "There is no second layer", change: "As if nothing were memorized that was not before."
      ) { instance in
        [
          Claim(
            "labelings with two layers or more",
            Rational(try instance.onion.depths().dropFirst(2).reduce(0, +)), equals: "0", 0,
            reason: "False.")
        ]
      }
    ]
  }
}
