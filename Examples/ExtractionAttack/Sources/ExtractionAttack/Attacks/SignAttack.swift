import Work

/// The sign attack of an adversary who knows nothing about the clusters.
///
/// For each coordinate the log-probability of the label is asked for with the coordinate at 1 and at -1, at a fresh
/// uniform point; the greater one votes for its sign, and so several times over.  An answer has the log-probabilities
/// of all labels, so that the same queries serve for all labels that are attacked.
///
/// Source: Brown, Bun, Feldman, Smith, Talwar, arXiv 2012.06421.
public struct SignAttack: Sendable {
  /// The number of votes for each coordinate, odd.
  public var repeats = 5

  public init() {}

  /// The points that the attack finds for the labels, one in each row.
  ///
  /// - Complexity: `2 repeats d` queries.
  public func recover<Model>(
    labels: [Int], from model: QueryAccess<Model>, using generator: inout SplitMix64
  ) -> Matrix {
    let d = model.dimension
    var votes = Matrix(rows: labels.count, columns: d)
    let coordinates = Array(0..<d)
    for _ in 0..<repeats {
      let points = Matrix(
        rows: d, columns: d, elements: (0..<d * d).map { _ in generator.nextSign() })
      let (positive, negative) = model.logProbabilities(of: points, settingBothWays: coordinates)
      for (row, label) in labels.enumerated() {
        for i in 0..<d { votes[row, i] += positive[i, label] > negative[i, label] ? 1 : -1 }
      }
    }
    return Matrix(rows: labels.count, columns: d, elements: votes.elements.map { $0 > 0 ? 1 : -1 })
  }
}
